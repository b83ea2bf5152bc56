"""A small company without a database: who is there, in which role, under whom, and who stands in."""

from dataclasses import dataclass, field
from typing import Any

from compliance.approvals.definition import Definition, Facts, Tree
from compliance.approvals.engine import Engine
from compliance.approvals.state import State, Task, TaskKind, TaskState

ANA, BORIS, DORA, EVE, FAY, GIL, HUGO = range(1, 8)


@dataclass
class Company:
    """Ana works under Boris, Boris under Hugo. Dora and Eve are compliance, Fay and Gil the owner's role."""

    roles: dict[str, list[int]] = field(
        default_factory=lambda: {"compliance": [DORA, EVE], "owner": [FAY, GIL]}
    )
    above: dict[int, int] = field(default_factory=lambda: {ANA: BORIS, BORIS: HUGO})
    deputies: dict[int, int] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)

    def is_active(self, person: int) -> bool:
        return person not in self.gone

    def in_role(self, role: str) -> list[int]:
        return [person for person in self.roles.get(role, []) if person not in self.gone]

    def superior(self, person: int, level: int) -> int | None:
        found: int | None = person
        for _ in range(level):
            found = None if found is None else self.above.get(found)
        return found

    def deputy(self, person: int) -> int | None:
        return self.deputies.get(person)


def holds(tree: Tree, facts: Facts) -> bool:
    """Money above so much: all these tests ask."""
    return bool(facts.get("money", 0) > tree["above"])


def approve(key: str, *approvers: dict[str, Any], mode: str = "all", **more: Any) -> dict[str, Any]:
    return {"kind": "approve", "key": key, "name": label(key), "approvers": approvers, "mode": mode, **more}


def label(key: str) -> dict[str, str]:
    return {"zh": f"步骤{key}", "en": f"step {key}"}


def person(user_id: int) -> dict[str, Any]:
    return {"kind": "person", "user_id": user_id}


def role(name: str) -> dict[str, Any]:
    return {"kind": "role", "role": name}


def superior(levels: int = 1) -> dict[str, Any]:
    return {"kind": "superior", "levels": levels}


def chosen(name: str) -> dict[str, Any]:
    return {"kind": "chosen", "role": name}


def process(*steps: dict[str, Any]) -> Definition:
    return Definition.model_validate({"steps": steps, "fallback": "owner"})


def engine(*steps: dict[str, Any], company: Company | None = None) -> Engine:
    return Engine(process(*steps), company or Company(), holds)


def asked(state: State) -> list[int]:
    """Whose turn it is."""
    return [t.assignee for t in state.tasks if t.state == TaskState.OPEN and t.kind != TaskKind.READ]


def task(state: State, who: int) -> Task:
    """The open task of a person."""
    return next(t for t in state.tasks if t.assignee == who and t.state == TaskState.OPEN)
