"""Which records can be made again what they were: those with an ordinary edit, each through that edit."""

from compliance import services as compliance
from compliance.policies import KEEP_RULES
from compliance.schemas.gates import GateRuleEdit
from compliance.schemas.rules import RuleEdit, RuleSetEdit
from core.actor import Actor
from core.errors import NotFound
from core.restore import Restorable
from core.timeline import TimelineKind
from events import services as events
from events.policies import KEEP_SPEAKERS, KEEP_TYPES, PLAN
from events.schemas.catalogue import RateEdit, SpeakerEdit, TopicEdit, TypeEdit
from events.schemas.events import EventEdit
from hcp import services as hcp
from hcp.policies import CORRECT, KEEP_INSTITUTIONS, KEEP_SLOTS
from hcp.schemas.institutions import DepartmentPatch, InstitutionPatch, RegistrationPatch, SlotPatch
from hcp.schemas.people import HcpPatch
from staff import services as staff
from staff.policies import GRANT_ROLES, KEEP_PERMITS, KEEP_PRODUCTS, MANAGE_ACCOUNTS
from staff.schemas.people import PersonPatch
from staff.schemas.permits import LetterPatch
from staff.schemas.products import MessagePatch, ProductPatch
from staff.schemas.territories import TeamPatch, TerritoryPatch

RESTORABLE = {
    "person": Restorable(MANAGE_ACCOUNTS, PersonPatch, staff.correct_person),
    "team": Restorable(GRANT_ROLES, TeamPatch, staff.change_team),
    "territory": Restorable(GRANT_ROLES, TerritoryPatch, staff.change_territory),
    "product": Restorable(KEEP_PRODUCTS, ProductPatch, staff.correct_product),
    "message": Restorable(KEEP_PRODUCTS, MessagePatch, staff.correct_message),
    "letter": Restorable(
        KEEP_PERMITS, LetterPatch, staff.correct_letter, columns={"products": "product_ids"}
    ),
    "institution": Restorable(KEEP_INSTITUTIONS, InstitutionPatch, hcp.correct_institution),
    "department": Restorable(CORRECT, DepartmentPatch, hcp.correct_department),
    "hcp": Restorable(CORRECT, HcpPatch, hcp.correct_hcp),
    "slot": Restorable(KEEP_SLOTS, SlotPatch, hcp.correct_slot),
    "registration": Restorable(KEEP_PERMITS, RegistrationPatch, hcp.correct_registration),
    "gate_rule": Restorable(KEEP_RULES, GateRuleEdit, compliance.edit_gate_rule),
    "rule_set": Restorable(KEEP_RULES, RuleSetEdit, compliance.edit_rule_set),
    "rule": Restorable(KEEP_RULES, RuleEdit, compliance.edit_rule),
    "event": Restorable(PLAN, EventEdit, events.edit_event),
    "event_type": Restorable(KEEP_TYPES, TypeEdit, events.edit_type),
    "event_topic": Restorable(PLAN, TopicEdit, events.edit_topic),
    "speaker": Restorable(KEEP_SPEAKERS, SpeakerEdit, events.edit_speaker),
    "speaker_rate": Restorable(KEEP_TYPES, RateEdit, events.edit_rate),
}


def how_of(kind: TimelineKind) -> Restorable:
    """How a kind of record is put back; a kind that is never edited as a whole has no such page."""
    if kind.name not in RESTORABLE:
        raise NotFound(
            "这类记录不能恢复到以前的内容。", "Records of this kind cannot be put back to what they were."
        )
    return RESTORABLE[kind.name]


def may_restore(actor: Actor, kind: TimelineKind) -> bool:
    """Whether this reader is offered to restore records of this kind."""
    how = RESTORABLE.get(kind.name)
    return how is not None and actor.may(how.needs)
