/* Measuring: click after click, kilometres along the geodesic on the ellipsoid.
 * In: clicks on the map. Out: a line with its length. */
(function (gm) {
  "use strict";

  gm.lengthWords = function (km) {
    return km < 10 ? km.toFixed(2) + " km" : km < 100 ? km.toFixed(1) + " km"
      : Math.round(km).toLocaleString("en") + " km";
  };

  function bearing(from, to) {
    return Math.round((gm.inverse(from, to).azimuth * 180 / Math.PI + 360) % 360) % 360;
  }

  gm.measure = function (context, told) {
    var map = context.map;
    var group = L.layerGroup();
    var points = [];
    var km = 0;
    function reset() {
      points = [];
      km = 0;
      group.clearLayers();
    }
    function add(event) {
      var at = [event.latlng.lng, event.latlng.lat];
      var before = points[points.length - 1];
      points.push(at);
      group.addLayer(L.circleMarker(event.latlng, {
        radius: 4, color: "#7a003c", weight: 2, fillColor: "#fff", fillOpacity: 1,
        interactive: false
      }));
      if (!before) {
        told("Click the next point; Esc ends");
        return;
      }
      var line = gm.geodesic(before, at);
      km += line.km;
      group.addLayer(L.polyline(L.GeoJSON.coordsToLatLngs(line.points, 0), {
        color: "#7a003c", weight: 2.5, interactive: false, className: "gm-measured"
      }));
      told(gm.lengthWords(km) + (points.length === 2 ? ", " + bearing(before, at) + "°" : ""));
    }
    return {
      start: function () {
        group.addTo(map);
        map.on("click", add);
        told("Click the first point");
      },
      stop: function () {
        map.off("click", add);
        reset();
        group.remove();
        told("");
      }
    };
  };
})(window.geomap = window.geomap || {});
