/* Flight paths: solid if certain, dashed if not, fading out where an end is unknown.
 * In: the model's paths. Out: lines with arrow heads. */
(function (gm) {
  "use strict";

  var FADE = 0.55;

  // Parts of a path that are lines; arrow heads and the like go with lines of so many pixels.
  var LINES = 3;
  var SHORT = 56;

  // More lines than this go on a canvas.
  var FEW = 80;

  // Where along its line an arrow head sits; lines that run together take turns.
  var ARROWS = [0.5, 0.36, 0.62, 0.24];
  var count = 0;

  // Leaflet rounds to whole pixels, which makes a closely dotted line tremble.
  var FineLine = L.Polyline.extend({
    _projectLatlngs: function (points, result, bounds) {
      var map = this._map;
      var origin = map.getPixelOrigin();
      result.push(points.map(function (latLng) {
        var point = map.project(latLng).subtract(origin);
        bounds.extend(point);
        return point;
      }));
    }
  });

  /* A gradient along the line from its first to its last point, clear at unknown ends. */
  function gradient(colour, facts) {
    var id = "gm-fade-" + (count += 1);
    var clear = {"stop-color": colour, "stop-opacity": 0};
    var full = {"stop-color": colour, "stop-opacity": 1};
    var stops = [];
    var noStart = facts.open.includes("start");
    var noEnd = facts.open.includes("end");
    stops.push(noStart ? clear : full, full, full, noEnd ? clear : full);
    var offsets = [0, noStart ? FADE : 0, noEnd ? 1 - FADE : 1, 1];
    var made = gm.svg("linearGradient", {id: id, gradientUnits: "userSpaceOnUse"},
      stops.map(function (stop, index) {
        return gm.svg("stop", L.extend({offset: offsets[index]}, stop));
      }));
    var holder = gm.svg("svg", {width: 0, height: 0, "aria-hidden": "true"}, [
      gm.svg("defs", {}, [made])
    ]);
    holder.style.position = "absolute";
    document.body.append(holder);
    return made;
  }

  /* Keep a gradient on the line's ends; screen positions change with every zoom. */
  function follow(map, made, line) {
    function place() {
      var points = line.getLatLngs();
      var first = map.latLngToLayerPoint(points[0]);
      var last = map.latLngToLayerPoint(points[points.length - 1]);
      made.setAttribute("x1", first.x);
      made.setAttribute("y1", first.y);
      made.setAttribute("x2", last.x);
      made.setAttribute("y2", last.y);
    }
    map.on("zoomend viewreset resize", place);
    place();
  }

  function stroke(map, points, colour, facts, options) {
    var whole = !facts.open.length;
    var made = whole ? null : gradient(colour, facts);
    var line = new FineLine(points, L.extend({
      color: whole ? colour : "url(#" + made.id + ")", lineCap: "butt", smoothFactor: 0
    }, options));
    if (made) {
      follow(map, made, line);
    }
    return line;
  }

  /* An arrow head on the line tells the direction of flight, a number whose it is. */
  function arrow(map, points, share, colour, number) {
    var at = Math.max(1, Math.round((points.length - 1) * share));
    var before = map.project(points[at - 1], 10);
    var here = map.project(points[at], 10);
    var degrees = Math.atan2(here.y - before.y, here.x - before.x) * 180 / Math.PI;
    var icon = L.divIcon({
      className: "gm-arrow", iconSize: [28, 28], html: gm.element("div", "", [
        gm.arrow(colour, degrees), gm.element("span", "gm-number", [String(number)])
      ])
    });
    return L.marker(points[at], {icon: icon, interactive: false, keyboard: false});
  }

  function openEnd(point, words) {
    var icon = L.divIcon({
      className: "gm-open-end", html: gm.element("span", "", ["?"]), iconSize: [20, 20]
    });
    return L.marker(point, {icon: icon, keyboard: false, interactive: false, title: words});
  }

  /* Where half, and nine in ten, of the flights pass that the text may mean. */
  function corridors(path, colour) {
    return path.event.corridors.map(function (corridor) {
      return L.geoJSON({type: "Feature", geometry: corridor.geometry, properties: {}}, {
        interactive: false, style: {
          stroke: false, fillColor: colour, fillOpacity: corridor.facts.share > 0.5 ? 0.08 : 0.12,
          className: "gm-corridor"
        }
      });
    });
  }

  function parts(map, path, index, context) {
    var facts = path.facts;
    var colour = context.marks.path.colour;
    var points = L.GeoJSON.coordsToLatLngs(path.geometry.coordinates, 0);
    var casing = stroke(map, points, "#fff", facts, {
      weight: 5.5, opacity: 0.75, interactive: false, className: "gm-casing"
    });
    var line = stroke(map, points, colour, facts, {
      weight: 3, dashArray: facts.uncertain ? "9 7" : null, className: "gm-path",
      bubblingMouseEvents: false
    });
    var wide = L.polyline(points, {weight: 16, opacity: 0, bubblingMouseEvents: false});
    [line, wide].forEach(function (one) {
      one.on("click", function (event) {
        L.DomEvent.stopPropagation(event);
        gm.openPopup(context, event.latlng, [path]);
      });
    });
    wide.on("add", function () {
      var element = wide.getElement();
      element.setAttribute("role", "button");
      element.setAttribute("aria-label", path.event.number + ". " + gm.caption(facts, context));
    });
    wide.on("keypress", function (event) {
      if (event.originalEvent.key === "Enter") {
        gm.openPopup(context, points[Math.floor(points.length / 2)], [path]);
      }
    });
    wide.bindTooltip(gm.isolated(gm.caption(facts, context)), {sticky: true});
    var made = [casing, line, wide, arrow(
      map, points, ARROWS[index % ARROWS.length], colour, path.event.number
    )];
    if (facts.open.includes("end")) {
      made.push(openEnd(points[points.length - 1], "end not known"));
    }
    if (facts.open.includes("start")) {
      made.push(openEnd(points[0], "start not known"));
    }
    return made.concat(corridors(path, colour));
  }

  /* Few lines are drawn each for itself, many on one canvas (`lines.js`). */
  gm.drawPaths = function (context) {
    var map = context.map;
    var group = L.layerGroup().addTo(map);
    var lines = gm.drawLines(context);
    var drawn = [];
    function update() {
      var shown = context.model.paths.filter(function (path) { return path.shown; });
      var few = shown.length <= FEW;
      group.clearLayers();
      lines.show(few ? [] : shown);
      drawn = few ? shown : [];
      drawn.forEach(function (path) {
        path.layers = path.layers || parts(map, path, context.model.paths.indexOf(path), context);
        path.layers.forEach(function (layer) { group.addLayer(layer); });
      });
      hideShort();
    }
    /* Arrow heads and open ends only where their line is long enough on the screen. */
    function hideShort() {
      drawn.forEach(function (path) {
        var points = path.layers[0].getLatLngs();
        var length = map.latLngToLayerPoint(points[0])
          .distanceTo(map.latLngToLayerPoint(points[points.length - 1]));
        path.layers.slice(LINES).filter(function (layer) {
          return layer instanceof L.Marker;  // corridors are no marks on the line
        }).forEach(function (layer) {
          layer.getElement().style.display = length < SHORT ? "none" : "";
        });
      });
    }
    map.on("gm:filter", update);
    map.on("zoomend", hideShort);
    update();
  };
})(window.geomap = window.geomap || {});
