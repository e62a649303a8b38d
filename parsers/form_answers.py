"""The order out of a form's answers, each in its own form: names, numbers, codes, years, boxes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from parsers import codes, label_values, people, registers
from parsers.ethics_numbers import ethics_numbers as numbers_in
from parsers.facts import Codes, Content, Invoice, Order, Person
from parsers.folding import folded, one_line
from parsers.form_labels import PEOPLE, vocabulary
from parsers.scanned_text import is_scanned

_PEPPOL = re.compile(r"00(?:07|88) ?: ?[\d -]+")
_YEAR = re.compile(r"(?<!\d)(?:19[3-9]\d|20[0-6]\d)(?!\d)")
_YES = frozenset({"ja", "yes", "x", "on", "true", "1", "sant", "ja x", "x ja", "y", "j"})
_NO = frozenset({"nej", "no", "off", "false", "0", "falskt", "n"})
_ONLY_DECEASED = re.compile(
    r"(?<!inte )(?<!ej )(?<!not )\b(?:endast|enbart|bara|only) (?:redan )?(?:avlidna|deceased)\b"
)
_BOTH_CHOICES = re.compile(r"(?:\W*x )?(?:ja|yes)(?: x)?\W+(?:x )?(?:nej|no)(?: x)?\W*$")
_MARKED_CHOICE = re.compile(r"(?:\bx )(ja|yes|nej|no)\b")
_MARKS = frozenset({"x", "☒", "✓", "✔", "[x]"})
_BOX = re.compile(r"[☒☑■☐□✓✔]|\[[xX ]?\]")
_LONGEST_CHOICES = 1_000  # characters of a list of boxes on lines that go on
_LONGEST_WORDS = 500  # characters
_MOST_CHOICES = 60  # rows of a table that may be such a grid
_ALL_THE_CHOICES = 6  # registers: so many are the form's own list of them
GATHERED = {"population", "atc", "kva", "registers", "ethics_numbers", "period", "period_from", "period_to"}


@dataclass(slots=True)
class Answers:
    """Answers found so far: the first one of a key stands, lists and periods are gathered."""

    single: dict[str, str] = field(default_factory=dict)
    many: dict[str, list[str]] = field(default_factory=dict)
    section: str | None = None
    asked: set[str] = field(default_factory=set)  # questions that the form has, answered or not
    from_cells: set[str] = field(default_factory=set)  # what fields or tables told: their lines tell it once more

    def put(self, key: str, value: str, place: str = "") -> None:
        self.asked.add(key)
        if not value:
            return
        if key in GATHERED:
            in_cells = place in ("field", "cell")
            if in_cells or key not in self.from_cells:
                self.many.setdefault(key, []).append(value)
            if in_cells:
                self.from_cells.add(key)
        else:
            self.single.setdefault(key, value)


def on_one_line(lines: list[str]) -> str:
    """Lines of an address with commas between; a postal code that the page's width broke is mended."""
    address = ""
    for line in lines:
        broken = bool(re.search(r"(?:^|, )\d{3}$", address) and re.match(r"\d{2}\b", line))
        broken = broken or bool(address[-1:].isdigit() and re.match(r"[A-Z](?:,|$)", line))
        goes_on = not address or broken or re.search(r"(?:^|, )(?:[A-Z]{2}-)?\d{3} ?\d{2}$", address)
        address = f"{address} {line}".strip() if goes_on else f"{address}, {line}"
    return address


def order_of(answers: Answers, content: Content) -> Order:
    single, text = answers.single, "\n".join(line.text for line in content.lines)
    number = codes.org_number(single.get("org_number", "")) or codes.org_number(single.get("principal", ""))
    if number is None and "org_number" not in answers.asked:
        number = codes.org_number(_PEPPOL.sub("", text))
    said_ethics = "\n".join(answers.many.get("ethics_numbers", []))
    return Order(
        project_title=one_line(single.get("project_title", "")).strip("\"”“'") or None,
        principal=people.organisation_in(single.get("principal", "")),
        org_number=number,
        principal_is_authority=codes.is_authority(number),
        representative=_person("representative", single),
        researcher=_person("researcher", single),
        contact=_person("contact", single),
        invoice=_invoice(answers, text),
        ethics_numbers=numbers_in(said_ethics, beside_cue=True) or numbers_in(text),
        registers=_registers(answers, content),
        codes=_codes(answers, text),
        period=_period(answers),
        only_deceased=_only_deceased(answers, content),
        linkage=_in_words(single, "linkage"),
        key_handling=_in_words(single, "key_handling"),
        delivery_format=_in_words(single, "delivery_format"),
    )


def _in_words(single: dict[str, str], name: str) -> str | None:
    """An answer that nothing is made of: as it stands, on one line."""
    return one_line(single.get(name, ""))[:_LONGEST_WORDS] or None


def _person(role: str, single: dict[str, str]) -> Person:
    """One of the order's people; the address of somebody with two roles may stand at either of them."""
    name, email = single.get(f"{role}.name"), single.get(f"{role}.email")
    others = (each for each in PEOPLE if name and single.get(f"{each}.name") == name)
    return Person(name=name, email=email or next((a for each in others if (a := single.get(f"{each}.email"))), None))


