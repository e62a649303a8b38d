"""The order form: its answers by their labels, in whatever carrier they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import product, takewhile

from parsers import codes, data_rules, labels, people, registers
from parsers.ethics_numbers import ethics_numbers as numbers_in
from parsers.facts import Codes, Content, Invoice, Order, Person, Table
from parsers.folding import folded, one_line
from parsers.label_patterns import keyed_by
from parsers.labels import Pair, Vocabulary
from parsers.scanned_text import codes_mended, is_scanned, mended

_PEOPLE = ("representative", "researcher", "contact")
_JOINED = ("{p} {s}", "{s} {p}", "{p} till {s}", "{p} for {s}", "{p} pa {s}", "{p} of {s}", "{p} of the {s}",
           "{s}s {p}", "{s}'s {p}", "{s}, {p}", "{s} - {p}", "{p}, {s}", "{s}ns {p}")  # fmt: skip
_PEPPOL = re.compile(r"00(?:07|88) ?: ?[\d -]+")
_YEAR = re.compile(r"(?<!\d)(?:19[3-9]\d|20[0-6]\d)(?!\d)")
_POSTAL_CODE = re.compile(r"(?<!\d)\d{3} ?\d{2}(?!\d)")
_YES = frozenset({"ja", "yes", "x", "on", "true", "1", "sant", "ja x", "x ja", "y", "j"})
_NO = frozenset({"nej", "no", "off", "false", "0", "falskt", "n"})
_ONLY_DECEASED = re.compile(
    r"(?<!inte )(?<!ej )(?<!not )\b(?:endast|enbart|bara|only) (?:redan )?(?:avlidna|deceased)\b"
)
_BOTH_CHOICES = re.compile(r"(?:\W*x )?(?:ja|yes)(?: x)?\W+(?:x )?(?:nej|no)(?: x)?\W*$")
_MARKED_CHOICE = re.compile(r"(?:\bx )(ja|yes|nej|no)\b")
_ALL_THE_CHOICES = 6  # registers: so many are the form's own list of them
_MOST_LINES, _MOST_ROWS = 3_000, 300  # no form is longer, and lists of variables are
_SUM_UP = {"population", "atc", "kva", "registers", "ethics_numbers", "period", "period_from", "period_to"}


@dataclass(slots=True)
class _Answers:
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
        if key in _SUM_UP:
            in_cells = place in ("field", "cell")
            if in_cells or key not in self.from_cells:
                self.many.setdefault(key, []).append(value)
            if in_cells:
                self.from_cells.add(key)
        else:
            self.single.setdefault(key, value)


@cache
def vocabulary() -> Vocabulary:
    """The form's labels, with those that name a person and a part at once ("E-post till kontaktperson")."""
    data = data_rules.table("labels")
    aliases = {f"end:{key}": names for key, names in data["ends"].items()}
    aliases |= {f"part:{key}": names for key, names in data["person"].items()}
    aliases |= {f"section:{key}": names for key, names in data["people"].items()}
    return Vocabulary({**aliases, **data["form"]}, _combined(data), _by_words)


_ASKED_OF_A_PERSON = {
    "email": ("e-post", "epost", "e-mail", "email", "mejl", "mailadress"),
    "name": ("namn", " name"),
    "other": ("telefon", "mobil", "phone", "titel", "title", "roll", "role", "befattning", "position", "organisation"),
}


def _by_words(label: str) -> str | None:
    """The key of an unforeseen label: a person's, with the part that it asks for, or another question's."""
    plain, role = f" {folded(label)}", _people_patterns()(label)
    if role is None or role == "none":
        return f"section:{role}" if role else _form_patterns()(label)
    part = next((each for each, words in _ASKED_OF_A_PERSON.items() if any(word in plain for word in words)), None)
    return f"section:{role}" if part is None else "end:other" if part == "other" else f"{role}.{part}"


@cache
def _people_patterns() -> Callable[[str], str | None]:
    return keyed_by("people")


@cache
def _form_patterns() -> Callable[[str], str | None]:
    return keyed_by("form")


