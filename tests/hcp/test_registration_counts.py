"""At how many hospitals somebody is registered today: what the list of people shows."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from staff.models import User
from tests.conftest import ApiClient
from tests.hcp.factories import InstitutionFactory, RegistrationFactory

SignIn = Callable[[User], ApiClient]


def test_registrations_of_today_are_counted_per_person_and_hospital(
    sign_in: SignIn, ana_user: User, chiara_user: User, dora_user: User
) -> None:
    today = timezone.localdate()
    hospital, other = InstitutionFactory.create(), InstitutionFactory.create()
    RegistrationFactory.create(user=ana_user, institution=hospital, registered_on=today, expires_on=None)
    RegistrationFactory.create(user=ana_user, institution=hospital, registered_on=today, expires_on=today)
    RegistrationFactory.create(user=ana_user, institution=other, registered_on=today, expires_on=today)
    past = {"registered_on": today - timedelta(days=9), "expires_on": today - timedelta(days=1)}
    RegistrationFactory.create(user=chiara_user, institution=hospital, **past)
    RegistrationFactory.create(user=chiara_user, institution=other, registered_on=today + timedelta(days=1))
    assert sign_in(dora_user).call("GET", "/registrations/counts").json() == [
        {"user_id": ana_user.pk, "count": 2}
    ]
    assert sign_in(chiara_user).call("GET", "/registrations/counts").json() == []