def _invoice(answers: Answers, text: str) -> Invoice:
    single = answers.single
    # A cost centre stands in where the form has no question on the reference, not where that was left empty.
    stand_in = None if "invoice_reference" in answers.asked else single.get("cost_centre")
    parts = [single.get("invoice_address", ""), single.get("invoice.street", "")]
    town = " ".join(filter(None, (single.get("invoice.postcode"), single.get("invoice.city"))))
    address = on_one_line(list(dict.fromkeys(filter(None, [*parts, town if town and town not in parts[0] else ""]))))
    said = single.get("peppol", "")
    return Invoice(
        address=address or None,
        reference=single.get("invoice_reference") or stand_in,
        peppol=codes.peppol(said, bare=True) or codes.peppol(text),
    )


def _registers(answers: Answers, content: Content) -> tuple[str, ...]:
    boxes = [(name, value) for name, value in content.fields if _is_box(value) and registers.registers_named(name)]
    ticked = [name for name, value in boxes if folded(value) in _YES or value == "☒"]
    if len(boxes) >= 2 and ticked:
        return registers.registers_named("\n".join(ticked))
    if marked := _marked_registers(content):
        return marked
    said = [*answers.many.get("registers", []), *ticked]
    # A cell holds the whole answer; of an answer in lines the boxes may stand on many of them.
    whole = said if "registers" in answers.from_cells else (*said, *_boxed_lines(content))
    boxed = [text for text in whole if _BOX.search(text)]
    # What stands without a box was not chosen where others are ticked.
    if chosen := registers.registers_named("\n".join(map(_ticked, boxed)), in_list=True):
        return chosen
    found = registers.registers_named("\n".join(map(label_values.ticked_only, said)), in_list=True)
    if len(found) >= _ALL_THE_CHOICES and is_scanned(content):
        return ()  # the scan lost the boxes: what is printed are the choices, not the answer
    if found:
        return found
    return registers.registers_named("\n".join(line.text for line in content.lines if "☐" not in line.text))


def _ticked(text: str) -> str:
    """What is ticked of a line with boxes, without what stands before the first of them."""
    first = _BOX.search(text)
    return label_values.ticked_only(text[first.start() :]) if first else ""


def _boxed_lines(content: Content) -> list[str]:
    """The lines, with those that go on in small letters behind a line with boxes, or behind a last box, made whole."""
    texts: list[str] = []
    for line in content.lines:
        above = texts[-1] if texts else ""
        goes_on = _BOX.search(above) and (line.text[:1].islower() or above.endswith(("☒", "☐")))
        if goes_on and len(above) < _LONGEST_CHOICES:
            texts[-1] = f"{texts[-1]} {line.text}"
        else:
            texts.append(line.text)
    return texts


def _marked_registers(content: Content) -> tuple[str, ...]:
    """Registers in a grid with an x beside those that are wanted."""
    rows = [tuple(line.text.split("\t")) for line in content.lines if "\t" in line.text]
    rows += [row for table in content.tables for row in table.rows[:_MOST_CHOICES]]
    wanted = [row[0] for row in rows if len(row) > 1 and any(folded(cell) in _MARKS for cell in row[1:])]
    named = [found for cell in wanted if len(found := registers.registers_named(cell, in_list=True)) == 1]
    return tuple(dict.fromkeys(code for found in named for code in found))


def _is_box(value: str) -> bool:
    return value in ("☒", "☐") or folded(value) in _YES | _NO


def _codes(answers: Answers, text: str) -> Codes:
    named = {"population": "icd", "atc": "atc", "kva": "kva"}
    found = [codes.codes_in(value, default=named[key]) for key in named for value in answers.many.get(key, [])]
    found.append(codes.codes_in(text))
    return Codes(
        icd=tuple(dict.fromkeys(code for each in found for code in each.icd)),
        atc=tuple(dict.fromkeys(code for each in found for code in each.atc)),
        kva=tuple(dict.fromkeys(code for each in found for code in each.kva)),
    )


def _period(answers: Answers) -> tuple[str, str] | None:
    for keys in (("period",), ("period_from", "period_to")):
        years = sorted(year for key in keys for value in answers.many.get(key, []) for year in _YEAR.findall(value))
        if years:
            return years[0], years[-1]
    return None


def _only_deceased(answers: Answers, content: Content) -> bool | None:
    """The answer to that question, else what the population says of itself."""
    said = _yes_or_no(answers.single.get("only_deceased", ""), content)
    if said is not None:
        return said
    return True if any(_ONLY_DECEASED.search(folded(each)) for each in answers.many.get("population", [])) else None


def _yes_or_no(said: str, content: Content) -> bool | None:
    plain = folded(said).strip(" .!,;")
    if _BOTH_CHOICES.match(plain):  # the boxes themselves were lost: only a mark beside one tells
        marked = _MARKED_CHOICE.search(plain)
        return None if marked is None else marked[1] in _YES
    first = plain.split(",")[0].split(".")[0].strip()
    if first in _YES or first.startswith(("ja ", "yes ")):
        return True
    if first in _NO or first.startswith(("nej ", "no ")):
        return False
    ticked = [line.text for line in content.lines if line.text.lstrip().startswith(("☒", "☑"))]
    if any(vocabulary().key_of(text.lstrip("☒☑ ")) == "only_deceased" for text in ticked):
        return True
    return None
