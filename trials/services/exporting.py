"""A study leaves without identities: the file is made, hashed and kept beside what was done to it."""

import hashlib

from django.utils import timezone

from core import access_log
from core.access import require
from core.actor import Actor
from core.history import change
from trials.extract_files import written
from trials.models import ExportFile, Study, StudyExport
from trials.models.exports import ExportForm
from trials.policies import EXPORT
from trials.selectors.extract import extract_of


def export_study(actor: Actor, study: Study, *, form: ExportForm, k: int) -> StudyExport:
    """Make a file of the study in which nobody is one of fewer than k alike (ST-04)."""
    require(actor, EXPORT)
    now = timezone.now()
    extract = extract_of(study, k=k)
    content = written(extract, form, now)
    export = StudyExport(
        study=study,
        form=form,
        k=k,
        report=extract.report,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        made_at=now,
        made_by_id=actor.person_id,
    )
    with change(actor, "trials.export.make"):
        export.save(force_insert=True)
        ExportFile.objects.create(export=export, content=content)
        access_log.record(actor, "study", [study.pk], "exported")
    return export
