"""A study that was kept elsewhere comes whole, with its history beginning here, or not at all."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

from core.access import require
from core.actor import Actor
from core.history import bulk_create_tracked, change
from trials.choices import Criterion, LeavingCause, MilestoneCategory, ParticipantStatus
from trials.models import AdverseEvent, Arm, Milestone, Participant, PlannedVisit, Site, Study, StudyVisit
from trials.policies import KEEP
from trials.sdtm_files import BadStudy, Files, Row, read_study

SCREEN_FAILURE = "SCREEN FAILURE"
STATUS_OF = {
    "RANDOMIZED": ParticipantStatus.RANDOMISED,
    "COMPLETED": ParticipantStatus.COMPLETED,
    SCREEN_FAILURE: ParticipantStatus.SCREEN_FAILURE,
}


def import_study(actor: Actor, folder: Path, *, ctcae: str, window: int = 3) -> dict[str, int]:
    """Take a study from SDTM files; what came, by kind.

    The files carry no windows: each visit with a day gets `window` days before and after. Raises BadStudy.
    """
    require(actor, KEEP)
    files = read_study(folder)
    if Study.objects.filter(number=files.dm[0]["STUDYID"]).exists():
        raise BadStudy(f"The study {files.dm[0]['STUDYID']} is here already.")
    with change(actor, "trials.study.import"):
        study = _study(files, ctcae)
        arms = _arms(study, files)
        sites = _sites(study, files.dm)
        plan = _plan(study, files.sv, window)
        people = _people(study, files, arms, sites)
        return {
            "participants": len(people),
            "milestones": _milestones(people, files.ds),
            "visits": _visits(people, plan, files.sv),
            "adverse events": _adverse(people, files.ae),
        }


def _study(files: Files, ctcae: str) -> Study:
    said = files.summary
    entered = [row["RFSTDTC"] or row["DMDTC"] for row in files.dm]
    study = Study(
        number=files.dm[0]["STUDYID"],
        name=said.get("TITLE") or files.dm[0]["STUDYID"],
        phase=said.get("TPHASE", ""),
        sponsor=said.get("SPONSOR", ""),
        indication=said.get("TDIGRP", ""),
        ctcae=ctcae,
        planned=int(said.get("PLANSUB") or sum(row["ARMNRS"] != SCREEN_FAILURE for row in files.dm)),
        enrol_from=_day(min(entered)),
        enrol_until=_day(max(entered)),
    )
    study.save(force_insert=True)
    return study


def _arms(study: Study, files: Files) -> dict[str, Arm]:
    treated = [row for row in files.dm if not _failed(row)]
    names = {row["ARMCD"]: row["ARM"] for row in treated}
    planned = study.planned // max(len(names), 1)
    made = [Arm(study=study, code=code, name=name, planned=planned) for code, name in sorted(names.items())]
    return {arm.code: arm for arm in bulk_create_tracked(made)}


def _sites(study: Study, dm: Iterable[Row]) -> dict[str, Site]:
    numbers = sorted({row["SITEID"] for row in dm})
    made = bulk_create_tracked([Site(study=study, number=number) for number in numbers])
    return {site.number: site for site in made}


def _plan(study: Study, sv: Iterable[Row], window: int) -> dict[tuple[str, str], PlannedVisit]:
    days = {(row["VISITNUM"], row["VISIT"]): row["VISITDY"] for row in sv if row["VISITDY"]}
    made = {
        (number, name): PlannedVisit(
            study=study, number=Decimal(number), name=name, day=int(day), before=window, after=window
        )
        for (number, name), day in days.items()
    }
    bulk_create_tracked(list(made.values()))
    return made


def _people(
    study: Study, files: Files, arms: dict[str, Arm], sites: dict[str, Site]
) -> dict[str, Participant]:
    stands: dict[str, tuple[ParticipantStatus, date]] = {}
    for row in sorted(files.ds, key=lambda row: (row["DSSTDTC"], int(row["DSSEQ"]))):
        if status := status_of(row):
            stands[row["USUBJID"]] = (status, _day(row["DSSTDTC"]))
    made = [_person(study, row, arms, sites[row["SITEID"]], stands.get(row["USUBJID"])) for row in files.dm]
    return {person.number: person for person in bulk_create_tracked(made)}


def _person(
    study: Study, row: Row, arms: dict[str, Arm], site: Site, stands: tuple[ParticipantStatus, date] | None
) -> Participant:
    status, status_on = stands or ("", None)
    return Participant(
        study=study,
        site=site,
        number=row["USUBJID"],
        screening_number=row["SUBJID"],
        status=status,
        status_on=status_on,
        arm=arms.get(row["ARMCD"]),
        actual_arm=arms.get(row["ACTARMCD"]),
        sex=row["SEX"],
        age=int(row["AGE"]) if row["AGE"] else None,
        race=row["RACE"],
        ethnicity=row["ETHNIC"],
        country=row["COUNTRY"],
        collected_on=_known(row["DMDTC"]),
        reference_start_on=_known(row["RFSTDTC"]),
        reference_end_on=_known(row["RFENDTC"]),
        exposed_from=_known(row["RFXSTDTC"]),
        exposed_until=_known(row["RFXENDTC"]),
        ended_at=row["RFPENDTC"],
        died_on=_known(row["DTHDTC"]),
    )


def status_of(row: Row) -> ParticipantStatus | None:
    """Where a row of DS says its participant stands; None when it says nothing of that."""
    if known := STATUS_OF.get(row["DSDECOD"]):
        return known
    return ParticipantStatus.WITHDRAWN if row["DSCAT"] == MilestoneCategory.DISPOSITION else None


def _milestones(people: dict[str, Participant], ds: Iterable[Row]) -> int:
    made = [
        Milestone(
            participant=people[row["USUBJID"]],
            order=int(row["DSSEQ"]),
            category=row["DSCAT"],
            coded=row["DSDECOD"],
            term=row["DSTERM"],
            status=status_of(row) or "",
            cause=LeavingCause(row["DSDECOD"]) if status_of(row) == ParticipantStatus.WITHDRAWN else "",
            on=_day(row["DSSTDTC"]),
            collected_at=row["DSDTC"],
            visit_number=Decimal(row["VISITNUM"]) if row["VISITNUM"] else None,
            visit_name=row["VISIT"],
            sponsor_number=row["DSSPID"],
        )
        for row in ds
    ]
    return len(bulk_create_tracked(made))


def _visits(
    people: dict[str, Participant], plan: dict[tuple[str, str], PlannedVisit], sv: Iterable[Row]
) -> int:
    made = [
        StudyVisit(
            participant=people[row["USUBJID"]],
            planned=plan.get((row["VISITNUM"], row["VISIT"])),
            number=Decimal(row["VISITNUM"]),
            name=row["VISIT"],
            started_on=_day(row["SVSTDTC"]),
            ended_on=_day(row["SVENDTC"]),
        )
        for row in sv
    ]
    return len(bulk_create_tracked(made))


def _adverse(people: dict[str, Participant], ae: Iterable[Row]) -> int:
    made = [
        AdverseEvent(
            participant=people[row["USUBJID"]],
            order=int(row["AESEQ"]),
            sponsor_number=row["AESPID"],
            verbatim=row["AETERM"],
            coded=row["AEDECOD"],
            lowest_term=row["AELLT"],
            high_term=row["AEHLT"],
            high_group=row["AEHLGT"],
            system=row["AESOC"],
            severity=row["AESEV"],
            serious=row["AESER"] == "Y",
            criteria=[criterion for criterion in Criterion.values if row[criterion] == "Y"],
            relation=row["AEREL"],
            action_taken=row["AEACN"],
            outcome=row["AEOUT"],
            collected_at=row["AEDTC"],
            started_at=row["AESTDTC"],
            ended_at=row["AEENDTC"],
        )
        for row in ae
    ]
    return len(bulk_create_tracked(made))


def _failed(row: Row) -> bool:
    return row.get("ARMNRS") == SCREEN_FAILURE or row["ARMCD"].casefold() == "scrnfail"


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


def _known(text: str) -> date | None:
    return _day(text) if text else None
