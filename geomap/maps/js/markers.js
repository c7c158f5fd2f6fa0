/* Marks: one for every location, with the number of its event.
 * In: Point features. Out: markers in the groups of their marks. */
(function (gm) {
  "use strict";

  var SIZE = 28;
  var STEP = 32;

  /* Marks at one spot stand in a row. */
  function spots(features) {
    var found = new Map();
    features.forEach(function (feature) {
      var at = feature.geometry.coordinates;
      var key = at[0].toFixed(1) + " " + at[1].toFixed(1);
      found.set(key, (found.get(key) || []).concat(feature));
    });
    return Array.from(found.values());
  }

  function icon(facts, mark, hollow, shift) {
    return L.divIcon({
      className: "gm-mark",
      html: gm.element("div", "", [
        gm.symbol(mark.key, mark.colour, hollow),
        gm.element("span", "gm-number", [String(facts.number)])
      ]),
      iconSize: [SIZE, SIZE],
      iconAnchor: [SIZE / 2 - shift, SIZE / 2],
      popupAnchor: [shift, -SIZE / 2 + 4]
    });
  }

  function label(marker, words) {
    marker.on("add", function () {
      marker.getElement().setAttribute("aria-label", words);
    });
    marker.bindTooltip(function () {
      return gm.element("span", "", [gm.isolated(words)]);
    }, {direction: "top", offset: [0, -12]});
    marker.on("popupopen", function () {
      marker.closeTooltip();
    });
  }

  gm.drawMarkers = function (features, groups, context) {
    var points = features.filter(function (feature) {
      return feature.geometry.type === "Point";
    });
    var drawn = new Map();
    var regions = new Set(features.filter(function (feature) {
      return feature.properties.part === "region";
    }).map(function (feature) {
      return feature.properties.event_id + feature.properties.of + feature.properties.place +
        feature.properties.article_id;
    }));
    spots(points).forEach(function (many) {
      many.forEach(function (feature, index) {
        var facts = feature.properties;
        var mark = context.marks[facts.mark];
        var hollow = regions.has(facts.event_id + facts.part + facts.place + facts.article_id);
        var shift = (index - (many.length - 1) / 2) * STEP;
        var at = feature.geometry.coordinates;
        var marker = L.marker([at[1], at[0]], {
          icon: icon(facts, mark, hollow, shift), riseOnHover: true,
          zIndexOffset: facts.part === "region" ? 0 : 100
        });
        label(marker, facts.number + ". " + gm.caption(facts, context) +
          (facts.when ? ", " + facts.when : ""));
        gm.bindPopup(marker, [feature], context);
        marker.addTo(groups[facts.mark]);
        drawn.set(facts.number, (drawn.get(facts.number) || []).concat(marker));
      });
    });
    return drawn;
  };
})(window.geomap = window.geomap || {});
