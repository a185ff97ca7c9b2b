"""Where a WSGI server finds the site: `gunicorn newsledger.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsledger.settings")

application = get_wsgi_application()
