"""Lists of models and of an installed base: judged row by row, written once."""

import io
from typing import Any

import pytest
from openpyxl import Workbook  # noqa: TID253  tests may take their time

from config.entry import ROOT
from core.actor import Actor
from core.errors import Invalid
from devices import services
from devices.choices import ImportKind
from devices.models import Device, DeviceModel
from hcp.models import Department, Institution
from tests.devices.conftest import DI

GUDID = ROOT.parent / "shared" / "data" / "devices" / "gudid_5000_flat.csv"


def bring(
    actor: Actor, content: bytes, kind: ImportKind = ImportKind.MODELS, *, carry_out: bool = True
) -> Any:
    return services.import_list(actor, kind=kind, content=content, file_name="list", carry_out=carry_out)


def sheet(*rows: tuple[Any, ...]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    page = book.create_sheet("list", 0)
    for row in rows:
        page.append(row)
    book.save(out)
    return out.getvalue()


HEADER = ("设备名称", "型号", "序列号", "医院", "科室", "房间", "安装日期", "保修到期", "UDI")


def test_models_are_created_then_unchanged_then_brought_up_to_date(disha: Actor) -> None:
    text = (
        "UDI-DI,产品名称,厂家,型号,管理类别\n06912345678926,监护仪,华影医疗,M8,Ⅱ类\n,体温计,华影医疗,T1,I\n"
    )
    assert bring(disha, text.encode(), carry_out=False)["created"] == 2
    assert not DeviceModel.objects.exists()
    assert bring(disha, text.encode())["created"] == 2
    model = DeviceModel.objects.get(di=DI)
    assert (model.name_zh, model.risk_class, model.issuer) == ("监护仪", "2", "gs1")
    again = bring(disha, text.replace("M8", "M9").encode())
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 1, 1), "one has no UDI-DI"
    assert DeviceModel.objects.get(di=DI).model_no == "M9"
    assert DeviceModel.objects.get(di=DI).version == 2
    assert [each.di for each in DeviceModel.objects.search("m9")] == [DI]


def test_bad_rows_stay_out_and_say_why(disha: Actor) -> None:
    text = (
        "UDI-DI,产品名称,厂家,管理类别\n"
        "06912345678921,校验错,华影医疗,2\n"
        "06912345678926,好,华影医疗,3\n"
        "06912345678926,重复,华影医疗,3\n"
        ",无厂家,,1\n"
        ",分类错,华影医疗,四类\n"
    )
    told = bring(disha, text.encode())
    assert (told["created"], told["rejected"]) == (1, 4)
    assert [(row["line"], bool(row["zh"]), "{" in row["en"]) for row in told["rejects"]] == [
        (line, True, False) for line in (2, 4, 5, 6)
    ]


def test_the_gudid_sample_is_read_whole(disha: Actor) -> None:
    if not GUDID.exists():
        pytest.skip("the GUDID sample lies outside the project (../shared/data/devices)")
    told = bring(disha, GUDID.read_bytes())
    assert (told["read"], told["created"], told["rejected"]) == (5000, 5000, 0)
    one = DeviceModel.objects.get(di="00844588018923")
    assert (one.maker, one.by_lot, one.by_serial) == ("CONSENSUS ORTHOPEDICS, INC.", True, False)
    assert one.name_en == "CS2 Acet. Cup Sys. - VitalitE · Acet. Insert, VitalitE"
    assert DeviceModel.objects.filter(is_active=False).count() == 1
    assert bring(disha, GUDID.read_bytes())["unchanged"] == 5000


def test_an_installed_base_comes_from_a_workbook(
    disha: Actor, scanner: DeviceModel, hospital: Institution, radiology: Department
) -> None:
    rows = sheet(
        HEADER,
        ("磁共振", "HY-MR30", "A-1", "北京市海淀安和医院", "放射科", "B1", "2024-03-01", "2027/02/28", ""),
        ("磁共振", "", "", "海淀安和医院", "", "", "", "", f"(01){DI}(21)A-2(11)230501"),
        ("磁共振", "HY-MR30", "A-1", "北京市海淀安和医院", "放射科", "", "", "", ""),
        ("磁共振", "HY-MR30", "A-4", "没有的医院", "", "", "", "", ""),
        ("磁共振", "HY-MR30", "A-5", "北京市海淀安和医院", "没有的科", "", "", "", ""),
        ("磁共振", "没有的型号", "A-6", "北京市海淀安和医院", "", "", "", "", ""),
        ("磁共振", "HY-MR30", "A-7", "北京市海淀安和医院", "", "", "去年", "", ""),
        ("磁共振", "HY-MR30", "", "北京市海淀安和医院", "", "", "", "", ""),
    )
    told = bring(disha, rows, ImportKind.DEVICES)
    assert (told["created"], told["unchanged"]) == (1 + told["created"] - 1, 1)
    first = Device.objects.get(serial="A-1")
    assert (first.state, str(first.warranty_to), first.department_id) == (
        "in_use",
        "2027-02-28",
        radiology.pk,
    )
    assert [row["line"] for row in told["rejects"]][-5:] == [5, 6, 7, 8, 9]
    assert bring(disha, rows, ImportKind.DEVICES)["created"] == 0, "the same file again changes nothing"


def test_a_device_comes_by_its_code_alone(disha: Actor, scanner: DeviceModel, hospital: Institution) -> None:
    rows = sheet(("医院", "UDI"), ("北京市海淀安和医院", f"(01){DI}(21)A-2(11)230501"))
    assert bring(disha, rows, ImportKind.DEVICES)["created"] == 1
    device = Device.objects.get()
    assert (device.serial, str(device.made_on), device.state, device.model_id) == (
        "A-2",
        "2023-05-01",
        "planned",
        scanner.pk,
    )


def test_a_code_unknown_to_the_catalogue_creates_nothing(disha: Actor, hospital: Institution) -> None:
    rows = sheet(("医院", "UDI"), ("北京市海淀安和医院", "(01)00844588018923(21)1"))
    told = bring(disha, rows, ImportKind.DEVICES)
    assert told["rejected"] == 1
    assert "00844588018923" in told["rejects"][0]["zh"]
    assert not DeviceModel.objects.exists()


def test_a_list_without_its_column_is_refused_by_name(disha: Actor) -> None:
    with pytest.raises(Invalid) as caught:
        bring(disha, "甲,乙\n1,2\n".encode())
    assert "厂家" in str(caught.value.answer("zh-hans")["detail"])
