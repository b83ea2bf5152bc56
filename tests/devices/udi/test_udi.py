"""Codes on devices: read into their parts, or refused with the reason. The casebook is cases.json."""

import json
from datetime import date
from pathlib import Path

import pytest

from config.entry import ROOT
from devices.udi import Unreadable, read
from devices.udi.digital_link import STRICT, Leniency, read_link
from devices.udi.gs1 import pair, read_brackets
from devices.udi.hibcc import check_character

CASES = json.loads((Path(__file__).parent / "cases.json").read_text(encoding="utf-8"))
FOLDER = ROOT.parent / "shared" / "data" / "devices" / "gs1_vectors"
OPEN = Leniency(names=True, short=True, unknown=True)

# Why each of GS1's own refused vectors is refused, in their order.
BRACKETS = ["value", "value_empty", "value_empty", *["bracket"] * 9, "value", "value", "value"]
LINKS = [
    *["link_scheme"] * 2, *["link_host"] * 2, *["link_key"] * 4, "link_scheme", "link_key",
    *["link_host"] * 2, *["link_character"] * 7, *["link_key"] * 3,
    *["value"] * 6, "link_key", "value_empty", "ai_unknown", "link_in_query", "twice", "link_in_query", "twice",
    "link_qualifier", "ai_unknown", "ai_unknown", "link_key", "value", "value", "value_empty", "link_qualifier",
]  # fmt: skip


def vectors() -> list[dict[str, object]]:
    if not FOLDER.exists():
        pytest.skip("GS1's vectors lie outside the project (../shared/data/devices/gs1_vectors)")
    found: list[dict[str, object]] = json.loads((FOLDER / "gs1_syntax_vectors.json").read_text())["vectors"]
    return found


def read_strictly(kind: object, text: str, lenient: Leniency = STRICT) -> str:
    found = read_brackets(text) if kind == "bracketed_ai" else read_link(text, lenient)
    return found.canonical


@pytest.mark.parametrize("case", CASES["accepted"], ids=lambda case: case["says"])
def test_a_code_is_read_into_its_parts(case: dict[str, str]) -> None:
    found = read(case["text"])
    assert found.raw
    assert (found.agency, found.di) == (case["agency"], case["di"])
    assert (found.lot, found.serial, found.software) == tuple(
        case.get(k, "") for k in ("lot", "serial", "software")
    )
    for key in ("made_on", "expires_on"):
        assert getattr(found, key) == (date.fromisoformat(case[key]) if key in case else None), key


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: case["says"])
def test_a_wrong_code_is_refused_with_its_reason_in_both_languages(case: dict[str, str]) -> None:
    with pytest.raises(Unreadable) as caught:
        read(case["text"])
    assert caught.value.code == case["why"]
    for language in ("zh-hans", "en"):
        sentence = caught.value.answer(language)["detail"]
        assert isinstance(sentence, str)
        assert "{" not in sentence


def test_gs1s_own_vectors_are_accepted_with_the_right_parts() -> None:
    valid = [each for each in vectors() if each["valid"]]
    assert len(valid) == 79
    wrong = [
        each
        for each in valid
        if read_strictly(each["kind"], str(each["input"]), OPEN) != each["element_string_caret_is_FNC1"]
    ]
    assert wrong == []


def test_gs1s_own_vectors_are_refused_with_the_reason() -> None:
    refused = [each for each in vectors() if not each["valid"]]
    assert len(refused) == 58
    reasons = []
    for each in refused:
        with pytest.raises(Unreadable) as caught:
            read_strictly(each["kind"], str(each["input"]))
        reasons.append(caught.value.code.removeprefix("udi_"))
    assert reasons == BRACKETS + LINKS


def test_leniency_accepts_nothing_that_is_wrong_in_itself() -> None:
    everything = vectors()
    right = {str(each["input"]) for each in everything if each["valid"]}
    for each in everything:
        if not each["valid"] and str(each["input"]) not in right:
            with pytest.raises(Unreadable):
                read_strictly(each["kind"], str(each["input"]), OPEN)


def test_the_six_ma_codes() -> None:
    if not FOLDER.exists():
        pytest.skip("the MA codes lie outside the project (../shared/data/devices/gs1_vectors)")
    codes = json.loads((FOLDER / "china_ma_and_nmpa_udid.json").read_text())["vectors"]
    assert len(codes) == 6
    for code in codes:
        if not code["valid"]:
            with pytest.raises(Unreadable):
                read(code["input"])
            continue
        found = read(code["input"])
        assert found.di == ".".join(code["input"].split(".")[:5])
        assert code.get("serial", found.serial) == found.serial
        assert code.get("lot", found.lot) == found.lot
        assert code.get("mfg_date", str(found.made_on)) == str(found.made_on)
        assert code.get("expiry", str(found.expires_on)) == str(found.expires_on)


def test_check_characters_are_those_of_the_standards() -> None:
    assert check_character("+A123BJC5D6E71") == "G"
    assert pair("1987654Ad4X4bL5ttr2310c") == "2K"  # GS1 General Specifications, the example of a GMN
