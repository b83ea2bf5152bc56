"""Personal data is marked where it lies: `# pii: field, field` in its model (PIPL, rules.md 5)."""

import inspect
import re

from django.db.models import Model

from tests.house.tree import our_models

MARK = re.compile(r"#\s*pii:\s*(.+)")
PERSONAL = re.compile(
    r"(^|_)(e?mail|phone|mobile|tel|wechat|gender|birth\w*|id_document|passport|licence|photo|signature|"
    r"username|actor_name|host|position|latitude|longitude|address_of_person)(_|$)"
)
NOT_PERSONAL = {
    "events.Invitee.mail_due_at": "when a mail is due, not to whom",
    "core.SealBatch.signature": "the signature of this installation's key under a batch of the seal",
    "visits.Visit.position_missing": "why there is no position",
}


def marked(model: type[Model]) -> set[str]:
    source = inspect.getsource(model)
    return {name.strip() for line in MARK.findall(source) for name in line.split(",")}


def own_fields(model: type[Model]) -> set[str]:
    return {field.name for field in model._meta.fields}


def test_a_mark_names_fields_that_exist() -> None:
    stray = {model._meta.label: marked(model) - own_fields(model) for model in our_models()}
    assert {label: names for label, names in stray.items() if names} == {}


def test_a_field_that_looks_personal_is_marked() -> None:
    unmarked = {
        f"{model._meta.label}.{name}"
        for model in our_models()
        for name in own_fields(model) - marked(model)
        if PERSONAL.search(name)
    }
    assert unmarked - set(NOT_PERSONAL) == set()
    assert set(NOT_PERSONAL) - unmarked == set(), "take it off the list"


def test_the_name_of_a_person_is_marked_with_his_other_data() -> None:
    assert [
        model._meta.label
        for model in our_models()
        if marked(model) & {"phone", "email"} and "name" not in marked(model)
    ] == []


def test_somebody_is_marked_at_all() -> None:
    assert sum(bool(marked(model)) for model in our_models()) >= 4
