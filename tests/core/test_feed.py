"""The delta feed: nothing skipped, nothing kept that may no longer be seen, no cursor that breaks it."""

import base64
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

import orjson
import pytest
from django.db import connection, transaction
from django.db.models import Q

from core.actor import Actor
from core.errors import Invalid
from core.feed import AlsoChangedBy, Feed, FeedKind, Shows
from core.history import amend, bulk_create_tracked, change
from staff.models import Message, Product, Team, User
from tests.conftest import SETUP, make_person

pytestmark = pytest.mark.alone

ANA = Actor(user_id=1, name="ana", codes=frozenset({"a"}), territories=frozenset({uuid4()}))
scope: list[str] = []


def everybody(actor: Actor) -> Q:
    return Q()


FEED = Feed(
    kinds=[
        FeedKind(
            "teams",
            Team,
            visible=lambda actor: Team.objects.all(),
            row=lambda actor, team: {"id": team.pk, "name": team.lead.name if team.lead else team.name},
            seen_by=everybody,
            shows=[Shows(User, "lead"), Shows(User, "members")],
        ),
        FeedKind(
            "products",
            Product,
            visible=lambda actor: Product.objects.filter(is_active=True),
            row=lambda actor, product: {"id": product.pk, "name": product.name_zh},
            seen_by=everybody,
            also_changed_by=[AlsoChangedBy(Message, "product_id", everybody)],
        ),
    ],
    scope=lambda actor: scope,
)


@pytest.fixture(autouse=True)
def _fresh_scope() -> Iterator[None]:
    yield
    scope.clear()


def add(name: str) -> Product:
    with change(SETUP, "test.add"):
        return Product.objects.create(name_zh=name, name_en=name, kind="drug")


class Tablet:
    """What a tablet does with the feed: puts rows, removes what is gone, sweeps after a reset."""

    def __init__(self, actor: Actor = ANA, limit: int = 500) -> None:
        self.actor, self.limit = actor, limit
        self.cursor = ""
        self.kept: dict[str, dict[UUID, str]] = {"teams": {}, "products": {}}
        self.received: set[UUID] | None = None
        self.pages: list[dict[str, Any]] = []

    def page(self) -> bool:
        answer = FEED.pull(self.actor, self.cursor, self.limit)
        self.pages.append(answer)
        if answer["reset"]:
            self.received = set()
        for kind, rows in answer["rows"].items():
            for row in rows:
                self.kept[kind][row["id"]] = row["name"]
                if self.received is not None:
                    self.received.add(row["id"])
        for kind, ids in answer["gone"].items():
            for pk in ids:
                self.kept[kind].pop(UUID(pk), None)
        self.cursor = answer["cursor"]
        if not answer["more"] and self.received is not None:
            for rows in self.kept.values():
                for pk in set(rows) - self.received:
                    del rows[pk]
            self.received = None
        return bool(answer["more"])

    def pull(self) -> list[str]:
        """One whole round; the names of the products it brought."""
        begun = len(self.pages)
        while self.page():
            pass
        return sorted(row["name"] for page in self.pages[begun:] for row in page["rows"].get("products", []))

    @property
    def products(self) -> list[str]:
        return sorted(self.kept["products"].values())


@pytest.mark.django_db
def test_the_first_pull_brings_everything_page_by_page() -> None:
    with change(SETUP, "test.add"):
        bulk_create_tracked([Product(name_zh=f"{n:02}", name_en="x", kind="drug") for n in range(23)])
        bulk_create_tracked([Team(name=f"t{n}") for n in range(4)])
    for limit in (1, 5, 23, 27, 100):
        tablet = Tablet(limit=limit)
        assert tablet.pull() == [f"{n:02}" for n in range(23)]
        assert len(tablet.kept["teams"]) == 4
        assert all(sum(map(len, page["rows"].values())) <= limit for page in tablet.pages)
        assert [page["reset"] for page in tablet.pages] == [True] + [False] * (len(tablet.pages) - 1)
        assert [page["more"] for page in tablet.pages] == [True] * (len(tablet.pages) - 1) + [False]


def commits() -> Any:
    """The xmin horizon moves only when transactions really end."""
    return pytest.mark.django_db(transaction=True)


@commits()
def test_a_later_pull_brings_what_changed_and_nothing_else() -> None:
    one, two = add("一"), add("二")
    tablet = Tablet()
    tablet.pull()
    assert tablet.pull() == []
    with change(SETUP, "test.edit"):
        amend(two, name_zh="贰")
    assert tablet.pull() == ["贰"]
    assert tablet.pull() == []
    assert tablet.products == ["一", "贰"]
    assert one.pk in tablet.kept["products"]


@commits()
def test_what_is_no_longer_visible_is_taken_back_and_comes_again() -> None:
    product, deleted = add("一"), add("二")
    tablet = Tablet()
    tablet.pull()
    with change(SETUP, "test.hide"):
        amend(product, is_active=False)
        deleted.delete()
    tablet.pull()
    assert tablet.products == []
    with change(SETUP, "test.show"):
        amend(product, is_active=True)
    tablet.pull()
    assert tablet.products == ["一"]


