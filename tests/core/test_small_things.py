"""Numbers, words, permissions, the access log, headers: small, and everything stands on them."""

from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection
from django.test import RequestFactory

from core import access_log
from core.access import all_codes, code, codes_of, require
from core.actor import Actor
from core.errors import Busy, Forbidden, Invalid
from core.models import AccessEntry
from core.numbers import next_number, sequence_sql
from core.requests import device_of, occurred_at
from core.words import EN, ZH, Text, language_of

READ = code("tests.read", en="Read a test", zh="读测试", roles=("tester",))


@pytest.mark.django_db
def test_numbers_count_up_within_their_kind_and_name_the_year_here() -> None:
    with connection.cursor() as cursor:
        cursor.execute(sequence_sql("TST"))
    with time_machine.travel("2026-12-31T15:59:00Z", tick=False):
        assert next_number("TST") == "TST-2026-000001"
    with time_machine.travel("2026-12-31T16:01:00Z", tick=False):
        assert next_number("TST") == "TST-2027-000002", "it is already the new year in Shanghai"


@pytest.mark.django_db
def test_the_access_log_says_who_read_whose_data_and_why() -> None:
    who = Actor(user_id=7, name="窦拉", request_id="r1", device_id=uuid4())
    subjects: list[UUID | int] = [uuid4(), 9]
    access_log.record(who, "person", subjects, "opened")
    access_log.record(who, "person", [], "opened")
    entry = AccessEntry.objects.get()
    assert (entry.user_id, entry.actor_name, entry.device_id) == (7, "窦拉", who.device_id)
    assert entry.subject_ids == [str(subject) for subject in subjects]


def test_a_permission_is_declared_once_and_remembers_its_sentence() -> None:
    assert all_codes()["tests.read"].text == Text("读测试", "Read a test")
    assert codes_of(["tester"]) == {"tests.read"}
    with pytest.raises(ValueError, match="declared twice"):
        code("tests.read", en="Again", zh="又")


def test_a_missing_permission_is_named_in_the_readers_language() -> None:
    require(Actor(user_id=None, name="x", codes=frozenset({READ})), READ)
    with pytest.raises(Forbidden) as refused:
        require(Actor(user_id=None, name="x"), READ)
    assert refused.value.answer(EN)["detail"] == "You may not: Read a test."
    assert refused.value.answer(ZH)["detail"] == "您没有“读测试”的权限。"


@pytest.mark.parametrize(
    ("header", "language"),
    [(None, ZH), ("", ZH), ("zh-CN,zh;q=0.9", ZH), ("fr", ZH), ("en", EN), ("en-GB,zh", EN), ("EN", EN)],
)
def test_the_product_speaks_chinese_in_doubt(header: str | None, language: str) -> None:
    assert language_of(header) == language


def test_a_sentence_holds_braces_that_were_meant() -> None:
    assert Text("{x}", "{x}").read(EN) == "{x}"
    assert Text("{x}", "{x}").read(EN, x=Text("甲", "{y}")) == "{y}"


def test_a_failure_answers_with_code_sentence_rule_and_fields() -> None:
    answer = Invalid.of("number", "重复", "Taken", rule="MR-06").answer(EN)
    assert answer == {"code": "invalid", "detail": "Taken", "rule": "MR-06", "fields": {"number": "Taken"}}
    assert Busy().headers == {"Retry-After": "1"}


def test_the_tablets_time_must_say_its_zone(rf: RequestFactory) -> None:
    said = rf.get("/", headers={"x-occurred-at": "2026-11-22T10:02:00+08:00"})
    assert str(occurred_at(said)) == "2026-11-22 10:02:00+08:00"
    assert occurred_at(rf.get("/")) is None
    for wrong in ("2026-11-22T10:02:00", "yesterday"):
        with pytest.raises(Invalid, match="bad_header"):
            occurred_at(rf.get("/", headers={"x-occurred-at": wrong}))
    with pytest.raises(Invalid, match="bad_header"):
        device_of(rf.get("/", headers={"x-device": "seven"}))
