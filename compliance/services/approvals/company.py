"""The company of today as the engine asks for it: read once per act, what is asked again is remembered."""

from datetime import date

from staff import selectors as staff


class Today:
    """Who is there, in which role, under whom, and who stands in."""

    def __init__(self, kind: str, day: date) -> None:
        self.kind, self.day = kind, day
        self.roles: dict[str, list[int]] = {}
        self.active: dict[int, bool] = {}
        self.superiors: dict[int, int | None] = {}
        self.deputies: dict[int, int] | None = None

    def is_active(self, person: int) -> bool:
        """Whether somebody can sign in."""
        if person not in self.active:
            self.active[person] = staff.can_sign_in(person)
        return self.active[person]

    def in_role(self, role: str) -> list[int]:
        """Those who hold a role and can sign in."""
        if role not in self.roles:
            self.roles[role] = staff.people_in_role(role)
            self.active |= dict.fromkeys(self.roles[role], True)
        return self.roles[role]

    def superior(self, person: int, level: int) -> int | None:
        """Who stands so many levels above somebody."""
        found: int | None = person
        for _ in range(level):
            found = None if found is None else self._superior(found)
        return found

    def _superior(self, person: int) -> int | None:
        if person not in self.superiors:
            self.superiors[person] = staff.superior_of(person)
        return self.superiors[person]

    def deputy(self, person: int) -> int | None:
        """Who stands in for somebody today, about this kind of request."""
        if self.deputies is None:
            self.deputies = staff.deputies_on(self.day, self.kind)
        return self.deputies.get(person)
