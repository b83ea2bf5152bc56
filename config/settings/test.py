"""Settings of the tests: those of the product on the same PostgreSQL, with cheap passwords."""

from config.entry import prepare

prepare()

from config.settings import base  # noqa: E402  (the base reads the address prepare() sets)

globals().update({name: value for name, value in vars(base).items() if name.isupper()})

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# In memory: the tests of one worker share a process, and a test without a database may leave it alone.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
