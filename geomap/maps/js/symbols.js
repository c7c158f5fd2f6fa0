/* The marks: one shape a kind, told apart without their colours.
 * In: a mark's key and colour. Out: inline SVG. */
(function (gm) {
  "use strict";

  var SVG = "http://www.w3.org/2000/svg";

  // Outlines in a box from -12 to 12.
  var SHAPES = {
    launch: "M0-11L10.5 8.5H-10.5Z",
    impact: "M-5.2-10L0-4.8 5.2-10 10-5.2 4.8 0 10 5.2 5.2 10 0 4.8-5.2 10-10 5.2-4.8 0-10-5.2Z",
    overflown: "M0-11L8.5 0 0 11-8.5 0Z",
    strike: "M0-12L2.8-5.2 9.5-8.6 6.2-1.9 12 1.6 5.2 3.6 6.2 11 0 6.8-6.2 11-5.2 3.6-12 1.6" +
      "-6.2-1.9-9.5-8.6-2.8-5.2Z",
    interception: "M-3.5-10.5H3.5V-3.5H10.5V3.5H3.5V10.5H-3.5V3.5H-10.5V-3.5H-3.5Z",
    meeting: "M9.5 0A9.5 9.5 0 1 1-9.5 0 9.5 9.5 0 1 1 9.5 0Z",
    exercise: "M-9-9H9V9H-9Z",
    disputed: "M-5-9.5H5L10 0 5 9.5H-5L-10 0Z",
    place: "M5.5 0A5.5 5.5 0 1 1-5.5 0 5.5 5.5 0 1 1 5.5 0Z",
    ahead: "M-4-7L6 0-4 7"
  };

  gm.svg = function (tag, attributes, children) {
    var made = document.createElementNS(SVG, tag);
    Object.keys(attributes || {}).forEach(function (name) {
      made.setAttribute(name, attributes[name]);
    });
    (children || []).forEach(function (child) {
      made.append(child);
    });
    return made;
  };

  function box(children) {
    var made = gm.svg("svg", {viewBox: "-14 -14 28 28", width: 28, height: 28}, children);
    made.setAttribute("aria-hidden", "true");
    made.setAttribute("focusable", "false");
    return made;
  }

  /* Filled: the place itself. Hollow: it stands for a region, or is inferred. */
  gm.symbol = function (key, colour, hollow) {
    var shape = SHAPES[key] || SHAPES.place;
    var halo = gm.svg("path", {
      d: shape, fill: "#fff", stroke: "#fff", "stroke-width": 5, "stroke-linejoin": "round"
    });
    var body = gm.svg("path", {
      d: shape,
      fill: key === "disputed" ? "url(#gm-hatch)" : hollow ? "#fff" : colour,
      stroke: hollow ? colour : "#222",
      "stroke-width": key === "disputed" ? 1.6 : hollow ? 3 : 1.2,
      "stroke-linejoin": "round"
    });
    var edge = gm.svg("path", {
      d: shape, fill: "none", stroke: "#222", "stroke-linejoin": "round",
      "stroke-width": hollow && key !== "disputed" ? 4.6 : 0
    });
    return box([halo, edge, body]);
  };

  var LINES = {solid: [4.5, 4.5], dashed: [4.5, 0], dotted: [2, 2], fading: [4.5, 4.5]};

  /* A line as the legend shows it: solid, dashed, dotted or fading. */
  gm.lineSample = function (colour, style) {
    var parts = [0, 1, 2, 3, 4, 5].map(function (step) {
      return gm.svg("path", {
        d: "M" + (-13 + step * 4.5) + " 0h" + LINES[style][step % 2],
        stroke: colour, "stroke-width": style === "dotted" ? 2 : 3.4,
        opacity: style === "fading" ? 1 - step * 0.17 : 1
      });
    });
    return box(parts);
  };

  /* An arrow head, turned clockwise from east. */
  gm.arrow = function (colour, degrees) {
    return box([gm.svg("g", {transform: "rotate(" + degrees.toFixed(1) + ")"}, [
      gm.svg("path", {d: SHAPES.ahead, fill: "none", stroke: "#fff", "stroke-width": 7}),
      gm.svg("path", {d: SHAPES.ahead, fill: "none", stroke: colour, "stroke-width": 3.4})
    ])]);
  };

  /* A patch of the band around a flight path. */
  gm.bandSample = function (colour) {
    return box([gm.svg("rect", {
      x: -13, y: -5, width: 26, height: 10, fill: colour, opacity: 0.25
    })]);
  };

  /* A patch of the hatching that marks disputed areas. */
  gm.hatchSample = function () {
    return box([gm.svg("rect", {
      x: -11, y: -9, width: 22, height: 18, fill: "url(#gm-hatch)", stroke: "#333",
      "stroke-width": 1.2
    })]);
  };

  /* The hatching itself, for the fill of regions; once a page. */
  gm.hatch = function () {
    if (document.getElementById("gm-hatch")) {
      return;
    }
    var pattern = gm.svg("pattern", {
      id: "gm-hatch", width: 7, height: 7, patternUnits: "userSpaceOnUse",
      patternTransform: "rotate(45)"
    }, [
      gm.svg("rect", {width: 7, height: 7, fill: "#fff", "fill-opacity": 0.45}),
      gm.svg("rect", {width: 2, height: 7, fill: "#333"})
    ]);
    var holder = gm.svg("svg", {width: 0, height: 0, "aria-hidden": "true"}, [
      gm.svg("defs", {}, [pattern])
    ]);
    holder.style.position = "absolute";
    document.body.append(holder);
  };
})(window.geomap = window.geomap || {});
