"""History: refused without a name, true in the database too, never bent afterwards."""

import pytest
from django.db import IntegrityError, connection, transaction

from core.actor import Actor
from core.history import NoActor, amend, bulk_create_tracked, bulk_save_tracked, change
from staff.models import Product

JOB = Actor.job("test")


def product(name: str = "安倍宁") -> Product:
    with change(JOB, "staff.product.create"):
        return Product.objects.create(name_zh=name, name_en="Abenin", kind="drug")


def commit() -> None:
    """What the end of the transaction checks, now."""
    connection.check_constraints()


@pytest.mark.django_db
def test_a_change_is_told_with_its_actor_action_and_reason() -> None:
    thing = product()
    with change(JOB, "staff.product.correct", reason="错字"):
        amend(thing, name_zh="安贝宁")
    newest = thing.history.order_by("-history_id").first()
    assert (newest.actor_name, newest.action, newest.history_change_reason) == (
        "job:test",
        "staff.product.correct",
        "错字",
    )
    assert newest.name_zh == "安贝宁"
    assert newest.version == thing.version == 2
    commit()


@pytest.mark.django_db
def test_saving_outside_a_change_is_refused() -> None:
    with pytest.raises(NoActor), transaction.atomic():
        Product.objects.create(name_zh="甲", name_en="A", kind="drug")
    with pytest.raises(NoActor), change(Actor(user_id=None, name=""), "x"):
        pass


def update_in_silence(thing: Product, name: str) -> None:
    """What no code of ours may do, as a whole transaction."""
    with transaction.atomic():
        Product.objects.filter(pk=thing.pk).update(name_zh=name)
        commit()


@pytest.mark.django_db
def test_an_update_without_history_is_refused_by_the_database() -> None:
    thing = product()
    with pytest.raises(IntegrityError, match=r"without a history row|differs"):
        update_in_silence(thing, "改了")


@pytest.mark.django_db(transaction=True)
def test_raw_sql_is_refused_at_commit() -> None:
    product()
    with pytest.raises(IntegrityError, match="without a history row"), connection.cursor() as cursor:
        cursor.execute("UPDATE staff_product SET name_zh = 'x'")
    with pytest.raises(IntegrityError, match="without a history row"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM staff_product")
    with pytest.raises(IntegrityError, match="without a history row"), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO staff_product (id, version, created_at, updated_at, name_zh, name_en, kind, area_zh,"
            " area_en, is_active) VALUES (gen_random_uuid(), 1, now(), now(), 'x', 'x', 'drug', '', '', true)"
        )


def save_then_update_in_silence(thing: Product) -> None:
    with transaction.atomic():
        with change(JOB, "staff.product.correct"):
            amend(thing, name_zh="一")
        Product.objects.filter(pk=thing.pk).update(name_zh="二")
        commit()


@pytest.mark.django_db
def test_a_save_followed_by_a_silent_update_is_refused() -> None:
    thing = product()
    with pytest.raises(IntegrityError, match="differs"):
        save_then_update_in_silence(thing)


FORGED = """
    INSERT INTO staff_historicalproduct (id, version, created_at, updated_at, name_zh, name_en, kind, area_zh,
        area_en, is_active, history_date, history_change_reason, history_type, actor_name, action, request_id)
    SELECT {id}, version, created_at, updated_at, {name}, name_en, kind, area_zh, area_en, is_active, now(), '',
        '{type}', '张三', 'staff.product.correct', '' FROM staff_product
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "line",
    [
        FORGED.format(id="id", name="'别的'", type="~"),
        FORGED.format(id="id", name="name_zh", type="~"),
        FORGED.format(id="id", name="name_zh", type="-"),
        FORGED.format(id="gen_random_uuid()", name="name_zh", type="+"),
        FORGED.format(id="gen_random_uuid()", name="name_zh", type="-"),
    ],
    ids=["another value", "a change that was none", "a deletion", "a creation", "a deletion of nothing"],
)
def test_nobody_writes_a_line_into_history_by_hand(line: str) -> None:
    product()
    with pytest.raises(IntegrityError, match="that was not made"), connection.cursor() as cursor:
        cursor.execute(line)
    assert Product.history.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("statement", ["UPDATE {} SET action = 'x'", "DELETE FROM {}", "TRUNCATE {}"])
@pytest.mark.parametrize("table", ["staff_historicalproduct", "core_accessentry"])
def test_what_is_written_in_the_books_stays(statement: str, table: str) -> None:
    product()
    sql = statement.format(table).replace("action", "actor_name")
    with pytest.raises(IntegrityError, match="append-only"), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.django_db(transaction=True)
def test_a_table_is_not_emptied_behind_the_back_of_its_history() -> None:
    product()
    with pytest.raises(IntegrityError, match="append-only"), connection.cursor() as cursor:
        cursor.execute("TRUNCATE staff_product CASCADE")


def rename_as(nobody: str) -> None:
    """A row and a true line of its history, both by hand; the line names nobody."""
    line = FORGED.format(id="id", name="name_zh", type="~").replace("'张三'", nobody)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE staff_product SET name_zh = 'x'")
        cursor.execute(line)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("nobody", ["''", "NULL"])
def test_a_write_without_an_actor_is_refused_by_the_database(nobody: str) -> None:
    product()
    with pytest.raises(IntegrityError, match=r"actor_name|somebody"):
        rename_as(nobody)
    rename_as("'张三'")


@pytest.mark.django_db
def test_a_deletion_leaves_a_full_snapshot() -> None:
    thing = product("末日")
    key = thing.pk
    with change(JOB, "staff.product.delete", reason="重复"):
        thing.delete()
    last = Product.history.filter(id=key).order_by("-history_id").first()
    assert (last.history_type, last.name_zh, last.actor_name) == ("-", "末日", "job:test")
    commit()


@pytest.mark.django_db
def test_bulk_writes_are_told_row_by_row() -> None:
    with change(JOB, "staff.product.import"):
        made = bulk_create_tracked([Product(name_zh=str(n), name_en="x", kind="drug") for n in range(3)])
    for thing in made:
        thing.area_zh = "心内"
    with change(JOB, "staff.product.correct"):
        bulk_save_tracked(made, ["area_zh"])
    commit()
    assert Product.history.count() == 6
    assert {thing.version for thing in Product.objects.all()} == {2}


def break_off(thing: Product) -> None:
    with change(JOB, "staff.product.correct"):
        amend(thing, name_zh="不算")
        raise ZeroDivisionError


@pytest.mark.django_db
def test_a_savepoint_rolled_back_leaves_no_trace() -> None:
    thing = product()
    with pytest.raises(ZeroDivisionError):
        break_off(thing)
    commit()
    assert thing.history.count() == 1


@pytest.mark.django_db(transaction=True)
def test_several_changes_in_one_transaction_are_each_told() -> None:
    with change(JOB, "staff.product.import"):
        thing = Product.objects.create(name_zh="一", name_en="x", kind="drug")
        amend(thing, name_zh="二")
        amend(thing, name_zh="三")
    with change(JOB, "staff.product.delete"):
        key = thing.pk
        amend(thing, name_zh="四")
        thing.delete()
    told = Product.history.filter(id=key).order_by("history_id")
    assert [(row.history_type, row.name_zh) for row in told] == [
        ("+", "一"),
        ("~", "二"),
        ("~", "三"),
        ("~", "四"),
        ("-", "四"),
    ]
