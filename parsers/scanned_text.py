"""What OCR makes of boxes, codes and addresses, mended where what was printed is plain."""

from __future__ import annotations

import re
from dataclasses import replace

from parsers.facts import Content, Line

_TICKED = r"[&xX®§%@¥]|Bd|BA|BX|\[x\]?|IX\]?|\|x\]?"
_EMPTY = r"[0OoIlDU□]|1(?=\s(?:Ja|Nej|Yes|No)\b)|LJ|\[\]?|\(\)|\|\]"
_BOX = re.compile(rf"(?:^|(?<=[\s,;]))(?:(?P<ticked>{_TICKED})|(?P<empty>{_EMPTY}))\s(?=[A-ZÅÄÖ][a-zåäö])")
_BOX_AND_GAP = re.compile(r"([☒☐])\t")  # no column: the choice that the box belongs to
_ZERO_IN_CODE = re.compile(r"\b([A-Z])[O](\d)")
_ONE_FOR_I = re.compile(r"(?<![\dA-Za-z.,])[1l](\d{2}(?:\.\d)?)(?=\s*(?:[,;–-]|$))")
_BARE_NUMBER = re.compile(r"(?<![\w.,-])[02-9]\d{2}(?![\w-])")
_SPLIT_ADDRESS = re.compile(r"(?:^|(?<=[\s,;:(]))(?P<local>[\w+-]+(?:\.[\w+-]+)*)\s?@\s?(?=[\w-]+\.)")


def is_scanned(content: Content) -> bool:
    """True when what is read here came out of pictures of pages."""
    return "scanned" in content.problems or "scanned-pages" in dict(content.metadata)


def mended(content: Content) -> Content:
    """Scanned lines with boxes as boxes and addresses whole; tables guessed from a scan's columns left out."""
    if not is_scanned(content):
        return content
    lines = tuple(
        replace(line, text=_with_boxes(_BOX_AND_GAP.sub(r"\1 ", whole_addresses(line.text)))) for line in content.lines
    )
    return replace(content, lines=_joined_choices(lines), tables=())


def codes_mended(text: str) -> str:
    """ "NO3A" is N03A and, where no other number without a letter stands, "122" is I22."""
    plain = _ZERO_IN_CODE.sub(r"\g<1>0\2", text)
    return plain if _BARE_NUMBER.search(plain) else _ONE_FOR_I.sub(r"I\1", plain)


def whole_addresses(text: str) -> str:
    """E-mail addresses without the space that a scan or a narrow column puts beside the @.

    A space may stand for a lost full stop ("anna exempel @"): a name of one part that follows another word stays open.
    """

    def joined(match: re.Match[str]) -> str:
        before = text[: match.start()].rstrip()
        is_alone = not before or before[-1] in ",;:(" or match.start() == 0 or "\t" in text[len(before) : match.start()]
        return f"{match['local']}@" if is_alone or re.search(r"[._]", match["local"]) else match[0]

    return _SPLIT_ADDRESS.sub(joined, text)


def _with_boxes(text: str) -> str:
    marks = list(_BOX.finditer(text))
    # One letter may be a word; a ticked box beside others, or a box before every choice, is none.
    if "☒" not in text and not any(mark["ticked"] for mark in marks):
        return text
    seen = "☒" in text or "☐" in text  # boxes that were seen as such: a letter beside them is at most an empty one
    return _BOX.sub(lambda mark: mark[0] if seen and mark["ticked"] else "☒ " if mark["ticked"] else "☐ ", text)


def _joined_choices(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """A box at a line's end belongs to the words below it, be it below the end of a label: they follow on its line."""
    joined: list[Line] = []
    for line in lines:
        at = next((at for at, above in enumerate(joined[-2:][::-1], start=1) if _ends_in_box(above.text)), 0)
        if at and line.text[:1].isupper() and (at == 1 or _is_rest_of_label(joined[-1].text)):
            joined[-at] = replace(joined[-at], text=_with_boxes(f"{joined[-at].text} {line.text}"))
        else:
            joined.append(line)
    return tuple(joined)


def _ends_in_box(text: str) -> bool:
    return "☒" in text and bool(re.search(r"[\s,](?:[&xX®☒]|[0OI☐])$", text))


def _is_rest_of_label(text: str) -> bool:
    return len(text) <= 30 and "\t" not in text and text[:1].islower()
