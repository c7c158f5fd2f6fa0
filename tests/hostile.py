"""Strings that attack templates, scripts, markup and readers' eyes."""

from __future__ import annotations

HOSTILE = (
    "{{7*191}}",
    "{% print 7*191 %}",
    "{# gone #}",
    "{{{",
    "}} {% raw %}",
    "${alert(1)}",
    "`+alert(1)+`",
    "</script><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "]]><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "\"><a href='javascript:alert(1)'>x</a>",
    "' onmouseover='alert(1)",
    "back\\slash \\u003c \\n \\",
    "&lt;b&gt; &amp; &#60; &nbsp;",
    "right\u202eto left\u202c",
    "mark\u200f \u200e \u061c \u2066x\u2069",
    "zero\u200bwidth\u200djoin\ufeffmark\u00ad",
    "line\u2028and\u2029paragraph",
    "bell\u0007 escape\u001b[31m delete\u007f c1\u0085",
    "line\r\nfeed\ttab",
    "tags \U000e0041\U000e007f",
    "한글 ㅤ 日本海 مضيق هرمز 🚀",
    "a" * 40 + "0123456789abcdef0123456789abcdef",
    "__proto__",
    "constructor",
)
"""Each can stand in any text; none holds a NUL or a lone surrogate."""

UNHOLDABLE = "nul\0 surrogate\ud800 end"
"""Characters that no HTML file can hold as they are."""
