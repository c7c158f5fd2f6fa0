/* The data of the page, linked: events with their features, features with their event.
 * In: the data island. Out: a model that filters, marks, paths, regions and list share. */
(function (gm) {
  "use strict";

  /* How sure a location is: disputed, inferred, or stated in the text. */
  function certainty(facts) {
    return facts.disputed ? "disputed" : facts.inferred ? "inferred" : "stated";
  }

  /* A line is inferred where one of its ends is. */
  function pathCertainty(event) {
    return event.points.some(function (point) {
      return point.certainty === "inferred" && point.facts.mark !== "overflown";
    }) ? "inferred" : "stated";
  }

  gm.model = function (data) {
    var events = data.events.map(function (facts, index) {
      return {
        number: index + 1, facts: facts, points: [], paths: [], corridors: [], shown: true,
        who: (facts.actors || []).map(function (code) {
          return data.actors[code] || code;
        })
      };
    });
    var model = {events: events, points: [], paths: [], regions: [], data: data};
    var all = data.features.features.map(function (feature) {
      var facts = feature.properties;
      var made = {facts: facts, geometry: feature.geometry, shown: true};
      if (facts.of) {
        model.regions.push(made);
        return made;
      }
      made.event = events[facts.event];
      if (facts.how !== undefined) {
        facts.how = data.hows[facts.how];
      }
      if (facts.mark === "corridor") {
        made.event.corridors.push(made);
      } else if (facts.mark === "path") {
        facts.open = facts.open || [];
        model.paths.push(made);
        made.event.paths.push(made);
      } else {
        made.certainty = certainty(facts);
        made.at = feature.geometry.coordinates;
        made.region = null;
        model.points.push(made);
        made.event.points.push(made);
      }
      return made;
    });
    model.regions.forEach(function (region) {
      region.points = region.facts.of.map(function (index) {
        all[index].region = region;
        return all[index];
      });
    });
    model.paths.forEach(function (path) {
      path.certainty = pathCertainty(path.event);
    });
    return model;
  };
})(window.geomap = window.geomap || {});
