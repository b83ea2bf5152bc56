"""What the database refuses, said as a sentence: a unique number that is taken, a day before another."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.db.models import CheckConstraint, F, Q

from core.errors import DomainError


def starts_before_it_ends(name: str, start: str, end: str) -> CheckConstraint:
    """The database's word on two days of a row; an open end is later than every start."""
    return CheckConstraint(name=name, condition=Q(**{f"{end}__gte": F(start)}) | Q(**{end: None}))


@contextmanager
def told(sentences: Mapping[str, DomainError]) -> Iterator[None]:
    """Answer a broken constraint with its sentence. The database decides, so two at once cannot both win."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        diagnosis = getattr(error.__cause__, "diag", None)
        said = sentences.get(getattr(diagnosis, "constraint_name", None) or "")
        if said is None:
            raise
        raise said from None
