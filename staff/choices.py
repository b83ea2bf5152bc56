"""The closed lists of the staff room."""

from django.db import models


class Role(models.TextChoices):
    """Who somebody is in the company (product.md 1)."""

    REP = "rep"
    MSL = "msl"
    MANAGER = "manager"
    MEDICAL = "medical"
    COMPLIANCE = "compliance"
    ENGINEER = "engineer"
    DISPATCHER = "dispatcher"
    COORDINATOR = "coordinator"
    STEWARD = "steward"
    SYSADMIN = "sysadmin"
    SECADMIN = "secadmin"
    AUDITADMIN = "auditadmin"


ADMIN_ROLES = (Role.SYSADMIN, Role.SECADMIN, Role.AUDITADMIN)  # 三员分立: nobody holds two of them
SELLING_ROLES = (Role.REP, Role.MANAGER)  # outside the wall of medicine
MEDICAL_ROLES = (Role.MSL, Role.MEDICAL, Role.COORDINATOR, Role.AUDITADMIN)  # see what lies inside (MW-01)


class Language(models.TextChoices):
    ZH = "zh-hans"
    EN = "en"


class Degree(models.TextChoices):
    """Highest degree; junior college (大专) is the least a rep needs (MR-04)."""

    NONE = "none"
    COLLEGE = "college"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTOR = "doctor"


class ProductKind(models.TextChoices):
    DRUG = "drug"
    DEVICE = "device"


class TabletState(models.TextChoices):
    ACTIVE = "active"
    REVOKED = "revoked"
