"""People, teams, territories, products, the rep's licence to act, and registered tablets."""

from datetime import date, timedelta
from importlib import import_module
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.models import AbstractBaseUser, UserManager
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import F, Q

from core.actor import Actor
from core.constraints import starts_before_it_ends
from core.history import History, amend, change
from core.models import Record
from staff.choices import Degree, Language, ProductKind, Role, TabletState
from staff.policies import SEE_PEOPLE
from staff.querysets import (
    PersonalQuerySet,
    ProductQuerySet,
    TeamQuerySet,
    TerritoryMemberQuerySet,
    TerritoryQuerySet,
)


class Team(Record):
    """People with one lead; teams may stand below another team."""

    name = models.CharField(max_length=80)
    lead = models.ForeignKey("staff.User", null=True, on_delete=models.PROTECT, related_name="leads")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="teams")

    objects = TeamQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class UserQuerySet(models.QuerySet["User"]):
    def visible_to(self, actor: Actor) -> Self:
        """Everybody for those who look after people; a lead's own team; oneself."""
        if actor.may(SEE_PEOPLE):
            return self
        return self.filter(pk__in=actor.team) if actor.user_id else self.none()


class People(UserManager["User"]):
    """Django's manager with our own queryset; never used to create superusers."""

    use_in_migrations = False

    def get_queryset(self) -> UserQuerySet:
        return UserQuerySet(self.model, using=self._db)


class User(AbstractBaseUser):
    """A person who signs in. Sign-in times live in the session book, not here."""

    # pii: username, name, email
    last_login = None
    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=8, choices=Language.choices, default=Language.ZH)
    roles = ArrayField(models.CharField(max_length=20, choices=Role.choices), default=list)
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="members")
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    history: Any = History(excluded_fields=["password"])
    objects = People()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    class Meta:
        ordering = ["username"]
        constraints = [
            models.CheckConstraint(
                name="one_admin_role_at_most",
                condition=~Q(roles__contains=["sysadmin", "secadmin"])
                & ~Q(roles__contains=["sysadmin", "auditadmin"])
                & ~Q(roles__contains=["secadmin", "auditadmin"]),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def check_password(self, raw_password: str | None) -> bool:
        """Whether this is the password; one kept in an older way is kept anew, as a change of its own."""

        def keep_anew(raw: str) -> None:
            with change(Actor.job("password-upgrade"), "staff.user.keep_password_anew"):
                amend(self, password=make_password(raw))

        return check_password(raw_password, self.password, keep_anew if raw_password else None)

    @property
    def role(self) -> str:
        """The role the screen opens with: the first one given."""
        return self.roles[0] if self.roles else ""


class Territory(Record):
    """A piece of the market. `path` holds its ancestors' ids and its own, top first."""

    name = models.CharField(max_length=80)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="territories")
    path = ArrayField(models.UUIDField())

    objects = TerritoryQuerySet.as_manager()

    class Meta:
        indexes = [GinIndex(fields=["path"], name="territory_path")]

    def __str__(self) -> str:
        return self.name


class TerritoryMember(Record):
    """A person works in a territory from a day to a day."""

    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="members")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="territories")
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    objects = TerritoryMemberQuerySet.as_manager()

    class Meta:
        constraints = [starts_before_it_ends("territory_member_days", "from_on", "to_on")]


class Product(Record):
    """A drug or device the company brings to hospitals."""

    name_zh = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, choices=ProductKind.choices)
    area_zh = models.CharField(max_length=80, blank=True)
    area_en = models.CharField(max_length=80, blank=True)
    is_active = models.BooleanField(default=True)

    objects = ProductQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name_zh


class Message(Record):
    """An approved key message of a product."""

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="messages")
    text_zh = models.CharField(max_length=200)
    text_en = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)

    objects = ProductQuerySet.as_manager()


