"""What the lists of the room can be asked."""

import django_filters
from django.db.models import Q
from django.utils import timezone

from devices.models import Device, DeviceModel, DeviceModelQuerySet, DeviceQuerySet
from hcp.reference.pinyin import read_search


class ModelFilters(django_filters.FilterSet):
    """Models by words, UDI-DI, class and whether they are still used."""

    search = django_filters.CharFilter(method="by_words", label="name, maker, number, reading or initials")
    di = django_filters.CharFilter(field_name="di")
    is_active = django_filters.BooleanFilter(field_name="is_active")

    def by_words(self, models: DeviceModelQuerySet, name: str, words: str) -> DeviceModelQuerySet:
        """Those in which every word is found."""
        return models.search(words)


class DeviceFilters(django_filters.FilterSet):
    """Devices by words, state, model, place and warranty."""

    search = django_filters.CharFilter(
        method="by_words", label="number, serial, lot, room; or words of its model or hospital"
    )
    state = django_filters.BaseInFilter(field_name="state", label="one or more states, by commas")
    model = django_filters.UUIDFilter(field_name="model_id")
    institution = django_filters.UUIDFilter(field_name="institution_id")
    department = django_filters.UUIDFilter(field_name="department_id")
    parent = django_filters.UUIDFilter(field_name="parent_id")
    warranty = django_filters.BooleanFilter(
        method="by_warranty", label="under warranty today, or not any more"
    )

    def by_words(self, devices: DeviceQuerySet, name: str, words: str) -> DeviceQuerySet:
        """Every word on the device itself, or every word on its model, or every word of its hospital."""
        wanted = read_search(words)
        if not wanted.grams:
            return devices.none()
        hospital = Q(institution__grams__contains=list(wanted.grams))
        for word in wanted.words:
            hospital &= Q(institution__search__contains=word)
        at_it = Device.objects.filter(hospital).values("pk")
        itself = Device.objects.all().search(words).values("pk")
        its_model = DeviceModel.objects.all().search(words).values("pk")
        found: DeviceQuerySet = devices.filter(Q(pk__in=itself) | Q(model__in=its_model) | Q(pk__in=at_it))
        return found

    def by_warranty(self, devices: DeviceQuerySet, name: str, is_under: bool) -> DeviceQuerySet:
        """Those whose warranty still holds, or those whose warranty is over."""
        today = timezone.localdate()
        if is_under:
            return devices.filter(warranty_to__gte=today)
        return devices.filter(warranty_to__lt=today)
