"""What keeps a process from being used, each with its step."""

from typing import Any

import pytest

from compliance.approvals.conditions import Conditions
from compliance.approvals.definition import Definition
from compliance.approvals.lint import lint, may_be_used
from compliance.rules.catalogue import OCCASIONS
from core.errors import Refused
from tests.compliance.approvals.company import (
    DORA,
    EVE,
    FAY,
    Company,
    approve,
    chosen,
    label,
    person,
    process,
    role,
    superior,
)

OCCASION = OCCASIONS["visit.meal"]
CHECK = approve("check", role("compliance"))


def found(*steps: dict[str, Any], company: Company | None = None) -> list[tuple[str, str]]:
    """The codes of what is wrong, with their steps."""
    company = company or Company()
    return sorted((f.code, f.step) for f in lint(process(*steps), OCCASION, company))


def heads(operator: str, number: int) -> dict[str, Any]:
    return {"fact": "heads", "is": operator, "value": number}


def branch(name: str, when: Any, *steps: dict[str, Any]) -> dict[str, Any]:
    return {"name": label(name), "when": when, "steps": steps}


def choose(*branches: dict[str, Any], key: str = "size") -> dict[str, Any]:
    return {"kind": "condition", "key": key, "name": label(key), "branches": branches}


def test_a_sound_process_has_nothing_wrong() -> None:
    large = branch("large", heads("above", 10), approve("line", superior(2), mode="order"))
    assert found(choose(large, branch("other", None)), CHECK) == []


def test_a_way_on_which_nobody_decides_is_found() -> None:
    large = branch("large", heads("above", 10), CHECK)
    assert found(choose(large, branch("other", None))) == [("passes_by_itself", "")]
    assert found() == [("passes_by_itself", "")]


def test_a_dead_end_is_found() -> None:
    few, many = branch("few", heads("below", 10)), branch("many", heads("above", 10))
    assert found(CHECK, choose(few, many)) == [("dead_end", "size")], "ten heads fit neither"
    assert found(CHECK, choose(few, branch("many", heads("at_least", 10)))) == []


def test_a_condition_that_never_holds_is_found() -> None:
    never = {"all": [heads("above", 10), heads("below", 5)]}
    assert found(CHECK, choose(branch("never", never), branch("other", None))) == [("never_holds", "size")]


def test_a_branch_behind_a_wider_one_is_never_reached() -> None:
    wide, narrow = branch("wide", heads("above", 5)), branch("narrow", heads("above", 10))
    assert found(CHECK, choose(wide, narrow, branch("other", None))) == [("unreachable", "size")]


def test_a_condition_inside_a_branch_is_read_with_the_branch() -> None:
    inner = choose(branch("few", heads("below", 5)), branch("other", None), key="inner")
    outer = choose(branch("many", heads("above", 10), inner), branch("other", None))
    assert found(CHECK, outer) == [("unreachable", "inner")]


def test_a_step_nobody_can_decide_is_found() -> None:
    company = Company(roles={"owner": [FAY, DORA], "lonely": [EVE]}, gone={7})
    assert found(approve("s", role("none")), company=company) == [("nobody", "s")]
    assert found(approve("s", person(7)), company=company) == [("person_gone", "s")]
    assert found(approve("s"), company=company) == [("no_approvers", "s")]
    assert found(approve("s", chosen("none")), company=company) == [("nobody", "s")]
    assert found(approve("s", role("lonely")), company=company) == [("one_holder", "s")]
    assert found(approve("s", role("none"), role("owner"), mode="any"), company=company) == []


def test_the_fallback_role_needs_two_people() -> None:
    company = Company(roles={"compliance": [DORA, EVE]})
    assert ("no_fallback", "") in found(CHECK, company=company)
    company.roles["owner"] = [FAY]
    assert found(CHECK, company=company) == [("one_fallback", "")], "a warning: it may be used"
    assert may_be_used(lint(process(CHECK), OCCASION, company))


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (approve("check", person(DORA)), "same_key"),
        (approve("s", role("compliance"), role("compliance")), "same_approver"),
        ({"kind": "cc", "key": "s", "name": label("s"), "approvers": [chosen("owner")]}, "chosen_here"),
        (choose(branch("only", None), key="s"), "one_branch"),
        (choose(branch("a", None), branch("b", None), key="s"), "two_others"),
        (approve("s", superior(), due_hours=8, remind_hours=8), "late_reminder"),
        (
            choose(branch("a", {"fact": "nose", "is": "above", "value": 1}), branch("b", None)),
            "bad_condition",
        ),
    ],
)
def test_what_is_badly_formed_is_found(wrong: dict[str, Any], code: str) -> None:
    assert code in [code for code, _ in found(CHECK, wrong)]


def test_what_a_definition_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match="autopass"):
        Definition.model_validate({"steps": [], "fallback": "owner", "autopass": True})


def test_a_request_whose_facts_are_not_known_is_not_guessed_at() -> None:
    ask = Conditions(OCCASION)
    assert ask(heads("above", 10), {"heads": 11})
    assert not ask(heads("above", 10), {"heads": 10})
    with pytest.raises(Refused) as refused:
        ask(heads("above", 10), {})
    assert "Heads" in str(refused.value.answer("en")["detail"])
