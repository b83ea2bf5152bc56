"""States as a table: checked when Python reads it, one winner when two move at once."""

import threading
from uuid import uuid4

import pytest
from django.db import connection

from core.access import code
from core.actor import Actor
from core.errors import Busy, DomainError, Forbidden, Invalid, Refused
from core.flow import Flow, Move
from core.history import amend, change
from core.words import Text
from staff.models import Tablet, User
from tests.conftest import SETUP, make_person

LOCK = code("tests.lock", en="Lock a tablet", zh="锁定平板")
OPEN = code("tests.open", en="Open a tablet", zh="解锁平板")
NAMES = {"active": Text("启用", "active"), "revoked": Text("吊销", "revoked")}
MOVES = [
    Move("lock", ("active",), "revoked", needs=LOCK, text=Text("锁定", "lock it"), reason=True),
    Move("open", ("revoked",), "active", needs=OPEN, text=Text("解锁", "open it")),
]
tablet_flow: Flow[Tablet] = Flow("tests.tablet", NAMES, start=["active"], moves=MOVES)
KEEPER = Actor(user_id=None, name="keeper", codes=frozenset({LOCK, OPEN}))


def move(name: str, sources: tuple[str, ...], target: str) -> Move:
    return Move(name, sources, target, needs=LOCK, text=Text("动", "move"))


@pytest.mark.parametrize(
    ("moves", "complaint"),
    [
        ([*MOVES, MOVES[0]], "declared twice"),
        ([move("a", ("active",), "lost")], "unknown states \\['lost'\\]"),
        ([move("a", ("lost",), "revoked")], "unknown states"),
        ([move("a", ("active",), "active")], "nobody can reach: \\['revoked'\\]"),
        ([move("a", ("revoked",), "revoked")], "nobody can reach"),
    ],
)
def test_a_wrong_table_does_not_even_load(moves: list[Move], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Flow("tests.wrong", NAMES, start=["active"], moves=moves)


@pytest.fixture
def holder(db: None) -> User:
    return make_person("ana", "安娜")


@pytest.fixture
def tablet(holder: User) -> Tablet:
    with change(SETUP, "test.setup"):
        return Tablet.objects.create(id=uuid4(), user=holder, name="平板")


def test_the_buttons_are_the_moves_one_may_make_now(tablet: Tablet) -> None:
    assert tablet_flow.open_to(KEEPER, tablet) == ["lock"]
    assert tablet_flow.open_to(Actor(user_id=None, name="x", codes=frozenset({OPEN})), tablet) == []


def test_a_move_writes_state_fields_version_and_history_at_once(tablet: Tablet) -> None:
    moved = tablet_flow.move(KEEPER, tablet, "lock", reason="遗失", name="旧平板")
    tablet.refresh_from_db()
    assert (tablet.state, tablet.name, tablet.version) == ("revoked", "旧平板", 2)
    assert (moved.state, moved.version) == ("revoked", 2)
    told = tablet.history.order_by("-history_id").first()
    assert (told.action, told.history_change_reason, told.state) == ("tests.tablet.lock", "遗失", "revoked")
    connection.check_constraints()


def test_a_move_asks_for_permission_reason_and_state(tablet: Tablet) -> None:
    with pytest.raises(Forbidden, match="forbidden"):
        tablet_flow.move(Actor(user_id=None, name="x"), tablet, "lock", reason="遗失")
    with pytest.raises(Invalid, match="reason_missing"):
        tablet_flow.move(KEEPER, tablet, "lock", reason="  ")
    with pytest.raises(Refused, match="wrong_state") as refused:
        tablet_flow.move(KEEPER, tablet, "open")
    assert refused.value.answer("zh-hans")["detail"] == "当前状态为“启用”，不能解锁。"
    assert refused.value.answer("en")["detail"] == "It is active now, so it is too late to: open it."
    assert tablet.history.count() == 1


def test_whoever_moves_what_somebody_else_has_moved_is_refused_with_the_state_of_now(tablet: Tablet) -> None:
    late = Tablet.objects.get(pk=tablet.pk)
    tablet_flow.move(KEEPER, tablet, "lock", reason="遗失")
    with pytest.raises(Refused, match="wrong_state"):
        tablet_flow.move(KEEPER, late, "lock", reason="遗失")
    assert late.state == "revoked"
    assert tablet.history.count() == 2


def test_a_move_of_something_edited_meanwhile_is_asked_to_come_back(tablet: Tablet) -> None:
    late = Tablet.objects.get(pk=tablet.pk)
    with change(SETUP, "test.edit"):
        amend(tablet, name="新名字")
    with pytest.raises(Busy):
        tablet_flow.move(KEEPER, late, "lock", reason="遗失")
    assert (late.name, late.state) == ("新名字", "active"), "it is fresh now"
    tablet_flow.move(KEEPER, late, "lock", reason="遗失")
    connection.check_constraints()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_move_at_once_one_wins(tablet: Tablet) -> None:
    start, outcome = threading.Barrier(2), []

    def lock() -> None:
        mine = Tablet.objects.get(pk=tablet.pk)
        start.wait()
        try:
            tablet_flow.move(KEEPER, mine, "lock", reason="遗失")
            outcome.append("won")
        except DomainError as error:
            outcome.append(error.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=lock) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert sorted(outcome) == ["won", "wrong_state"]
    assert tablet.history.count() == 2
