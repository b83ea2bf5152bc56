"""Background work: the Celery app and its timetable. The row is the queue, Celery is the alarm clock."""

from typing import Any, NamedTuple

from celery import Celery
from celery.schedules import crontab

app = Celery("rounds", task_cls="core.jobs:Job")
app.config_from_object("config.settings.queue:CELERY")
app.autodiscover_tasks()


class Alarm(NamedTuple):
    """A task, when it is due, and why then."""

    task: str
    when: crontab | float
    why: str


TIMETABLE = [
    Alarm(
        "core.tasks.note_alive", 60.0, "A clock, queue or worker that stands still is seen within minutes."
    ),
    Alarm("core.tasks.clear_sessions", crontab(hour="3", minute="10"), "Nobody signs in at night."),
    Alarm(
        "core.tasks.forget_commands",
        crontab(hour="3", minute="30"),
        "Answers kept for repeats are large; no tablet repeats a write after 90 days.",
    ),
    Alarm(
        "core.tasks.seal_books",
        180.0,
        "What is not sealed yet is as safe as the triggers of the database, no safer: minutes, not hours.",
    ),
    Alarm("core.tasks.carry_out_proofs", 60.0, "A proof whose worker died is begun again."),
    Alarm("core.tasks.verify_nightly", crontab(hour="2", minute="10"), "Tampering is known by the morning."),
    Alarm(
        "hcp.tasks.carry_out_imports",
        60.0,
        "An import whose worker died goes on; its alarm may have died with it.",
    ),
    Alarm("events.tasks.make_certificates", 60.0, "A certificate whose worker died is made by the next one."),
    Alarm("events.tasks.send_invitations", 120.0, "An invitation that could not be sent is tried again."),
    Alarm(
        "compliance.tasks.watch_requests",
        300.0,
        "Reminders and escalation count in hours; five minutes late is in time. Nobody waits for who left.",
    ),
    Alarm(
        "compliance.tasks.watch_cases",
        120.0,
        "A clock of 24 hours shows its lateness within minutes; a case without an owner waits no longer.",
    ),
]


def _schedule() -> dict[str, dict[str, Any]]:
    return {alarm.task: {"task": alarm.task, "schedule": alarm.when} for alarm in TIMETABLE}


app.conf.beat_schedule = _schedule()
