"""Rows as SDTM names them: demographics, dispositions, adverse events, visits (CD-04 to CD-07)."""

from datetime import date
from typing import Any

from trials.choices import Criterion, ParticipantStatus
from trials.schedule import study_day

Row = dict[str, str]
Domains = dict[str, list[Row]]
SCREEN_FAILURE = ("Scrnfail", "Screen Failure")


def _names(said: str) -> tuple[str, ...]:
    return tuple(said.split())


COLUMNS = {
    "DM": _names(
        "STUDYID DOMAIN USUBJID SUBJID RFSTDTC RFENDTC RFXSTDTC RFXENDTC RFICDTC RFPENDTC DTHDTC DTHFL SITEID"
        " AGE AGEU SEX RACE ETHNIC ARMCD ARM ACTARMCD ACTARM COUNTRY DMDTC DMDY"
    ),
    "DS": _names(
        "STUDYID DOMAIN USUBJID DSSEQ DSSPID DSTERM DSDECOD DSCAT VISITNUM VISIT DSDTC DSSTDTC DSSTDY"
    ),
    "AE": _names(
        "STUDYID DOMAIN USUBJID AESEQ AESPID AETERM AELLT AEDECOD AEHLT AEHLGT AEBODSYS AESOC AESEV AESER"
        " AEACN AEREL AEOUT AESCAN AESCONG AESDISAB AESDTH AESHOSP AESLIFE AESOD AETOXGR AEDTC AESTDTC"
        " AEENDTC AESTDY AEENDY"
    ),
    "SV": _names("STUDYID DOMAIN USUBJID VISITNUM VISIT VISITDY SVSTDTC SVENDTC"),
}


def dm_row(person: Any, consented_on: date | None) -> Row:
    """A participant's demographics; the arm of a screen failure is said as such."""
    failed = person.status == ParticipantStatus.SCREEN_FAILURE
    planned = _arm(person.arm, failed)
    actual = _arm(person.actual_arm, failed)
    reference = person.reference_start_on
    return {
        **_whose(person, "DM"),
        "SUBJID": person.screening_number,
        "RFSTDTC": _iso(reference),
        "RFENDTC": _iso(person.reference_end_on),
        "RFXSTDTC": _iso(person.exposed_from),
        "RFXENDTC": _iso(person.exposed_until),
        "RFICDTC": _iso(consented_on),
        "RFPENDTC": person.ended_at,
        "DTHDTC": _iso(person.died_on),
        "DTHFL": "Y" if person.died_on else "",
        "SITEID": person.site.number,
        "AGE": "" if person.age is None else str(person.age),
        "AGEU": "YEARS",
        "SEX": person.sex,
        "RACE": person.race,
        "ETHNIC": person.ethnicity,
        **dict(zip(("ARMCD", "ARM", "ACTARMCD", "ACTARM"), (*planned, *actual), strict=True)),
        "COUNTRY": person.country,
        "DMDTC": _iso(person.collected_on),
        "DMDY": _dy(reference, _iso(person.collected_on)),
    }


def ds_row(fact: Any) -> Row:
    """A milestone or the end of a participation."""
    return {
        **_whose(fact.participant, "DS"),
        "DSSEQ": str(fact.order),
        "DSSPID": fact.sponsor_number,
        "DSTERM": fact.term,
        "DSDECOD": fact.coded,
        "DSCAT": fact.category,
        "VISITNUM": _number(fact.visit_number),
        "VISIT": fact.visit_name,
        "DSDTC": fact.collected_at,
        "DSSTDTC": _iso(fact.on),
        "DSSTDY": _dy(fact.participant.reference_start_on, _iso(fact.on)),
    }


def ae_row(adverse: Any) -> Row:
    """An adverse event with what makes it serious."""
    reference = adverse.participant.reference_start_on
    return {
        **_whose(adverse.participant, "AE"),
        "AESEQ": str(adverse.order),
        "AESPID": adverse.sponsor_number,
        "AETERM": adverse.verbatim,
        "AELLT": adverse.lowest_term,
        "AEDECOD": adverse.coded,
        "AEHLT": adverse.high_term,
        "AEHLGT": adverse.high_group,
        "AEBODSYS": adverse.system,
        "AESOC": adverse.system,
        "AESEV": adverse.severity,
        "AESER": "Y" if adverse.serious else "N",
        "AEACN": adverse.action_taken,
        "AEREL": adverse.relation,
        "AEOUT": adverse.outcome,
        **{name: "Y" if name in adverse.criteria else "N" for name in Criterion.values},
        "AETOXGR": "" if adverse.grade is None else str(adverse.grade),
        "AEDTC": adverse.collected_at,
        "AESTDTC": adverse.started_at,
        "AEENDTC": adverse.ended_at,
        "AESTDY": _dy(reference, adverse.started_at),
        "AEENDY": _dy(reference, adverse.ended_at),
    }


def sv_row(visit: Any) -> Row:
    """A visit that took place, with the day of the study it was planned for."""
    planned = visit.planned
    return {
        **_whose(visit.participant, "SV"),
        "VISITNUM": _number(visit.number),
        "VISIT": visit.name,
        "VISITDY": "" if planned is None or planned.day is None else str(planned.day),
        "SVSTDTC": _iso(visit.started_on),
        "SVENDTC": _iso(visit.ended_on),
    }


def _whose(person: Any, domain: str) -> Row:
    return {"STUDYID": person.study.number, "DOMAIN": domain, "USUBJID": person.number}


def _arm(arm: Any, failed: bool) -> tuple[str, str]:
    if arm is None:
        return SCREEN_FAILURE if failed else ("", "")
    return arm.code, arm.name


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _number(number: Any) -> str:
    return "" if number is None else f"{number.normalize():f}"


def _dy(reference: date | None, moment: str) -> str:
    """The day of the study of a whole day; nothing where one of the two is not known."""
    if reference is None or len(moment) < len("2014-07-02"):
        return ""
    return str(study_day(reference, date.fromisoformat(moment[:10])))
