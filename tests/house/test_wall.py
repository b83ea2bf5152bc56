"""Whoever sells cannot learn that a study exists: every door, history, feed and trail, and each leak is seen (MW-05)."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db.models import Q

from config import wiring
from core.access import codes_of
from core.actor import Actor
from core.errors import NotFound
from core.feed import FeedKind
from core.history import change
from core.lists import one
from core.timeline import TimelineKind
from hcp import selectors as hcp_selectors
from hcp.models import Institution
from staff.access import Needs
from staff.models import User
from tests.conftest import SETUP, ApiClient
from tests.hcp.factories import InstitutionFactory
from tests.house.test_doors import address
from tests.house.tree import operations, room_of
from tests.trials.conftest import CANARY, cora, cora_user, keys, person, sealed, study  # noqa: F401  fixtures
from trials import selectors, services
from trials.models import Participant, Study
from trials.models.exports import ExportForm
from trials.wall import Inside

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], ApiClient]
SIGNS = ("RND-101", "研究一", "01-001", "耳鸣零七", *CANARY.values())
ID = re.compile(r"\{uuid(str)?:\w+\}")
RANGE = "from=2026-01-01&to=2026-12-31&on=2026-11-18&year=2026"
KINDS = [name for name, kind in wiring.TIMELINES.items() if kind.model._meta.app_label == "trials"]


@pytest.fixture
def behind(cora: Actor, study: Study, sealed: Participant) -> dict[str, str]:  # noqa: F811
    """A whole study behind the wall, by the ids somebody could have been told."""
    services.record_adverse_event(
        cora, sealed, verbatim="耳鸣零七", severity="MILD", serious=False, criteria=[]
    )
    with change(SETUP, "test.setup"):
        Participant.objects.create(
            study=study,
            site=study.sites.get(),
            number="01-002",
            screening_number="002",
            sex="F",
            age=63,
            country="CHN",
        )
    opening = services.open_identity(
        cora, selectors.get_identity(cora, sealed.pk), reason="核对随访的联系方式"
    )
    export = services.export_study(cora, study, form=ExportForm.CSV, k=2)
    return {
        "study": str(study.pk),
        "participant": str(sealed.pk),
        "opening": str(opening.pk),
        "study_export": str(export.pk),
        "adverse_event": str(sealed.adverse_events.get().pk),
        "identity": str(opening.identity_id),
    }


def leaks(client: ApiClient, behind: dict[str, str]) -> Iterator[str]:
    """Everything an answer tells of what lies behind the wall, or tells apart from what does not exist."""
    for verb, path, operation in operations():
        walled = room_of(operation) == "trials"
        for at in addresses(path, behind, walled):
            answer = client.call(verb, at, {} if verb != "GET" else None)
            if walled and (answer.status_code != 404 or answer.json().get("code") != "not_found"):
                yield f"{verb} {path} answers {answer.status_code}"
            yield from told(f"{verb} {at}", answer)
    for name in KINDS:
        for pk in behind.values():
            answer = client.call("GET", f"/history/{name}/{pk}")
            if answer.status_code != 404:
                yield f"history of {name} answers {answer.status_code}"
            yield from told(f"history {name}", answer)


def addresses(path: str, behind: dict[str, str], walled: bool) -> list[str]:
    """The path with each id behind the wall in it; a list is asked for what it would be searched by as well."""
    if ID.search(path):
        ids = behind.values() if walled else (behind["study"], behind["participant"])
        return [_with(path, pk) for pk in ids]
    if "{" in path:
        return [address(path)]
    return [path, f"{path}?search={SIGNS[0]}&{RANGE}"]


def _with(path: str, pk: str) -> str:
    return address(ID.sub(pk, path, count=1))


def told(place: str, answer: Any) -> list[str]:
    """The signs of a study in an answer, its headers too."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    said = content.decode(errors="replace") + str(answer.headers)
    return [f"{place} tells {sign}" for sign in SIGNS if sign in said or ascii(sign)[1:-1] in said]


