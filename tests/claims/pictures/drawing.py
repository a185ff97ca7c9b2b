"""A picture as it is served alone, read again as XML."""

import re
from xml.etree import ElementTree

from django.template import engines

SVG = "{http://www.w3.org/2000/svg}"

HOSTILE = [
    "</text><script>alert(1)</script>",
    "<b>x</b>",
    "<<TABLE><TR><TD>x</TD></TR></TABLE>>",
    "]]>",
    "\"'&amp;&lt;",
    "\\N \\G \\n \\",
    "👩‍👩‍👧 🇰🇵",
    "مركز الأخبار \u202eabc",
    "\x00\x1b[31m\ufffe\uffff\ud800x",
    "평양 로동신문 조선중앙통신사",
    "x" * 300,
    "e\u0301" * 90,
    "",
    " \n\t ",
]


def served(template, picture):
    """Return the picture's root element; whatever a strict policy would refuse is an error."""
    text = engines["jinja2"].get_template(f"claims/pictures/{template}").render({"picture": picture})
    root = ElementTree.fromstring(text.encode())  # noqa: S314 -- it is ours
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in {
            "svg", "title", "desc", "g", "rect", "circle", "line", "path", "polygon", "text"
        }  # fmt: skip
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]
    assert root.get("role") == "img"
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 2
    assert {root.get("aria-labelledby"), root.get("aria-describedby")} == set(ids)
    return root


def words_in(root):
    """Return every line of text in the picture."""
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def sizes_in(root):
    """Return the size of every letter in the picture."""
    return {float(element.get("font-size", root.get("font-size"))) for element in root.iter(f"{SVG}text")}


def points(path):
    """Return the points of path data."""
    numbers = [float(number) for number in re.findall(r"-?[0-9.]+", path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))
