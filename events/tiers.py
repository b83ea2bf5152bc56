"""Which tier a curriculum makes: an objective score, and no input of sales or prescriptions (FMV-01..03)."""

from dataclasses import dataclass, fields

from events.choices import Tier

FLOORS = ((18, Tier.INTERNATIONAL), (12, Tier.NATIONAL), (6, Tier.REGIONAL))


@dataclass(frozen=True, slots=True)
class Criteria:
    """What a curriculum shows, each from 0 (nothing) to 4 (outstanding)."""

    academic_rank: int = 0
    society_posts: int = 0
    publications: int = 0
    trials: int = 0
    speaking: int = 0
    experience: int = 0


CRITERIA = tuple(field.name for field in fields(Criteria))
HIGHEST = 4


def score_of(criteria: Criteria) -> int:
    """The sum of what the curriculum shows."""
    return sum(getattr(criteria, name) for name in CRITERIA)


def tier_of(criteria: Criteria) -> Tier:
    """The tier the score reaches."""
    reached = score_of(criteria)
    return next((tier for floor, tier in FLOORS if reached >= floor), Tier.LOCAL)
