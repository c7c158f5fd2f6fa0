/* What is shown: by kind of mark, actor, date and certainty.
 * In: a model. Out: its features and events, each told whether it is shown. */
(function (gm) {
  "use strict";

  var NOBODY = "";

  /* How often each value occurs, the most frequent first. */
  function counted(lists) {
    var found = new Map();
    lists.forEach(function (values) {
      new Set(values).forEach(function (value) {
        found.set(value, (found.get(value) || 0) + 1);
      });
    });
    return Array.from(found).sort(function (one, other) {
      return other[1] - one[1] || (one[0] < other[0] ? -1 : 1);
    });
  }

  function actors(event) {
    return event.who.length ? event.who : [NOBODY];
  }

  /* The values that can be chosen between, each with the number of its events. */
  gm.facets = function (model) {
    var features = model.points.concat(model.paths);
    var dates = new Set(model.events.map(function (event) {
      return event.facts.date;
    }).filter(Boolean));
    return {
      marks: new Map(counted(features.map(function (one) { return [one.facts.mark]; }))),
      actors: counted(model.events.map(actors)),
      certainties: new Map(counted(features.map(function (one) { return [one.certainty]; }))),
      dates: Array.from(dates).sort()
    };
  };

  /* A choice that hides nothing. */
  gm.everything = function () {
    return {marks: new Set(), actors: new Set(), certainties: new Set(), from: "", to: "",
      undated: true};
  };

  /* A date known to the month or year lies in a range that touches it. */
  function dated(event, hidden) {
    var date = event.facts.date;
    if (!date) {
      return hidden.undated;
    }
    var from = hidden.from.slice(0, date.length);
    var to = hidden.to.slice(0, date.length);
    return (!from || date.slice(0, from.length) >= from) && (!to || date <= to ||
      date.slice(0, to.length) <= to);
  }

  /* Tell every event and feature whether it is shown; how many events are. */
  gm.applyFilter = function (model, hidden) {
    function featureShown(feature) {
      feature.shown = feature.event.allowed && !hidden.marks.has(feature.facts.mark) &&
        !hidden.certainties.has(feature.certainty);
      return feature.shown;
    }
    var count = 0;
    model.events.forEach(function (event) {
      event.allowed = dated(event, hidden) && actors(event).some(function (actor) {
        return !hidden.actors.has(actor);
      });
    });
    model.points.forEach(featureShown);
    model.paths.forEach(featureShown);
    model.regions.forEach(function (region) {
      region.shown = region.points.some(function (point) {
        return point.shown;
      });
    });
    model.events.forEach(function (event) {
      var drawn = event.points.length + event.paths.length;
      event.shown = event.allowed && (!drawn || event.points.concat(event.paths).some(
        function (one) { return one.shown; }));
      count += event.shown ? 1 : 0;
    });
    return count;
  };
})(window.geomap = window.geomap || {});
