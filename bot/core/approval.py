"""What a person's reply amounts to. No reply is called an approval until there are specifications to approve."""

from __future__ import annotations

import re

from parsers.facts import Mail

_THANKS = re.compile(
    r"^\W*(?:(?:hej|hi|hello|dear \w+)\b[\s\w]{0,30}[!,.\s]*)?"
    r"(?:(?:stort |många |jätte)?tack(?: så mycket)?|mottaget|received"
    r"|(?:many )?thanks?(?: you)?(?: (?:very|so) much)?|thank you)"
    r"(?: (?:för|for) [^.!?\n]{0,60})?[\s!.,:)]*(?:$|(?:(?:med )?vänlig|mvh|hälsn|best|kind|regards|/))",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\?|\b(?:undrar|fråga om|en fråga|kan ni (?:säga|berätta|svara)|vill veta|wonder(?:ing)?|question)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]*[.!?]?")


def thanks_only(text: str) -> bool:
    """Whether a text says thank you, or that something came, and nothing else."""
    return bool(_THANKS.match(text.strip()))


def asks(text: str) -> bool:
    """Whether a text asks something."""
    return bool(_ASKS.search(text))


def verdict(mail: Mail, kind: str) -> tuple[str, tuple[str, ...]]:
    """The verdict of the contract, and the sentence that decided."""
    text = mail.new_text.strip()
    if kind in {"automatic", "bounce", "list", "unreadable"} or not text:
        return "none", ()
    if thanks_only(text):
        return "acknowledged", (text.splitlines()[0],)
    if (match := _ASKS.search(text)) is not None:
        return "question", (_sentence_around(text, match.start()),)
    return "other", ()


def _sentence_around(text: str, position: int) -> str:
    return next((m[0].strip() for m in _SENTENCE.finditer(text) if m.start() <= position < m.end()), "")
