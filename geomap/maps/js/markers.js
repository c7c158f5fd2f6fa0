/* Marks: one for every location, stacked where they would cover each other.
 * In: the model's points. Out: markers of what is in view; their stacks for the labels. */
(function (gm) {
  "use strict";

  var SIZE = 28;
  var STEP = 32;
  var REACH = {few: 25, many: 34};
  var IN_ROW = 4;
  var IN_TILE = 4;

  // So many marks at one place stand beside each other, on a map with no more than so many.
  var FEW = 4;
  var CROWD = 40;

  /* Whether a mark stands for an area, not for the place itself. */
  function isWide(point) {
    return point.region || point.facts.inferred || point.facts.uncertainty_km >= 25;
  }

  /* Symbols of what is in a stack: one, or up to four small ones in a tile. */
  function picture(stack, context) {
    var kinds = gm.byMark(stack).slice(0, IN_TILE).map(function (some) {
      var mark = context.marks[some[0].facts.mark];
      var hollow = some.every(isWide);
      return gm.symbol(mark.key, mark.colour, hollow);
    });
    return kinds.length === 1 ? kinds[0] : gm.element("span", "gm-tile", kinds);
  }

  function icon(stack, context, shift) {
    var one = stack.length === 1;
    return L.divIcon({
      className: "gm-mark" + (one ? "" : " gm-stack"),
      html: gm.element("div", "", [
        picture(stack, context),
        gm.element("span", "gm-number", [
          one ? String(stack[0].event.number) : "×" + stack.length.toLocaleString("en")
        ])
      ]),
      iconSize: [SIZE, SIZE],
      iconAnchor: [SIZE / 2 - shift.x, SIZE / 2 - shift.y]
    });
  }

  function words(stack, context) {
    var first = stack[0];
    if (stack.length === 1) {
      return first.event.number + ". " + gm.caption(first.facts, context) +
        (first.event.facts.when ? ", " + first.event.facts.when : "");
    }
    var names = Array.from(new Set(stack.map(function (point) {
      return gm.placeName(point.facts);
    }).filter(Boolean)));
    var kinds = gm.byMark(stack).map(function (some) {
      return some.length.toLocaleString("en") + " × " + context.marks[some[0].facts.mark].word;
    });
    return kinds.join(", ") + (names.length ? ": " + names.slice(0, 3).join(", ") : "") +
      (names.length > 3 ? " and " + (names.length - 3).toLocaleString("en") + " more" : "");
  }

  function marker(stack, at, shift, context) {
    var made = L.marker(at, {icon: icon(stack, context, shift), riseOnHover: true});
    var told = words(stack, context);
    made.on("add", function () {
      made.getElement().setAttribute("aria-label", told);
    });
    made.bindTooltip(function () {
      return gm.element("span", "", [gm.isolated(told)]);
    }, {direction: "top", offset: [shift.x, shift.y - 12]});
    function open() {
      var element = made.getElement();
      made.closeTooltip();
      gm.openPopup(context, at, stack, [shift.x, shift.y - 8]).once("remove", function () {
        var left = document.activeElement;
        if ((left === document.body || left.closest(".leaflet-popup")) && element.isConnected) {
          element.focus({preventScroll: true});
        }
      });
    }
    made.on("click", open);
    made.on("keypress", function (event) {
      if (event.originalEvent.key === "Enter" || event.originalEvent.key === " ") {
        L.DomEvent.stop(event.originalEvent);
        open();
      }
    });
    return made;
  }

  /* Where the symbols of a cluster stand: in rows, the middle on its place. */
  function shifts(count) {
    var rows = Math.ceil(count / IN_ROW);
    return Array.from({length: count}, function (_, index) {
      var row = Math.floor(index / IN_ROW);
      var inRow = Math.min(IN_ROW, count - row * IN_ROW);
      return {
        x: (index % IN_ROW - (inRow - 1) / 2) * STEP, y: (row - (rows - 1) / 2) * STEP
      };
    });
  }

  function drawn(cluster, context) {
    var at = [cluster.members[0].at[1], cluster.members[0].at[0]];
    var stacks = gm.stacks(cluster.members, FEW, cluster.crowded);
    var places = shifts(stacks.length);
    cluster.at = at;
    return stacks.map(function (stack, index) {
      return marker(stack, at, places[index], context).addTo(context.map);
    });
  }

  /* Clusters of all shown points at a zoom, in pixels of the world at that zoom. */
  function clusters(points, zoom) {
    var scale = 256 * Math.pow(2, zoom);
    var shown = points.filter(function (point) { return point.shown; });
    var crowded = shown.length > CROWD;
    return gm.cluster(shown.map(function (point) {
      return {x: point.worldX * scale, y: point.worldY * scale, item: point};
    }), crowded ? REACH.many : REACH.few).map(function (cluster) {
      cluster.crowded = crowded;
      return cluster;
    });
  }

  gm.drawMarkers = function (context) {
    var map = context.map;
    var onMap = new Map();
    var current = {zoom: null, clusters: []};
    context.model.points.forEach(function (point) {
      point.worldX = gm.mercatorX(point.at[0]);
      point.worldY = gm.mercatorY(point.at[1]);
    });
    function clear() {
      onMap.forEach(function (markers) {
        markers.forEach(function (one) { one.remove(); });
      });
      onMap.clear();
      current.zoom = null;
    }
    function update() {
      if (current.zoom !== map.getZoom()) {
        clear();
        current = {zoom: map.getZoom(), clusters: clusters(context.model.points, map.getZoom())};
      }
      var view = map.getPixelBounds();
      var margin = view.getSize().multiplyBy(0.25);
      current.clusters.forEach(function (cluster) {
        var inView = cluster.x > view.min.x - margin.x && cluster.x < view.max.x + margin.x &&
          cluster.y > view.min.y - margin.y && cluster.y < view.max.y + margin.y;
        if (inView && !onMap.has(cluster)) {
          onMap.set(cluster, drawn(cluster, context));
        } else if (!inView && onMap.has(cluster)) {
          onMap.get(cluster).forEach(function (one) { one.remove(); });
          onMap.delete(cluster);
        }
      });
      map.fire("gm:marks", {clusters: Array.from(onMap.keys())});
    }
    map.on("moveend", update);
    map.on("gm:filter", function () {
      clear();
      update();
    });
    update();
  };

  /* Show features of events on the map, and open what is known of the last of them. */
  gm.zoomTo = function (context, features) {
    var points = features.flatMap(function (one) {
      return one.at ? [one] : one.event.points;
    });
    context.map.closePopup();
    context.map.fitBounds(L.latLngBounds(points.map(function (point) {
      return [point.at[1], point.at[0]];
    })), L.extend(gm.room(context.map, 9), {animate: false}));
  };

  gm.showEvent = function (context, event) {
    var points = event.points;
    if (points.length) {
      var last = points[points.length - 1];
      gm.zoomTo(context, points);
      gm.openPopup(context, [last.at[1], last.at[0]], [last]);
    }
  };
})(window.geomap = window.geomap || {});