@commits()
def test_a_row_comes_again_when_what_belongs_to_it_changes() -> None:
    product, _ = add("一"), add("二")
    tablet = Tablet()
    tablet.pull()
    with change(SETUP, "test.message"):
        Message.objects.create(product=product, text_zh="日服一次", text_en="daily")
    assert tablet.pull() == ["一"]


@commits()
def test_a_row_comes_again_when_what_it_names_is_renamed_and_only_then() -> None:
    lead, member = make_person("lead", "旧名"), make_person("member", "张三")
    with change(SETUP, "test.add"):
        team, other = Team.objects.create(name="一组", lead=lead), Team.objects.create(name="二组")
        amend(member, team=team)
    tablet = Tablet()
    tablet.pull()

    def teams_after(person: User, **fields: Any) -> list[UUID]:
        tablet.pages.clear()
        with change(SETUP, "test.edit"):
            amend(person, **fields)
        tablet.pull()
        assert all(not page["gone"] for page in tablet.pages)
        return [row["id"] for page in tablet.pages for row in page["rows"].get("teams", [])]

    assert teams_after(lead, name="新名") == [team.pk]
    assert tablet.kept["teams"] == {team.pk: "新名", other.pk: "二组"}
    assert teams_after(lead, language="en") == [], "his language is not his name"
    assert teams_after(member, name="李四") == [team.pk], "shown through those who point at it, once"


@commits()
def test_a_renamed_record_brings_no_row_its_reader_does_not_see() -> None:
    lead = make_person("lead", "旧名")
    with change(SETUP, "test.add"):
        Team.objects.create(name="一组", lead=lead)
    hidden = FeedKind(
        "teams",
        Team,
        visible=lambda actor: Team.objects.none(),
        row=lambda actor, team: {"id": team.pk},
        seen_by=lambda actor: Q(pk__in=[]),
        shows=[Shows(User, "lead")],
    )
    feed = Feed([hidden], scope=lambda actor: [])
    cursor = feed.pull(ANA, "")["cursor"]
    with change(SETUP, "test.edit"):
        amend(lead, name="新名")
    answer = feed.pull(ANA, cursor)
    assert (answer["rows"], answer["gone"]) == ({}, {})


@commits()
def test_a_row_added_while_one_pulls_comes_with_the_next_round() -> None:
    with change(SETUP, "test.add"):
        bulk_create_tracked([Product(name_zh=f"{n}", name_en="x", kind="drug") for n in range(6)])
    tablet = Tablet(limit=2)
    assert tablet.page()
    with change(SETUP, "test.add"):
        Product.objects.create(id=UUID(int=0), name_zh="前", name_en="sorts before all", kind="drug")
    while tablet.page():
        pass
    assert "前" not in tablet.products
    assert tablet.pull() == ["前"]


@contextmanager
def transaction_held_open(work: Callable[[], None]) -> Iterator[Callable[[], None]]:
    """Do the work in another connection and commit only when told to."""
    done, may_commit, committed = threading.Event(), threading.Event(), threading.Event()

    def hold() -> None:
        try:
            with transaction.atomic():
                work()
                done.set()
                assert may_commit.wait(20)
            committed.set()
        finally:
            connection.close()

    def commit() -> None:
        may_commit.set()
        assert committed.wait(20)

    thread = threading.Thread(target=hold)
    thread.start()
    assert done.wait(20)
    try:
        yield commit
    finally:
        may_commit.set()
        thread.join(timeout=20)


@commits()
def test_a_row_committed_late_by_a_slow_transaction_is_not_skipped() -> None:
    old = add("旧")
    tablet = Tablet()
    tablet.pull()

    def slow() -> None:
        add("慢")
        with change(SETUP, "test.edit"):
            amend(old, name_zh="慢改")

    with transaction_held_open(slow) as commit:
        add("快一")
        assert tablet.pull() == ["快一"]
        add("快二")
        assert "快二" in tablet.pull()
        assert tablet.products == ["快一", "快二", "旧"]
        commit()
    assert {"慢", "慢改"} <= set(tablet.pull())
    assert tablet.products == ["快一", "快二", "慢", "慢改"]
    tablet.pull()
    assert tablet.pull() == [], "once the slow one is seen nothing comes twice"


@commits()
def test_a_slow_transaction_is_not_skipped_by_a_first_pull_either() -> None:
    add("旧")
    tablet = Tablet()
    with transaction_held_open(lambda: void(add("慢"))) as commit:
        assert tablet.pull() == ["旧"]
        commit()
    assert "慢" in tablet.pull()


def void(thing: object) -> None:
    """For its effect alone."""


