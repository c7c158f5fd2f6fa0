/* Pop-ups: everything known of a mark, a region or a line.
 * In: the properties of features. Out: elements, built of text nodes. */
(function (gm) {
  "use strict";

  // Kinds of events that can succeed or fail.
  var OUTCOMES = {launch: true, strike: true, interception: true};

  function rounded(km) {
    var step = km >= 100 ? 10 : km >= 20 ? 5 : 1;
    return Math.max(Math.round(km / step) * step, 1).toLocaleString("en");
  }

  function fact(list, term, words) {
    if (!words) {
      return;
    }
    list.append(gm.element("dt", "", [term]), gm.element("dd", "", [gm.isolated(words)]));
  }

  function missile(facts) {
    var words = [facts.missile_name, facts.missile_class].filter(Boolean);
    return words.length === 2 && words[0] !== words[1]
      ? words[0] + " (" + words[1] + ")" : words[0];
  }

  function uncertainty(facts) {
    if (facts.uncertainty_km === undefined) {
      return facts.uncertain ? "the course is uncertain" : "";
    }
    return "about " + rounded(facts.uncertainty_km) + " km";
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

  /* What a feature is called, in one line. */
  gm.caption = function (facts, context) {
    var mark = context.marks[facts.mark];
    var names = facts.names && facts.names.length ? facts.names.join(" / ") : facts.place;
    return names ? mark.word + ": " + names : mark.word;
  };

  gm.popup = function (facts, context) {
    var mark = context.marks[facts.mark];
    var list = gm.element("dl");
    var title = context.kinds[facts.kind] + (facts.name ? ": " + facts.name : "");
    var made = gm.element("article", "gm-popup", [
      gm.element("h3", "", [
        gm.element("span", "gm-number", [String(facts.number)]), " ", gm.isolated(title)
      ]),
      gm.element("p", "gm-caption", [
        facts.part === "path" ? gm.lineSample(mark.colour, facts.uncertain ? "dashed" : "solid")
          : gm.symbol(mark.key, mark.colour, facts.part === "region"),
        gm.isolated(gm.caption(facts, context))
      ])
    ]);
    fact(list, "When", facts.when);
    fact(list, "Who", facts.who);
    fact(list, "Missile", missile(facts));
    fact(list, "Outcome", OUTCOMES[facts.kind] && facts.outcome !== "unknown" && facts.outcome);
    (facts.numbers || []).forEach(function (number) {
      fact(list, "Reported", number);
    });
    fact(list, "Located", located(facts));
    fact(list, "Uncertainty", uncertainty(facts));
    made.append(gm.quotation(facts.quote, facts.marks));
    if (facts.place_quote) {
      made.append(gm.quotation(facts.place_quote, facts.place_marks));
    }
    made.append(list);
    return made;
  };

  /* Bind a pop-up that tells of one feature, or of several that share a shape. */
  gm.bindPopup = function (layer, many, context) {
    layer.bindPopup(function () {
      return gm.element("div", "gm-popups", many.map(function (feature) {
        return gm.popup(feature.properties, context);
      }));
    }, {
      maxWidth: 340, minWidth: 260, maxHeight: context.popupHeight,
      autoPanPaddingTopLeft: [context.legendWidth + 16, 16], autoPanPaddingBottomRight: [16, 16]
    });
  };
})(window.geomap = window.geomap || {});
