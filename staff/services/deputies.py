"""Deputies: appointed by whoever is away, for days that are named; never in a ring."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.db import connection
from django.utils import timezone

from core.access import require
from core.actor import Actor
from core.errors import Forbidden, Invalid, Refused
from core.history import amend, change
from core.versions import lock
from staff.models import Deputy, User
from staff.policies import APPOINT_DEPUTY

LONGEST = timedelta(days=366)


def appoint_deputy(
    actor: Actor,
    delegate_id: int,
    *,
    from_on: date,
    to_on: date,
    reason: str,
    scope: Iterable[str] = (),
    deputy_id: UUID | None = None,
) -> Deputy:
    """Let somebody decide in one's place from a day to a day."""
    require(actor, APPOINT_DEPUTY)
    _check_days(from_on, to_on)
    _check_person(actor, delegate_id)
    with change(actor, "staff.deputy.appoint", reason=reason):
        _take_turns()
        _check_no_ring(actor.person_id, delegate_id, from_on, to_on)
        return Deputy.objects.create(
            id=deputy_id or uuid4(),
            delegator_id=actor.person_id,
            delegate_id=delegate_id,
            from_on=from_on,
            to_on=to_on,
            reason=reason,
            scope=sorted(set(scope)),
        )


def end_deputy(actor: Actor, deputy: Deputy, *, reason: str = "") -> Deputy:
    """Take an appointment back: from today on the deputy gets no new tasks."""
    require(actor, APPOINT_DEPUTY)
    if deputy.delegator_id != actor.user_id:
        raise Forbidden(
            "not_your_deputy", "只能收回自己指定的代理。", "You may only take back a deputy of your own."
        )
    yesterday = timezone.localdate() - timedelta(days=1)
    with change(actor, "staff.deputy.end", reason=reason):
        held = lock(deputy)
        if held.to_on <= yesterday:
            raise Refused("deputy_over", "该代理已经结束。", "This appointment is over already.")
        return amend(held, from_on=min(held.from_on, yesterday), to_on=yesterday)


def _check_days(from_on: date, to_on: date) -> None:
    if to_on < from_on:
        raise Invalid.of("to_on", "结束日期不能早于开始日期。", "The last day cannot lie before the first.")
    if to_on < timezone.localdate() or to_on - from_on > LONGEST:
        raise Invalid.of(
            "to_on", "请选择未来一年内的日期。", "Choose days that are not over, a year at the longest."
        )


def _check_person(actor: Actor, delegate_id: int) -> None:
    if delegate_id == actor.user_id:
        raise Invalid.of("delegate_id", "不能指定自己为代理人。", "Appoint somebody else than yourself.")
    if not User.objects.filter(pk=delegate_id, is_active=True).exists():
        raise Invalid.of("delegate_id", "请选择在职人员。", "Choose somebody who can sign in.")


def _take_turns() -> None:
    """Of two appointments at once the second sees the first, so that they close no ring together."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('deputies', 0))")


def _check_no_ring(delegator: int, delegate: int, from_on: date, to_on: date) -> None:
    """Follow the deputies of these days: they must not lead back to who appoints."""
    rows = Deputy.objects.filter(from_on__lte=to_on, to_on__gte=from_on)
    following: dict[int, set[int]] = {}
    for one, other in rows.values_list("delegator_id", "delegate_id"):
        following.setdefault(one, set()).add(other)
    reached, ahead = set[int](), {delegate}
    while ahead:
        reached |= ahead
        ahead = {other for one in ahead for other in following.get(one, ())} - reached
    if delegator in reached:
        raise Refused(
            "deputies_in_a_ring",
            "此人在这段时间已由您（直接或间接）代理，不能互为代理。请选择其他人或日期。",
            "On these days this person's deputies lead back to you. Choose somebody else, or other days.",
        )