@commits()
@pytest.mark.parametrize("seed", range(6))
def test_whatever_happens_in_whatever_order_a_tablet_ends_with_what_its_reader_sees(seed: int) -> None:
    chance = random.Random(seed)
    tablets = [Tablet(limit=limit) for limit in (1, 3, 500)]
    open_ones: list[Any] = []
    for number in range(40):
        act = chance.choice(["add", "edit", "hide", "delete", "pull", "pull", "hold", "release"])
        existing = list(Product.objects.order_by("pk"))
        if act == "add":
            add(f"p{number}")
        elif act == "hold" and len(open_ones) < 2:
            held = transaction_held_open(lambda name=f"held{number}": void(add(name)))  # type: ignore[misc]
            open_ones.append((held, held.__enter__()))
        elif act == "release" and open_ones:
            held, commit = open_ones.pop(chance.randrange(len(open_ones)))
            commit()
            held.__exit__(None, None, None)
        elif act == "pull":
            chance.choice(tablets).page()
        elif existing and act in ("edit", "hide", "delete"):
            _disturb(act, chance.choice(existing), number)
    for held, commit in open_ones:
        commit()
        held.__exit__(None, None, None)
    seen = {product.pk: product.name_zh for product in Product.objects.filter(is_active=True)}
    for tablet in tablets:
        tablet.pull()
        tablet.pull()
        assert tablet.kept["products"] == seen


def _disturb(act: str, product: Product, number: int) -> None:
    with change(SETUP, f"test.{act}"):
        if act == "delete":
            product.delete()
        elif act == "hide":
            amend(product, is_active=not product.is_active)
        else:
            amend(product, name_zh=f"e{number}")


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["territory", "permission", "team", "room"])
def test_when_a_readers_reach_changes_the_pull_starts_again(what: str) -> None:
    add("一")
    tablet = Tablet()
    tablet.pull()
    tablet.kept["products"][uuid4()] = "nobody told the tablet to drop this"
    tablet.actor = Actor(
        user_id=1,
        name="ana",
        codes=ANA.codes | ({"b"} if what == "permission" else set()),
        territories=ANA.territories | ({uuid4()} if what == "territory" else set()),
        team=frozenset({5} if what == "team" else ()),
    )
    scope.extend(["2026-11-22"] if what == "room" else [])
    assert tablet.pull() == ["一"]
    assert tablet.pages[-1]["reset"] is True
    assert tablet.products == ["一"]


@pytest.mark.django_db
def test_a_reach_that_changes_between_two_pages_starts_again_too() -> None:
    for name in "一二三":
        add(name)
    tablet = Tablet(limit=1)
    tablet.page()
    scope.append("changed")
    tablet.page()
    assert tablet.pages[-1]["reset"] is True
    while tablet.page():
        pass
    assert tablet.products == ["一", "三", "二"]


def parts(cursor: str) -> list[Any]:
    found: list[Any] = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    return found


def written(*values: Any) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(values)).decode().rstrip("=")


@pytest.mark.django_db
@pytest.mark.parametrize("shift", ["another cluster", "a later time"])
def test_a_cursor_of_another_cluster_or_another_past_starts_again(shift: str) -> None:
    add("一")
    tablet = Tablet()
    tablet.pull()
    seen, horizon, since, kind, after = parts(tablet.cursor)
    cluster, _, xid = horizon.partition(":")
    foreign = (
        f"1{cluster}"[:20] + f":{xid}" if shift == "another cluster" else f"{cluster}:{int(xid) + 10**6}"
    )
    for ours in (written(seen, foreign, since, kind, after), written(seen, horizon, foreign, 0, None)):
        answer = FEED.pull(ANA, ours)
        assert answer["reset"] is True
        assert len(answer["rows"]["products"]) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "damage",
    [
        lambda p: "nonsense",
        lambda p: "é",
        lambda p: written(*p[:4]),
        lambda p: written(p[0], "1:x", *p[2:]),
        lambda p: written(p[0], "1:1' OR '1'='1", *p[2:]),
        lambda p: written(p[0], None, *p[2:]),
        lambda p: written(p[0], 7, *p[2:]),
        lambda p: written(p[0], "²:²", *p[2:]),
        lambda p: written(p[0], p[1], p[1], -1, None),
        lambda p: written(p[0], p[1], p[1], 99, None),
        lambda p: written(p[0], p[1], p[1], "x", None),
        lambda p: written(p[0], p[1], p[1], 1, "not a uuid"),
        lambda p: written(p[0], p[1], p[1], 1, {"a": 1}),
        lambda p: written(p[0], p[1], p[1], 1, "7"),
    ],
)
def test_a_cursor_somebody_bent_is_refused(damage: Callable[[list[Any]], str]) -> None:
    tablet = Tablet()
    tablet.pull()
    with pytest.raises(Invalid, match="bad_cursor"):
        FEED.pull(ANA, damage(parts(tablet.cursor)))


@pytest.mark.django_db
@pytest.mark.parametrize("limit", [-5, 0, 10**9])
def test_a_limit_out_of_bounds_is_brought_within_them(limit: int) -> None:
    add("一")
    assert Tablet(limit=limit).pull() == ["一"]
