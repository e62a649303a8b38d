"""How absent people's mailboxes speak, whatever the reason: two of subject, absence and return come together."""

from __future__ import annotations

from bot.core.automatic import voice
from bot.core.automatic.words import Words
from parsers.facts import Mail

_LONGEST = 900  # characters: an absence is told shortly

SUBJECT = Words("absence", "subject", before=r"^\W*(?:\[[^\]]{1,60}\]\s*)?(?:(?:re|sv|aw|vs)\s*:\s*)?")
AWAY = Words("absence", "away")
BACK = Words("absence", "back")
_IN_PASSING = Words("absence", "in_passing")
_IS_BACK = Words("absence", "is_back")
_BACK_FROM = Words("absence", "back_from", before=r"^\W*")


def is_told(mail: Mail, text: str) -> bool:
    """Whether a short mail says that somebody is away: by its subject and its text, or by nothing else in the text."""
    if len(text) > _LONGEST or _IS_BACK.search(text) or _BACK_FROM.search(mail.subject):
        return False
    away, back = AWAY.search(text), BACK.search(text)
    if SUBJECT.search(mail.subject):
        return bool(away or back)
    return bool(away and back) and not _IN_PASSING.search(text) and not voice.is_signed(mail)
