/* Text into the page: always as text nodes, never as markup.
 * In: strings of the data island. Out: elements. */
(function (gm) {
  "use strict";

  // Characters that hide or reorder text; the same table as INVISIBLE in gate.py.
  var INVISIBLE = new RegExp(
    "[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u115f\\u1160" +
    "\\u180e\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb" +
    "\\ud800-\\udfff\\u{e0000}-\\u{e007f}]", "u");

  /* An element with a class and children (elements or strings). */
  gm.element = function (tag, className, children) {
    var made = document.createElement(tag);
    if (className) {
      made.className = className;
    }
    (children || []).forEach(function (child) {
      made.append(typeof child === "string" ? gm.text(child) : child);
    });
    return made;
  };

  /* Text as nodes; a character that cannot be seen stands in a chip with its code. */
  gm.text = function (text) {
    var made = document.createDocumentFragment();
    var plain = "";
    Array.from(text).forEach(function (character) {
      if (!INVISIBLE.test(character)) {
        plain += character;
        return;
      }
      made.append(plain, chip(character));
      plain = "";
    });
    made.append(plain);
    return made;
  };

  function chip(character) {
    var made = document.createElement("span");
    var code = character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    made.className = "gm-chip";
    made.dataset.code = "U+" + code;
    made.textContent = character;
    return made;
  }

  /* Text whose writing direction stays its own affair. */
  gm.isolated = function (text) {
    return gm.element("bdi", "", [text]);
  };

  /* A sentence with the decisive words marked; offsets count code points. */
  gm.quotation = function (quote, marks) {
    var points = Array.from(quote);
    var made = gm.element("blockquote");
    var at = 0;
    made.dir = "auto";
    (marks || []).forEach(function (mark) {
      made.append(gm.text(points.slice(at, mark[0]).join("")));
      made.append(gm.element("mark", "", [points.slice(mark[0], mark[1]).join("")]));
      at = mark[1];
    });
    made.append(gm.text(points.slice(at).join("")));
    return made;
  };
})(window.geomap = window.geomap || {});
