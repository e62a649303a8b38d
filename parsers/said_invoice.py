"""Where the invoice goes and whose number it bears, as sentences say it: "fakturareferensen är ..."."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from parsers import codes
from parsers.data_rules import alternatives, table
from parsers.facts import Invoice
from parsers.form_answers import on_one_line

_CODE_ENDS = re.compile(
    r"[,;()\n]|[.!?](?:\s|$)|\s(?i:och|and|samt|på fakturan|till|som|enligt|on the invoice|-|for|för|vid|to)\s"
)
_SAID_OF_IT = re.compile(r"^(?:[\"”“'«»]|(?i:nu|now|alltså|med|with|referens|reference|nr\.?|number)\s)*")
_POSTCODE = re.compile(r"(?<!\d)(?:SE[- ]?)?\d{3} ?\d{2}(?!\d)\s+[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)*")
_BOX = re.compile(r"\bbox \d|\bFE \d|\bP\.?O\.? ?box \d", re.IGNORECASE)
_MOST_LINES = 6  # of an address below the words that announce it


def invoice(statements: list[str]) -> Invoice:
    """Address, reference and electronic address, as far as sentences give them."""
    electronic = (codes.peppol(each, bare="GLN" in each or "eppol" in each) for each in statements)
    return Invoice(
        address=next(filter(None, map(_address, statements)), None),
        reference=next(filter(None, map(_reference, statements)), None),
        peppol=next(filter(None, electronic), None),
    )


def org_number(statement: str) -> str | None:
    """The number that a sentence calls an organisation's."""
    called = alternatives(table("said")["org_number"]["called"])
    found = re.search(rf"\b{called}[^\d\n]{{0,40}}(?P<number>(?:SE ?)?[\d -]{{10,16}}\d)", statement)
    return codes.org_number(found["number"]) if found else None


@cache
def _references() -> tuple[re.Pattern[str], ...]:
    words, meant = table("said")["invoice"], alternatives(table("said")["is"])
    behind, at_once, start, end, beside = (
        alternatives(words[key])
        for key in ("reference_is", "marked_with", "quoted_from", "quoted_to", "beside_invoice")
    )
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"\b{behind}\b(?:\s\([^)]{{0,60}}\))?{meant}\s*(?P<code>.+)",
            rf"\b{at_once}:?\s+(?P<code>.+)",
            rf"\b{start}:?\s+(?P<code>.+?)\s{end}\b",
            rf"\b(?i:faktura\w*|invoic\w*)\b[^.\n]{{0,200}}?\b{beside}:?\s+(?P<code>.+)",
            rf"^(?i:referens(?:en)?|reference){meant}\s+(?P<code>.+)",
        )
    )


def _reference(statement: str) -> str | None:
    matches = (pattern.search(statement) for pattern in _references())
    return next((code for found in matches if found and (code := _code(found["code"]))), None)


def _code(said: str) -> str | None:
    """A reference is a code or a name; "oklar", "densamma" and what begins in small letters without a digit is none."""
    code = _SAID_OF_IT.sub("", said)
    end = _CODE_ENDS.search(code)
    code = code[: end.start()] if end else code
    code = code.strip(" .:\"”“'«»")
    is_one = any(map(str.isdigit, code)) or all(word[:1].isupper() for word in code.split())
    return code if code and len(code) <= 60 and is_one and len(code.split()) <= 5 else None


@cache
def _announced() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(table('said')['invoice']['goes_to'])}(?!\w):?\s*(?P<to>.*)")


def _address(statement: str) -> str | None:
    """What follows "fakturan skickas till", when it is an address: with a postal code or a box."""
    first, *below = statement.split("\n")
    found = _announced().search(first)
    return _whole(found["to"], below) if found else None


def _whole(beside: str, below: list[str]) -> str | None:
    lines = [beside] if _POSTCODE.search(beside) else [beside, *below[:_MOST_LINES]]
    before = len(list(takewhile(lambda line: not _POSTCODE.search(line), lines)))
    text = on_one_line([line.strip(" ,") for line in lines[: before + 1] if line.strip(" ,")])
    if (end := _POSTCODE.search(text)) is not None:
        return text[: end.end()].strip(" ,.:")
    if _BOX.search(beside):
        return re.split(r"[.;(\n]", beside)[0].strip(" ,:") or None
    return None
