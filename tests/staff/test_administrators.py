"""An empty installation begins with its three administrators."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from staff.choices import ADMIN_ROLES
from staff.models import User
from tests.conftest import ApiClient


def opened() -> list[list[str]]:
    """What the command shows: role, user name, password."""
    out = StringIO()
    call_command("administrators", stdout=out)
    return [line.split() for line in out.getvalue().splitlines()[:-1]]


@pytest.mark.django_db
def test_the_three_administrators_sign_in_and_share_no_role() -> None:
    for role, username, password in opened():
        assert User.objects.get(username=username).roles == [role]
        assert signs_in(username, password)
    assert {user.role for user in User.objects.all()} == set(ADMIN_ROLES)


def signs_in(username: str, password: str) -> bool:
    said = {"username": username, "password": password}
    answer = ApiClient().post("/_allauth/browser/v1/auth/login", said, content_type="application/json")
    return bool(answer.status_code == 200)


def test_a_company_with_people_opens_none(ana_user: User) -> None:
    with pytest.raises(CommandError, match="already"):
        opened()
    assert not User.objects.filter(roles__overlap=list(ADMIN_ROLES)).exists()