@pytest.mark.parametrize("who", ["ana_user", "boris_user"])
def test_whoever_sells_finds_nothing_anywhere(
    who: str, request: pytest.FixtureRequest, sign_in: SignIn, behind: dict[str, str]
) -> None:
    assert list(leaks(sign_in(request.getfixturevalue(who)), behind)) == []


def test_a_rep_who_was_given_the_permission_by_mistake_still_finds_nothing(
    sign_in: SignIn, ana_user: User, behind: dict[str, str]
) -> None:
    with change(SETUP, "test.setup"):
        ana_user.roles = [*ana_user.roles, "coordinator", "medical"]
        ana_user.save()
    assert list(leaks(sign_in(ana_user), behind)) == []


def test_there_is_something_to_be_found(sign_in: SignIn, cora_user: User, behind: dict[str, str]) -> None:  # noqa: F811
    found = list(leaks(sign_in(cora_user), behind))
    assert {sign for sign in SIGNS[:4] for line in found if line.endswith(sign)} == set(SIGNS[:4])
    assert [
        line for line in found if any(value in line.rpartition("tells")[2] for value in CANARY.values())
    ] != []
    assert len(KINDS) == 13


def open_door(patch: pytest.MonkeyPatch) -> None:
    """A door that says what is missing, and so that it is there."""
    patch.setattr(Inside, "authenticate", Needs.authenticate)


def told_in_passing(patch: pytest.MonkeyPatch) -> None:
    """An answer of another room with a count of participants by study in it."""
    rows = [
        {
            "user_id": 1,
            "name": "RND-101",
            "planned": 0,
            "submitted": 0,
            "approved": 0,
            "returned": 0,
            "late": 0,
        }
    ]
    patch.setattr("visits.selectors.team_counts", lambda *_: rows)


def unguarded_history(patch: pytest.MonkeyPatch) -> None:
    kind = TimelineKind("participant", Participant, lambda actor, pk: one(Participant.objects.all(), pk))
    patch.setitem(wiring.TIMELINES, "participant", kind)


def carried_by_the_tablet(patch: pytest.MonkeyPatch) -> None:
    kind = FeedKind(
        "participants",
        Participant,
        visible=lambda actor: Participant.objects.all(),
        row=lambda actor, one: {"id": str(one.pk), "number": one.number},
        seen_by=lambda actor: Q(),
    )
    patch.setattr(wiring.FEED, "kinds", [*wiring.FEED.kinds, kind])


def open_trail(patch: pytest.MonkeyPatch) -> None:
    """Whoever sells may search all history, and takes it away as a file."""
    patch.setattr("staff.access.codes_of", lambda roles: codes_of(roles) | {"core.explore_history"})


def found_by_search(patch: pytest.MonkeyPatch) -> None:
    """The list of hospitals names the study that runs there."""
    row = hcp_selectors.institution_row
    patch.setattr(hcp_selectors, "institution_row", lambda one: {**row(one), "name": f"{one.name} RND-101"})


def told_in_an_error(patch: pytest.MonkeyPatch) -> None:
    """A refusal that names whom it refuses to show."""

    def refuse(*_: Any) -> None:
        raise NotFound("没有 RND-101", "No RND-101")

    patch.setattr("hcp.selectors.get_institution", refuse)


PLANTED = [
    open_door,
    told_in_passing,
    unguarded_history,
    carried_by_the_tablet,
    open_trail,
    found_by_search,
    told_in_an_error,
]


@pytest.mark.parametrize("plant", PLANTED, ids=[plant.__name__ for plant in PLANTED])
def test_a_leak_of_each_kind_is_seen(
    plant: Callable[[pytest.MonkeyPatch], None],
    monkeypatch: pytest.MonkeyPatch,
    sign_in: SignIn,
    ana_user: User,
    behind: dict[str, str],
    hospital: Institution,
) -> None:
    plant(monkeypatch)
    assert next(leaks(sign_in(ana_user), behind), None) is not None


@pytest.fixture
def hospital(ana_user: User) -> Institution:
    stay = ana_user.territories.first()
    assert stay
    return InstitutionFactory.create(name="北京安和医院", territory=stay.territory)
