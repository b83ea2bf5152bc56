"""A study as the rows that leave it: never with an identity, and never before they tell of nobody."""

from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from django.db.models import Min

from core.errors import Refused
from trials import sdtm, vault
from trials.deidentify.anonymity import TooFew
from trials.deidentify.extract import DROPPED, without_identity
from trials.models import AdverseEvent, Milestone, Participant, Study, StudyVisit

Domains = dict[str, list[dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Extract:
    """What leaves: the study's number, its rows by domain, their columns, and what was done to them."""

    study: str
    domains: Domains
    columns: dict[str, list[str]]
    report: dict[str, Any]


def recorded(study: Study) -> tuple[Domains, dict[str, UUID]]:
    """The study's rows as they were recorded, and who is behind each number. They do not leave like this."""
    people: Any = Participant.objects.filter(study=study).select_related("study", "site", "arm", "actual_arm")
    people = people.annotate(consented_on=Min("consents__signed_on")).order_by("number")
    of_study = {"participant__study": study}
    facts = Milestone.objects.filter(**of_study).select_related("participant__study")
    adverse = AdverseEvent.objects.filter(**of_study).select_related("participant__study")
    visits = StudyVisit.objects.filter(**of_study).select_related("participant__study", "planned")
    domains = {
        "DM": [sdtm.dm_row(person, person.consented_on) for person in people],
        "DS": [sdtm.ds_row(fact) for fact in facts.order_by("participant__number", "order")],
        "AE": [sdtm.ae_row(one) for one in adverse.order_by("participant__number", "order")],
        "SV": [sdtm.sv_row(one) for one in visits.order_by("participant__number", "started_on", "number")],
    }
    return domains, {person.number: person.pk for person in people}


def extract_of(study: Study, *, k: int) -> Extract:
    """The rows of a study that tell of nobody (ST-02, ST-04, HP-01, CD-08)."""
    domains, people = recorded(study)
    try:
        made, report = without_identity(domains, people, vault.folder().ring().index, k)
    except TooFew:
        raise Refused(
            "too_few",
            "该研究的受试者少于 {k} 人，无法在不暴露个人的前提下导出。",
            "This study has fewer than {k} participants: nothing can be exported without telling who they are.",
            rule="ST-04",
            k=k,
        ) from None
    columns = {name: [one for one in sdtm.COLUMNS[name] if one not in DROPPED] for name in made}
    return Extract(study.number, made, columns, {**asdict(report), "dropped": sorted(DROPPED)})
