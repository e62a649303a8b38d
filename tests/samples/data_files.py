"""What should not have been sent: a file of persons. The numbers are made from the series for test persons."""

from __future__ import annotations

import io
import random
from datetime import date, timedelta

from openpyxl import Workbook
from stdnum import luhn

from tests.samples.programs import settled_office


def cohort_xlsx(seed: int, persons: int = 48) -> bytes:
    """A cohort with personal identity numbers in its first column."""
    dice = random.Random(seed)
    book = Workbook()
    sheet = book.active
    sheet.title = "kohort"
    sheet.append(("Personnummer", "Inklusionsdatum", "Grupp", "Klinik", "Uppföljning klar"))
    for number in range(persons):
        included = date(2021, 1, 4) + timedelta(days=dice.randint(0, 900))
        sheet.append(
            (
                identity_number(dice),
                included.isoformat(),
                "fall" if number % 3 else "kontroll",
                "Låtsasby",
                dice.choice(("ja", "nej")),
            )
        )
    made = io.BytesIO()
    book.save(made)
    return settled_office(made.getvalue())


def identity_number(dice: random.Random) -> str:
    """A personal identity number of nobody: birth numbers from 980 are kept for tests by the tax agency."""
    born = date(1930, 1, 1) + timedelta(days=dice.randint(0, 25_000))
    digits = f"{born:%y%m%d}{dice.randint(980, 999)}"
    return f"{born:%Y%m%d}-{digits[6:]}{luhn.calc_check_digit(digits)}"
