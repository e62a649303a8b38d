"""Numbers, codes, registers and dates in text."""

from __future__ import annotations

import pytest

from parsers import codes, dates, identity_numbers, registers
from parsers.ethics_numbers import ethics_numbers
from parsers.facts import Codes


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("850709-9805", 1),
        ("19850709-9805 och 8507099805", 1),
        ("121212+1212", 1),
        ("701063-2391", 1),  # a co-ordination number: day + 60
        ("850709-9804", 0),
        ("851309-9805", 0),
        ("Org.nr 202100-2973, 16556036-0793", 0),
        ("850709–9805; 880320-0016", 2),
        ("a8507099805f 1850709980512", 0),
    ],
)
def test_identity_numbers_are_counted_by_date_and_control_digit(text: str, count: int) -> None:
    assert identity_numbers.count_distinct(text) == count


def test_p14_identity_numbers_are_masked_and_the_rest_is_kept() -> None:
    text = "Patient 19850709-9805, org.nr 202100-2973."
    assert identity_numbers.masked(text) == "Patient ÅÅMMDD-****, org.nr 202100-2973."


def test_counting_is_linear() -> None:
    assert identity_numbers.count_distinct("850709-9805 " * 100_000) == 1


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Dnr 2019-00542 och 2025–04420–01", ("2019-00542", "2025-04420-01")),
        ("EPN 2013/1234-31/2", ("2013/1234-31/2",)),
        ("dnr 2012/193 samt etik dnr 1185-18", ("2012/193", "1185-18")),
        ("2014/123-31 och 2013-123-31M", ("2014/123-31", "2013-123-31M")),
        ("Ö 32-2021/3.1", ("Ö 32-2021/3.1",)),
        ("REGIONALA ETIKPRÖVNINGSNÄMNDEN\nPROTOKOLL 2015/12", ()),
        ("åren 2005/2006, datum 2012-11-12, telefon 1185-18, artikel 2012/193", ()),
    ],
)
def test_ethics_numbers_of_every_era_are_found(text: str, numbers: tuple[str, ...]) -> None:
    assert ethics_numbers(text) == numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ICD-10: I20–I25, C00 t.o.m. C97, I21*, F20-", Codes(icd=("I20-I25", "C00-C97", "I21*", "F20-"))),
        ("ATC C07, N06A och A10BA02", Codes(atc=("C07", "N06A", "A10BA02"))),
        ("Diagnos C09 (ICD-10)\nLäkemedel: C09", Codes(icd=("C09",), atc=("C09",))),
        ("KVÅ: FNG02, AF020", Codes(kva=("FNG02", "AF020"))),
        ("ICD-9 410A", Codes(icd=("410A",))),
        ("Vi sitter i rum B12, hus A10", Codes()),
    ],
)
def test_codes_are_told_apart_by_the_words_beside_them(text: str, found: Codes) -> None:
    assert codes.codes_in(text) == found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("202100-2973", "202100-2973"),
        ("162021002973", "202100-2973"),
        ("SE202100297301", "202100-2973"),
        ("212000–0142", "212000-0142"),
        ("202100-2974", "202100-2974"),
        ("850709-9805", None),
    ],
)
def test_an_organisation_number_is_known_by_its_third_digit(text: str, number: str | None) -> None:
    assert codes.org_number(text) == number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Stockholm den 14 mars 2023", "2023-03-14"),
        ("beslutat 3 maj 2021", "2021-05-03"),
        ("20/9-17", "2017-09-20"),
        ("14/3 2023", "2023-03-14"),
        ("March 5th, 2020", "2020-03-05"),
        ("2023-02-30", None),
    ],
)
def test_dates_are_read_as_swedes_and_britons_write_them(text: str, day: str | None) -> None:
    assert dates.first_date(text) == day


@pytest.mark.parametrize(
    ("text", "in_list", "found"),
    [
        ("Uppgifter ur Patientregistret och läkemedelsregistret", False, ("PAR", "LMED")),
        ("the Swedish Cause of Death Register and the Medical Birth Register", False, ("DORS", "MFR")),
        ("Stöd enligt LSS och SOL kan ges", False, ()),
        ("LSS, SOL, can", True, ("LSS", "SOL", "CAN")),
    ],
)
def test_registers_are_known_by_name_and_abbreviation(text: str, in_list: bool, found: tuple[str, ...]) -> None:
    assert registers.registers_named(text, in_list=in_list) == found
