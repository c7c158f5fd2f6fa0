/* The whole map, in order: base, labels, regions, paths, marks, legend, list.
 * In: a Leaflet map whose element has a data island. Out: the map, drawn. */
(function (gm) {
  "use strict";

  function read(map) {
    var island = document.getElementById(map.getContainer().id + "_data");
    return JSON.parse(island.textContent);
  }

  /* Width of the open legend, 0 where the map is too narrow to keep clear of it. */
  gm.legendWidth = function (map) {
    var legend = map.getContainer().querySelector(".gm-legend[open]");
    return legend && map.getSize().x > 2.5 * legend.offsetWidth ? legend.offsetWidth : 0;
  };

  /* Options of a view that leaves room for the legend and the controls. */
  gm.room = function (map, maxZoom) {
    return {
      paddingTopLeft: [gm.legendWidth(map) + 40, 40],
      paddingBottomRight: [40, 44],
      maxZoom: maxZoom
    };
  };

  function calm(map) {
    if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) {
      map.options.zoomAnimation = false;
      map.options.fadeAnimation = false;
      map.options.markerZoomAnimation = false;
      map.options.inertia = false;
      map._zoomAnimated = false;
    }
  }

  function frame(map, data) {
    map.setMaxBounds([[-85, data.meridian - 180], [85, data.meridian + 180]]);
    L.control.attribution({position: "bottomright", prefix: "Leaflet"})
      .addAttribution(data.credits).addTo(map);
    L.control.scale({position: "bottomright", imperial: false, maxWidth: 140}).addTo(map);
  }

  gm.show = function (map) {
    var data = read(map);
    var groups = {};
    var context = {marks: {}, kinds: data.kinds, groups: groups};
    data.marks.forEach(function (mark) {
      context.marks[mark.key] = mark;
      groups[mark.key] = L.layerGroup();
    });
    calm(map);
    gm.hatch();
    frame(map, data);
    gm.drawLegend(map, data.features, groups, context);
    map.fitBounds(data.bounds, gm.room(map, 7));
    context.legendWidth = gm.legendWidth(map);
    context.popupHeight = Math.max(200, Math.min(460, map.getSize().y - 130));
    gm.drawBase(map, data.basemap);
    Object.keys(groups).forEach(function (key) {
      groups[key].addTo(map);
    });
    gm.drawRegions(data.features, groups, context);
    gm.drawPaths(map, data.features, groups, context);
    var drawn = gm.drawMarkers(data.features, groups, context);
    gm.drawLabels(map, data, context);
    gm.linkEvents(map, drawn, context);
  };
})(window.geomap = window.geomap || {});
