"""How the rooms meet: read this page to see what the tablet carries and whose history can be read."""

from compliance import models as compliance
from compliance import selectors as compliance_selectors
from compliance.permits import permit_row
from compliance.selectors import approvals, cases, processes
from core.actor import Actor
from core.errors import NotFound
from core.feed import AlsoChangedBy, Feed, FeedKind, Shows
from core.models import Attachment
from core.timeline import TimelineKind
from devices import models as devices
from devices import selectors as device_selectors
from events import models as events
from events import selectors as event_selectors
from hcp import models as hcp
from hcp import selectors as hcp_selectors
from hcp.policies import SEE_CONTACT
from staff import models as staff
from staff import selectors as staff_selectors
from staff.policies import KEEP_PERMITS
from trials import models as trials
from trials import selectors as trial_selectors
from visits import models as visits
from visits import selectors as visit_selectors

FEED = Feed(
    kinds=[
        FeedKind(
            "products",
            staff.Product,
            visible=staff_selectors.products_for_feed,
            row=lambda actor, product: staff_selectors.product_row(product),
            seen_by=staff_selectors.everybody,
            also_changed_by=[AlsoChangedBy(staff.Message, "product_id", staff_selectors.everybody)],
        ),
        FeedKind(
            "permit",
            staff.User,
            visible=compliance_selectors.permit_holders,
            row=lambda actor, user: permit_row(compliance_selectors.permit_of(actor, user)),
            seen_by=compliance_selectors.own_user,
            also_changed_by=[
                *(
                    AlsoChangedBy(paper, "user_id", compliance_selectors.own_papers)
                    for paper in (
                        staff.Qualification,
                        staff.Filing,
                        staff.AuthorisationLetter,
                        hcp.HospitalRegistration,
                    )
                ),
                AlsoChangedBy(hcp.ReceptionSlot, None, staff_selectors.everybody),
                AlsoChangedBy(compliance.GateRule, None, staff_selectors.everybody),
                AlsoChangedBy(
                    staff.Product, None, staff_selectors.everybody
                ),  # its kind decides which rules ask
            ],
        ),
        FeedKind(
            "rule_sets",
            compliance.RuleSet,
            visible=compliance_selectors.rule_sets_for_feed,
            row=lambda actor, rule_set: compliance_selectors.rule_set_row(rule_set),
            seen_by=staff_selectors.everybody,
            also_changed_by=[AlsoChangedBy(compliance.Rule, "rule_set_id", staff_selectors.everybody)],
        ),
        FeedKind(
            "word_lists",
            compliance.WordList,
            visible=cases.word_lists_for_feed,
            row=lambda actor, words: cases.word_list_row(words),
            seen_by=staff_selectors.everybody,
        ),
        FeedKind(
            "institutions",
            hcp.Institution,
            visible=hcp_selectors.institutions_for_feed,
            row=lambda actor, institution: hcp_selectors.institution_row(institution),
            seen_by=hcp_selectors.institutions_seen_by,
        ),
        FeedKind(
            "departments",
            hcp.Department,
            visible=hcp_selectors.departments_for_feed,
            row=lambda actor, department: hcp_selectors.department_row(department),
            seen_by=hcp_selectors.departments_seen_by,
        ),
        FeedKind(
            "hcps",
            hcp.Hcp,
            visible=hcp_selectors.hcps_for_feed,
            row=hcp_selectors.hcp_row,
            seen_by=hcp_selectors.hcps_seen_by,
            also_changed_by=[AlsoChangedBy(hcp.Affiliation, "hcp_id", hcp_selectors.affiliations_seen_by)],
            shows=[
                Shows(hcp.Institution, "affiliations__institution"),
                Shows(hcp.Department, "affiliations__department"),
                Shows(visits.Visit, "visits", "state"),  # handed in, it is the last one
            ],
        ),
        FeedKind(
            "affiliations",
            hcp.Affiliation,
            visible=hcp_selectors.affiliations_for_feed,
            row=lambda actor, affiliation: hcp_selectors.affiliation_row(affiliation),
            seen_by=hcp_selectors.affiliations_seen_by,
            shows=[Shows(hcp.Institution, "institution"), Shows(hcp.Department, "department")],
        ),
        FeedKind(
            "visits",
            visits.Visit,
            visible=visit_selectors.visits_for_feed,
            row=visit_selectors.visit_row,
            seen_by=visit_selectors.seen_by,
            shows=[Shows(staff.User, "owner"), Shows(hcp.Institution, "institution"), Shows(hcp.Hcp, "hcp")],
        ),
        FeedKind(
            "events",
            events.Event,
            visible=event_selectors.events_for_feed,
            row=event_selectors.event_row,
            seen_by=event_selectors.events_seen_by,
            shows=[Shows(staff.User, "owner")],
        ),
        FeedKind(
            "invitees",
            events.Invitee,
            visible=event_selectors.invitees_for_feed,
            row=lambda actor, invitee: event_selectors.invitee_row(invitee),
            seen_by=event_selectors.invitees_seen_by,
            also_changed_by=[AlsoChangedBy(events.Event, None, event_selectors.events_seen_by)],
            shows=[Shows(hcp.Hcp, "hcp")],
        ),
    ],
    scope=lambda actor: [hcp_selectors.feed_scope(actor), sorted(actor.team)],
)

