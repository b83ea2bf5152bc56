"""The demonstration company: nobody in it exists."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

import compliance.demo
import devices.demo
import events.demo
import hcp.demo
import staff.demo
import trials.demo
import visits.demo
from compliance.abouts import About
from core.actor import Actor
from staff.access import actor_of

ACTOR = Actor.job("demo")


class Command(BaseCommand):
    """``manage.py demo``: load the company into an empty database; ``--show`` names its sign-ins."""

    help = "Load the demonstration company once, or show one sign-in per role."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Showing changes nothing."""
        parser.add_argument("--show", action="store_true", help="show one sign-in per role")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, or show."""
        if options["show"]:
            self._show()
            return
        if staff.demo.is_loaded():
            raise CommandError(
                "There are people in this database already; the demonstration needs an empty one."
            )
        with transaction.atomic():
            self._load(timezone.localdate())

    def _load(self, today: date) -> None:
        company = staff.demo.load(ACTOR, today)
        self.stdout.write(f"  {len(company.people)} people, {len(company.products)} products")
        serves = [hcp.demo.Serves(r.user.pk, r.territory.pk, r.division, r.filed) for r in company.reps]
        accounts = hcp.demo.load(ACTOR, today, serves)
        self.stdout.write(f"  {hcp.demo.HOSPITALS} institutions, {hcp.demo.DOCTORS} HCPs")
        carries = [
            visits.demo.Carries(
                rep.user.pk,
                [(p.pk, list(p.messages.values_list("pk", flat=True))) for p in rep.products],
                accounts[rep.user.pk][:-1],
            )
            for rep in company.reps
            if rep.filed
        ]
        visited = visits.demo.load(ACTOR, today, carries)
        hcp.demo.note_visits(visited)
        self.stdout.write(f"  {sum(map(len, visited.values()))} visits of the last three months, plans ahead")

        drafter, checker = (actor_of(company.people[name]) for name in ("fangxin", "songyu"))
        compliance.demo.load(drafter, checker, today, staff.demo.PASSWORD)
        self.stdout.write("  an approval process, a rule set that waits for its decision")
        self._load_cases(company)
        self.stdout.write("  four cases: closed, in time, late, and words in a note")
        officers = visits.demo.Officers(drafter, checker, staff.demo.PASSWORD)
        eaten = visits.demo.settle_meals(officers, actor_of)
        self.stdout.write(f"  {eaten} meals at visits: in the ledger, one waits for its approval")
        held = self._load_meetings(company, accounts, today, (drafter, checker))
        self.stdout.write(f"  {len(held)} events: written, asked for, inviting, running today")
        count = self._load_devices(company, accounts, today)
        self.stdout.write(f"  {count} devices at hospitals, one of them down")
        hospitals = list(dict.fromkeys(one.institution.pk for own in accounts.values() for one in own))[:3]
        people = trials.demo.load(actor_of(company.people["jiheng"]), today, hospitals)
        self.stdout.write(f"  a study with {people} participants by number")

    def _load_cases(self, company: Any) -> None:
        rep = next(rep for rep in company.reps if rep.filed)
        note = "主任问下次能否带些购物卡，已当场说明公司不提供。"
        visit = visits.demo.note_on_last(ACTOR, rep.user.pk, note)
        about = About("visit", visit.pk, visit.version, visit.number)
        people = (actor_of(rep.user), actor_of(company.people["baihe"]))
        compliance.demo.load_cases(*people, about, note, rep.products[0].pk)

    def _load_meetings(
        self, company: Any, accounts: Any, today: date, officers: tuple[Actor, Actor]
    ) -> list[Any]:
        rep = next(rep for rep in company.reps if rep.filed)
        posts = [post for account in accounts[rep.user.pk] for post in account.doctors]
        cast = events.demo.Cast(
            planner=actor_of(company.people["baihe"]),
            rep=actor_of(rep.user),
            compliance=officers,
            doctors=list(dict.fromkeys(post.hcp_id for post in posts))[:16],
            place=accounts[rep.user.pk][0].institution.name,
            product_ids=[rep.products[0].pk],
            password=staff.demo.PASSWORD,
        )
        return events.demo.load(cast, today)

    def _load_devices(self, company: Any, accounts: Any, today: date) -> int:
        rep = next(rep for rep in company.reps if rep.user.username == "panrui")
        places = [
            devices.demo.Place(account.institution.pk, [post.department_id for post in account.doctors])
            for account in accounts[rep.user.pk]
        ]
        keepers = [actor_of(company.people[name]) for name in ("qiaoxi", "shiyan")]
        return devices.demo.load(keepers[0], keepers[1], places, today)

    def _show(self) -> None:
        if not staff.demo.is_shown():
            return
        self.stdout.write(f"Sign in with one of these names; the password is {staff.demo.PASSWORD}")
        for role, username, name in staff.demo.sign_ins():
            self.stdout.write(f"  {role:12} {username:12} {name}")
