/* The list of events beside the map: a button on each shows it on the map.
 * In: the table in the page and the markers. Out: nothing; the list comes alive. */
(function (gm) {
  "use strict";

  function show(map, markers) {
    var bounds = L.latLngBounds(markers.map(function (marker) {
      return marker.getLatLng();
    }));
    map.closePopup();
    map.fitBounds(bounds, gm.room(map, 6));
    markers[markers.length - 1].openPopup();
  }

  gm.linkEvents = function (map, drawn, context) {
    map.getContainer().closest("body").querySelectorAll(".gm-events tbody").forEach(
      function (body) {
        var markers = drawn.get(Number(body.dataset.number));
        if (!markers) {
          return;
        }
        body.querySelectorAll("li[data-mark]").forEach(function (item) {
          var mark = context.marks[item.dataset.mark];
          item.prepend(gm.symbol(mark.key, mark.colour, false));
        });
        var head = body.querySelector("th");
        var button = gm.element("button", "gm-number", [head.textContent]);
        button.type = "button";
        button.title = "Show on the map";
        button.setAttribute("aria-label", "Show event " + head.textContent + " on the map");
        button.addEventListener("click", function () {
          show(map, markers);
        });
        head.replaceChildren(button);
      });
  };
})(window.geomap = window.geomap || {});
