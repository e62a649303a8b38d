"""Names of people and organisations out of what stands beside a label: without titles, addresses and numbers."""

from __future__ import annotations

import re

from parsers.folding import one_line
from parsers.scanned_text import whole_addresses

_EMAIL = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9.-]{1,200}\.[A-Za-z]{2,24}")
_TITLES = re.compile(
    r"^(?:(?:prof(?:essor)?|docent|doc|dr|med\.? ?(?:dr|doktor)|fil\.? ?dr|tekn\.? ?dr|phd|md|leg\.? ?läk\w*|överläkare"
    r"|assoc(?:iate)?|univ\.?\w*|prefekt|rektor|dekan|\w{0,14}chef|verkställande direktör|vd|mr|ms|mrs)\.?\s)+",
    re.IGNORECASE,
)
_NAME_ENDS = re.compile(r"[,;\n(<|/]| - | – |\t|\s{3,}")
_LOWER_NAME_PARTS = frozenset({"von", "van", "de", "af", "av", "der", "la", "di", "al", "den", "el", "bin"})
_NUMBER_BEHIND = re.compile(
    r"[\s,;(]*(?:\borg(?:anisations?)?\.?\s?-?(?:nr|nummer|no|number)?\.?:?\s*|\bvat\b\D{0,8})?"
    r"(?:SE)?(?:16)?\d{6}-?\d{4}(?:01)?\)?.*$",
    re.IGNORECASE,
)
_STREET_BEHIND = re.compile(
    r",\s+(?:Box \d|[A-ZÅÄÖ][\wåäöÅÄÖ.]+(?: [A-Za-zåäöÅÄÖ.]+)? \d+[A-Za-z]?,|(?:SE-)?\d{3} ?\d{2}\b).*$"
)


def email_in(said: str) -> str:
    """The first e-mail address in lower case, or ""."""
    match = _EMAIL.search(whole_addresses(said))
    return match[0].strip("'.").lower() if match else ""


def name_in(said: str) -> str:
    """A person's name without title, address and telephone; "" when what stands there is none."""
    name = _NAME_ENDS.split(_EMAIL.sub("", said).strip())[0]
    name = _TITLES.sub("", name.strip())
    name = re.sub(r"[\s+\d-]{7,}$", "", name).strip(" .:")
    words = name.split()
    fits = 1 <= len(words) <= 6 and len(name) <= 80 and not any(character.isdigit() for character in name)
    starts_well = all(word[0].isupper() or word.lower() in _LOWER_NAME_PARTS for word in words)
    return name if fits and starts_well else ""


def organisation_in(said: str) -> str | None:
    """An organisation's name without its number and address."""
    name = one_line(said.split("\n", maxsplit=1)[0])
    name = _STREET_BEHIND.sub("", _NUMBER_BEHIND.sub("", name))
    return name.strip(" ,;(") or None
