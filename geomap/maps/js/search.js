/* Search over events, their places, countries and seas.
 * In: the model. Out: a field above the map; what is chosen is shown. */
(function (gm) {
  "use strict";

  var MOST = 12;

  /* Capitals and accents do not matter. */
  gm.folded = function (text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f\u2019'`]/g, "").toLowerCase();
  };

  function eventEntries(context) {
    return context.model.events.map(function (event) {
      var facts = event.facts;
      var names = event.points.map(function (point) {
        return [gm.placeName(point.facts), point.facts.gazetteer].filter(Boolean).join(" ");
      });
      var head = [gm.title(event, context), names[0], facts.when].filter(Boolean).join(" · ");
      return {
        words: event.number + ". " + head,
        sought: gm.folded([
          head, names.join(" "), event.who.join(" "), facts.missile || "", facts.quote || ""
        ].join(" ")),
        go: function () { gm.showEvent(context, event); }
      };
    });
  }

  function placeEntries(context) {
    var data = context.model.data;
    var countries = ((data.basemap || {}).countries || []).filter(function (one) {
      return one.label;
    });
    return countries.concat(data.seas).map(function (one) {
      var name = one.name.replace("\n", " ");
      return {
        words: name, sought: gm.folded(name),
        go: function () {
          var lon = gm.near(one.label[0], data.meridian);
          context.map.setView([one.label[1], lon], Math.max(4, Math.ceil(one.zoom)));
        }
      };
    });
  }

  /* Entries that hold every word, those that begin with the first word before others. */
  gm.found = function (entries, query) {
    var words = gm.folded(query).split(/\s+/).filter(Boolean);
    var hits = words.length ? entries.filter(function (entry) {
      return words.every(function (word) { return entry.sought.includes(word); });
    }) : [];
    return hits.filter(function (entry) { return entry.sought.startsWith(words[0]); })
      .concat(hits.filter(function (entry) { return !entry.sought.startsWith(words[0]); }));
  };

  gm.drawSearch = function (context) {
    var entries = null;
    var field = gm.element("input");
    var results = gm.element("ul", "gm-results");
    field.type = "search";
    field.placeholder = "Search events, places";
    field.setAttribute("aria-label", "Search events and places");
    results.hidden = true;
    function close() {
      results.replaceChildren();
      results.hidden = true;
    }
    function list() {
      entries = entries || placeEntries(context).concat(eventEntries(context));
      var hits = gm.found(entries, field.value);
      close();
      results.hidden = !field.value.trim();
      hits.slice(0, MOST).forEach(function (entry) {
        var one = gm.button("", "gm-entry", function () {
          close();
          entry.go();
        });
        one.append(gm.isolated(entry.words));
        results.append(gm.element("li", "", [one]));
      });
      if (hits.length > MOST || !hits.length) {
        results.append(gm.element("li", "gm-hits", [
          hits.length ? (hits.length - MOST).toLocaleString("en") + " more" : "nothing found"
        ]));
      }
    }
    function move(event) {
      var buttons = Array.from(results.querySelectorAll("button"));
      var at = buttons.indexOf(document.activeElement);
      if (event.key === "Escape") {
        close();
        field.focus();
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        var next = at + (event.key === "ArrowDown" ? 1 : -1);
        event.preventDefault();
        (buttons[next] || field).focus();
      } else if (event.key === "Enter" && at < 0 && buttons.length) {
        event.preventDefault();
        buttons[0].click();
      }
    }
    var control = L.control({position: "topright"});
    control.onAdd = function () {
      var made = gm.element("div", "gm-search", [field, results]);
      made.setAttribute("role", "search");
      made.addEventListener("keydown", move);
      field.addEventListener("input", list);
      L.DomEvent.disableClickPropagation(made);
      L.DomEvent.disableScrollPropagation(made);
      return made;
    };
    control.addTo(context.map);
  };
})(window.geomap = window.geomap || {});