def _combined(data: dict[str, dict[str, list[str]]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for person, part in product(_PEOPLE, ("name", "email")):
        for role, name in product(data["people"][person], data["person"][part]):
            s, p = labels.normal_label(role), labels.normal_label(name)
            found |= {pattern.format(s=s, p=p): f"{person}.{part}" for pattern in _JOINED}
    return found


def labels_seen(content: Content) -> frozenset[str]:
    """Which of the form's questions a text asks, answered or not: how a form is told from other papers."""
    known = vocabulary()
    texts = [name for name, _ in content.fields]
    lines = content.lines[:_MOST_LINES]
    rows = [row for table in content.tables for row in table.rows[:_MOST_ROWS]]
    texts += [one_line(cell.partition("\n")[0]) for row in rows[:_MOST_LINES] for cell in row]
    texts += [part for line in lines for part in (line.text, line.text.partition(":")[0])]
    texts += [part for line in lines if "\t" in line.text for part in line.text.split("\t")]
    keys = {known.exact_key(text) for text in texts}
    return frozenset(key for key in keys if key and not key.startswith(("end:", "part:")) and key != "section:none")


def read(content: Content) -> Order:
    """The order as the form states it; what is not found is None or empty."""
    answers = _Answers()
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
    return _order(answers, content)


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
                if at < len(row) and (value := name_or_address(key.removeprefix("part:"), labels.cleaned(row[at]))):
                    yield f"{role.removeprefix('section:')}.{key.removeprefix('part:')}", value


def _take(pair: Pair, answers: _Answers) -> None:
    kind, _, name = pair.key.rpartition(":")
    if kind == "section":
        _open_section(name, pair, answers)
    elif kind == "part":
        if answers.section in _PEOPLE:
            answers.put(f"{answers.section}.{name}", name_or_address(name, pair.value or "".join(pair.nearby[:1])))
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


def _open_section(name: str, pair: Pair, answers: _Answers) -> None:
    answers.section = name if name in _PEOPLE else "invoice" if _is_invoice(pair.label) else None
    if answers.section in _PEOPLE:
        said = pair.value or "".join(pair.nearby[:1])
        answers.put(f"{name}.name", name_or_address("name", said))
        answers.put(f"{name}.email", name_or_address("email", "\n".join([said, *pair.nearby[:2]]) if said else ""))


def _is_invoice(label: str) -> bool:
    return folded(label).startswith(("faktur", "invoic", "billing"))


def _take_end(name: str, pair: Pair, answers: _Answers) -> None:
    if answers.section == "invoice" and name in ("postcode", "city", "address"):
        _take_address_part(pair, answers)


def _take_address_part(pair: Pair, answers: _Answers) -> None:
    label = labels.normal_label(pair.label)
    part = next((each for each, words in _ADDRESS.items() if any(word in label for word in words)), None)
    if part:
        answers.put(f"invoice.{part}", one_line(pair.value or "".join(pair.nearby[:1])))


_ADDRESS = {
    "postcode": ("postnummer", "postnr", "postal code", "zip", "postcode"),
    "city": ("ort", "stad", "city", "town"),
    "street": ("adress", "address", "box"),
}


def _take_answer(name: str, pair: Pair, answers: _Answers) -> None:
    value = pair.value or "".join(pair.nearby[:1])
    if name == "invoice_address":
        answers.section = "invoice"
        value = _address(pair)
    elif name in ("invoice_reference", "cost_centre", "peppol", "org_number"):
        value = one_line(value)
    else:
        answers.section = None
        if name in _SUM_UP:
            value = "\n".join([pair.value, *(_listed_below(pair) if pair.value else pair.nearby)])
        elif name == "project_title":
            value = labels.running(
                [part for each in (pair.value, *pair.nearby) for part in each.split("\n") if part], 4
            )
    answers.put(name, value, pair.place)


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
    return _on_one_line(lines[: max(end, beside)])


def _on_one_line(lines: list[str]) -> str:
    """Lines of an address with commas between; a postal code that the page's width broke is mended."""
    address = ""
    for line in lines:
        broken = re.search(r"(?:^|, )\d{3}$", address) and re.match(r"\d{2}\b", line)
        broken = broken or (address[-1:].isdigit() and re.match(r"[A-Z](?:,|$)", line))
        goes_on = not address or broken or re.search(r"(?:^|, )(?:[A-Z]{2}-)?\d{3} ?\d{2}$", address)
        address = f"{address} {line}".strip() if goes_on else f"{address}, {line}"
    return address


def name_or_address(part: str, said: str) -> str:
    """A name or an e-mail address, as the label asks for; "" when what stands there is neither."""
    if part == "email":
        return people.email_in(said)
    name = people.name_in(said) if part == "name" else ""
    return "" if vocabulary().exact_key(name) else name


def _order(answers: _Answers, content: Content) -> Order:
    single, text = answers.single, "\n".join(line.text for line in content.lines)
    number = codes.org_number(single.get("org_number", "")) or codes.org_number(single.get("principal", ""))
    if number is None and "org_number" not in answers.asked:
        number = codes.org_number(_PEPPOL.sub("", text))
    said_ethics = "\n".join(answers.many.get("ethics_numbers", []))
    return Order(
        project_title=one_line(single.get("project_title", "")) or None,
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
    )


def _person(role: str, single: dict[str, str]) -> Person:
    return Person(name=single.get(f"{role}.name"), email=single.get(f"{role}.email"))


def _invoice(answers: _Answers, text: str) -> Invoice:
    single = answers.single
    # A cost centre stands in where the form has no question on the reference, not where that was left empty.
    stand_in = None if "invoice_reference" in answers.asked else single.get("cost_centre")
    parts = [single.get("invoice_address", ""), single.get("invoice.street", "")]
    town = " ".join(filter(None, (single.get("invoice.postcode"), single.get("invoice.city"))))
    address = _on_one_line(list(dict.fromkeys(filter(None, [*parts, town if town and town not in parts[0] else ""]))))
    said = single.get("peppol", "")
    return Invoice(
        address=address or None,
        reference=single.get("invoice_reference") or stand_in,
        peppol=codes.peppol(said, bare=True) or codes.peppol(text),
    )


def _registers(answers: _Answers, content: Content) -> tuple[str, ...]:
    boxes = [(name, value) for name, value in content.fields if _is_box(value) and registers.registers_named(name)]
    ticked = [name for name, value in boxes if folded(value) in _YES or value == "☒"]
    if len(boxes) >= 2 and ticked:
        return registers.registers_named("\n".join(ticked))
    said = [*answers.many.get("registers", []), *ticked]
    said += [labels.ticked_only(line.text) for line in content.lines if re.match(r"\s*(?:☒|☑|■|\[[xX]\])", line.text)]
    found = registers.registers_named("\n".join(map(labels.ticked_only, said)), in_list=True)
    if len(found) >= _ALL_THE_CHOICES and is_scanned(content):
        return ()  # the scan lost the boxes: what is printed are the choices, not the answer
    if found:
        return found
    return registers.registers_named("\n".join(line.text for line in content.lines if "☐" not in line.text))


def _is_box(value: str) -> bool:
    return value in ("☒", "☐") or folded(value) in _YES | _NO


def _codes(answers: _Answers, text: str) -> Codes:
    named = {"population": "icd", "atc": "atc", "kva": "kva"}
    found = [codes.codes_in(value, default=named[key]) for key in named for value in answers.many.get(key, [])]
    found.append(codes.codes_in(text))
    return Codes(
        icd=tuple(dict.fromkeys(code for each in found for code in each.icd)),
        atc=tuple(dict.fromkeys(code for each in found for code in each.atc)),
        kva=tuple(dict.fromkeys(code for each in found for code in each.kva)),
    )


def _period(answers: _Answers) -> tuple[str, str] | None:
    for keys in (("period",), ("period_from", "period_to")):
        years = sorted(year for key in keys for value in answers.many.get(key, []) for year in _YEAR.findall(value))
        if years:
            return years[0], years[-1]
    return None


def _only_deceased(answers: _Answers, content: Content) -> bool | None:
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
