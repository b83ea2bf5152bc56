"""The people of every test, and a suite that is stricter than production.

ana is a rep in the north, boris her manager, chiara a rep in the south, dora reads everything for compliance.
"""

import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.test import Client, TransactionTestCase

from config.entry import prepare

prepare()

from core.actor import Actor  # noqa: E402
from core.history import change  # noqa: E402
from staff.access import actor_of  # noqa: E402
from staff.choices import Role  # noqa: E402
from staff.models import Team, Territory, TerritoryMember, User  # noqa: E402
from tests.strict import be_strict  # noqa: E402

PASSWORD = "correct horse battery"
SETUP = Actor.job("test-setup")


def _flush(self: TransactionTestCase) -> None:
    """Put back what the migrations left. Tracked tables and history refuse it, so their triggers sleep meanwhile."""
    tables = [name for name in connection.introspection.table_names() if name != "django_migrations"]
    quoted = ", ".join(f'"{name}"' for name in tables)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")
        guarded = [table for (table,) in cursor.fetchall()]
        for table in guarded:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(f"TRUNCATE {quoted} CASCADE")
        for table in REFERENCE:
            cursor.execute(f'INSERT INTO "{table}" SELECT * FROM reference_copy."{table}"')
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in guarded:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


REFERENCE: set[str] = set()  # tables that migrations fill; found and copied once, right after migrate
setattr(TransactionTestCase, "_fixture_teardown", _flush)  # noqa: B010  the stubs do not know it
be_strict()


def _wants_database(item: pytest.Item) -> bool:
    return item.get_closest_marker("django_db") is not None or "db" in getattr(item, "fixturenames", ())


@pytest.fixture(scope="session", autouse=True)
def _reference(request: pytest.FixtureRequest) -> None:
    if not any(_wants_database(item) for item in request.session.items):
        return
    request.getfixturevalue("django_db_setup")
    blocker = request.getfixturevalue("django_db_blocker")
    with blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS reference_copy CASCADE; CREATE SCHEMA reference_copy")
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT EXISTS (SELECT 1 FROM "{table}")')
            if cursor.fetchone()[0] and table != "django_migrations":
                cursor.execute(f'CREATE TABLE reference_copy."{table}" AS TABLE "{table}"')
                REFERENCE.add(table)


def make_person(username: str, name: str, *roles: Role, team: Team | None = None) -> User:
    """A person who can sign in with PASSWORD."""
    with change(SETUP, "test.setup"):
        user = User(username=username, name=name, roles=list(roles), team=team)
        user.set_password(PASSWORD)
        user.save()
    return user


def make_territory(name: str, parent: Territory | None = None) -> Territory:
    """A territory below another."""
    with change(SETUP, "test.setup"):
        territory = Territory(name=name, parent=parent)
        territory.path = [*(parent.path if parent else []), territory.id]
        territory.save()
    return territory


def place(user: User, territory: Territory) -> None:
    """Let a person work in a territory, for ever."""
    with change(SETUP, "test.setup"):
        TerritoryMember.objects.create(user=user, territory=territory, from_on=date(2020, 1, 1))


@pytest.fixture
def north(db: None) -> Territory:
    return make_territory("华北")


@pytest.fixture
def south(db: None) -> Territory:
    return make_territory("华南")


@pytest.fixture
def northern_team(db: None) -> Team:
    with change(SETUP, "test.setup"):
        return Team.objects.create(name="华北一组")


@pytest.fixture
def boris_user(northern_team: Team, north: Territory) -> User:
    user = make_person("boris", "薄礼思", Role.MANAGER)
    with change(SETUP, "test.setup"):
        northern_team.lead = user
        northern_team.save()
    place(user, north)
    return user


@pytest.fixture
def ana_user(northern_team: Team, boris_user: User, north: Territory) -> User:
    user = make_person("ana", "安娜", Role.REP, team=northern_team)
    place(user, make_territory("华北·海淀", north))
    return user


@pytest.fixture
def chiara_user(south: Territory) -> User:
    user = make_person("chiara", "齐亚拉", Role.REP)
    place(user, south)
    return user


@pytest.fixture
def dora_user(db: None) -> User:
    return make_person("dora", "窦拉", Role.COMPLIANCE)


@pytest.fixture
def ana(ana_user: User) -> Actor:
    return actor_of(ana_user)


@pytest.fixture
def boris(boris_user: User, ana_user: User) -> Actor:
    return actor_of(boris_user)


@pytest.fixture
def chiara(chiara_user: User) -> Actor:
    return actor_of(chiara_user)


@pytest.fixture
def dora(dora_user: User) -> Actor:
    return actor_of(dora_user)


class ApiClient(Client):
    """Django's test client speaking the API: JSON both ways, a fresh Idempotency-Key per write."""

    def call(self, method: str, path: str, body: Any = None, *, key: str = "", **headers: str) -> Any:
        """Send one request; header names as on the wire, with `_` for `-`."""
        said = {name.replace("_", "-"): value for name, value in headers.items()}
        said["idempotency-key"] = key or str(uuid4())
        data = b"" if body is None else json.dumps(body, cls=DjangoJSONEncoder).encode()
        return self.generic(method, f"/api{path}", data, content_type="application/json", headers=said)


@pytest.fixture
def sign_in(db: None) -> Callable[[User], ApiClient]:
    """Give it a person, get a client that is signed in as him."""

    def signed_in(user: User) -> ApiClient:
        client = ApiClient()
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture(autouse=True)
def _clean_cache() -> Iterator[None]:
    """Sign-in limits of one test must not lock out the next."""
    yield
    cache.clear()