class Qualification(Record):
    """Degree, training and assessment of a rep (MR-04): without them he cannot be filed."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="qualification")
    degree = models.CharField(max_length=10, choices=Degree.choices)
    major = models.CharField(max_length=80)
    training = models.CharField(max_length=200)
    passed_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)

    objects = PersonalQuerySet.as_manager()

    def is_passed(self, day: date) -> bool:
        """Degree, training and a passed assessment, all valid on this day (MR-04)."""
        return (
            self.degree != Degree.NONE
            and bool(self.training)
            and self.passed_on is not None
            and self.passed_on <= day
            and (self.expires_on is None or day <= self.expires_on)
        )


class Filing(Record):
    """The rep's national filing: one number for one person (MR-05, MR-06), its eight items."""

    # pii: id_document, photo_id
    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="filing")
    number = models.CharField(max_length=40, unique=True)
    company = models.CharField(max_length=120)
    photo_id = models.UUIDField(null=True)
    id_document = models.CharField(max_length=40)
    contract_from_on = models.DateField()
    contract_to_on = models.DateField(null=True)
    areas = models.CharField(max_length=200)
    territory = models.CharField(max_length=200)
    committed_on = models.DateField()
    filed_on = models.DateField()
    withdrawn_on = models.DateField(null=True)

    objects = PersonalQuerySet.as_manager()

    class Meta:
        constraints = [starts_before_it_ends("filing_contract_days", "contract_from_on", "contract_to_on")]

    @property
    def ends_on(self) -> date | None:
        """The last day the rep may act on it: the contract's last, or the one before it was withdrawn."""
        before_withdrawal = self.withdrawn_on and self.withdrawn_on - timedelta(days=1)
        return min((day for day in (self.contract_to_on, before_withdrawal) if day), default=None)


class AuthorisationLetter(Record):
    """What a rep may promote, where and when (MR-09). Empty divisions mean the whole country."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="letters")
    number = models.CharField(max_length=40, unique=True)
    product_ids = ArrayField(models.UUIDField())
    division_codes = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    from_on = models.DateField()
    to_on = models.DateField()

    objects = PersonalQuerySet.as_manager()

    class Meta:
        constraints = [starts_before_it_ends("letter_days", "from_on", "to_on")]


class Tablet(Record):
    """A registered tablet: lose it, revoke it, and it wipes itself at its next contact."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="tablets")
    name = models.CharField(max_length=80)
    state = models.CharField(max_length=8, choices=TabletState.choices, default=TabletState.ACTIVE)
    revoked_at = models.DateTimeField(null=True)

    objects = PersonalQuerySet.as_manager()


class TabletContact(models.Model):
    """When a tablet last asked for changes: a cache of the moment, without history."""

    tablet = models.OneToOneField(Tablet, primary_key=True, on_delete=models.CASCADE, related_name="contact")
    last_pull_at = models.DateTimeField()


class DeputyQuerySet(models.QuerySet["Deputy"]):
    def visible_to(self, actor: Actor) -> Self:
        """Everybody's for those who look after people; one's own, from either side."""
        if actor.may(SEE_PEOPLE):
            return self
        mine = Q(delegator__in=actor.team) | Q(delegate=actor.user_id)
        return self.filter(mine) if actor.user_id else self.none()


class Deputy(Record):
    """Who decides in whose place from a day to a day, about all or some kinds of request."""

    delegator = models.ForeignKey(User, on_delete=models.PROTECT, related_name="deputies")
    delegate = models.ForeignKey(User, on_delete=models.PROTECT, related_name="deputises")
    from_on = models.DateField()
    to_on = models.DateField()
    reason = models.CharField(max_length=200)
    scope = ArrayField(models.CharField(max_length=40), default=list, blank=True)  # empty: every kind

    objects = DeputyQuerySet.as_manager()

    class Meta:
        constraints = [
            starts_before_it_ends("deputy_days", "from_on", "to_on"),
            models.CheckConstraint(name="deputy_is_another", condition=~Q(delegator=F("delegate"))),
        ]


class Session(AbstractBaseSession):  # type: ignore[misc,unused-ignore]
    """Somebody's sign-in at one desk or tablet, found by whose it is."""

    person = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="+")

    @classmethod
    def get_session_store_class(cls) -> type[Any]:
        """The store that reads and writes these rows."""
        store: type[Any] = import_module(settings.SESSION_ENGINE).SessionStore
        return store
