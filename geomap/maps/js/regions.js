/* Regions: the areas in which a place lies, soft; disputed ones hatched.
 * In: features of the part "region". Out: polygons in the groups of their marks. */
(function (gm) {
  "use strict";

  function style(facts, mark) {
    if (facts.disputed) {
      return {color: "#333", weight: 1.4, fillColor: "url(#gm-hatch)", fillOpacity: 0.75};
    }
    return {
      color: mark.colour, weight: 1.6, opacity: 0.9, fillColor: mark.colour, fillOpacity: 0.16,
      dashArray: facts.inferred ? "2 5" : null
    };
  }

  /* Features that share mark and shape become one polygon: two launches from one country. */
  function byShape(features) {
    var shapes = new Map();
    features.forEach(function (feature) {
      var key = feature.properties.mark + JSON.stringify(feature.geometry.coordinates);
      shapes.set(key, (shapes.get(key) || []).concat(feature));
    });
    return Array.from(shapes.values());
  }

  gm.drawRegions = function (features, groups, context) {
    var wide = features.filter(function (feature) {
      return feature.properties.part === "region";
    }).sort(function (one, other) {
      return other.properties.uncertainty_km - one.properties.uncertainty_km;
    });
    byShape(wide).forEach(function (shared) {
      var facts = shared[0].properties;
      var mark = context.marks[facts.mark];
      var options = style(facts, mark);
      var layer = L.geoJSON(shared[0], {
        style: L.extend(options, {className: "gm-region", bubblingMouseEvents: false})
      });
      gm.bindPopup(layer, shared, context);
      layer.addTo(groups[facts.mark]);
    });
  };
})(window.geomap = window.geomap || {});
