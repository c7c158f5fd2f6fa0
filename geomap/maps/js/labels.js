/* Names on the map, as many as have room: of the events' places, countries and seas.
 * In: names with a position and the zoom from which they count. Out: a layer of labels. */
(function (gm) {
  "use strict";

  var GAP = 3;

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
    return {marker: marker, name: name, zoom: zoom, spots: spots, group: null, size: null};
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
        (!one.group || map.hasLayer(one.group)) && view.contains(one.marker.getLatLng());
      var settled = wanted && settle(map, one, taken, frame);
      one.marker.getElement().style.visibility = settled ? "" : "hidden";
      if (settled) {
        shown.add(one.name);
      }
    });
  }

  /* The names of the places where something happened, one a place. */
  function eventLabels(map, data, context) {
    return data.features.filter(function (feature) {
      return feature.geometry.type === "Point";
    }).map(function (feature) {
      var facts = feature.properties;
      var at = feature.geometry.coordinates;
      var name = facts.names && facts.names.length ? facts.names.join(" / ") : facts.place;
      var made = label(map, name, [at[1], at[0]], 0, "gm-event-label", BESIDE);
      made.group = context.groups[facts.mark];
      return made;
    });
  }

  gm.drawLabels = function (map, data, context) {
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
    var labels = eventLabels(map, data, context).concat(named);
    measure(labels);
    map.on("zoomend moveend resize gm:layers", function () {
      settleAll(map, labels);
    });
    settleAll(map, labels);
  };
})(window.geomap = window.geomap || {});
