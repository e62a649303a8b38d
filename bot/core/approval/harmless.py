"""What may be said beside an approval whatever words it holds: it is taken out, and only the rest searched for danger.

Thanks for something done, what the writer has read, that all is right, that nothing is missing, why the answer is late,
practical matters: each is a form (`lists/harmless/`), some with an open place for the words that a writer chooses.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from bot.core.approval.danger import (
    binds,
    codes,
    hard,
    interprets,
    narrows,
    obliges,
    of_values,
    settles,
    takes_back,
    turns_back,
)
from bot.core.approval.lists import WORD, entries, found_in

_FORMS = {  # and what each must hold
    "thanking": ("thanks_word",),
    "reading": ("read_word",),
    "courteous": ("courteous_word",),
    "right_parts": ("right_word", "aspect"),
    "rightness": ("right_word",),
}
_TURNS = (
    *("nothing", "sorry", "mailing", "mended_now", "wanted", "over", "time", "courtesy", "going_on", "practical"),
)
_ENDS = (
    r"(?P<{}>(?! |(?:och|and|men|but) )[^.;:!?]{{1,160}})(?=$|[.;:!?])",  # to the end of the sentence, or of the clause
    r"(?P<{}>(?! |(?:och|and|men|but) )[^,.;:!?]{{1,90}}?)(?=$|[,.;:!?]| (?:och|and|samt|men|but|sa|so) )",
)
_PLACE = re.compile("ABOUT|WHAT|PAST|MEND|EMBED")
_JOINED = re.compile(r"~(?:,? (?:men|but|och|and|sa|so|dock|though)? ?~)+")
_ABOUT = (
    r"(?P<about>(?:(?!(?:ar|is|are|er|var|was|were|ser|looks?|seems?|ok|okay|okej|good|fine)(?!\w))"
    r"[^ ,.;:!?]+ ?){1,6}?)"
)
# A clause of its own in an open place could say anything; but not "how the controls are drawn".
_CLAUSE = re.compile(
    r"(?<!\w)(?:ar|(?<!hos )(?<!pa )(?<!till )(?<!av )(?<!fran )(?<!med )(?<!for )er|is|are|blir|ska|skall|kan|"
    r"will|shall|can|galler|avser|ingar|omfattar|tar|gor|far|gors|sker|att|"
    r"that|som|as|without|\d+|en|tva|tre|fyra|fem|sex|sju|atta|nio|tio|two|three|four|five|six|seven|ten)(?!\w)"
)
_EMBEDDED = re.compile(
    r"(?<!\w)(?:how|hur|why|varfor|what|vad|which|vilk\w+|where|when|som (?:ni|du|vi|jag)|"
    r"that (?:you|we|i)|as (?:we|i))\b.*"
)
_ALL_OF_THEM = re.compile(
    r"(?<!\w)(?:all|alla|samtliga|both|bada)(?: of)?(?: the| de)? (?:\d+|tva|tre|fyra|fem|sex|sju|atta|nio|tio|tolv|"
    r"two|three|four|five|six|seven|eight|nine|ten|twelve)(?!\w)|(?:(?<=och )|(?<=, ))ar$"
)
_DIARY = re.compile(
    r"(?: (?:i|in|med|with|for|under))?(?: (?:vart|our|the|ert|your))? (?:arendet?|case|dnr|diarienummer|reg|ref)[.:]*"
    r"(?: nr| no)?[.:]* \d{1,3}(?:\.\d{1,3}){1,3}-\d{1,7}/\d{4}"
)
_ON_PAGE = re.compile(r" (?:on|pa) (?:page|sidan?|p\.|s\.) \d{1,3}(?!\w)")
_JOINT = re.compile(r", |(?:^| )- |(?<!\w)(?:och|and|samt|men|but|sa|so)(?!\w)")
_EXPLAINED = re.compile(
    r"(?:clarifying|explaining|forklara\w*) (?:what|how|vad|hur|(?:the )?difference|skillnad\w*) .*"
)


@lru_cache(maxsize=1024)
def without_harmless_turns(plain: str) -> str:
    """Folded words with a "~" for each turn that is harmless by its form."""
    plain = _ON_PAGE.sub("", _DIARY.sub("", plain))
    for name, needed in _FORMS.items():
        if all(found_in("harmless", word).search(plain) for word in needed):
            for form in _forms(name):
                plain = form.sub(_unless_it_says_more, plain)
    return without_closed_turns(plain)


def without_closed_turns(plain: str) -> str:
    """Folded words with a "~" for each turn that has no open place."""
    return _JOINED.sub("~", found_in("harmless", *_TURNS).sub("~", plain))


def without_notices(rest: str) -> str:
    """Folded words of a notice on whom to reach, without what such notices say of times and of what no longer holds."""
    return found_in("harmless", "in_notices").sub("~", rest)


def resolved(plain: str) -> str:
    """Folded words without a difficulty that the writer tells of and tells to be over."""
    return found_in("harmless", "resolved", edges=("", "")).sub("~", plain)


@cache
def _forms(name: str) -> tuple[re.Pattern[str], ...]:
    """The forms with an open place, each that reaches far before the one that ends with the clause."""
    opened = (
        WORD[0] + _PLACE.sub(lambda place: _opened(place[0], end), entry) + WORD[1]  # noqa: B023
        for end in _ENDS
        for entry in entries("harmless", name)
    )
    return tuple(map(re.compile, dict.fromkeys(opened)))


def _opened(place: str, end: str) -> str:
    return _ABOUT if place == "ABOUT" else end.format(place.lower())


def _unless_it_says_more(found: re.Match[str]) -> str:
    places = {name: words for name, words in found.groupdict().items() if words}
    past, mend = places.pop("past", ""), places.pop("mend", "")
    embedded = places.pop("embed", "")
    if turns_back(embedded) or interprets(_EXPLAINED.sub("", found[0].removesuffix(embedded))):
        return found[0]
    more = takes_back(past) or codes(past) or takes_back(mend) or codes(mend) or of_values(mend)
    wish = any(_wishes(words) for words in (past, mend, embedded))
    return found[0] if more or wish or _says_more(" ".join(places.values())) else "~"


def _wishes(said: str) -> bool:
    """Whether behind the first comma, or "and", of what is told stands something that is wanted."""
    behind = _JOINT.sub("~", said, count=1).partition("~")[2]
    return hard(behind) or obliges(behind) or narrows(behind) or of_values(behind) or codes(behind)


def _says_more(said: str) -> bool:
    """Whether the words in an open place could touch an approval by themselves."""
    rest = without_closed_turns(_ALL_OF_THEM.sub("", said))
    return bool(
        hard(rest)
        or binds(rest)
        or obliges(rest)
        or narrows(rest)
        or turns_back(rest)
        or codes(rest)
        or of_values(rest)
        or settles(rest)
        or _CLAUSE.search(_EMBEDDED.sub("", rest))
    )
