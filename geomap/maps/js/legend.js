/* The legend: always there, with a box to hide each kind.
 * In: the kinds on this map. Out: a Leaflet control. */
(function (gm) {
  "use strict";

  function sample(mark) {
    if (mark.key === "path") {
      return gm.lineSample(mark.colour, "solid");
    }
    return mark.key === "disputed" ? gm.hatchSample() : gm.symbol(mark.key, mark.colour, false);
  }

  function row(map, mark, group) {
    var box = gm.element("input");
    box.type = "checkbox";
    box.checked = true;
    box.addEventListener("change", function () {
      if (box.checked) {
        group.addTo(map);
      } else {
        group.remove();
      }
      map.fire("gm:layers");
    });
    return gm.element("label", "", [box, sample(mark), mark.legend]);
  }

  function note(picture, words) {
    return gm.element("li", "", [picture, words]);
  }

  function notes(features) {
    var grey = "#555";
    var facts = features.map(function (feature) {
      return feature.properties;
    });
    var found = [];
    if (facts.some(function (one) { return one.part === "region" && !one.disputed; })) {
      found.push(note(gm.symbol("meeting", grey, true), "hollow: in the shaded area"));
    }
    if (facts.some(function (one) { return one.inferred; })) {
      found.push(note(gm.lineSample(grey, "dotted"), "dotted edge: inferred"));
    }
    if (facts.some(function (one) { return one.part === "path" && one.uncertain; })) {
      found.push(note(gm.lineSample(grey, "dashed"), "dashed line: course uncertain"));
    }
    if (facts.some(function (one) { return one.part === "path" && !one.end_known; })) {
      found.push(note(gm.lineSample(grey, "fading"), "fading line: end not known"));
    }
    return found;
  }

  gm.drawLegend = function (map, features, groups, context) {
    var control = L.control({position: "bottomleft"});
    control.onAdd = function () {
      var used = new Set(features.map(function (feature) {
        return feature.properties.mark;
      }));
      var rows = Object.keys(context.marks).filter(function (key) {
        return used.has(key);
      }).map(function (key) {
        return row(map, context.marks[key], groups[key]);
      });
      var made = gm.element("details", "gm-legend", [
        gm.element("summary", "", ["Legend"]),
        gm.element("fieldset", "", rows),
        gm.element("ul", "", notes(features))
      ]);
      made.open = map.getSize().x >= 560 && map.getSize().y >= 380;
      made.addEventListener("toggle", function () {
        map.fire("gm:layers");
      });
      L.DomEvent.disableClickPropagation(made);
      L.DomEvent.disableScrollPropagation(made);
      return made;
    };
    control.addTo(map);
    return control.getContainer();
  };
})(window.geomap = window.geomap || {});
