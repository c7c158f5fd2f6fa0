/* The whole map, in order: base, legend, regions, paths, marks, labels, tools, list.
 * In: a Leaflet map and the id of its data island. Out: the map, drawn. */
(function (gm) {
  "use strict";

  // From so many events on the page is drawn in several tasks, so that it answers in between.
  var MANY = 5000;

  function inTurn(steps, apart) {
    steps.forEach(function (step) {
      if (apart) {
        window.setTimeout(step);
      } else {
        step();
      }
    });
  }

  function read(id) {
    return JSON.parse(document.getElementById(id).textContent);
  }

  /* A longitude moved by whole turns to within half a turn of another. */
  gm.near = function (lon, middle) {
    return ((lon - middle + 540) % 360 + 360) % 360 - 180 + middle;
  };

  /* Width of the open legend, 0 where the map is too narrow to keep clear of it. */
  gm.legendWidth = function (map) {
    var legend = map.getContainer().querySelector(".gm-legend[open]");
    return legend && map.getSize().x > 2.5 * legend.offsetWidth ? legend.offsetWidth : 0;
  };

  /* Options of a view that leaves room for the legend and the controls. */
  gm.room = function (map, maxZoom) {
    return {
      paddingTopLeft: [gm.legendWidth(map) + 40, 50],
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
    map.setMaxBounds([[-85.5, data.meridian - 215], [85.5, data.meridian + 215]]);
    L.control.attribution({position: "bottomright", prefix: "Leaflet"})
      .addAttribution(data.credits).addTo(map);
    L.control.scale({position: "bottomright", imperial: false, maxWidth: 140}).addTo(map);
  }

  function contextOf(map, data) {
    var context = {map: map, model: gm.model(data), marks: {}, kinds: data.kinds, regionsLeft: 0};
    data.marks.forEach(function (mark) {
      context.marks[mark.key] = mark;
    });
    context.busy = function () {
      return Boolean(context.measuring || context.correcting);
    };
    gm.applyFilter(context.model, gm.everything());
    return context;
  }

  /* A page of its own. */
  gm.show = function (map) {
    var data = read(map.getContainer().id + "_data");
    var context = contextOf(map, data);
    context.tools = true;
    calm(map);
    gm.hatch();
    gm.followTheme(map);
    frame(map, data);
    gm.drawTools(context);
    gm.drawSearch(context);
    inTurn([
      function () {
        gm.drawLegend(context);
        map.fitBounds(data.bounds, L.extend({animate: false}, gm.room(map, 7)));
        gm.drawBase(map, data.basemap);
      },
      function () { gm.drawRegions(context); },
      function () { gm.drawPaths(context); },
      function () {
        gm.drawLabels(context);
        gm.drawMarkers(context);
      },
      function () {
        gm.linkList(context);
        gm.followPrint(map, data.bounds);
        map.fire("gm:drawn");
      }
    ], data.events.length > MANY);
  };

  /* Layers on a map of the user's own; `parts` says which. */
  gm.addTo = function (map, id, parts) {
    var data = read(id);
    var context = contextOf(map, data);
    gm.hatch();
    if (parts.includes("base")) {
      gm.drawBase(map, data.basemap);
    }
    if (parts.includes("legend")) {
      gm.drawLegend(context);
    }
    if (parts.includes("regions")) {
      gm.drawRegions(context);
    }
    if (parts.includes("paths")) {
      gm.drawPaths(context);
    }
    if (parts.includes("marks")) {
      gm.drawMarkers(context);
    }
  };
})(window.geomap = window.geomap || {});
