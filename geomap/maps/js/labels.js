/* Names on the map, as many as have room: of the events' places, countries and seas.
 * In: names with a position and the zoom from which they count. Out: a layer of labels. */
(function (gm) {
  "use strict";

  var GAP = 3;

  // So many names of events' places are tried.
  var MOST = 120;

  // Where a label may stand, as shares of its size, and how far from its point in pixels.
  var FREE = [[0, 0, 0], [0, 1, 8], [0, -1, 8], [1, 0, 10], [-1, 0, 10], [1, 1, 16], [-1, 1, 16]];
  var BESIDE = [
    [0, 1, 17], [0, -1, 24], [1, 0, 26], [-1, 0, 20], [1, 1, 13], [-1, 1, 13], [-1, -1, 13],
    [1, -1, 24]
  ];

  function shifted(lon, meridian) {
    return ((lon - meridian + 540) % 360 + 360) % 360 - 180 + meridian;
  }

  function label(map, name, latLng, zoom, className, spots) {
    var icon = L.divIcon({
      className: "gm-label " + className, html: gm.element("span", "", [gm.isolated(name)]),
      iconSize: null
    });
    var marker = L.marker(latLng, {
      icon: icon, pane: "gm-labels", interactive: false, keyboard: false
    }).addTo(map);
    return {marker: marker, name: name, zoom: zoom, spots: spots, size: null};
  }

  function overlaps(one, other) {
    return one.left < other.right + GAP && other.left < one.right + GAP &&
      one.top < other.bottom + GAP && other.top < one.bottom + GAP;
  }

  function inside(box, frame) {
    return box.left > frame.left + 4 && box.right < frame.right - 4 &&
      box.top > frame.top + 4 && box.bottom < frame.bottom - 4;
  }

  /* Put a label on the first spot with room; false where there is none. The boxes are
     computed, not read back from the page: that would lay it out anew for every spot. */
  function settle(map, one, taken, frame) {
    var at = map.latLngToContainerPoint(one.marker.getLatLng());
    var half = {x: one.size.x / 2, y: one.size.y / 2};
    return one.spots.some(function (spot) {
      var x = spot[0] * (half.x + spot[2]);
      var y = spot[1] * (half.y + spot[2]);
      var middle = {x: frame.left + at.x + x, y: frame.top + at.y + y};
      var box = {
        left: middle.x - half.x, right: middle.x + half.x,
        top: middle.y - half.y, bottom: middle.y + half.y
      };
      if (!inside(box, frame) || taken.some(overlaps.bind(null, box))) {
        return false;
      }
      one.marker.getElement().firstChild.style.translate = x.toFixed(1) + "px " +
        y.toFixed(1) + "px";
      taken.push(box);
      return true;
    });
  }

  function measure(labels) {
    labels.forEach(function (one) {
      var span = one.marker.getElement().firstChild;
      one.size = {x: span.offsetWidth, y: span.offsetHeight};
    });
  }

  function settleAll(map, labels) {
    var frame = map.getContainer().getBoundingClientRect();
    var view = map.getBounds();
    var shown = new Set();
    var taken = Array.from(map.getContainer().querySelectorAll(
      ".gm-mark svg, .gm-mark .gm-number, .gm-open-end, .leaflet-control"
    )).map(function (one) {
      return one.getBoundingClientRect();
    });
    labels.forEach(function (one) {
      var wanted = map.getZoom() >= one.zoom - 1 && !shown.has(one.name) &&
        view.contains(one.marker.getLatLng());
      var settled = wanted && settle(map, one, taken, frame);
      one.marker.getElement().style.visibility = settled ? "" : "hidden";
      if (settled) {
        shown.add(one.name);
      }
    });
  }

  /* What a cluster of marks is called: the name most of them bear, and how many others. */
  function clusterName(cluster) {
    var counts = new Map();
    cluster.members.forEach(function (point) {
      var name = gm.placeName(point.facts);
      if (name) {
        counts.set(name, (counts.get(name) || 0) + 1);
      }
    });
    var names = Array.from(counts).sort(function (one, other) {
      return other[1] - one[1];
    });
    if (names.length < 2) {
      return names.length ? names[0][0] : "";
    }
    return names[0][0] + (names.length === 2 ? ", " + names[1][0] : " + " + (names.length - 1));
  }

  /* The names of the places where most happened. */
  function eventLabels(map, clusters) {
    return clusters.slice().sort(function (one, other) {
      return other.members.length - one.members.length;
    }).slice(0, MOST).map(function (cluster) {
      var name = clusterName(cluster);
      return name && label(map, name, cluster.at, 0, "gm-event-label", BESIDE);
    }).filter(Boolean);
  }

  gm.drawLabels = function (context) {
    var map = context.map;
    var data = context.model.data;
    var pane = map.createPane("gm-labels");
    pane.style.zIndex = 450;
    pane.style.pointerEvents = "none";
    function base(className) {
      return function (entry) {
        var at = [entry.label[1], shifted(entry.label[0], data.meridian)];
        return label(map, entry.name, at, entry.zoom, className, FREE);
      };
    }
    var named = data.basemap.countries.filter(function (country) {
      return country.label;
    }).map(base("gm-country")).concat(data.seas.map(base("gm-sea")));
    named.sort(function (one, other) {
      return one.zoom - other.zoom;
    });
    var ours = [];
    measure(named);
    function settle() {
      settleAll(map, ours.concat(named));
    }
    map.on("gm:marks", function (event) {
      ours.forEach(function (one) { one.marker.remove(); });
      ours = eventLabels(map, event.clusters);
      measure(ours);
      settle();
    });
    map.on("resize gm:layers", settle);
  };
})(window.geomap = window.geomap || {});
