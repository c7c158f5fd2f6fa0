/* The list of events beside the map: it follows the filter, a page at a time, and a button
 * on each event shows it on the map.
 * In: the model and the table that stands in the page. Out: nothing; the list comes alive. */
(function (gm) {
  "use strict";

  var PAGE = 500;

  function placeWords(facts) {
    var notes = [];
    if (facts.uncertainty_km) {
      notes.push("within about " + gm.rounded(facts.uncertainty_km) + " km");
    }
    if (facts.inferred) {
      notes.push("inferred");
    }
    return (gm.placeName(facts) || "unnamed") + (notes.length ? " (" + notes.join(", ") + ")" : "");
  }

  function line(texts) {
    var known = texts.filter(Boolean);
    return known.length ? [gm.element("p", "gm-when", known.flatMap(function (text, index) {
      return index ? [" · ", gm.isolated(text)] : [gm.isolated(text)];
    }))] : [];
  }

  function places(event, context) {
    if (!event.points.length) {
      return gm.element("p", "gm-where", ["The text does not say where."]);
    }
    return gm.element("ul", "gm-where", event.points.map(function (point) {
      var mark = context.marks[point.facts.mark];
      var words = gm.element("span", "", [
        mark.word + ": ", gm.isolated(placeWords(point.facts))
      ]);
      var item = gm.element("li", "", [gm.symbol(mark.key, mark.colour, false), words]);
      item.dataset.mark = mark.key;
      return item;
    }));
  }

  function head(event, context) {
    if (!event.points.length) {
      return String(event.number);
    }
    var made = gm.button(String(event.number), "gm-number", function () {
      gm.showEvent(context, event);
    });
    made.title = "Show on the map";
    made.setAttribute("aria-label", "Show event " + event.number + " on the map");
    return made;
  }

  /* One event, the same as `table.py` writes it. */
  gm.eventRow = function (event, context) {
    var facts = event.facts;
    var kind = context.kinds[facts.kind];
    var what = gm.element("b", "", facts.name ? [kind + ": ", gm.isolated(facts.name)] : [kind]);
    var number = gm.element("th", "", [head(event, context)]);
    var cell = gm.element("td", "", [gm.element("p", "gm-what", [what])].concat(
      line([facts.when, event.who.join(", "), facts.missile]), places(event, context),
      facts.quote ? gm.quotation(facts.quote, facts.marks) : []
    ));
    var body = gm.element("tbody", "", [gm.element("tr", "", [number, cell])]);
    number.scope = "row";
    body.dataset.number = event.number;
    return body;
  };

  function pager(start, total, turn) {
    var last = Math.min(start + PAGE, total);
    var words = gm.element("span", "", [
      (start + 1).toLocaleString("en") + "–" + last.toLocaleString("en") + " of " +
      total.toLocaleString("en")
    ]);
    var before = gm.button("‹ Previous", "", function () { turn(start - PAGE); });
    var after = gm.button("Next ›", "", function () { turn(start + PAGE); });
    before.disabled = start === 0;
    after.disabled = last >= total;
    var made = gm.element("nav", "gm-pager", [before, words, after]);
    made.setAttribute("aria-label", "Pages of the list");
    return made;
  }

  gm.linkList = function (context) {
    var section = document.getElementById(context.map.getContainer().id + "_list");
    var table = section && section.querySelector(".gm-events");
    if (!table) {
      return;
    }
    function show(start) {
      var shown = context.model.events.filter(function (event) { return event.shown; });
      table.querySelectorAll("tbody").forEach(function (body) { body.remove(); });
      shown.slice(start, start + PAGE).forEach(function (event) {
        table.append(gm.eventRow(event, context));
      });
      section.querySelectorAll(".gm-pager, .gm-none, noscript").forEach(function (one) {
        one.remove();
      });
      if (!shown.length) {
        table.after(gm.element("p", "gm-none", ["The filter hides every event."]));
      } else if (shown.length > PAGE) {
        table.after(pager(start, shown.length, function (other) {
          show(other);
          section.scrollTop = 0;
          section.focus();
        }));
      }
    }
    context.map.on("gm:filter", function () { show(0); });
    show(0);
  };
})(window.geomap = window.geomap || {});
