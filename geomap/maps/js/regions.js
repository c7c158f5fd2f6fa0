/* Regions: the areas in which a place lies, soft; disputed ones hatched.
 * In: the model's regions. Out: polygons; the widest, and where there are many, on demand. */
(function (gm) {
  "use strict";

  // Of many regions those wider than this are drawn only while they are spoken of.
  var WIDE_KM = 1200;
  var MANY = 12;
  var MOST = 150;

  function width(region) {
    return Math.max.apply(null, region.points.slice(0, 9).map(function (point) {
      return point.facts.uncertainty_km || 0;
    }));
  }

  function style(region, context, strong, soft) {
    var facts = region.points[0].facts;
    var colour = context.marks[facts.mark].colour;
    if (facts.disputed) {
      return {color: "#333", weight: 1.4, fillColor: "url(#gm-hatch)", fillOpacity: 0.75,
        className: "gm-region gm-disputed"};
    }
    return {
      color: colour, weight: strong ? 3 : soft ? 1 : 1.6, opacity: soft && !strong ? 0.6 : 0.9,
      fillColor: colour, fillOpacity: strong ? 0.28 : soft ? 0.07 : 0.16,
      dashArray: facts.inferred ? "2 5" : null, className: "gm-region", bubblingMouseEvents: false
    };
  }

  function layerOf(region, context) {
    if (!region.layer) {
      region.layer = L.geoJSON({type: "Feature", geometry: region.geometry, properties: {}}, {
        style: L.extend(style(region, context, false, false), {bubblingMouseEvents: false})
      });
      region.layer.on("click", function (event) {
        L.DomEvent.stopPropagation(event);
        gm.openPopup(context, event.latlng, region.points.filter(function (point) {
          return point.shown;
        }));
      });
    }
    return region.layer;
  }

  gm.drawRegions = function (context) {
    var regions = context.model.regions.slice().sort(function (one, other) {
      return width(other) - width(one);
    });
    var focused = new Set();
    function update() {
      var shown = regions.filter(function (region) { return region.shown; });
      var many = shown.length > MANY;
      var kept = new Set(many ? shown.filter(function (region) {
        return width(region) <= WIDE_KM;
      }).slice(-MOST) : shown);
      context.regionsLeft = shown.length - kept.size;
      regions.forEach(function (region) {
        var strong = focused.has(region);
        if (!strong && !kept.has(region)) {
          if (region.layer) {
            region.layer.remove();
          }
          return;
        }
        layerOf(region, context).addTo(context.map)
          .setStyle(style(region, context, strong && many, many)).bringToFront();
      });
    }
    context.map.on("gm:filter", update);
    context.map.on("gm:focus", function (event) {
      focused = new Set(event.points.map(function (point) {
        return point.region;
      }).filter(Boolean));
      update();
    });
    update();
  };
})(window.geomap = window.geomap || {});