OF_PARTICIPANT = frozenset({"participant_id"})
TIMELINES = {
    kind.name: kind
    for kind in [
        TimelineKind("person", staff.User, staff_selectors.get_person, hidden=frozenset({"password"})),
        TimelineKind("team", staff.Team, staff_selectors.get_team),
        TimelineKind(
            "territory",
            staff.Territory,
            staff_selectors.get_territory,
            refers={"path": staff.Territory},
        ),
        TimelineKind("territory_member", staff.TerritoryMember, staff_selectors.get_stay),
        TimelineKind("product", staff.Product, staff_selectors.get_product),
        TimelineKind("message", staff.Message, staff_selectors.get_message),
        TimelineKind("deputy", staff.Deputy, staff_selectors.get_deputy),
        TimelineKind("tablet", staff.Tablet, staff_selectors.get_tablet),
        TimelineKind("qualification", staff.Qualification, staff_selectors.get_qualification),
        TimelineKind(
            "filing", staff.Filing, staff_selectors.get_filing, masked={"id_document": KEEP_PERMITS}
        ),
        TimelineKind(
            "letter",
            staff.AuthorisationLetter,
            staff_selectors.get_letter,
            refers={"product_ids": staff.Product},
        ),
        TimelineKind("institution", hcp.Institution, hcp_selectors.get_institution),
        TimelineKind("department", hcp.Department, hcp_selectors.get_department),
        TimelineKind(
            "hcp",
            hcp.Hcp,
            hcp_selectors.get_hcp,
            masked={"licence_no": SEE_CONTACT, "phone": SEE_CONTACT},
        ),
        TimelineKind("affiliation", hcp.Affiliation, hcp_selectors.get_affiliation),
        TimelineKind("slot", hcp.ReceptionSlot, hcp_selectors.get_slot),
        TimelineKind("registration", hcp.HospitalRegistration, hcp_selectors.get_registration),
        TimelineKind("assignment", hcp.AccountAssignment, hcp_selectors.get_assignment),
        TimelineKind(
            "import",
            hcp.ImportRun,
            hcp_selectors.get_import,
            hidden=frozenset({"sample", "columns", "problem"}),
        ),
        TimelineKind(
            "settlement",
            hcp.Settlement,
            hcp_selectors.get_settlement,
            hidden=frozenset({"row_id", "said", "before", "made_version"}),
            refers={"institution_id": hcp.Institution},
        ),
        TimelineKind("gate_rule", compliance.GateRule, compliance_selectors.get_gate_rule),
        TimelineKind(
            "rule_set",
            compliance.RuleSet,
            compliance_selectors.get_rule_set,
            hidden=frozenset({"proposed_by", "activated_by"}),
        ),
        TimelineKind(
            "process",
            compliance.Process,
            processes.get_process,
        ),
        TimelineKind(
            "process_version",
            compliance.ProcessVersion,
            processes.get_version,
            hidden=frozenset({"definition", "process_id"}),
        ),
        TimelineKind(
            "run",
            compliance.Run,
            approvals.get_run,
            hidden=frozenset(
                {
                    *("digest", "facts", "summary", "hcp_ids", "chosen", "done", "turns", "resumes"),
                    *("about_id", "about_kind", "process_version_id"),
                }
            ),
        ),
        TimelineKind(
            "task",
            compliance.Task,
            approvals.get_task,
            hidden=frozenset(
                {"key", "turn", "seat", "parent", "requester_id", "submitter_id", "kind", "place", "run_id"}
            ),
        ),
        TimelineKind("special_day", compliance.SpecialDay, processes.get_special_day),
        TimelineKind("rule", compliance.Rule, compliance_selectors.get_rule),
        TimelineKind("word_list", compliance.WordList, cases.get_word_list),
        TimelineKind(
            "case",
            compliance.Case,
            cases.get_case_inside,
            hidden=frozenset({"about_kind", "about_id", "about_version", "report_id", "found"}),
        ),
        TimelineKind("case_step", compliance.CaseStep, cases.get_step, hidden=frozenset({"case_id"})),
        TimelineKind(
            "safety_report",
            compliance.SafetyReport,
            cases.get_report,
            hidden=frozenset({"about_kind", "about_id"}),
        ),
        TimelineKind(
            "visit",
            visits.Visit,
            visit_selectors.get_visit,
            hidden=frozenset({"at"}),
            refers={
                "also_met": hcp.Hcp,
                "hcp_ids": hcp.Hcp,
                "product_id": staff.Product,
                "message_id": staff.Message,
            },
        ),
        TimelineKind(
            "event",
            events.Event,
            event_selectors.get_event,
            refers={"product_ids": staff.Product, "team": staff.User},
        ),
        TimelineKind(
            "agenda_item", events.AgendaItem, event_selectors.get_agenda_item, hidden=frozenset({"event_id"})
        ),
        TimelineKind(
            "budget_line",
            events.BudgetLine,
            event_selectors.get_line,
            hidden=frozenset({"event_id", "engagement_id"}),
        ),
        TimelineKind(
            "engagement",
            events.Engagement,
            event_selectors.get_engagement,
            hidden=frozenset({"event_id", "speaker_id"}),
        ),
        TimelineKind(
            "event_evidence",
            events.Evidence,
            event_selectors.get_evidence,
            hidden=frozenset({"event_id"}),
        ),
        TimelineKind(
            "invitee",
            events.Invitee,
            event_selectors.get_visible_invitee,
            hidden=frozenset({"event_id", "token_digest", "also_signed", "warnings", "sign_in_id"}),
        ),
        TimelineKind("device_model", devices.DeviceModel, device_selectors.get_model),
        TimelineKind("device", devices.Device, device_selectors.get_device),
        TimelineKind(
            "downtime", devices.Downtime, device_selectors.get_downtime, hidden=frozenset({"equipment_id"})
        ),
        TimelineKind("meter", devices.Meter, device_selectors.get_meter, hidden=frozenset({"equipment_id"})),
        TimelineKind(
            "meter_reading",
            devices.MeterReading,
            device_selectors.get_reading,
            hidden=frozenset({"meter_id"}),
        ),
        TimelineKind(
            "certificate",
            events.Certificate,
            event_selectors.get_certificate,
            hidden=frozenset({"event_id", "invitee_id", "code_digest", "file", "size", "sha256"}),
        ),
        TimelineKind("speaker", events.Speaker, event_selectors.get_speaker, hidden=frozenset({"hcp_id"})),
        TimelineKind("speaker_rate", events.SpeakerRate, event_selectors.get_rate),
        TimelineKind("event_type", events.EventType, event_selectors.get_type),
        TimelineKind("event_topic", events.Topic, event_selectors.get_topic),
        TimelineKind("study", trials.Study, trial_selectors.get_study),
        TimelineKind("study_arm", trials.Arm, trial_selectors.get_arm, hidden=frozenset({"study_id"})),
        TimelineKind("study_site", trials.Site, trial_selectors.get_site, hidden=frozenset({"study_id"})),
        TimelineKind(
            "planned_visit",
            trials.PlannedVisit,
            trial_selectors.get_planned_visit,
            hidden=frozenset({"study_id"}),
        ),
        TimelineKind(
            "consent_version",
            trials.ConsentVersion,
            trial_selectors.get_consent_version,
            hidden=frozenset({"study_id"}),
        ),
        TimelineKind(
            "participant",
            trials.Participant,
            trial_selectors.get_participant,
            hidden=frozenset({"study_id"}),
        ),
        TimelineKind("milestone", trials.Milestone, trial_selectors.get_milestone, hidden=OF_PARTICIPANT),
        TimelineKind(
            "study_visit", trials.StudyVisit, trial_selectors.get_study_visit, hidden=OF_PARTICIPANT
        ),
        TimelineKind("consent", trials.Consent, trial_selectors.get_consent, hidden=OF_PARTICIPANT),
        TimelineKind(
            "adverse_event",
            trials.AdverseEvent,
            trial_selectors.get_adverse_event,
            hidden=OF_PARTICIPANT,
        ),
        TimelineKind(
            "identity",
            trials.Identity,
            trial_selectors.get_sealed,
            hidden=frozenset({"participant_id", "name", "phone", "id_document"}),
        ),
        TimelineKind(
            "opening",
            trials.Opening,
            trial_selectors.get_opening,
            hidden=frozenset({"identity_id"}),
        ),
        TimelineKind(
            "study_export", trials.StudyExport, trial_selectors.get_export, hidden=frozenset({"report"})
        ),
    ]
}


def check_attachment_visible(actor: Actor, attachment: Attachment) -> None:
    """A file is seen by whoever sees its record; before it has one, by who brought it."""
    if attachment.about_id is None:
        if attachment.owner_id != actor.user_id:
            raise NotFound
        return
    TIMELINES[attachment.about_kind].get(actor, attachment.about_id)
