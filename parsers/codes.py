"""Organisation numbers, Peppol identities and the codes of a population (ICD, ATC, KVÅ) in text."""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers.facts import Codes
from parsers.folding import folded, with_plain_dashes
from parsers.identity_numbers import has_control_digit

_ORGANISATION = re.compile(
    r"(?<![\d-])(?:16|SE\s?)?(\d{2}[2-9]\d{3})(?: ?- ?| )?(\d{4})(?:\s?01(?=\D|$))?(?!\d)", re.IGNORECASE
)
_PEPPOL = re.compile(r"(?<!\d)(00(?:07|88)) ?: ?([0-9 ]{6,8}-?[0-9 ]{4,5}(?![0-9])|[0-9 ]{13,16}(?![0-9]))")
_GLN = re.compile(r"(?<!\d)(\d{13})(?!\d)")

_ICD10 = r"[A-Z]\d{2}(?:\.?\d(?:\d|[A-X])?|[A-X])?"
_TO = r"\s?(?:-|–|till|to|t\.?\s?o\.?\s?m\.?)\s?"
_LETTER_CODE = re.compile(
    rf"(?<![\w.])(?P<first>{_ICD10}|[A-Z]\d{{2}}[A-Z]{{1,2}}\d{{0,2}})"
    rf"(?:{_TO}(?P<last>{_ICD10}|[A-Z]\d{{2}}[A-Z]{{1,2}}\d{{0,2}}|\d{{2}}(?:\.\d)?)|(?P<wild>[*%]|\.?-(?!\w)))?(?![\w])"
)
_ATC_ONLY = re.compile(r"[ABCDGHJLMNPRSV]\d{2}[A-Z](?:[A-Z](?:\d{2})?)?")
_ATC_POSSIBLE = re.compile(r"[ABCDGHJLMNPRSV]\d{2}(?:[A-Z](?:[A-Z](?:\d{2})?)?)?")
_OLD_ICD = re.compile(r"(?<![\w,.-])(\d{3}(?:[A-X]|[,.]\d{1,2})?)(?:\s?-\s?(\d{3}(?:[A-X]|[,.]\d{1,2})?))?(?![\w-])")
_KVA = re.compile(r"(?<![\w])(?:[A-Z]{3}\d{2}|[A-Z]{2}\d{3})(?:\s?-\s?(?:[A-Z]{3}\d{2}|[A-Z]{2}\d{3}))?(?!\w)")
_CUES = re.compile(
    r"(?P<old>icd[- ]?[789](?!\d))|(?P<icd>icd|diagnos)|(?P<atc>\batc\b|atc-|lakemedel|\bdrugs?\b|medication)"
    r"|(?P<kva>\bkva\b|\bkva-|atgard|operation|procedure|ncsp)"
)


class _Cue(NamedTuple):
    start: int
    system: str  # icd, old (ICD-7 to 9), atc, kva
    behind: bool  # in brackets behind the codes that it is about


def org_number(text: str) -> str | None:
    """The organisation number in a text as NNNNNN-NNNN; as printed when none has a right control digit.

    Takes the 12-digit form (16 in front) and the VAT form (SE, 01 behind). A third digit under 2 is a person's number.
    """
    found = list(_ORGANISATION.finditer(with_plain_dashes(text)))
    for match in found:
        if has_control_digit(match[1] + match[2]):
            return f"{match[1]}-{match[2]}"
    return text[found[0].start() : found[0].end()].strip() if found else None


def is_org_number(number: str | None) -> bool:
    """True for a number whose control digit and third digit are right."""
    digits = re.sub(r"\D", "", number or "")
    return len(digits) == 10 and digits[2] >= "2" and has_control_digit(digits)


def is_authority(number: str | None) -> bool | None:
    """True for the State, regions and municipalities (first digit 2); None when the number is not valid."""
    return re.sub(r"\D", "", number or "").startswith("2") if is_org_number(number) else None


def peppol(text: str, *, bare: bool = False) -> str | None:
    """A Peppol identity, 0007:organisation number or 0088:GLN; a bare GLN where the caller knows that it is one."""
    if (match := _PEPPOL.search(text)) and len(digits := re.sub(r"\D", "", match[2])) in (10, 13):
        return f"{match[1]}:{digits}"
    if bare and (match := _GLN.search(text)):
        return f"0088:{match[1]}"
    return None


def codes_in(text: str, *, default: str | None = None) -> Codes:
    """The ICD, ATC and KVÅ codes of a text, ranges with one hyphen and no spaces.

    A code that could be of two systems goes by the nearest word that names one, on its line or on a line before.
    Lines without such a word count only when the caller says what the text is about (`default`, "icd" or "atc").
    """
    found: dict[str, dict[str, None]] = {"icd": {}, "atc": {}, "kva": {}}
    context = default
    for line in with_plain_dashes(text).splitlines():
        plain = _same_length_folded(line)
        cues = [_Cue(match.start(), str(match.lastgroup), _is_behind(match, plain)) for match in _CUES.finditer(plain)]
        if not line.strip():
            context = default
            continue
        if cues or context:
            _collect(line, cues, context, found)
        if cues:
            context = cues[-1].system
    return Codes(icd=tuple(found["icd"]), atc=tuple(found["atc"]), kva=tuple(found["kva"]))


def _same_length_folded(line: str) -> str:
    return "".join(folded(character) or " " for character in line)


def _is_behind(cue: re.Match[str], plain: str) -> bool:
    """True for "(ATC)" behind its codes; "Läkemedel (ATC): ..." stands before them."""
    before, after = plain[: cue.start()].rstrip(), plain[cue.end() :]
    return (
        before.endswith("(") and not re.match(r"[^)]*\)\s*[:=]", after) and bool(re.search(r"\d[a-z*-]*\s*\($", before))
    )


def _collect(line: str, cues: list[_Cue], context: str | None, found: dict[str, dict[str, None]]) -> None:
    for match in _LETTER_CODE.finditer(line):
        system = _nearest(match.start(), cues, context)
        code = _written(match)
        target = "atc" if _is_atc(match["first"], system) else "icd"
        found[target][code] = None
    for match in _KVA.finditer(line):
        if _nearest(match.start(), cues, context) == "kva":
            found["kva"][re.sub(r"\s", "", match[0])] = None
    for match in _OLD_ICD.finditer(line):
        if _nearest(match.start(), cues, context) == "old" and not match[0].isspace():
            found["icd"]["-".join(filter(None, match.groups()))] = None


def _nearest(place: int, cues: list[_Cue], context: str | None) -> str | None:
    after = next((cue for cue in cues if cue.start > place), None)
    if after is not None and after.behind:
        return after.system
    before = [cue.system for cue in cues if cue.start < place]
    if before:
        return before[-1]
    return context or (cues[0].system if cues else None)


def _is_atc(code: str, system: str | None) -> bool:
    if system == "atc":
        return _ATC_POSSIBLE.fullmatch(code) is not None
    return system not in ("icd", "old") and _ATC_ONLY.fullmatch(code) is not None


def _written(match: re.Match[str]) -> str:
    if match["last"]:
        return f"{match['first']}-{match['last']}"
    return match["first"] + (match["wild"] or "")
