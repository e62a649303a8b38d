"""What a writer tells of his own life beside an approval: illness, travels, weather, machines, the working day.

A clause is known by what it is about, a word of life, and by what is not in it: no word of the order, no condition, no
reading left undone. What is told of the past may then deny, delay and change as it likes: "the train was cancelled".
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.core.approval.danger import (
    binds,
    codes,
    guesses,
    hard,
    interprets,
    leaves_undone,
    of_values,
    others_act,
    postpones,
    refuses,
)
from bot.core.approval.lists import WITHIN, found_in

_JOINTS = re.compile(
    r"([,;:.!()]+ ?| - |(?<!\w)(?:och|and|samt|plus|men|but|sa att|so that|sa(?! (?:snart|fort|lange))|"
    r"so(?! (?:long|soon))|eftersom|because|da|sedan)(?!\w) ?)"
)
_SIMPLE_PAST = re.compile(
    r"(?<!\w)(?:\w{2,}(?:ade|ades|dde|kte|ste|pte|lte|nte|xte|[lmrvgj]de|(?<![ae])nde)|\w{2,}ed|var|blev|fick|hade|lag|"
    r"satt|kom|gick|tog|stod|dog|sov|brot|gjorde|kunde|at|drack|skrev|flog|holl|foll|hann|sag|brann|was|were|had|got|"
    r"went|took|came|spent|broke|lost|left|kept|caught|ran|fell|flew|slept|overslept|ate|wrote|drove|woke|hurt|froze|"
    r"forgot|held|made|met|did|could not|couldn't)(?!\w)"
)
_PERFECT = re.compile(r"(?<!\w)(?:har|has|have|'ve)(?: [a-z]+){1,4}(?!\w)")
_LATER = re.compile(
    r"(?<!\w)(?:ska|skall|vill|kan|bor|far|maste|kommer att|tanker|avser|will|shall|must|should|can|may|want|need|"
    r"going to|would|could(?! not)|'ll)(?!\w)"
)
_HANGS = re.compile(
    r"\W*(?:men |but |fast |och |and )?(?:forst |only |as |sa )?(?:om|if|snart|soon|long|fort|lange|once|unless|"
    r"ifall|innan|before|efter|after|nar|when|sedan|then|fore|tills|until|senast|by|som|which|who|that)(?!\w)"
)
_IN_TIME = re.compile(
    r"(?!.*(?<!\w)(?:ater|tillbaka|back|hemma|home)(?!\w)).*(?<!\w)(?:efter|fore|innan|after|before)(?!\w)"
)
_AT = re.compile(r"(?:kl\.?|klockan|at|vid|half past) \d{1,2}(?:[.:]\d\d)?(?!\d)")
_NOTHING_ELSE = re.compile(r"(?:~|\W|(?<!\w)(?:och|and|men|but|sa|so|att|that|for|da|sedan)(?!\w))+")


@lru_cache(maxsize=512)
def without_asides(plain: str) -> str:
    """Folded words with a "~" for each clause that tells of the writer's life."""
    if not _speaks_of(plain, "topics", "illness"):
        return plain
    pieces = _JOINTS.split(plain)
    told = {at for at, piece in enumerate(pieces) if _is_aside(piece)}
    if told:  # "a defence, two weeks of teaching and a dead laptop got in the way"
        told.update(at for at, piece in enumerate(pieces) if _is_neutral(piece) and not hard(piece))
    rest = "".join("~ " if at in told else piece for at, piece in enumerate(pieces))
    return "~" if "~" in rest and _NOTHING_ELSE.fullmatch(rest) else rest


def _is_aside(clause: str) -> bool:
    ill = _speaks_of(clause, "illness") and _speaks_of(clause, "someone")
    if not (ill or _is_neutral(clause)) or _HANGS.match(clause) or not _is_of_life(clause):
        return False
    if leaves_undone(clause) and _speaks_of(clause, "reading"):
        return False
    waiting = found_in("asides", "waits", edges=WITHIN).sub("~", clause)
    if _IN_TIME.match(clause) or binds(clause) or postpones(waiting) or guesses(clause):
        return bool(_SIMPLE_PAST.search(clause)) and not _LATER.search(clause)
    return _tells(clause) and not (ill and leaves_undone(clause))


def _tells(clause: str) -> bool:
    """Whether a clause is one: it begins with who it is about, or has a verb."""
    begins = found_in("asides", "begins", edges=WITHIN).match(clause.lstrip("~ "))
    return bool(begins or _SIMPLE_PAST.search(clause) or _PERFECT.search(clause)) or _speaks_of(clause, "verbs")


def _is_neutral(clause: str) -> bool:
    return _speaks_of(clause, "topics") and _is_of_life(clause)


def _is_of_life(clause: str) -> bool:
    """Whether a clause holds nothing of the order, and nothing that an approval could hang on."""
    ordered = codes(_AT.sub("", clause)) or of_values(found_in("asides", "kin").sub("~", clause))
    others = refuses(clause) or interprets(clause) or others_act(clause)
    return not (ordered or others or _speaks_of(clause, "of_the_order"))


def _speaks_of(plain: str, *topics: str) -> bool:
    return found_in("asides", *topics, edges=WITHIN).search(plain) is not None
