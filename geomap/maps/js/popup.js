/* Pop-ups: everything known of a mark, a region or a line; a list where there are several.
 * In: features of the model. Out: Leaflet pop-ups, built of text nodes. */
(function (gm) {
  "use strict";

  var LISTED = 20;

  gm.rounded = function (km) {
    var step = km >= 100 ? 10 : km >= 20 ? 5 : 1;
    return Math.max(Math.round(km / step) * step, 1).toLocaleString("en");
  };

  function fact(list, term, words) {
    if (!words) {
      return;
    }
    var described = typeof words === "string" ? gm.isolated(words) : words;
    list.append(gm.element("dt", "", [term]), gm.element("dd", "", [described]));
  }

  function uncertainty(facts) {
    if (!facts.uncertainty_km) {
      return facts.uncertain ? "the course is uncertain" : "";
    }
    return "about " + gm.rounded(facts.uncertainty_km) + " km";
  }

  function located(facts) {
    var notes = [facts.how];
    if (facts.inferred) {
      notes.push("inferred, the text does not say it");
    }
    if (facts.disputed) {
      notes.push("disputed");
    }
    return notes.filter(Boolean).join("; ");
  }

  /* The article's name or file; a link only where it is an address of the web. */
  function source(article) {
    if (!article) {
      return "";
    }
    if (!/^https?:\/\//i.test(article.url || "")) {
      return article.label;
    }
    var link = gm.element("a", "", [article.label]);
    link.href = article.url;
    link.rel = "noopener noreferrer";
    return gm.element("bdi", "", [link]);
  }

  /* The clues that were weighed, and what speaks against the place. */
  function clues(facts) {
    return facts.clues && gm.element("ul", "gm-clues", facts.clues.map(function (clue) {
      var against = clue[1] ? [" ", gm.element("strong", "", [clue[1]])] : [];
      return gm.element("li", "", [gm.isolated(clue[0])].concat(against));
    }));
  }

  gm.title = function (event, context) {
    return context.kinds[event.facts.kind] + (event.facts.name ? ": " + event.facts.name : "");
  };

  gm.placeName = function (facts) {
    return facts.names ? facts.names.join(" / ") : facts.place || "";
  };

  /* What a feature is called, in one line. */
  gm.caption = function (facts, context) {
    var mark = context.marks[facts.mark];
    var name = gm.placeName(facts);
    return name ? mark.word + ": " + name : mark.word;
  };

  function when(facts) {
    return [facts.when, facts.local].filter(Boolean).join("; ");
  }

  gm.popup = function (feature, context) {
    var facts = feature.facts;
    var event = feature.event.facts;
    var mark = context.marks[facts.mark];
    var list = gm.element("dl");
    var made = gm.element("article", "gm-popup", [
      gm.element("h3", "", [gm.isolated(gm.title(feature.event, context))]),
      gm.element("p", "gm-caption", [
        gm.symbol(mark.key, mark.colour, false), gm.isolated(gm.caption(facts, context))
      ])
    ]);
    fact(list, "When", when(event));
    fact(list, "Who", feature.event.who.join(", "));
    fact(list, "Missile", event.missile);
    fact(list, "Outcome", event.outcome);
    (event.numbers || []).forEach(function (number) {
      fact(list, "Reported", number);
    });
    (event.contradictions || []).forEach(function (words) {
      fact(list, "Contradiction", words);
    });
    fact(list, "Trajectory", facts.trajectory);
    fact(list, "Located", located(facts));
    fact(list, "Also", facts.gazetteer);
    fact(list, "Clues", clues(facts));
    fact(list, "Uncertainty", uncertainty(facts));
    (facts.facts || []).forEach(function (pair) {
      fact(list, pair[0], pair[1]);
    });
    fact(list, "Source", source(context.model.data.articles[event.article]));
    if (event.quote) {
      made.append(gm.quotation(event.quote, facts.marks || event.marks));
    }
    if (facts.place_quote) {
      made.append(gm.quotation(facts.place_quote, facts.place_marks));
    }
    made.append(list);
    if (facts.said && context.tools) {
      made.append(gm.correction(feature, context));
    }
    return made;
  };

  function button(words, className, work) {
    var made = gm.element("button", className, [words]);
    made.type = "button";
    made.addEventListener("click", function (event) {
      event.stopPropagation();
      work();
    });
    return made;
  }

  gm.button = button;

  function entry(feature, context) {
    var facts = feature.event.facts;
    var words = [gm.caption(feature.facts, context), facts.when, facts.missile];
    var mark = context.marks[feature.facts.mark];
    return [
      gm.element("span", "gm-number", [String(feature.event.number)]),
      gm.symbol(mark.key, mark.colour, false),
      gm.isolated(words.filter(Boolean).join(" · "))
    ];
  }

  /* A list of features; each opens in place. */
  function choice(features, context, fill) {
    var items = gm.element("ul", "gm-choice");
    var made = gm.element("div", "gm-popup", [
      gm.element("h3", "", [features.length.toLocaleString("en") + " here"]), items
    ]);
    function page(start) {
      features.slice(start, start + LISTED).forEach(function (feature) {
        var one = button("", "gm-entry", function () {
          fill([feature], function () {
            fill(features);
          });
        });
        one.replaceChildren.apply(one, entry(feature, context));
        items.append(gm.element("li", "", [one]));
      });
      if (features.length > start + LISTED) {
        var more = button("Show more", "gm-more", function () {
          more.remove();
          page(start + LISTED);
        });
        made.append(more);
      }
    }
    page(0);
    if (apart(features)) {
      made.append(button("Zoom to these", "gm-zoom", function () {
        gm.zoomTo(context, features);
      }));
    }
    return made;
  }

  function apart(features) {
    var points = features.filter(function (one) { return one.at; });
    return points.some(function (one) {
      return Math.hypot(one.at[0] - points[0].at[0], one.at[1] - points[0].at[1]) > 0.005;
    });
  }

  /* The points that tell of what is open: their regions are drawn strong. */
  function focus(context, features) {
    context.map.fire("gm:focus", {points: features.flatMap(function (one) {
      return one.at ? [one] : one.event.points;
    })});
  }

  /* Open one pop-up at a position for one feature, or a list for several. */
  gm.openPopup = function (context, latLng, features, offset, back) {
    var map = context.map;
    var popup = L.popup({
      maxWidth: 340, minWidth: 260, offset: offset || [0, 4],
      maxHeight: Math.max(200, Math.min(460, map.getSize().y - 160)),
      autoPanPaddingTopLeft: [gm.legendWidth(map) + 16, 60], autoPanPaddingBottomRight: [16, 16]
    });
    var holder = gm.element("div", "gm-popups");
    holder.tabIndex = -1;
    holder.addEventListener("keydown", function (event) {
      if (event.key === "Escape") {
        event.stopPropagation();
        popup.close();
      }
    });
    function fill(shown, goBack) {
      holder.replaceChildren(shown.length === 1
        ? gm.popup(shown[0], context) : choice(shown, context, fill));
      if (goBack) {
        holder.prepend(button("‹ All here", "gm-back", goBack));
      }
      focus(context, shown.length === 1 ? shown : []);
      if (popup.isOpen()) {
        popup.update();
        holder.focus();
      }
    }
    fill(features, back && function () { fill(back); });
    popup.setLatLng(latLng).setContent(holder).openOn(map);
    holder.focus({preventScroll: true});
    popup.once("remove", function () {
      map.fire("gm:focus", {points: []});
    });
    return popup;
  };
})(window.geomap = window.geomap || {});
