"""Decision and delivery: to the principal's representative first, to the researcher with the data (steps 6, 7)."""

from __future__ import annotations

import re

from bot.core import case_letters
from bot.core.asked import Asked, Done
from bot.core.case_letters import files_of
from bot.core.commands import folded
from bot.core.decision import Enclosure

_OUTCOMES = {
    "granted": r"bifall\w*|grant\w*",
    "partly": r"del(?:vis|vist)\w*|partly|in part",
    "refused": r"avsl\w+|refus\w+|reject\w*",
}

_AUTHORITY = {True: r"myndighet\w*|authority", False: r"forbehall\w*|enskild\w*|private|reservation"}

_ADDRESS = re.compile(r"[^\s<>,;:\"']{1,64}@[^\s<>,;:\"'@]{1,190}")


def decide_case(asked: Asked) -> Done:
    """The decision goes to the representative, with the secrecy information that fits the principal."""
    said = folded(asked.command.said)
    outcomes = [outcome for outcome, words in _OUTCOMES.items() if re.search(rf"\b(?:{words})\b", said)]
    files = files_of(asked.mail)
    if len(outcomes) != 1:
        return Done(result="needs-outcome")
    if not files:
        return Done(result="needs-file")
    recipient, authority = _representative(asked), _is_authority(asked, said)
    if recipient is None:
        return Done(result="needs-representative")
    if authority is None and outcomes[0] != "refused":
        return Done(result="needs-authority")
    letter = case_letters.decision(asked.post(recipient), outcomes[0], files, authority, asked.command.text)
    files_told: dict[str, object] = {"outcome": outcomes[0], "files": [file.sha256 for file in files]}
    return Done(result="decided", drafts=(letter,), details=files_told)


def _representative(asked: Asked) -> str | None:
    """The representative of the research principal: the decision goes to the legal person, not to the researcher."""
    if (named := _ADDRESS.search(asked.command.said)) is not None:
        return named[0].lower()
    return next((p.address for p in asked.known.parties if p.role == "representative" and p.address), None)


def _is_authority(asked: Asked, said: str) -> bool | None:
    told = [value for value, words in _AUTHORITY.items() if re.search(rf"\b(?:{words})\b", said)]
    known = (asked.known.case.order or {}).get("principal_is_authority")
    return told[0] if len(told) == 1 else known if isinstance(known, bool) else None


def deliver(asked: Asked) -> Done:
    """The researcher gets a copy of the decision and its secrecy information with the data."""
    letters = [letter for letter in asked.known.letters if letter.owed.letter == "decision"]
    if not letters or letters[-1].owed.fields.get("outcome") == "refused":
        return Done(result="nothing-to-deliver")
    owed = letters[-1].owed
    files = tuple(
        Enclosure(name=file.name, media_type=file.media_type, sha256=file.sha256) for file in owed.attachments
    )
    authority = owed.fields.get("authority")
    outcome = str(owed.fields.get("outcome"))
    named = next((p.address for p in asked.known.parties if p.role == "researcher" and p.address), None)
    recipient = named or asked.known.orderer
    if recipient is None:
        return Done(result="no-orderer")
    told = case_letters.delivery(
        asked.post(recipient), outcome, files, authority if isinstance(authority, bool) else None, asked.command.text
    )
    return Done(result="delivered", drafts=(told,))
