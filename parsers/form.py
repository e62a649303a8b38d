"""The order form: its answers by their labels, in whatever carrier they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from parsers import label_values, labels, people, registers
from parsers.facts import Content, Order, Table
from parsers.folding import one_line
from parsers.form_answers import GATHERED, Answers, on_one_line, order_of
from parsers.form_labels import PEOPLE, vocabulary
from parsers.labels import Pair
from parsers.scanned_text import codes_mended, is_scanned, mended

_POSTAL_CODE = re.compile(r"(?<!\d)\d{3} ?\d{2}(?!\d)")
_WITHOUT_TOWN = re.compile(r"(?<!\d)\d{3} ?\d{2}$")
_TOWN = re.compile(r"[A-ZÅÄÖ][a-zåäö]{2,}(?: [A-ZÅÄÖ][a-zåäö]+)?")
_ADDRESS = {
    "postcode": ("postnummer", "postnr", "postal code", "zip", "postcode", "post code"),
    "city": ("ort", "stad", "city", "town"),
    "street": ("adress", "address", "box"),
}


def read(content: Content) -> Order:
    """The order as the form states it; what is not found is None or empty."""
    answers = Answers()
    for table in content.tables:
        for key, value in _people_in_rows(table):
            answers.put(key, value)
    was_scanned, content = is_scanned(content), mended(content)
    place = ""
    for pair in labels.pairs(content, vocabulary()):
        if pair.place != place and "field" in (place, pair.place):
            answers.section = None
        place = pair.place
        _take(pair, answers)
    if was_scanned:
        for key in ("population", "atc"):
            answers.many[key] = list(map(codes_mended, answers.many.get(key, [])))
    return order_of(answers, content)


def _people_in_rows(table: Table) -> Iterator[tuple[str, str]]:
    """A table with roles down its side and "Namn", "E-post" along its top."""
    known = vocabulary()
    head: dict[int, str] = {}
    for row in table.rows:
        parts = {at: str(known.key_of(one_line(cell))) for at, cell in enumerate(row) if cell.strip()}
        wanted = {at: key for at, key in parts.items() if key in ("part:name", "part:email")}
        role = parts.get(0, "")
        if len(wanted) >= 2 or (wanted and sum(key.startswith("part:") for key in parts.values()) >= 2):
            head = wanted
        elif head and role.startswith("section:") and role != "section:none":
            for at, key in head.items():
                if at < len(row) and (
                    value := name_or_address(key.removeprefix("part:"), label_values.cleaned(row[at]))
                ):
                    yield f"{role.removeprefix('section:')}.{key.removeprefix('part:')}", value


def _take(pair: Pair, answers: Answers) -> None:
    kind, _, name = pair.key.rpartition(":")
    if kind == "section" and not _is_a_role(name, pair):
        _open_section(name, pair, answers)
    elif kind == "section":
        pass
    elif kind == "part":
        if answers.section in PEOPLE and name == "both":
            _take_person(answers.section, pair, answers)
        elif answers.section in PEOPLE:
            answers.put(f"{answers.section}.{name}", name_or_address(name, pair.value or "".join(pair.nearby[:1])))
        elif answers.section == "principal" and name == "name":
            answers.put("principal", pair.value or "".join(pair.nearby[:1]), pair.place)
        elif answers.section == "invoice" and name == "other":
            _take_address_part(pair, answers)
    elif kind == "end":
        _take_end(name, pair, answers)
    elif "." in name:
        person, _, part = name.partition(".")
        answers.section = person
        answers.put(name, name_or_address(part, pair.value or "".join(pair.nearby[:1])))
    else:
        _take_answer(name, pair, answers)


def _open_section(name: str, pair: Pair, answers: Answers) -> None:
    answers.section = name if name in PEOPLE else "invoice" if _is_invoice(pair.label) else None
    if answers.section in PEOPLE:
        _take_person(name, pair, answers)


def _is_a_role(name: str, pair: Pair) -> bool:
    """ "statistiker" or "doktorand" as somebody's title; as headings they begin with a capital."""
    return name == "none" and pair.label.strip()[:1].islower()


def _take_person(role: str, pair: Pair, answers: Answers) -> None:
    said = pair.value or "".join(pair.nearby[:1])
    answers.put(f"{role}.name", name_or_address("name", said))
    answers.put(f"{role}.email", name_or_address("email", "\n".join([said, *pair.nearby[:2]]) if said else ""))


def _is_invoice(label: str) -> bool:
    return labels.normal_label(label).startswith(("faktur", "invoic", "billing"))


def _take_end(name: str, pair: Pair, answers: Answers) -> None:
    if answers.section == "invoice" and name in ("postcode", "city", "address"):
        _take_address_part(pair, answers)


def _take_address_part(pair: Pair, answers: Answers) -> None:
    label = labels.normal_label(pair.label)
    part = next((each for each, words in _ADDRESS.items() if any(word in label for word in words)), None)
    if part:
        answers.put(f"invoice.{part}", one_line(pair.value or "".join(pair.nearby[:1])))


def _take_answer(name: str, pair: Pair, answers: Answers) -> None:
    value = pair.value or "".join(pair.nearby[:1])
    if name == "invoice_address":
        answers.section = "invoice"
        value = _address(pair)
    elif name in ("invoice_reference", "cost_centre", "peppol", "org_number"):
        value = one_line(value) if pair.value or _may_be_a_code(value) else ""
    else:
        answers.section = "principal" if name == "principal" and not value else None
        if name in GATHERED:
            value = "\n".join([pair.value, *(_listed_below(pair) if pair.value else pair.nearby)])
        elif name == "project_title":
            value = label_values.running(
                [part for each in (pair.value, *pair.nearby) for part in each.split("\n") if part], 4
            )
    answers.put(name, value, pair.place)


def _may_be_a_code(below: str) -> bool:
    """False for the next section's heading, which stands below a question that was left empty."""
    return not re.match(r"(?:\d{1,2}\.?|[A-K]\.?) [A-ZÅÄÖ][a-zåäö]+", below) and (
        any(map(str.isdigit, below)) or len(below.split()) > 1
    )


def _listed_below(pair: Pair) -> list[str]:
    """Of the lines below an answer those that go on naming registers, one a line."""
    below = pair.nearby if pair.key == "registers" else ()
    return list(takewhile(lambda line: len(line) < 80 and registers.registers_named(line, in_list=True), below))


def _address(pair: Pair) -> str:
    """The lines down to the one with the postal code; without one, only what stands beside the label or next below."""
    lines = [line.strip(" ,") for each in (pair.value, *pair.nearby) for line in each.split("\n") if line.strip(" ,")]
    beside = max(len(pair.value.split("\n")) if pair.value else 0, 1)
    if len(lines) > beside and len(lines[beside - 1]) > 35 and re.fullmatch(r"[A-Z]|\d{1,4} ?[A-Z]?", lines[beside]):
        beside += 1  # "Provgatan 12" and below it "B": the house number went over the edge
    end = next((at for at, line in enumerate(lines, start=1) if _POSTAL_CODE.search(line)), beside)
    if end < len(lines) and _WITHOUT_TOWN.search(lines[end - 1]) and _TOWN.fullmatch(lines[end]):
        end += 1
    return on_one_line(lines[: max(end, beside)])


def name_or_address(part: str, said: str) -> str:
    """A name or an e-mail address, as the label asks for; "" when what stands there is neither."""
    if part == "email":
        return people.email_in(said)
    name = people.name_in(said) if part == "name" else ""
    return "" if vocabulary().exact_key(name) else name
