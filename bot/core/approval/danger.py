"""What folded words say that could touch an approval, class by class (`lists/danger.toml`).

What is `hard` stands in no sentence beside an approval. What `binds` to a time or a condition is natural in a question
("when", "before the summer"), and what `obliges` also in a notice ("the invoice should be sent to ..."). Of what is
delivered (`of_content`) a sentence may only say that it is right.
"""

from __future__ import annotations

from bot.core.approval.lists import WITHIN, WORD, found_in

_HARD = ("denies", "contrasts", "conditions", "hedges", "changes", "defers", "others", "approvals")


def _says(plain: str, *names: str, edges: tuple[str, str] = WORD) -> bool:
    return found_in("danger", *names, edges=edges).search(plain) is not None


def dangerous(plain: str) -> bool:
    """Whether folded words hold anything at all that could touch an approval."""
    return hard(plain) or _says(plain, "binds", "obliges", "narrows", "guesses", "turns_around") or of_content(plain)


def hard(plain: str) -> bool:
    """Whether folded words deny, limit, change or put off, or speak of approval once more."""
    return _says(plain, *_HARD)


def turns(plain: str) -> bool:
    """Whether folded words begin with a "but", or hold more than one."""
    found = [match.start() for match in found_in("danger", "turns_around").finditer(plain)]
    return bool(found) and (len(found) > 1 or found[0] < 3)


def reports(plain: str) -> bool:
    """Whether folded words tell what somebody says or writes."""
    return _says(plain, "reports")


def codes(plain: str) -> bool:
    """Whether folded words hold a range of years, a register or a code."""
    return _says(plain, "codes", edges=WITHIN)


def others_act(plain: str) -> bool:
    """Whether somebody else is told to do something now or later, who may not be done."""
    return _says(plain, "people") and not _says(plain, "done")


def narrows(plain: str) -> bool:
    """Whether folded words say "only"."""
    return _says(plain, "narrows")


def guesses(plain: str) -> bool:
    """Whether folded words guess or hesitate."""
    return _says(plain, "guesses")


def binds(plain: str) -> bool:
    """Whether folded words could make an approval wait for something."""
    return _says(plain, "binds")


def obliges(plain: str) -> bool:
    """Whether folded words want something done."""
    return _says(plain, "obliges")


def of_content(plain: str) -> bool:
    """Whether folded words name what is delivered, or its price."""
    return _says(plain, "aspects", "values", "codes", edges=WITHIN)


def of_values(plain: str) -> bool:
    """Whether folded words name not only what kind of thing is delivered, but which: women, a county, a format."""
    return _says(plain, "values", edges=WITHIN)


def settles(plain: str, whole: str = "") -> bool:
    """Whether folded words say how something shall be ("it is Skåne"), and not of invoice, delivery or whom to reach.

    What they are about may stand in the `whole` sentence, from which they are left.
    """
    if not _says(plain, "settles"):
        return False
    return not _says(whole or plain, "practical") or _says(plain, "specific")


def rival(plain: str) -> bool:
    """Whether folded words name another thing than the specification that could be approved."""
    return _says(plain, "rivals")


def refuses(plain: str) -> bool:
    """Whether folded words hold a condition, an exception, a part, another's word or an approval."""
    return _says(plain, "contrasts", "conditions", "hedges", "others", "approvals")


def withholds(plain: str) -> bool:
    """Whether folded words deny, limit, change or put off, whatever the condition."""
    return _says(plain, "denies", "contrasts", "hedges", "changes", "defers", "others", "approvals")


def leaves_undone(plain: str) -> bool:
    """Whether folded words deny or put off."""
    return _says(plain, "denies", "defers")


def postpones(plain: str) -> bool:
    """Whether folded words put something off, or want it done."""
    return _says(plain, "defers") or obliges(plain)


def takes_back(plain: str) -> bool:
    """Whether folded words could take back what is told of something past: a "but", a wish, a condition."""
    return obliges(plain) or binds(plain) or turns_back(plain)


def turns_back(plain: str) -> bool:
    """Whether folded words of what is understood turn round, limit or hesitate."""
    return _says(plain, "turns_around", "contrasts", "conditions", "hedges", "guesses", "others")


def interprets(plain: str) -> bool:
    """Whether folded words say how an order is to be understood, or take it for granted."""
    return _says(plain, "presumes", "interprets")
