"""What a mail says of an order in its own words: labels with their values, and sentences that leave no choice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache

from parsers import codes, form, said_invoice, said_people
from parsers.data_rules import alternatives, table
from parsers.ethics_numbers import ethics_numbers
from parsers.facts import Codes, Content, Invoice, Line, Order
from parsers.folding import folded, with_plain_dashes
from parsers.form_labels import vocabulary
from parsers.registers import registers_named
from parsers.sentences import sentences

_LONGEST = 20_000  # characters of a mail that are read for it
_LONGEST_FORM = 120  # lines
_FEWEST_ANSWERS = 5
_MOST_BELOW = 12  # lines of a list that a sentence announces
_FORWARDED = re.compile(r"^\W*(?:vb|fwd?|wg|vs\. vb)\s*:", re.IGNORECASE)
_HEADER_OF_A_MAIL = re.compile(
    r"\s*[>*]*\s*(?:från|from|till|to|kopia|cc|skickat|sent|datum|date|ämne|subject|svar till|reply-to)\s?\*?:",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"(?<![\d-])(?P<first>(?:19|20)\d\d)(?:-\d\d-\d\d)?\s?"
    r"(?:-|till(?: och med)?|t\.?\s?o\.?\s?m\.?|to|until|through|och|and)\s?"
    r"(?P<last>(?:19|20)\d\d)(?:-\d\d-\d\d)?(?![\d-])"
)
_INVOICE = re.compile(r"faktur|invoic|billing|peppol", re.IGNORECASE)
_TITLE = r"(?P<title>[^\"”“»«\n]{12,250}"


def of_mail(subject: str, body: str, new: str) -> Order:
    """The order as far as the sender tells it; of a forwarded mail what was forwarded counts too, of a reply never."""
    text = _forwarded(body) if _FORWARDED.match(subject) else new
    return read(text[:_LONGEST])


def _forwarded(body: str) -> str:
    lines = (re.sub(r"^(?:> ?)+", "", line) for line in body.split("\n"))
    return "\n".join("" if _HEADER_OF_A_MAIL.match(line) else line for line in lines)


def read(text: str) -> Order:
    """What a text says of an order; what no sentence says plainly is None or empty."""
    lines = tuple(Line(text=line.strip()) for line in text.split("\n"))
    labelled = tuple(_labelled(lines))
    told = form.read(Content(lines=labelled)) if labelled else Order()
    if not any(_INVOICE.search(line.text) for line in labelled):
        told = replace(
            told, invoice=Invoice()
        )  # "Er referens: ..." is then whatever they are used to write above a letter
    return told.filled_from(_from_sentences(list(_statements(lines))))


def of_lines(lines: tuple[Line, ...]) -> Order:
    """What the sentences of a paper say of an order."""
    return _from_sentences(list(_statements(lines)))


def answers_in_prose(lines: tuple[Line, ...]) -> int:
    """How many of a form's questions a paper answers in sentences; 0 when it is not an order with an invoice."""
    if len(lines) > _LONGEST_FORM or not any(_INVOICE.search(line.text) for line in lines):
        return 0
    told = of_lines(lines)
    if not (told.registers and (told.invoice.address or told.invoice.reference)):
        return 0
    people = (told.researcher.name, told.representative.name, told.contact.name)
    answered = (told.project_title, told.principal, told.org_number, told.ethics_numbers, told.period, *people)
    count = 2 + sum(map(bool, answered))
    return count if count >= _FEWEST_ANSWERS else 0


