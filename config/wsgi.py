"""What the web server calls."""

from django.core.wsgi import get_wsgi_application

from config.entry import prepare

prepare()
application = get_wsgi_application()
