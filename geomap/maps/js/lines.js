/* Many flight paths on one canvas.
 * In: the paths to show. Out: thin lines; a click near one opens it. */
(function (gm) {
  "use strict";

  // So many are drawn of those in view; more would be one smear.
  var MOST = 4000;
  var NEAR = 7;

  function flat(path) {
    if (!path.flat) {
      var xy = path.geometry.coordinates.flatMap(function (at) {
        return [gm.mercatorX(at[0]), gm.mercatorY(at[1])];
      });
      var xs = xy.filter(function (_, index) { return index % 2 === 0; });
      var ys = xy.filter(function (_, index) { return index % 2 === 1; });
      path.flat = {
        xy: xy, west: Math.min.apply(null, xs), east: Math.max.apply(null, xs),
        north: Math.min.apply(null, ys), south: Math.max.apply(null, ys)
      };
    }
    return path.flat;
  }

  function touches(line, view, margin) {
    return line.east * view.scale > view.left - margin &&
      line.west * view.scale < view.left + view.width + margin &&
      line.south * view.scale > view.top - margin &&
      line.north * view.scale < view.top + view.height + margin;
  }

  /* Those in view, evenly thinned if they are too many. */
  function chosen(paths, view) {
    var found = paths.filter(function (path) {
      return touches(flat(path), view, 0);
    });
    var every = Math.ceil(found.length / MOST);
    return every < 2 ? found : found.filter(function (_, index) {
      return index % every === 0;
    });
  }

  function trace(pen, xy, view) {
    pen.moveTo(xy[0] * view.scale - view.left, xy[1] * view.scale - view.top);
    for (var at = 2; at < xy.length; at += 2) {
      pen.lineTo(xy[at] * view.scale - view.left, xy[at + 1] * view.scale - view.top);
    }
  }

  function paint(pen, view, paths, colour) {
    [false, true].forEach(function (uncertain) {
      pen.beginPath();
      paths.forEach(function (path) {
        if (Boolean(path.facts.uncertain) === uncertain) {
          trace(pen, path.flat.xy, view);
        }
      });
      pen.strokeStyle = colour;
      pen.globalAlpha = paths.length > 400 ? 0.35 : 0.6;
      pen.lineWidth = paths.length > 400 ? 1 : 1.6;
      pen.setLineDash(uncertain ? [5, 4] : []);
      pen.stroke();
    });
  }

  /* Square of the distance of a point from a stretch of line. */
  function square(x, y, ax, ay, bx, by) {
    var length = (bx - ax) * (bx - ax) + (by - ay) * (by - ay);
    var share = length ? ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length : 0;
    var at = Math.max(0, Math.min(1, share));
    return Math.pow(x - ax - at * (bx - ax), 2) + Math.pow(y - ay - at * (by - ay), 2);
  }

  function isNear(path, x, y, scale) {
    var xy = path.flat.xy;
    for (var at = 2; at < xy.length; at += 2) {
      if (square(x, y, xy[at - 2] * scale, xy[at - 1] * scale, xy[at] * scale,
        xy[at + 1] * scale) < NEAR * NEAR) {
        return true;
      }
    }
    return false;
  }

  gm.drawLines = function (context) {
    var map = context.map;
    var shown = [];
    var painted = [];
    var pane = map.createPane("gm-lines");
    pane.style.zIndex = 390;
    pane.style.pointerEvents = "none";
    var layer = new gm.CanvasLayer({pane: "gm-lines", padding: 0.3, paint: function (pen, view) {
      painted = chosen(shown, view);
      paint(pen, view, painted, context.marks.path.colour);
    }});
    map.on("click", function (event) {
      var scale = 256 * Math.pow(2, map.getZoom());
      var at = map.project(event.latlng);
      var view = {scale: scale, left: at.x, top: at.y, width: 0, height: 0};
      var found = painted.filter(function (path) {
        return touches(path.flat, view, NEAR) && isNear(path, at.x, at.y, scale);
      });
      if (found.length && shown.length && !context.busy()) {
        gm.openPopup(context, event.latlng, found);
      }
    });
    return {
      show: function (paths) {
        shown = paths;
        if (paths.length) {
          layer.addTo(map);
          layer.repaint();
        } else {
          layer.remove();
        }
      }
    };
  };
})(window.geomap = window.geomap || {});
