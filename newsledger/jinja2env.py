"""The Jinja2 environment public pages are rendered with.

An app adds words of its own to its templates in a module `template_filters.py`: a dictionary FILTERS (name
to function, used as `{{ amount|worded }}`) and, where it needs them, GLOBALS and TESTS. Nothing is
registered anywhere else, and two apps that claim one name stop the program.
"""

from importlib import import_module
from typing import Any

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.templatetags.static import static
from django.urls import reverse
from django.utils.module_loading import module_has_submodule
from jinja2 import Environment, StrictUndefined


def url(name: str, *args: object, **kwargs: object) -> str:
    """Return the address of a named page.

    Raises: NoReverseMatch.
    """
    return reverse(name, args=args, kwargs=kwargs)


def environment(**options: Any) -> Environment:
    """Return an environment that escapes everything, refuses unknown names and knows every app's words."""
    options |= {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True, "autoescape": True}
    pages = Environment(**options)  # noqa: S701 -- escaping is on, in the line above
    add(pages.globals, {"static": static, "url": url}, "newsledger")
    for app in apps.get_app_configs():
        if app.module is not None and module_has_submodule(app.module, "template_filters"):
            words = import_module(f"{app.name}.template_filters")
            add(pages.filters, words.FILTERS, app.name)
            add(pages.globals, getattr(words, "GLOBALS", {}), app.name)
            add(pages.tests, getattr(words, "TESTS", {}), app.name)
    return pages


def add(known: dict[str, Any], words: dict[str, Any], app: str) -> None:
    """Add an app's words to those already known.

    Raises: ImproperlyConfigured for a word that would hide another.
    """
    for name, meaning in words.items():
        if name in known:
            raise ImproperlyConfigured(f"{app}.template_filters: {name!r} is already a word of the templates")
        known[name] = meaning
