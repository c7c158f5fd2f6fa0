/* Marks that would cover each other, brought together.
 * In: points on the screen. Out: clusters, each with its members, in the points' order. */
(function (gm) {
  "use strict";

  function key(column, row) {
    return column + ":" + row;
  }

  /* The nearest cluster within reach of a point, from the cells around it. */
  function nearest(cells, x, y, reach) {
    var column = Math.floor(x / reach);
    var row = Math.floor(y / reach);
    var best = null;
    var bestSquare = reach * reach;
    for (var i = column - 1; i <= column + 1; i += 1) {
      for (var j = row - 1; j <= row + 1; j += 1) {
        (cells.get(key(i, j)) || []).forEach(function (cluster) {
          var square = (cluster.x - x) * (cluster.x - x) + (cluster.y - y) * (cluster.y - y);
          if (square < bestSquare) {
            best = cluster;
            bestSquare = square;
          }
        });
      }
    }
    return best;
  }

  /* Each point, {x, y, item}, joins the cluster nearest to it, or founds one. */
  gm.cluster = function (points, reach) {
    var cells = new Map();
    var clusters = [];
    points.forEach(function (point) {
      var found = nearest(cells, point.x, point.y, reach);
      if (found) {
        found.members.push(point.item);
        return;
      }
      var made = {x: point.x, y: point.y, members: [point.item]};
      var cell = key(Math.floor(point.x / reach), Math.floor(point.y / reach));
      if (!cells.has(cell)) {
        cells.set(cell, []);
      }
      cells.get(cell).push(made);
      clusters.push(made);
    });
    return clusters;
  };

  /* The members of a cluster by mark, the most frequent first. */
  gm.byMark = function (members) {
    var found = new Map();
    members.forEach(function (member) {
      var mark = member.facts.mark;
      if (!found.has(mark)) {
        found.set(mark, []);
      }
      found.get(mark).push(member);
    });
    return Array.from(found.values()).sort(function (one, other) {
      return other.length - one.length;
    });
  };

  /* The stacks of a cluster, a symbol each: of a few members one by one, else by mark;
     where the map is crowded, one stack for all. */
  gm.stacks = function (members, few, crowded) {
    if (crowded) {
      return [members];
    }
    return members.length > few ? gm.byMark(members) : members.map(function (member) {
      return [member];
    });
  };
})(window.geomap = window.geomap || {});
