"""A real study comes whole, and what leaves it says the same where it may say anything."""

import csv
import io
import json
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from core.actor import Actor
from core.history import history_of
from trials import selectors, services, vault
from trials.choices import ParticipantStatus
from trials.deidentify.extract import subject_code
from trials.extract_files import written
from trials.models import AdverseEvent, Milestone, Participant, Study, StudyVisit
from trials.models.exports import ExportForm
from trials.odm import NAMESPACE
from trials.sdtm import COLUMNS
from trials.sdtm_files import BadStudy
from trials.selectors.extract import recorded

PILOT = "pharmaversesdtm"
# The published file contradicts its own dates here: it says day 366 of the very first day.
CONTRADICTS = ("01-716-1063", "1", "AESTDY", "366", "1")
Rows = list[dict[str, str]]


@pytest.fixture
def pilot(cora: Actor, real: Path) -> Study:
    services.import_study(cora, real / PILOT, ctcae="5.0")
    return selectors.list_studies(cora).get()


def rows_of(folder: Path, domain: str) -> Rows:
    with (folder / PILOT / f"{domain.lower()}.csv").open(encoding="utf-8") as file:
        rows = [
            {name: "" if value == "NA" else value for name, value in row.items()}
            for row in csv.DictReader(file)
        ]
    person, order, column, told, true = CONTRADICTS
    for row in rows:
        if (row["USUBJID"], row.get("AESEQ"), row.get(column)) == (person, order, told):
            row[column] = true
    return rows


def key(row: dict[str, str]) -> tuple[str, ...]:
    return (row["USUBJID"], *(row.get(name, "") for name in ("DSSEQ", "AESEQ", "VISITNUM", "VISIT")))


def test_the_real_study_comes_whole(pilot: Study) -> None:
    people = Participant.objects.filter(study=pilot)
    assert people.count() == 306
    assert {arm.code: arm.participants.count() for arm in pilot.arms.all()} == {
        "Pbo": 86,
        "Xan_Hi": 84,
        "Xan_Lo": 84,
    }
    assert people.filter(status=ParticipantStatus.SCREEN_FAILURE).count() == 52
    adverse = AdverseEvent.objects.filter(participant__study=pilot)
    assert adverse.count() == 1191
    assert adverse.values("participant").distinct().count() == 225
    assert adverse.filter(serious=True).count() == 3
    assert (Milestone.objects.count(), StudyVisit.objects.count()) == (850, 3559)
    assert history_of(Participant).objects.filter(action="trials.study.import").count() == 306


@pytest.mark.parametrize("domain", ["DM", "DS", "AE", "SV"])
def test_what_was_recorded_equals_the_files_row_by_row(pilot: Study, real: Path, domain: str) -> None:
    ours = sorted(recorded(pilot)[0][domain], key=key)
    theirs = sorted(rows_of(real, domain), key=key)
    shared = [name for name in COLUMNS[domain] if name in theirs[0]]
    assert len(shared) >= len(COLUMNS[domain]) - 1  # AETOXGR is not in theirs
    assert [[row[name] for name in shared] for row in ours] == [
        [row[name] for name in shared] for row in theirs
    ]


def test_the_export_keeps_what_may_be_kept_and_every_interval(pilot: Study, real: Path) -> None:
    """Who is behind a code is found by what only the test knows; then each row is compared."""
    extract = selectors.extract_of(pilot, k=5)
    numbers = {selectors_code: number for number, selectors_code in codes_of(pilot).items()}  # code -> number
    for domain in ("DS", "AE", "SV"):
        theirs = {key(row): row for row in rows_of(real, domain)}
        assert len(theirs) == len(extract.domains[domain])
        for row in extract.domains[domain]:
            original = theirs[key({**row, "USUBJID": numbers[row["USUBJID"]]})]
            same = [
                name for name in row if name in original and not name.endswith("DTC") and name != "USUBJID"
            ]
            assert {name: row[name] for name in same} == {name: original[name] for name in same}
    starts = {row["USUBJID"]: row["RFSTDTC"] for row in extract.domains["DM"]}
    original = {row["USUBJID"]: row["RFSTDTC"] for row in rows_of(real, "DM")}
    for row in extract.domains["SV"]:
        number = numbers[row["USUBJID"]]
        if original[number]:
            moved = date.fromisoformat(original[number]) - date.fromisoformat(starts[row["USUBJID"]])
            assert timedelta(days=1) <= moved <= timedelta(days=364)


def codes_of(study: Study) -> dict[str, str]:
    secret = vault.folder().ring().index
    return {person.number: subject_code(secret, person.pk) for person in study.participants.all()}


def test_an_export_tells_of_nobody(pilot: Study) -> None:
    extract = selectors.extract_of(pilot, k=5)
    dm = extract.domains["DM"]
    groups: dict[tuple[str, ...], int] = {}
    for row in dm:
        group = tuple(row[name] for name in ("SITEID", "COUNTRY", "AGE", "SEX", "RACE", "ETHNIC"))
        groups[group] = groups.get(group, 0) + 1
    assert min(groups.values()) == extract.report["smallest_after"] >= 5
    text = json.dumps(extract.domains)
    assert not [person.number for person in pilot.participants.all() if person.number in text]
    for free in ("AETERM", "DSTERM", "SUBJID", "AESPID"):
        assert f'"{free}"' not in text


def test_the_three_files_hold_the_same_rows(pilot: Study) -> None:
    extract, now = selectors.extract_of(pilot, k=5), datetime(2026, 11, 18, tzinfo=UTC)
    zipped = zipfile.ZipFile(io.BytesIO(written(extract, ExportForm.CSV, now)))
    sheets = {
        name: list(csv.DictReader(io.StringIO(zipped.read(f"{name.lower()}.csv").decode())))
        for name in COLUMNS
    }
    assert sheets == extract.domains
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(written(extract, ExportForm.XLSX, now)), read_only=True)
    for name in COLUMNS:
        header, *rows = book[name].iter_rows(values_only=True)
        assert [dict(zip(header, [cell or "" for cell in row], strict=True)) for row in rows] == sheets[name]
    told: dict[str, Rows] = {name: [] for name in COLUMNS}
    odm = ElementTree.fromstring(written(extract, ExportForm.ODM, now))
    space = f"{{{NAMESPACE}}}"
    for group in odm.iter(f"{space}ItemGroupData"):
        domain = group.attrib["ItemGroupOID"].removeprefix("IG.")
        said = {
            item.attrib["ItemOID"].split(".")[-1]: item.attrib["Value"]
            for item in group.iter(f"{space}ItemData")
        }
        told[domain].append({name: said.get(name, "") for name in extract.columns[domain]})
    assert told == sheets


def test_files_that_are_no_study_are_refused_and_nothing_stays(cora: Actor, tmp_path: Path) -> None:
    with pytest.raises(BadStudy, match=r"dm\.csv is missing"):
        services.import_study(cora, tmp_path, ctcae="5.0")
    for name in ("ds", "ae", "sv"):
        (tmp_path / f"{name}.csv").write_text("USUBJID\n")
    (tmp_path / "dm.csv").write_text("STUDYID,USUBJID\nX,1\n")
    with pytest.raises(BadStudy, match="lacks the column SUBJID"):
        services.import_study(cora, tmp_path, ctcae="5.0")
    assert Study.objects.count() == 0
