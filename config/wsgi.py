"""What the web server calls: Django, with the app's built files served beside it."""

import re

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from whitenoise import WhiteNoise

from config.entry import prepare

HASHED = re.compile(r"^/assets/.+-[\w-]{8}\.\w+$")  # Vite's names change with their content


def _never_changes(path: str, url: str) -> bool:
    return bool(HASHED.match(url))


prepare()
application = WhiteNoise(get_wsgi_application(), immutable_file_test=_never_changes)
for folder in ("assets", "icons"):
    if (settings.FRONTEND_DIST / folder).is_dir():
        application.add_files(str(settings.FRONTEND_DIST / folder), prefix=f"{folder}/")
