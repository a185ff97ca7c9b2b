"""Three hundred strings that somebody might type to do harm, made by rule.

Each is one that programs have fallen for: read as markup, as a template, as a formula, as a number that it
isn't, as another name than it seems, or as nothing at all. A page in which one of them was executed, or would
be by a browser, holds one of TRACES.
"""

import re
from itertools import islice

TRACES = ("<hostile", 'href="javascript', "href='javascript", '" hostile=', "' hostile=", str(7_919 * 7_907))

_TAGS = (
    "<hostile {}>",
    '"><hostile {}>',
    "'><hostile {}>",
    "</textarea><hostile {}>",
    "</script><hostile {}>",
    "</title></style><hostile {}>",
    "--><hostile {}>",
    "]]><hostile {}>",
    "<<hostile {}>>",
    "<hostile\t{}\n>",
    '" hostile={} x="',
    "' hostile={} x='",
    "` hostile={} x=`",
    '\\" hostile={} x=\\"',
    "&lt;hostile {}&gt;",
    "&#60;hostile {}&#62;",
    "\\u003chostile {}\\u003e",
    "%3Chostile {}%3E",
    "javascript:hostile()//{}",
    "data:text/html,<hostile {}>",
)
_RUNS = ("onerror=alert(1)", "src=x", "style=x:expression(1)", "id=a")
_TEMPLATES = (
    "{{ 7919*7907 }}",
    "{{7919*7907}}",
    "${7919*7907}",
    "#{7919*7907}",
    "<%= 7919*7907 %>",
    "{% debug %}",
    "{% include '/etc/passwd' %}",
    "{{ request.user.password }}",
    "{{ ''.__class__.__mro__ }}",
    "{# comment #}",
    "%(name)s",
    "{0.__class__}",
    "%s%n%x",
    "{}",
    "$(id)",
    "`id`",
)
_FORMULAS = tuple(
    f"{begin}{rest}" for begin in "=+-@\t|" for rest in ("1+1", 'HYPERLINK("x")', "cmd|' /C calc'!A0")
)
_SQL = (
    "'; DROP TABLE claims_unit; --",
    "' OR '1'='1",
    '" OR ""="',
    "1; SELECT pg_sleep(9)",
    "%' AND 1=0 UNION SELECT 1 --",
    "\\'; --",
    "/* */ 1",
    "x' || 'y",
    "_%",
    "\\",
)
_PATHS = (
    "../../../../etc/passwd",
    "..\\..\\windows",
    "/etc/passwd",
    "file:///etc/passwd",
    "//evil.example/x",
    "C:\\nul",
    "CON",
    ".",
    "..",
    "a/b",
    "http://[::1",
    "http://a b/",
    "https://user:pass@evil.example@x/",
    "ftp://evil.example/",
    "HTTP://EVIL.EXAMPLE/",
)
# Invisible, turning, joining: alone, and inside of what looks like something else.
_UNSEEN = tuple(
    form.format(char)
    for char in "\u202e\u202d\u2066\u2069\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u115f\u3164\u2800\u180e\U000e0041"
    for form in ("{0}", "C{0}NN")
)
_CONTROLS = tuple(
    f"a{chr(code)}b" for code in (0, 1, 7, 8, 9, 10, 11, 12, 13, 27, 28, 31, 127, 0x80, 0x85, 0x9F)
)
_LINE_ENDS = (
    "\r\n",
    "a\r\nb",
    "a\rb",
    "\n\n",
    "a\r\n\rb\n",
    "a\u2028b",
    "a\u2029b",
    " \t ",
    "\r\nSet-Cookie: a=b",
)
# Half characters can't be written in UTF-8: what is sent then are bytes that are no UTF-8.
_HALVES = ("\ud800", "\udfff", "a\ud83db", "\udc00\ud800", "\ud83d\ud83d\ude00")
_ALIKE = (
    "\u0421NN",
    "\u0421\u039d\u039d",
    "CNN\u0301",
    "\uff23\uff2e\uff2e",
    "\U0001d402\U0001d40d\U0001d40d",
    "cnn ",
    "C\u200bNN",
    "T\u0391SS",
    "Ru\u017f\u017fia",
    "\u2163",
)
_MARKED = (
    "e\u0301",
    "\u0301",
    "a" + "\u0301" * 30,
    "a" + "\u0301" * 31,
    "a" + "\u0301\u0323" * 60,
    "\u0f73",
    "\u0958",
    "\ufb01\ufdfa",
    "\u1e9b\u0323",
    "\uac00\u11a8",
)
_EMOJI = (
    "🚀",
    "👨\u200d👩\u200d👧\u200d👦",
    "🏴\U000e0067\U000e0062\U000e007f",
    "🇺",
    "☺\ufe0f",
    "👍🏿",
    "\U0010ffff",
    "\ufffe",
    "\uffff",
    "\ufffd",
)
_RIGHT_TO_LEFT = ("שלום", "مرحبا 123 بالعالم", "\u202bאב\u202c ab", "a\u200fb", "\u0661,\u0662\u066b\u0663")
_NUMBERS = (
    *(
        "٣٤",
        "۳۴",
        "३४",
        "๓๔",
        "三十四",
        "Ⅻ",
        "²",
        "½",
        "𝟗",
        "１２",
        "①",
        "1\u00a0000",
        "1\u202f000",
        "1'000",
        "1_000",
    ),
    *(
        "NaN",
        "Infinity",
        "-0",
        "1e999999",
        "1e-999999",
        "0x1F",
        "0b1",
        "0o7",
        "--1",
        "+-1",
        "1/0",
        "0/0",
        "9" * 41,
    ),
    *(
        "9" * 5_000,
        "0." + "0" * 5_000 + "1",
        "-1",
        "1,2,3",
        "1.2.3",
        "٫٫",
        "−5",
        "5 %%",
        "52-48",
        "5–",
        "..5",
    ),
)
_DATES = (
    *(
        "0000",
        "9999-12-31",
        "99999-01-01",
        "2025-02-30",
        "2025-13",
        "../..",
        "2024/2023",
        "2024?~%",
        "XXXX",
        "2024-W60",
    ),
    *("9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "2024-01-01 24:00", "12-18", "99999999999-0"),
)
_WORDS = (
    "null",
    "None",
    "undefined",
    "true",
    "[]",
    '{"a": 1}',
    "[" * 2_000,
    "id",
    "__proto__",
    "constructor",
    "0",
    "a" * 201,
    "a" * 301,
    "word " * 700,
    "nobody" * 40,
)
# Two of a megabyte: never both in one form, which may have 2.5 MB.
_LARGE = ("x" * 1_000_000, "<hostile a>" * 90_000)


def _all() -> tuple[str, ...]:
    """Return them, the large ones as far from each other as can be."""
    tags = [tag.format(run) for run in _RUNS for tag in _TAGS]
    others = [
        *_TEMPLATES, *_FORMULAS, *_SQL, *_PATHS, *_UNSEEN, *_CONTROLS, *_LINE_ENDS, *_HALVES, *_ALIKE, *_MARKED,
        *_EMOJI, *_RIGHT_TO_LEFT, *_NUMBERS, *_DATES, *_WORDS,
    ]  # fmt: skip
    small = list(dict.fromkeys(others))
    small += list(islice(tags, 298 - len(small)))
    return (*small[:149], _LARGE[0], *small[149:], _LARGE[1])


STRINGS = _all()
# Those that a database may take, cut, or refuse to take: what the others become is decided before they reach it.
STORED = (
    *_SQL,
    *_CONTROLS,
    *_HALVES,
    *_MARKED,
    *_EMOJI,
    *(text for text in (*_NUMBERS, *_DATES) if re.fullmatch(r"[-\d.eE]+", text)),
    *(text for text in _WORDS if len(text) > 200),
    *_LARGE,
)
