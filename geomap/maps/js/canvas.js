/* A canvas that stays in place while the map moves and zooms.
 * In: a function that paints a view. Out: a Leaflet layer. */
(function (gm) {
  "use strict";

  var MAX_LAT = 85.0511;

  /* Web Mercator with the whole world from 0 to 1. */
  gm.mercatorX = function (lon) {
    return lon / 360 + 0.5;
  };

  gm.mercatorY = function (lat) {
    var bounded = Math.max(-MAX_LAT, Math.min(MAX_LAT, lat)) * Math.PI / 180;
    return 0.5 - Math.log(Math.tan(Math.PI / 4 + bounded / 2)) / (2 * Math.PI);
  };

  gm.CanvasLayer = L.Renderer.extend({
    _initContainer: function () {
      this._container = document.createElement("canvas");
    },
    _destroyContainer: function () {
      this._container.remove();
    },
    _update: function () {
      if (this._map._animatingZoom && this._bounds) {
        return;
      }
      L.Renderer.prototype._update.call(this);
      var density = window.devicePixelRatio || 1;
      var size = this._bounds.getSize();
      var corner = this._bounds.min.add(this._map.getPixelOrigin());
      var pen = this._container.getContext("2d");
      L.DomUtil.setPosition(this._container, this._bounds.min);
      this._container.width = density * size.x;
      this._container.height = density * size.y;
      this._container.style.width = size.x + "px";
      this._container.style.height = size.y + "px";
      pen.scale(density, density);
      pen.lineJoin = "round";
      this.options.paint(pen, {
        scale: 256 * Math.pow(2, this._map.getZoom()),
        left: corner.x, top: corner.y, width: size.x, height: size.y
      });
    },
    /* Paint anew, as after a change of what is to be painted. */
    repaint: function () {
      if (this._map) {
        this._update();
      }
    },
    _updatePaths: L.Util.falseFn
  });
})(window.geomap = window.geomap || {});
