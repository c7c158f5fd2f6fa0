/* The legend: always there, and the filter by kind, actor, date and certainty.
 * In: the model and what can be chosen. Out: a Leaflet control; "gm:filter" on every change. */
(function (gm) {
  "use strict";

  var ACTORS = 12;

  // Pixels of the map that the controls above the legend take.
  var ABOVE = 235;
  var CERTAINTIES = [
    ["stated", "stated in the text"], ["inferred", "inferred"], ["disputed", "disputed"]
  ];

  function sample(mark) {
    if (mark.key === "path") {
      return gm.lineSample(mark.colour, "solid");
    }
    return mark.key === "disputed" ? gm.hatchSample() : gm.symbol(mark.key, mark.colour, false);
  }

  function count(number) {
    return gm.element("span", "gm-count", [number.toLocaleString("en")]);
  }

  /* A check box; what is not checked goes into a set of hidden values. */
  function row(content, hidden, values, changed) {
    var box = gm.element("input");
    box.type = "checkbox";
    box.checked = true;
    box.addEventListener("change", function () {
      values.forEach(function (value) {
        if (box.checked) {
          hidden.delete(value);
        } else {
          hidden.add(value);
        }
      });
      changed();
    });
    return gm.element("label", "", [box].concat(content));
  }

  function group(name, rows) {
    return gm.element("fieldset", "", [gm.element("legend", "", [name])].concat(rows));
  }

  function kinds(context, facets, hidden, changed) {
    return Object.keys(context.marks).filter(function (key) {
      return facets.marks.has(key);
    }).map(function (key) {
      var mark = context.marks[key];
      return row([sample(mark), mark.legend, count(facets.marks.get(key))], hidden.marks, [key],
        changed);
    });
  }

  function actors(facets, hidden, changed) {
    var named = facets.actors.slice(0, facets.actors.length > ACTORS + 1 ? ACTORS : undefined);
    var rest = facets.actors.slice(named.length);
    var rows = named.map(function (pair) {
      var name = pair[0] ? gm.isolated(pair[0]) : "not told";
      return row([name, count(pair[1])], hidden.actors, [pair[0]], changed);
    });
    return rest.length ? rows.concat(row(
      [rest.length + " others"], hidden.actors,
      rest.map(function (pair) { return pair[0]; }), changed
    )) : rows;
  }

  function slider(name, dates, value, moved) {
    var made = gm.element("input");
    made.type = "range";
    made.min = 0;
    made.max = dates.length - 1;
    made.value = value;
    made.setAttribute("aria-label", name);
    made.setAttribute("aria-valuetext", dates[value]);
    made.addEventListener("input", function () {
      moved(Number(made.value));
    });
    return made;
  }

  /* From and to: neither can pass the other. */
  function dateRange(facets, hidden, changed) {
    var dates = facets.dates;
    var last = dates.length - 1;
    var words = gm.element("p", "gm-range-words", [dates[0] + " – " + dates[last]]);
    function set(from, to) {
      first.value = from;
      second.value = to;
      first.setAttribute("aria-valuetext", dates[from]);
      second.setAttribute("aria-valuetext", dates[to]);
      hidden.from = from === 0 ? "" : dates[from];
      hidden.to = to === last ? "" : dates[to];
      words.textContent = dates[from] + " – " + dates[to];
      changed();
    }
    var first = slider("From", dates, 0, function (value) {
      set(Math.min(value, Number(second.value)), Number(second.value));
    });
    var second = slider("To", dates, last, function (value) {
      set(Number(first.value), Math.max(value, Number(first.value)));
    });
    return [words, gm.element("div", "gm-range", [first, second])];
  }

  function undated(model, hidden, changed) {
    var many = model.events.filter(function (event) { return !event.facts.date; }).length;
    if (!many) {
      return [];
    }
    var values = {
      add: function () { hidden.undated = false; }, delete: function () { hidden.undated = true; }
    };
    return [row(["without a date", count(many)], values, [""], changed)];
  }

  function certainties(facets, hidden, changed) {
    return CERTAINTIES.filter(function (pair) {
      return facets.certainties.has(pair[0]);
    }).map(function (pair) {
      return row([pair[1], count(facets.certainties.get(pair[0]))], hidden.certainties, [pair[0]],
        changed);
    });
  }

  function note(picture, words) {
    return gm.element("li", "", [picture, words]);
  }

  function notes(model) {
    var grey = "#777";
    var found = [];
    function some(list, test) {
      return list.some(function (one) { return test(one.facts); });
    }
    if (model.points.some(function (one) { return one.region && !one.facts.disputed; })) {
      found.push(note(gm.symbol("meeting", grey, true), "hollow: in the shaded area"));
    }
    if (some(model.points, function (facts) { return facts.inferred; })) {
      found.push(note(gm.lineSample(grey, "dotted"), "dotted edge: inferred"));
    }
    if (some(model.paths, function (facts) { return facts.uncertain; })) {
      found.push(note(gm.lineSample(grey, "dashed"), "dashed line: course uncertain"));
    }
    if (model.events.some(function (event) { return event.corridors.length; })) {
      found.push(note(gm.bandSample("#d55e00"),
        "band: nine in ten, and half, of the flights that the text may mean"));
    }
    if (some(model.paths, function (facts) { return facts.open.length; })) {
      found.push(note(gm.lineSample(grey, "fading"), "fading line: end not known"));
    }
    return found;
  }

  /* The parts of the filter that leave a choice; each closed until asked for. */
  function filters(context, facets, hidden, changed) {
    var made = [];
    var model = context.model;
    if (facets.actors.length > 1) {
      made.push(group("Who", actors(facets, hidden, changed)));
    }
    if (facets.dates.length > 1) {
      made.push(group("When", dateRange(facets, hidden, changed)
        .concat(undated(model, hidden, changed))));
    }
    if (facets.certainties.size > 1) {
      made.push(group("How sure", certainties(facets, hidden, changed)));
    }
    if (!made.length) {
      return [];
    }
    return [gm.element("details", "gm-filter", [
      gm.element("summary", "", ["Filter"])
    ].concat(made))];
  }

  function build(context, wide) {
    var model = context.model;
    var facets = gm.facets(model);
    var hidden = gm.everything();
    var status = gm.element("p", "gm-status");
    status.setAttribute("role", "status");
    function changed() {
      var shown = gm.applyFilter(model, hidden);
      status.textContent = shown === model.events.length ? "" : shown.toLocaleString("en") +
        " of " + model.events.length.toLocaleString("en") + " events";
      context.map.fire("gm:filter");
      leftOut(context, made);
    }
    var made = gm.element("details", "gm-legend", [
      gm.element("summary", "", ["Legend"]),
      group("Kind", kinds(context, facets, hidden, changed)),
      gm.element("ul", "", notes(model))
    ].concat(filters(context, facets, hidden, changed), status));
    made.querySelector("fieldset").className = "gm-kinds";
    made.open = wide;
    made.style.maxHeight = Math.max(120, context.map.getSize().y - ABOVE) + "px";
    return made;
  }

  /* Tell of regions that are not drawn until their event is opened. */
  function leftOut(context, legend) {
    var list = legend.querySelector("ul");
    var old = list.querySelector(".gm-left");
    if (old) {
      old.remove();
    }
    if (context.regionsLeft) {
      var made = note(gm.symbol("meeting", "#777", true),
        context.regionsLeft + " wide areas: click their mark");
      made.className = "gm-left";
      list.append(made);
    }
  }

  gm.drawLegend = function (context) {
    var map = context.map;
    var control = L.control({position: "bottomleft"});
    control.onAdd = function () {
      var made = build(context, map.getSize().x >= 560 && map.getSize().y >= 380);
      made.addEventListener("toggle", function () {
        map.fire("gm:layers");
      }, true);
      L.DomEvent.disableClickPropagation(made);
      L.DomEvent.disableScrollPropagation(made);
      return made;
    };
    control.addTo(map);
    map.on("gm:drawn", function () {
      leftOut(context, control.getContainer());
    });
  };
})(window.geomap = window.geomap || {});
