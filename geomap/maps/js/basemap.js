/* The base map: Natural Earth's land, coasts and borders, drawn on one canvas.
 * In: the packed arcs of data/basemap.json. Out: a layer below all others. */
(function (gm) {
  "use strict";

  var SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  var COLOURS = {
    light: {land: "#f6f3ec", coasts: "#8fa3ad", borders: "#a59c8c", disputed: "#a59c8c"},
    dark: {land: "#2b3138", coasts: "#5d7583", borders: "#6f7377", disputed: "#6f7377"}
  };
  var STROKES = [
    {lines: "coasts", width: 0.8, dashes: []},
    {lines: "borders", width: 0.9, dashes: []},
    {lines: "disputed", width: 0.9, dashes: [3, 3]}
  ];
  var TURNS = [-1, 0, 1];

  // Points closer than this on the screen, in pixels, are left out of a line.
  var STEP = 0.7;

  /* One packed arc as x and y in turn, and the box around it. */
  function unpack(arc, unit) {
    var xy = [];
    var box = {west: Infinity, east: -Infinity, north: Infinity, south: -Infinity};
    var at = 0;
    var lon = 0;
    var lat = 0;
    function next() {
      var value = 0;
      var bits = 0;
      var group;
      do {
        group = SIGNS.indexOf(arc[at++]);
        value |= (group & 31) << bits;
        bits += 5;
      } while (group & 32);
      return value & 1 ? -(value >> 1) : value >> 1;
    }
    while (at < arc.length) {
      lon += next();
      lat += next();
      var x = gm.mercatorX(lon * unit);
      var y = gm.mercatorY(lat * unit);
      xy.push(x, y);
      box.west = Math.min(box.west, x);
      box.east = Math.max(box.east, x);
      box.north = Math.min(box.north, y);
      box.south = Math.max(box.south, y);
    }
    return {xy: xy, box: box};
  }

  function around(arcs) {
    return arcs.reduce(function (whole, arc) {
      return {
        west: Math.min(whole.west, arc.box.west), east: Math.max(whole.east, arc.box.east),
        north: Math.min(whole.north, arc.box.north), south: Math.max(whole.south, arc.box.south)
      };
    }, {west: Infinity, east: -Infinity, north: Infinity, south: -Infinity});
  }

  /* Everything to be drawn: rings to fill and lines to stroke, each with its box. */
  function prepare(base) {
    var arcs = base.arcs.map(function (arc) {
      return unpack(arc, base.unit);
    });
    var rings = base.countries.flatMap(function (country) {
      return country.polygons.flat();
    }).map(function (numbers) {
      return {
        arcs: numbers,
        box: around(numbers.map(function (number) {
          return arcs[number < 0 ? ~number : number];
        }))
      };
    });
    var lines = {};
    STROKES.forEach(function (stroke) {
      lines[stroke.lines] = base[stroke.lines].map(function (number) {
        return {arcs: [number], box: arcs[number].box};
      });
    });
    return {arcs: arcs, rings: rings, lines: lines};
  }

  /* Add an arc to the canvas's path, forwards or (a number below 0) backwards. */
  function trace(pen, view, arcs, number, begin) {
    var xy = arcs[number < 0 ? ~number : number].xy;
    var count = xy.length / 2;
    var lastX = NaN;
    var lastY = NaN;
    for (var i = 0; i < count; i += 1) {
      var at = 2 * (number < 0 ? count - 1 - i : i);
      var x = xy[at] * view.scale - view.left;
      var y = xy[at + 1] * view.scale - view.top;
      if (i === 0 && begin) {
        pen.moveTo(x, y);
      } else if (i && i < count - 1 && Math.abs(x - lastX) < STEP && Math.abs(y - lastY) < STEP) {
        continue;
      } else {
        pen.lineTo(x, y);
      }
      lastX = x;
      lastY = y;
    }
  }

  /* Trace all shapes whose box touches the view; `turn` moves them round the world. */
  function traceAll(pen, view, arcs, shapes, turn) {
    var turned = L.extend({}, view, {left: view.left - turn * view.scale});
    shapes.forEach(function (shape) {
      var box = shape.box;
      if (box.east * view.scale < turned.left || box.west * view.scale > turned.left + view.width ||
          box.south * view.scale < view.top || box.north * view.scale > view.top + view.height) {
        return;
      }
      shape.arcs.forEach(function (number, index) {
        trace(pen, turned, arcs, number, index === 0);
      });
    });
  }

  function paint(pen, view, world, colours) {
    pen.beginPath();
    TURNS.forEach(function (turn) {
      traceAll(pen, view, world.arcs, world.rings, turn);
    });
    pen.fillStyle = colours.land;
    pen.fill();
    // In the land's own colour: closes the seams between neighbours.
    pen.strokeStyle = colours.land;
    pen.lineWidth = 0.7;
    pen.stroke();
    STROKES.forEach(function (stroke) {
      pen.beginPath();
      TURNS.forEach(function (turn) {
        traceAll(pen, view, world.arcs, world.lines[stroke.lines], turn);
      });
      pen.setLineDash(stroke.dashes);
      pen.strokeStyle = colours[stroke.lines];
      pen.lineWidth = stroke.width;
      pen.stroke();
    });
  }

  gm.drawBase = function (map, base) {
    var pane = map.createPane("gm-base");
    var world = prepare(base);
    pane.style.zIndex = 150;
    pane.style.pointerEvents = "none";
    var layer = new gm.CanvasLayer({pane: "gm-base", padding: 0.5, paint: function (pen, view) {
      paint(pen, view, world, COLOURS[gm.theme(map)]);
    }}).addTo(map);
    map.on("gm:theme", function () {
      layer.repaint();
    });
  };
})(window.geomap = window.geomap || {});
