import pytest
from django.core.exceptions import ImproperlyConfigured
from django.template import engines
from django.urls import NoReverseMatch
from jinja2 import UndefinedError

from newsledger.jinja2env import add


def rendered(source, **context):
    """Return what a public page with this source shows."""
    return engines["jinja2"].from_string(source).render(context)


def test_text_is_escaped():
    assert rendered("{{ text }}", text="<b>&") == "&lt;b&gt;&amp;"


def test_an_unknown_name_is_an_error_not_a_blank():
    with pytest.raises(UndefinedError):
        rendered("{{ clam }}")


def test_pages_and_files_are_addressed_by_name():
    assert rendered("{{ url('admin:index') }} {{ static('site.css') }}") == "/admin/ /static/site.css"


def test_an_unknown_page_is_an_error():
    with pytest.raises(NoReverseMatch):
        rendered("{{ url('nowhere') }}")


def test_two_meanings_for_one_word_are_refused():
    words = {"worded": str}
    with pytest.raises(ImproperlyConfigured, match=r"claims\.template_filters: 'worded'"):
        add(words, {"worded": repr}, "claims")
    assert words == {"worded": str}
