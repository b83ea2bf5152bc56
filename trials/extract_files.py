"""The files of an export: CSV in a zip, a workbook, ODM."""

import csv
import io
import json
import zipfile
from datetime import datetime

from trials.models.exports import ExportForm
from trials.odm import odm_of
from trials.selectors.extract import Extract

TYPES = {
    ExportForm.CSV: ("application/zip", "zip"),
    ExportForm.XLSX: ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    ExportForm.ODM: ("application/xml", "xml"),
}


def written(extract: Extract, form: ExportForm, made_at: datetime) -> bytes:
    """The extract as a file of this form."""
    if form == ExportForm.ODM:
        return odm_of(extract.study, extract.domains, extract.columns, made_at)
    return as_workbook(extract) if form == ExportForm.XLSX else as_zip(extract)


def as_zip(extract: Extract) -> bytes:
    """dm.csv, ds.csv, ae.csv, sv.csv in UTF-8, and report.json: what was done so that they tell of nobody."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in extract.domains.items():
            text = io.StringIO(newline="")
            sheet = csv.DictWriter(text, extract.columns[name], extrasaction="raise")
            sheet.writeheader()
            sheet.writerows(rows)
            archive.writestr(f"{name.lower()}.csv", text.getvalue())
        archive.writestr("report.json", json.dumps(extract.report, indent=1))
    return into.getvalue()


def as_workbook(extract: Extract) -> bytes:
    """A sheet for each domain and one for the report."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for name, rows in extract.domains.items():
        sheet = book.create_sheet(name)
        sheet.append(extract.columns[name])
        for row in rows:
            sheet.append([row[column] for column in extract.columns[name]])
    sheet = book.create_sheet("REPORT")
    for name, value in extract.report.items():
        sheet.append([name, json.dumps(value) if isinstance(value, dict | list) else value])
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()
