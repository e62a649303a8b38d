"""Who is who in an order, as sentences say it: "kontaktperson är ...", "... is the principal investigator"."""

from __future__ import annotations

import re
from functools import cache

from parsers import people
from parsers.data_rules import alternatives, table
from parsers.facts import Person

_NAME = (
    r"(?<!\w)(?P<name>[A-ZÅÄÖ][\w'’-]+(?: [A-ZÅÄÖ]\.)?(?: (?:(?:von|af|de|van|der|la) )?[A-ZÅÄÖ][\w'’-]+){1,3}(?!\w))"
)
_OF_WHAT = r"(?i:\s(?:för|i|på|for|of|in|on|till|hos)\s[^,.:;()\n]{1,80}?)?"
_BESIDE = r"(?P<beside>(?:\s?\([^)\n]{0,90}\)|,\s?[^,;()\n]{0,60},?){0,2})"
_IS_OURS = r"\s(?i:är|is)\s(?i:(?:vår|vårt|our|the|projektets|studiens|your|also|även|både) )*"
_ADDRESS_BEHIND = re.compile(r"[^.;\n@]{0,60}?([\w.+'-]{1,64}@[\w.-]{1,200}\.[A-Za-z]{2,24})")
_ORGANISATION = r"(?P<name>[A-ZÅÄÖ][^.,;:()\n@]{2,80}?)"
_ENDS = r"(?=[.,;:(\n]|$|\s(?i:och|and|med|with|samt|genom)\s)"
_STARTS = r"(?:^|[,;] |(?i:\boch |\band |\bdär |\bwhere |\batt |\bthat ))"


def person(role: str, statements: list[str]) -> Person:
    """The one whom a sentence gives this role, with the address beside the name."""
    before, *behind = _called(role)
    for statement in statements:
        if (found := next((match for each in behind if (match := each.search(statement))), None)) is not None:
            return _named(found["name"], statement[found.end() :])
        if (found := before.search(statement)) is not None:
            return _named(found["name"], found["beside"])
    return Person()


def principal(statement: str) -> str | None:
    """The research principal (forskningshuvudman) that a sentence names."""
    found = next((match for pattern in _principals() if (match := pattern.search(statement))), None)
    return people.organisation_in(found["name"]) if found else None


@cache
def _called(role: str) -> tuple[re.Pattern[str], ...]:
    """The name before the role, then the role before the name."""
    words = table("said")
    cue, titles, meant = (
        alternatives(each) for each in (words["people"][role], words["people"]["titles"], words["is"])
    )
    patterns = [rf"{_NAME}{_BESIDE}{_IS_OURS}{cue}\b", rf"\b{cue}\b{_OF_WHAT}{meant}\s+(?:{titles}\.?\s)*{_NAME}"]
    if at_once := words["people"].get(f"{role}_by"):
        patterns.append(rf"\b{alternatives(at_once)}\s+(?:{titles}\.?\s)*{_NAME}")
    return tuple(map(re.compile, patterns))


@cache
def _principals() -> tuple[re.Pattern[str], ...]:
    called, meant = alternatives(table("said")["principal"]["called"]), alternatives(table("said")["is"])
    number = alternatives(table("said")["org_number"]["called"])
    return (
        re.compile(rf"\b{called}{_OF_WHAT}{meant}\s+{_ORGANISATION}{_ENDS}"),
        re.compile(rf"{_STARTS}{_ORGANISATION}\s?(?:\([^)]*\)\s?)?(?i:är|is)\s{called}\b"),
        re.compile(rf"\b{alternatives(table('said')['principal']['carried_out'])}\s{_ORGANISATION}\s\({number}"),
        re.compile(rf"(?i:\b(?:med|with)\s){_ORGANISATION}\s(?i:som|as)\s{called}\b"),
    )


def _named(name: str, beside: str) -> Person:
    address = _ADDRESS_BEHIND.match(beside)
    return Person(name=people.name_in(name) or None, email=(people.email_in(address[1]) or None) if address else None)
