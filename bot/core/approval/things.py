"""What a sentence says of things that are neither the writer's nor the mail's: of what is delivered, perhaps.

"Widows are unmarried" alters what is meant by an order though no word of it is known. So a clause in the present tense
may only have a subject that is known to be harmless; a story of something past may have any.
"""

from __future__ import annotations

import re

from bot.core.approval.lists import found_in

_CLAUSES = re.compile(
    r"[,;:!?.()\"~]+|(?<!\w)(?:och|and|men|but|so|sa|att|that|som|which|who|where|dar|eftersom|because|as|since|"
    r"medan|while|nar|when|om|if|da|than|an|hur|how|innan|before|or|eller)(?!\w)"
)
_BEFORE_NOUNS = re.compile(
    r"efter|after|till|to|of|av|with|med|in|i|pa|on|at|from|fran|by|about|under|hos|vid|utan|without|for|enligt|mot|inom|via"
)
_POINTING = re.compile(
    r"(?:den|det|de|dem|the|this|that|these|those|dessa|detta|denna|alla|all|bada|both|var|vara|vart|our|ours|any|some|"
    r"every|each|varje|hela|whole|a|an|en|ett|such|sadana|sadan|er|ert|era|your|his|her|their|hans|hennes|deras)$"
)
_MANY_IN_SWEDISH = re.compile(
    r"(?!over$|under$|garna$|eller$|efter$|sommar|vinter|\w*ember$|oktober)\w{3,}(?:ar|or|er|arna|orna|erna|na)"
)
_LEADS = re.compile("har|here|dar|there|sa|so")
_YEARS = re.compile(
    r"(?<!\w)(?:nytt|i|ett|flera|manga|\d+|forra|nasta|hela|varje|om|pa|fem|tio|tre|tva|av) ar(?!\w)|(?<!\w)i gar(?!\w)"
)
_MINE = re.compile(r"(?:min|mitt|mina|my)$")
_THAT_GROUP = re.compile(r"(?:den|det|de|that|this|those|these|dessa) .*gr(?:upp|oup)")
_MANY = re.compile(r"\w+(?:s|ar|or|er|orna|arna|erna)$")
_ASKS_OF = re.compile(
    r"(?:ar|blir|kan|far|ska|har|kommer|is|are|do|does|can|will|has|have|may)(?: (?:inte|not|da|ju))? "
)


def states(plain: str) -> bool:
    """Whether folded words state in the present tense how something is that is not known to be harmless."""
    return any(_of_a_thing(clause.split()) for clause in _CLAUSES.split(_YEARS.sub("~", plain)))


def asks_of(plain: str) -> bool:
    """Whether folded words ask whether something is so that is not known to be harmless: "are widows unmarried?"."""
    found = _ASKS_OF.match(plain)
    return found is not None and _of_a_thing([*plain[found.end() :].rstrip(" ?").split()[:1], "ar"])


def _of_a_thing(words: list[str]) -> bool:
    said = [word for word in words if not found_in("things", "adverbs").fullmatch(word)]
    if said[-1:] == ["har"]:  # "här", which folds to the verb
        said.pop()
    if len(said) > 1 and found_in("things", "swedish").fullmatch(said[0]) and _MANY_IN_SWEDISH.fullmatch(said[1]):
        return not _is_harmless(said[1:3])
    verb = next((at for at, word in enumerate(said[:9]) if at and found_in("things", "verbs").fullmatch(word)), 0)
    return verb > 0 and not _is_harmless(_subject(said, verb))


def _subject(said: list[str], verb: int) -> list[str]:
    """The words that say what a clause is about: before the verb up to a preposition; behind it, or last before it,
    where the clause begins with one ("in the north widows are", "i norr ar ankor")."""
    before = said[:verb]
    if not _BEFORE_NOUNS.fullmatch(before[0]) and not _LEADS.fullmatch(before[0]):
        ends = next((at for at, word in enumerate(before) if _BEFORE_NOUNS.fullmatch(word)), verb)
        return before[:ends]
    swedish = found_in("things", "swedish").fullmatch(said[verb]) is not None
    return said[verb + 1 : verb + 3] if swedish else before[-1:]


def _is_harmless(subject: list[str]) -> bool:
    if _THAT_GROUP.match(" ".join(subject)):
        return False
    if not subject or any(found_in("things", "writers", "harmless").fullmatch(word) for word in subject):
        return True
    if len(subject) == 1 and _POINTING.match(subject[0]):
        return True
    return _MINE.match(subject[0]) is not None and not any(map(_MANY.match, subject[1:]))
