"""Django's session store on our own table: a request reads its session and its person in one query."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.utils import timezone

from staff.models import Session, User


class SessionStore(DatabaseStore):
    """A session that knows whose it is."""

    _person: User | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    @property
    def person(self) -> User | None:
        """Who signed in here, as he stands in the database now."""
        self.get(SESSION_KEY)  # reads the row if it was not read yet
        return self._person

    def load(self) -> dict[str, Any]:
        live = Session.objects.select_related("person").filter(
            session_key=self.session_key, expire_date__gt=timezone.now()
        )
        row = live.first()
        if row is None:
            self._session_key = None
            return {}
        self._person = row.person
        return self.decode(row.session_data)

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        row = super().create_model_instance(data)
        if isinstance(row, Session) and SESSION_KEY in data:
            row.person_id = int(data[SESSION_KEY])
        return row
