/* Geodesics on the WGS 84 ellipsoid, by Vincenty's formulae (Survey Review 23, 1975).
 * In: longitudes and latitudes in degrees. Out: kilometres, and the points of a line. */
(function (gm) {
  "use strict";

  var A_KM = 6378.137;
  var F = 1 / 298.257223563;
  var B_KM = A_KM * (1 - F);
  var RAD = Math.PI / 180;
  var STEPS = 200;

  function reduced(lat) {
    return Math.atan((1 - F) * Math.tan(lat * RAD));
  }

  /* Vincenty's A and B for the square of the second eccentricity along the line. */
  function series(cosSqAlpha) {
    var u = cosSqAlpha * (A_KM * A_KM - B_KM * B_KM) / (B_KM * B_KM);
    return {
      a: 1 + u / 16384 * (4096 + u * (-768 + u * (320 - 175 * u))),
      b: u / 1024 * (256 + u * (-128 + u * (74 - 47 * u)))
    };
  }

  function deltaSigma(b, sin, cos, cosMid) {
    var square = cosMid * cosMid;
    return b * sin * (cosMid + b / 4 * (cos * (-1 + 2 * square) -
      b / 6 * cosMid * (-3 + 4 * sin * sin) * (-3 + 4 * square)));
  }

  function lambdaTerm(cosSqAlpha, sinAlpha, sigma, sin, cos, cosMid) {
    var c = F / 16 * cosSqAlpha * (4 + F * (4 - 3 * cosSqAlpha));
    return (1 - c) * F * sinAlpha *
      (sigma + c * sin * (cosMid + c * cos * (-1 + 2 * cosMid * cosMid)));
  }

  /* One round of the inverse problem; lambda is the longitude on the auxiliary sphere. */
  function round(ends, lambda) {
    var x = ends.cos2 * Math.sin(lambda);
    var y = ends.cos1 * ends.sin2 - ends.sin1 * ends.cos2 * Math.cos(lambda);
    var sin = Math.hypot(x, y);
    var cos = ends.sin1 * ends.sin2 + ends.cos1 * ends.cos2 * Math.cos(lambda);
    var sigma = Math.atan2(sin, cos);
    var sinAlpha = sin ? ends.cos1 * x / sin : 0;
    var cosSqAlpha = 1 - sinAlpha * sinAlpha;
    var cosMid = cosSqAlpha > 1e-12 ? cos - 2 * ends.sin1 * ends.sin2 / cosSqAlpha : 0;
    return {
      sin: sin, cos: cos, sigma: sigma, cosSqAlpha: cosSqAlpha, cosMid: cosMid,
      azimuth: Math.atan2(x, y),
      lambda: ends.lon + lambdaTerm(cosSqAlpha, sinAlpha, sigma, sin, cos, cosMid)
    };
  }

  /* Kilometres and azimuth in radians from one [lon, lat] to another. Of points nearly
     opposite each other, where the formula does not settle, the last round is given. */
  gm.inverse = function (from, to) {
    var u1 = reduced(from[1]);
    var u2 = reduced(to[1]);
    var lon = ((to[0] - from[0] + 540) % 360 + 360) % 360 - 180;
    var ends = {
      sin1: Math.sin(u1), cos1: Math.cos(u1), sin2: Math.sin(u2), cos2: Math.cos(u2),
      lon: lon * RAD
    };
    var lambda = ends.lon;
    var last;
    for (var step = 0; step < STEPS; step += 1) {
      last = round(ends, lambda);
      if (Math.abs(last.lambda - lambda) < 1e-12) {
        break;
      }
      lambda = last.lambda;
    }
    var coefficients = series(last.cosSqAlpha);
    return {
      km: B_KM * coefficients.a *
        (last.sigma - deltaSigma(coefficients.b, last.sin, last.cos, last.cosMid)),
      azimuth: last.azimuth
    };
  };

  /* The point so many kilometres from [lon, lat] in a direction in radians. */
  gm.destination = function (from, azimuth, km) {
    var u = reduced(from[1]);
    var sinU = Math.sin(u);
    var cosU = Math.cos(u);
    var cosAz = Math.cos(azimuth);
    var sinAlpha = cosU * Math.sin(azimuth);
    var cosSqAlpha = 1 - sinAlpha * sinAlpha;
    var start = Math.atan2(sinU / cosU, cosAz);
    var coefficients = series(cosSqAlpha);
    var sigma = km / (B_KM * coefficients.a);
    var before = Infinity;
    var cosMid = 0;
    for (var step = 0; step < STEPS && Math.abs(sigma - before) > 1e-12; step += 1) {
      cosMid = Math.cos(2 * start + sigma);
      before = sigma;
      sigma = km / (B_KM * coefficients.a) +
        deltaSigma(coefficients.b, Math.sin(sigma), Math.cos(sigma), cosMid);
    }
    var sin = Math.sin(sigma);
    var cos = Math.cos(sigma);
    var over = sinU * sin - cosU * cos * cosAz;
    var lat = Math.atan2(sinU * cos + cosU * sin * cosAz, (1 - F) * Math.hypot(sinAlpha, over));
    var lambda = Math.atan2(sin * Math.sin(azimuth), cosU * cos - sinU * sin * cosAz);
    var lon = lambda - lambdaTerm(cosSqAlpha, sinAlpha, sigma, sin, cos, cosMid);
    return [from[0] + lon / RAD, lat / RAD];
  };

  /* The line between two points in steps of at most 100 km, without a jump at 180 degrees. */
  gm.geodesic = function (from, to) {
    var whole = gm.inverse(from, to);
    var count = Math.max(1, Math.ceil(whole.km / 100));
    var points = [from];
    for (var i = 1; i <= count; i += 1) {
      var next = i === count ? to.slice() : gm.destination(from, whole.azimuth, whole.km * i / count);
      var before = points[points.length - 1][0];
      next[0] += Math.round((before - next[0]) / 360) * 360;
      points.push(next);
    }
    return {km: whole.km, points: points};
  };
})(window.geomap = window.geomap || {});
