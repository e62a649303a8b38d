"""What stands beside a label: placeholders and ruled lines left out, of boxes what is ticked, broken lines whole."""

from __future__ import annotations

import re

from parsers.folding import folded

_NAMED_CHOICE = re.compile(r"(.{6,}?)[\s:]+(ja|nej|yes|no)", re.IGNORECASE)
_TICKED = frozenset({"ja", "yes", "on", "x", "1", "true", "☒", "checked", "sant"})
_UNFINISHED = re.compile(
    r"(?:[,–:-]|\b(?:och|i|på|av|för|med|en|ett|hos|vid|mot|till|från|efter|samt|under|mellan|inom|om"
    r"|the|of|in|and|for|to|with|on|after|among|by))$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[a-zåäö(]|[–-]\s|\d{4}\s?[–-]\s?\d{4}\W*$|[A-ZÅÄÖ-]{2,12}\)")
_PLACEHOLDER = re.compile(
    r"^(?:klicka (?:eller tryck )?här.*|click (?:or tap )?here.*|ange text.*|enter text.*|välj (?:ett )?objekt.*"
    r"|choose an item.*|fyll i.*här|[\s._…\-–/]*|\[.{0,40}\]|n/?a)$",
    re.IGNORECASE,
)
_BOXES = {"☒": "ja", "☐": "nej"}


def choice_of(name: str, value: str) -> tuple[str, str]:
    """A field's question and answer; of a box named "Endast avlidna? Nej" the answer is its choice, when ticked."""
    match = _NAMED_CHOICE.fullmatch(name.strip())
    if match is None:
        return name, _BOXES.get(value.strip()) or cleaned(value)
    return match[1], match[2] if folded(value) in _TICKED else ""


def running(parts: list[str], most_lines: int) -> str:
    """The first line, and those below that it plainly runs on in."""
    text = parts[0] if parts else ""
    for below in parts[1:most_lines]:
        if len(text) < 12 or not (_UNFINISHED.search(text.rstrip()) or _GOES_ON.match(below)):
            break
        text = f"{text} {below}"
    return text


def cleaned(value: str) -> str:
    """A value without placeholders and ruled lines; of check boxes only what is ticked."""
    lines = [part.strip(" \t_…") for part in ticked_only(value).splitlines()]
    kept = [line for line in lines if line and not _PLACEHOLDER.match(line)]
    return "\n".join(kept).lstrip(" :").rstrip()


def ticked_only(text: str) -> str:
    """Of `☒ Ja ☐ Nej` the ticked part; text without boxes as it is."""
    marked = re.sub(r"\[[xX]\]|[☑■✓✔✗✘]", "☒", text)
    marked = re.sub(r"\[ ?\]|□", "☐", marked)
    if "☐" not in marked and "☒" not in marked:
        return text
    head, *choices = re.split(r"(?=[☒☐])", marked)
    ticked = [choice.lstrip("☒ ").strip() for choice in choices if choice.startswith("☒")]
    return "\n".join([head.strip(), *ticked]).strip() if ticked or head.strip() else ""
