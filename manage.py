#!/usr/bin/env python3
"""Run one of newsledger's commands; without a name, list them."""

import os
import sys
from importlib import import_module


def main() -> None:
    """Run the command named on the command line. A wrong setting is told in one line, before anything starts."""
    settings = os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsledger.settings")
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("manage.py: Django isn't installed for this Python. Run `make demo` once, then .venv/bin/python.")
    try:
        import_module(settings)
    except ImproperlyConfigured as refusal:
        sys.exit(f"manage.py: {refusal}")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
