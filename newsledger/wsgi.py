"""Where a WSGI server finds the site: `gunicorn newsledger.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsledger.settings")

application = get_wsgi_application()
# Loaded now, not in the time of the first reader.
_ = get_resolver().url_patterns
