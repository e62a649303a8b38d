"""The words by which machines and absent people are known (`lists/`), each with what must stand before and behind it.

Words of a subject that people write as well never decide alone: `signs.py` says what has to come together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core import wordlists


@dataclass(frozen=True, slots=True)
class Words:
    """The entries of a list, whatever their case, where they stand between `before` and `after`."""

    file: str
    name: str
    before: str = ""
    after: str = ""

    def search(self, text: str) -> re.Match[str] | None:
        """The first that stands in a text."""
        return self._pattern().search(text)

    def match(self, text: str) -> re.Match[str] | None:
        """The one with which a text begins."""
        return self._pattern().match(text)

    def sub(self, new: str, text: str) -> str:
        """A text in which something else stands for them."""
        return self._pattern().sub(new, text)

    def _pattern(self) -> re.Pattern[str]:
        edges = (self.before, self.after)
        return wordlists.found_in("bot.core.automatic", self.file, self.name, edges=edges, flags=re.IGNORECASE)


_TAG = r"^\W*(?:\[[^\]]{1,60}\]\s*)?"  # "[uni.example #4471] " may stand in front

# Local parts of addresses.
DAEMONS = Words("senders", "daemons", before="^", after=r"(?:[-+=_.][^@]*[\d=][^@]*)?$")
DELIVERERS = Words("senders", "deliverers", before="^", after=r"(?:[-+.].*)?$")
ROBOTS = Words("senders", "robots")
DEVICES = Words("senders", "devices", before="^", after=r"\d{0,4}(?:$|[-._+])")

# Subjects.
AUTOMATIC_SUBJECTS = Words("subjects", "automatic", before=_TAG, after=r"\s*(?:[:：(\[\]]|[-–]\s|$)")
AUTOMATIC_ENDS = Words("subjects", "automatic_ends", before=r"[\[(-]\s*", after=r"\s*[\])]?\s*$")
DOMINO = Words("subjects", "domino")
ABSENT_SUBJECTS = Words("subjects", "absent", before=_TAG, after=r"(?:\s*(?:[:(\[!.]|[-–]\s|$)|\s+(?:re|sv)\s*:)")
RECEIPT_SUBJECTS = Words("subjects", "receipt", before=_TAG)
CALENDAR_SUBJECTS = Words("subjects", "calendar", before=_TAG, after=r"\s*:")
READ_SUBJECTS = Words("subjects", "read", before=_TAG)
BOUNCE_SUBJECTS = Words("subjects", "bounce", before=r"^\W*(?:re:\s*)?")
DELIVERED_SUBJECTS = Words("subjects", "delivered", before=_TAG)
FORWARDED = Words("subjects", "forwarded", before=r"^\W*", after=r"\s*:")
REPLIED = Words("subjects", "replied", before=_TAG, after=r"\s*:")

# Texts of machines.
MACHINE = Words("sentences", "machine")
HELD = Words("sentences", "held")
SPREAD = Words("sentences", "spread")
RECEIVED = Words("sentences", "received")
PROMISED = Words("sentences", "promised")
CALENDAR = Words("sentences", "calendar")
READ = Words("sentences", "read")
UNDELIVERED = Words("sentences", "undelivered")
AUTOMATED = Words("sentences", "automated")
ABSENT = Words("absence", "absent")
REDIRECTS = Words("absence", "redirects")

# Texts of people.
SPEAKS = Words("people", "speaks")
UNSAID = Words("people", "unsaid")  # nobody says it, though it stands in a mail
SORRY = Words("people", "sorry")
HOWEVER = Words("people", "however", before=r"\b", after=r"\b")
QUOTED = re.compile(r"[\"”“»«][^\"”“»«\n]{3,300}[\"”“»«]")
