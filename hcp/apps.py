from django.apps import AppConfig


class HcpConfig(AppConfig):
    name = "hcp"
    default_auto_field = "django.db.models.BigAutoField"
