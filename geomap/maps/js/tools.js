/* Tools around the map: full screen, light or dark, measuring, coordinates.
 * In: the map. Out: a bar of buttons, a line that tells where the pointer is. */
(function (gm) {
  "use strict";

  // Outlines in a box from 0 to 24.
  var ICONS = {
    full: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
    theme: "M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16",
    measure: "M3 16L16 3l5 5L8 21zM7 12l2 2M10 9l3 3M13 6l2 2"
  };

  gm.theme = function (map) {
    return map.getContainer().dataset.theme === "dark" ? "dark" : "light";
  };

  function setTheme(map, theme) {
    var page = map.getContainer().closest(".gm-page") || map.getContainer();
    page.dataset.theme = theme;
    map.getContainer().dataset.theme = theme;
    map.fire("gm:theme");
  }

  function icon(name) {
    var made = gm.svg("svg", {viewBox: "0 0 24 24", width: 18, height: 18}, [gm.svg("path", {
      d: ICONS[name], fill: name === "theme" ? "currentColor" : "none", stroke: "currentColor",
      "stroke-width": 2, "fill-rule": "evenodd"
    })]);
    made.setAttribute("aria-hidden", "true");
    return made;
  }

  function tool(name, words, work) {
    var made = gm.button("", "gm-tool", work);
    made.append(icon(name));
    made.title = words;
    made.setAttribute("aria-label", words);
    return made;
  }

  function degrees(value, positive, negative) {
    return Math.abs(value).toFixed(3) + "° " + (value < 0 ? negative : positive);
  }

  gm.coordinateWords = function (lat, lon) {
    var within = ((lon + 180) % 360 + 360) % 360 - 180;
    return degrees(lat, "N", "S") + ", " + degrees(within, "E", "W");
  };

  /* Where the pointer is, or the middle of the map for those without one; or a length. */
  function readout(map) {
    var control = L.control({position: "bottomright"});
    var words = gm.element("output", "gm-readout");
    var fixed = "";
    function at(latLng) {
      words.textContent = fixed || gm.coordinateWords(latLng.lat, latLng.lng);
    }
    control.onAdd = function () {
      words.setAttribute("aria-live", "off");
      words.setAttribute("aria-label", "Coordinates");
      return words;
    };
    control.addTo(map);
    map.on("mousemove", function (event) { at(event.latlng); });
    map.on("moveend", function () { at(map.getCenter()); });
    return function (text) {
      fixed = text;
      words.setAttribute("aria-live", text ? "polite" : "off");
      at(map.getCenter());
    };
  }

  function measureTool(context, told) {
    var measuring = gm.measure(context, told);
    var on = false;
    var made = tool("measure", "Measure a distance", toggle);
    function toggle() {
      on = !on;
      context.measuring = on;
      made.setAttribute("aria-pressed", String(on));
      context.map.getContainer().classList.toggle("gm-picking", on);
      if (on) {
        measuring.start();
      } else {
        measuring.stop();
      }
    }
    made.setAttribute("aria-pressed", "false");
    context.map.getContainer().addEventListener("keydown", function (event) {
      if (event.key === "Escape" && on) {
        toggle();
      }
    });
    return made;
  }

  function fullTool(map) {
    var page = map.getContainer().parentElement;
    return tool("full", "Full screen", function () {
      if (document.fullscreenElement) {
        document.exitFullscreen();
      } else {
        page.requestFullscreen().catch(L.Util.falseFn);
      }
    });
  }

  function themeTool(map) {
    return tool("theme", "Light or dark map", function () {
      setTheme(map, gm.theme(map) === "dark" ? "light" : "dark");
    });
  }

  gm.followTheme = function (map) {
    var dark = window.matchMedia("(prefers-color-scheme: dark)");
    setTheme(map, dark.matches ? "dark" : "light");
    dark.addEventListener("change", function () {
      setTheme(map, dark.matches ? "dark" : "light");
    });
  };

  /* On paper the map is light, has the sheet's size and shows all there is. */
  gm.followPrint = function (map, bounds) {
    var page = map.getContainer().closest(".gm-page");
    var before = null;
    function start() {
      before = before || {theme: gm.theme(map), centre: map.getCenter(), zoom: map.getZoom()};
      map.closePopup();
      setTheme(map, "light");
      page.classList.add("gm-printing");
      map.invalidateSize({animate: false, pan: false});
      map.fitBounds(bounds, L.extend({animate: false}, gm.room(map, 7)));
    }
    function end() {
      if (before) {
        page.classList.remove("gm-printing");
        setTheme(map, before.theme);
        map.invalidateSize({animate: false, pan: false});
        map.setView(before.centre, before.zoom, {animate: false});
        before = null;
      }
    }
    window.addEventListener("beforeprint", start);
    window.addEventListener("afterprint", end);
    window.matchMedia("print").addEventListener("change", function (event) {
      (event.matches ? start : end)();
    });
  };

  gm.drawTools = function (context) {
    var map = context.map;
    var told = readout(map);
    var bar = L.control({position: "topleft"});
    bar.onAdd = function () {
      var buttons = [measureTool(context, told), themeTool(map)];
      if (document.fullscreenEnabled) {
        buttons.unshift(fullTool(map));
      }
      var made = gm.element("div", "gm-tools leaflet-bar", buttons);
      L.DomEvent.disableClickPropagation(made);
      return made;
    };
    bar.addTo(map);
  };
})(window.geomap = window.geomap || {});
