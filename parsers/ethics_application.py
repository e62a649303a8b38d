"""Applications to the ethics authorities: who, what, which registers (section 10), and a signature if one is found."""

from __future__ import annotations

import re
from typing import Literal

from parsers import dates, label_values, labels, people, registers
from parsers.ethics import title_of, value_of, vocabulary
from parsers.ethics_numbers import ethics_numbers
from parsers.facts import Content, EthicsApplication, Line
from parsers.folding import folded

_REGISTER_SECTION = re.compile(r"^10(?:\.\d+){0,2}\.?\s|^10\.?\s?registeruppgifter")
_NEXT_SECTION = re.compile(r"^1[1-9](?:\.\d+)?\.?\s+[a-z]")
_SIGNED = re.compile(
    r"\bsignera[dt]e?s? (?:av|med|elektroniskt|digitalt)|\b(?:elektroniskt|digitalt) (?:signera|underteckna)"
    r"|\bundertecknat? (?:av|med|elektroniskt)|\b(?:digitally )?signed by\b"
    r"|\bsigned (?:electronically|digitally)"
    r"|\bsigneringsdatum|\bsignering:? \d{4}-|\bbankid\b.{0,40}\bsigner"
)
_SENT_IN = re.compile(
    r"(?:inskickad|inskickat|ansokan inskickad|ansokan inkom|inkom|ansokningsdatum|submitted|date of submission)\b"
)
_SIGNATURE_PLACE = re.compile(r"\b(?:underskrift|namnteckning|undertecknad|signatur|signature|namnfortydligande)")
_LINES_AFTER = 7


def read(content: Content) -> EthicsApplication:
    """What the application says of itself. `signed` is True or None: one that is not found may still be there."""
    found = list(labels.pairs(content, vocabulary()))
    text = "\n".join(line.text for line in content.lines)
    said = value_of("researcher", found)
    return EthicsApplication(
        numbers=ethics_numbers(text),
        title=title_of(found),
        principal=people.organisation_in(value_of("principal", found) or ""),
        researcher=(people.name_in(said) or said) if said else None,
        date=_date(content.lines),
        signed=_signed(content),
        registers=_registers(content.lines),
    )


def _registers(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """Those named in section 10; in the older forms, which have none, those named anywhere."""
    section: list[str] = []
    inside = False
    for line in lines:
        plain = folded(line.text)
        if _REGISTER_SECTION.match(plain):
            inside = True
        elif _NEXT_SECTION.match(plain):
            inside = False
        if inside:
            section.append(label_values.ticked_only(line.text))
    named = registers.registers_named("\n".join(section))
    return named or registers.registers_named("\n".join(line.text for line in lines))


def _date(lines: tuple[Line, ...]) -> str | None:
    """The last day on which it was signed; without one, the day on which it was sent in."""
    said = [folded(line.text) for line in lines]
    signed = [day for text in said if _SIGNED.search(text) for _, day in dates.dates(text)]
    sent = [day for text in said if _SENT_IN.match(text) for _, day in dates.dates(text)]
    return max(signed, default=None) or max(sent, default=None)


def _signed(content: Content) -> Literal[True] | None:
    if content.signature or any(_SIGNED.search(folded(line.text)) for line in content.lines):
        return True
    scanned = {int(page) for page in dict(content.metadata).get("scanned-pages", "").split()}
    whole_is_a_picture = "scanned" in content.problems and not scanned
    for at, line in enumerate(content.lines):
        if not _SIGNATURE_PLACE.search(folded(line.text)):
            continue
        # A page of paper among the pages of text was printed to be signed.
        if line.page in scanned or whole_is_a_picture:
            return True
        below = "\n".join(each.text for each in content.lines[at : at + _LINES_AFTER])
        if dates.first_date(below) is not None:
            return True
    return None
