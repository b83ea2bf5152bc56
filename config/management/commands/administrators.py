"""The first people of a company of one's own: its three administrators."""

import secrets
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import transaction

from core.actor import Actor
from staff import services
from staff.choices import ADMIN_ROLES, Role
from staff.models import User
from staff.policies import GRANT_ROLES, MANAGE_ACCOUNTS

ACTOR = Actor.job("install", MANAGE_ACCOUNTS, GRANT_ROLES)


class Command(BaseCommand):
    """``manage.py administrators``: open the three accounts an empty database begins with."""

    help = "Open the accounts of the three administrators in a database without people; show their passwords once."

    def handle(self, *args: Any, **options: Any) -> None:
        """Three accounts, since nobody may hold two of these roles; each password is shown once."""
        if User.objects.exists():
            raise CommandError("There are people in this database already; an administrator opens accounts.")
        with transaction.atomic():
            opened = [(role, *_open(role)) for role in ADMIN_ROLES]
        for role, username, password in opened:
            self.stdout.write(f"  {role:12} {username:12} {password}")
        self.stdout.write("Shown once. Sign in, change the password, open an account for each person.")


def _open(role: Role) -> tuple[str, str]:
    """An account of this role, with a password nobody has chosen."""
    password = secrets.token_urlsafe(12)
    person = services.create_person(ACTOR, username=role.value, name=str(role.label), password=password)
    services.grant_roles(ACTOR, person, version=person.version, roles=[role], reason="installation")
    return person.username, password