def _labelled(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Labels that the form has too, each with a colon, and what stands below them up to an empty line."""
    within = False
    for line in lines:
        head, colon, _ = line.text.partition(":")
        within = bool(line.text) and (within or bool(colon and len(head) <= 60 and vocabulary().exact_key(head)))
        if within:
            yield line


def _statements(lines: tuple[Line, ...]) -> Iterator[str]:
    """The sentences, each with the list that it announces by a colon: on lines of their own behind it."""
    texts = [each.text for each in sentences(lines)]
    for at, text in enumerate(texts):
        below = texts[at + 1 : at + 1 + _MOST_BELOW] if text.endswith(":") else []
        yield with_plain_dashes("\n".join([text, *below]))


def _from_sentences(statements: list[str]) -> Order:
    number = _only(said_invoice.org_number(each) for each in statements)
    wanted = [each for each in statements if _is_wanted(each)]
    return Order(
        project_title=_first(statements, _title),
        principal=_first(statements, said_people.principal),
        org_number=number,
        principal_is_authority=codes.is_authority(number),
        representative=said_people.person("representative", statements),
        researcher=said_people.person("researcher", statements),
        contact=said_people.person("contact", statements),
        invoice=said_invoice.invoice(statements),
        ethics_numbers=_each(each for text in statements for each in _numbers(text)),
        registers=_each(each for text in wanted for each in _registers(text)),
        codes=_codes(statements),
        period=_period(wanted),
        only_deceased=True if any(map(_is_about_the_dead, statements)) else None,
    )


def _first(statements: list[str], found_in: Callable[[str], str | None]) -> str | None:
    return next((found for each in statements if (found := found_in(each))), None)


def _only(found: Iterable[str | None]) -> str | None:
    """What is said when only one thing is said: two different numbers leave it open which is meant."""
    said = set(filter(None, found))
    return said.pop() if len(said) == 1 else None


def _each(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))


@cache
def _titles() -> tuple[re.Pattern[str], ...]:
    words, meant = table("said")["order"], alternatives(table("said")["is"])
    return (
        re.compile(rf"{alternatives(words['title'])}\b[^\"”“»«.\n]{{0,60}}[\"”“»]{_TITLE})[\"”“«»]"),
        re.compile(rf"\b{alternatives(words['title_is'])}{meant}\s*{_TITLE}?)[.\s]*$"),
    )


@cache
def _words(key: str) -> re.Pattern[str]:
    return re.compile(alternatives(table("said")["order"][key]))


def _title(statement: str) -> str | None:
    found = next((match for pattern in _titles() if (match := pattern.search(statement))), None)
    return found["title"].strip(" .,") if found else None


def _numbers(statement: str) -> tuple[str, ...]:
    plain = folded(statement)
    return ethics_numbers(statement) if _words("ethics").search(plain) and not _words("elsewhere").search(plain) else ()


def _is_wanted(statement: str) -> bool:
    plain = folded(statement)
    return bool(_words("wants").search(plain)) and not _words("otherwise").search(plain)


def _registers(statement: str) -> tuple[str, ...]:
    """The registers that a sentence names, and those in the list that it announces, down to a line without any."""
    first, *below = statement.split("\n")
    found = list(registers_named(first))
    for line in below:
        named = registers_named(line, in_list=len(line) < 80)
        if not named:
            break
        found += named
    return tuple(found)


def _period(wanted: list[str]) -> tuple[str, str] | None:
    """From the first year to the last that stand beside the registers that are wanted."""
    spans = [
        (span["first"], span["last"])
        for each in wanted
        if registers_named(each) or re.search(r"period|åren\b|years", each, re.IGNORECASE)
        for span in _SPAN.finditer(each)
        if span["first"] <= span["last"]
    ]
    return (min(first for first, _ in spans), max(last for _, last in spans)) if spans else None


def _codes(statements: list[str]) -> Codes:
    found = [codes.codes_in(each) for each in statements if _words("coded").search(folded(each))]
    return Codes(
        icd=_each(code for each in found for code in each.icd),
        atc=_each(code for each in found for code in each.atc),
        kva=_each(code for each in found for code in each.kva),
    )


def _is_about_the_dead(statement: str) -> bool:
    plain = folded(statement)
    return bool(_words("deceased").search(plain)) and not _words("otherwise").search(plain)
