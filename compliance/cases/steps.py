"""What a violation asks for (MR-18): it is corrected at once, and a serious one has consequences."""

from collections.abc import Iterable

from compliance.choices import CaseStepKind as Kind

ALWAYS = (Kind.CORRECT,)
WHEN_SERIOUS = (Kind.END_LETTER, Kind.DELETE_FILING, Kind.HOLD_TO_ACCOUNT, Kind.REPORT_PLATFORM, Kind.REFER)


def steps_wanted(*, violation: bool, serious: bool, taken: Iterable[str]) -> list[Kind]:
    """The steps a case still wants before it may be closed; one that was said not to be needed counts as taken."""
    asked = (*ALWAYS, *(WHEN_SERIOUS if serious else ())) if violation else ()
    done = set(taken)
    return [kind for kind in asked if kind not in done]
