/* "Wrong place?": an entry for a file of corrections, filled in by a click on the map.
 * In: a point and the article's words for it. Out: a form that copies TOML. */
(function (gm) {
  "use strict";

  /* A text as a basic string of TOML. */
  function quoted(text) {
    return '"' + Array.from(text).map(function (character) {
      var code = character.codePointAt(0);
      if (code >= 0xd800 && code <= 0xdfff) {
        return "\\ufffd";
      }
      var risky = code < 0x20 || code >= 0x7f || character === '"' || character === "\\";
      return !risky ? character : code > 0xffff
        ? "\\U" + code.toString(16).padStart(8, "0") : "\\u" + code.toString(16).padStart(4, "0");
    }).join("") + '"';
  }

  /* An entry as `geomap map --corrections` reads it. */
  gm.correctionToml = function (said, articleId, at, why) {
    return [
      "[[place]]",
      "text = " + quoted(said[0]),
      "article = " + quoted(articleId),
      "start = " + said[1],
      "lat = " + at[1].toFixed(4),
      "lon = " + (((at[0] + 540) % 360 + 360) % 360 - 180).toFixed(4),
      "why = " + quoted(why || "the place is here")
    ].join("\n") + "\n";
  };

  function copy(area, told) {
    area.select();
    function done() {
      told.textContent = "Copied: put it into corrections.toml";
    }
    function byHand() {
      told.textContent = document.execCommand("copy")
        ? "Copied: put it into corrections.toml" : "Press Ctrl+C to copy";
    }
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(area.value).then(done, byHand);
    } else {
      byHand();
    }
  }

  /* The panel over the map: where to click, what will be copied. */
  function open(feature, context) {
    var map = context.map;
    var article = context.model.data.articles[feature.event.facts.article];
    var area = gm.element("textarea");
    var told = gm.element("p", "gm-told", ["Click on the map where it should be."]);
    var pin = null;
    var control = L.control({position: "topright"});
    area.rows = 8;
    area.readOnly = true;
    area.setAttribute("aria-label", "Entry for corrections.toml");
    function write(at) {
      area.value = gm.correctionToml(feature.facts.said, article.id, at);
    }
    function place(event) {
      write([event.latlng.lng, event.latlng.lat]);
      pin = pin || L.circleMarker(event.latlng, {
        radius: 8, color: "#b3001b", weight: 3, interactive: false
      }).addTo(map);
      pin.setLatLng(event.latlng);
    }
    function close() {
      map.off("click", place);
      map.getContainer().classList.remove("gm-picking");
      control.remove();
      context.correcting = null;
      if (pin) {
        pin.remove();
      }
    }
    control.onAdd = function () {
      var made = gm.element("section", "gm-panel gm-correct", [
        gm.element("h3", "", ["Correct “", gm.isolated(feature.facts.said[0]), "”"]), told, area,
        gm.button("Copy correction", "gm-copy", function () { copy(area, told); }),
        gm.button("Close", "gm-close", close)
      ]);
      made.setAttribute("aria-label", "Correct a place");
      L.DomEvent.disableClickPropagation(made);
      L.DomEvent.disableScrollPropagation(made);
      return made;
    };
    if (context.correcting) {
      context.correcting();
    }
    context.correcting = close;
    map.closePopup();
    map.getContainer().classList.add("gm-picking");
    write(feature.at);
    map.on("click", place);
    control.addTo(map);
    area.focus();
  }

  gm.correction = function (feature, context) {
    return gm.button("Wrong place? Copy a correction", "gm-wrong", function () {
      open(feature, context);
    });
  };
})(window.geomap = window.geomap || {});
