#!/usr/bin/env python3
"""Run one of newsledger's commands; without a name, list them."""

import os
import sys
from importlib import import_module


def main() -> None:
    """Run the command named on the command line; a wrong setting is told in one line before it."""
    settings = os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsledger.settings")
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("manage.py: this Python has no Django. Run make demo once, then .venv/bin/python manage.py.")
    try:
        import_module(settings)
    except ImproperlyConfigured as refusal:
        sys.exit(f"manage.py: {refusal}")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
