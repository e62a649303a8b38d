"""What a reply that approves nothing amounts to: a table of signs, the first row whose signs are all found decides.

Nothing here can make an approval; the rows only tell an officer what kind of answer waits.
"""

from __future__ import annotations

import re

from bot.core.approval.folding import folded, mended
from bot.core.approval.lists import found_in
from bot.core.approval.sentences import Sentence

# Signs that are no list of words, the rest is in `lists/signs.toml`.
_BY_FORM = {
    "speaks": re.compile(r"(?<!\w)(?:godk\S*|gokann\S*|ap+ro\S*|acceptera\S*|accept\S*)"),
    "no": re.compile(r"^(?:\W*)(?:nej|no)(?!\w)(?! (?:comments|objections|remarks|questions|problem|further|vidare))"),
    "accepts": re.compile(r"^(?:(?:vi|jag|i|we) )?accept\w*[,.! ]*(?:thanks|thank you|tack)?[.!]*$"),
    "thumb": re.compile("[\U0001f44d\U0001f44c\u2705]"),
    "asks": re.compile(
        r"\?|^(?:ar|har|is|are|have|has|do|does) (?:jag|vi|den|det|specifikationen|i|we|it|the)(?!\w)|"
        r"^godkanner (?:jag|vi|ni)|(?<!\w)(?:undrar|wonder|hur godkanner|how do|what happens)"
    ),
}
_NAMED = re.compile(
    r"(?:^|[.!?,] )(?!(?:Jag|Vi|Ni|Hej|Ja|Nej|Not?|Ej) )[A-ZÅÄÖ][a-zåäö]+ (?:[A-ZÅÄÖ]\w+ )?(?:har )?(?:godkänner|"
    r"godkänt)(?! (?:jag|vi)\b)"  # "Annars godkänner vi" names nobody
)
_TABLE = (
    ("none", "machine"),
    ("none", "away notice"),
    ("withdrawn", "withdrawn"),
    ("rejected", "rejected"),
    ("conditional", "yes requests"),
    ("change", "requests"),
    ("deferred", "later asks speaks"),
    ("question", "asks"),
    ("change", "refuses speaks"),
    ("deferred", "before later"),
    ("change", "before"),
    ("conditional", "yes hedges"),
    ("other", "elsewhere speaks"),
    ("forwarded", "others speaks"),
    ("deferred", "later"),
    ("conditional", "hedges speaks"),
    ("conditional", "yes mends speaks"),
    ("change", "mends"),
    ("rejected", "no"),
    ("implicit", "encloses implies"),
    ("implicit", "accepts"),
    ("conditional", "speaks"),
    ("implicit", "implies"),
    ("implicit", "thumb"),
    ("acknowledged", "thanks"),
)


def otherwise(said: list[Sentence], subject: str) -> tuple[str, tuple[str, ...]]:
    """The verdict on a reply in which nothing approves, and the sentence that decided."""
    if not said:
        return ("implicit", (subject,)) if _approving_subject(subject) else ("none", ())
    if named := tuple(sentence.text for sentence in said if _NAMED.search(sentence.text)):
        return "forwarded", named
    whole = " ".join(sentence.plain for sentence in said)
    for word, signs in _TABLE:
        found = [_sign(name) for name in signs.split()]
        if all(sign.search(whole) for sign in found):
            return word, tuple(s.text for s in said if found[0].search(s.plain)) or (said[0].text,)
    return "other", ()


def subject_denies(subject: str) -> bool:
    """Whether a subject speaks of approval in a way that is none: "not approved", "approved, except"."""
    plain = folded(mended(subject))
    return _speaks(plain) and any(_sign(name).search(plain) for name in ("refuses", "mends", "hedges"))


def _approving_subject(subject: str) -> bool:
    return _speaks(folded(mended(subject))) and not subject_denies(subject)


def _speaks(plain: str) -> bool:
    return _sign("speaks").search(plain) is not None


def _sign(name: str) -> re.Pattern[str]:
    return _BY_FORM.get(name) or found_in("signs", name)
