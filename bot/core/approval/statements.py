"""Whether words are a sentence that tells something, or a courtesy: neither a bare noun nor a command."""

from __future__ import annotations

import re

from bot.core.approval.lists import found_in

_SAID_OF = re.compile(
    r"(?:[\w-]+ ){1,4}?(?:ar|is|are|var|was|were|har|has|have|hade|had|blev|blir|ser|looks?|seems?|stammer|kanns)\b"
)
_A_THING = re.compile(
    r"(?!(?:efter|over|under|har|var|ar|er|tidigare|saknar|gladjer|hoppas)$)[a-z]+(?:ar|er|or|erna|arna|orna|s)$"
)
_WORD = re.compile(r"[^\W_][\w@.'/&+-]*|~")
_NAMES = re.compile(r"(?=.*[a-zåäö])(?:[A-ZÅÄÖÉ][\wåäöéüí-]*[,.]?(?: (?!(?:och|and|or) )(?:[a-z]{1,3}|&) )?\s?){1,5}")
_TWO_NAMES = re.compile(r"[A-ZÅÄÖÉ]\w+ [A-ZÅÄÖÉ]\w+ (?:och|and) [A-ZÅÄÖÉ]\w+ [A-ZÅÄÖÉ]\w+")
_PEOPLE = re.compile(
    r"(?:[aä]rer|orer|nister|[oö]kare|ikare|anskar|orrm[aä]n)\b|\b[Ss]tudie[rs]\b|"
    r"\b(?i:also|även|plus|only|bara|endast|samt|minus|no|inga|utan|without|extra)\b"
)
_ANYWHERE = ("", "")


def is_statement(rest: str) -> bool:
    """Whether folded words say something, and are not a bare noun or a command; either could be a wish."""
    said = _WORD.findall(rest)
    if not said or _is_courtesy(rest) or all(word == "~" for word in said):
        return True
    if found_in("beside", "work").search(rest) or _SAID_OF.match(rest):
        return True
    if found_in("beside", "verbs").search(rest):
        return _starts(said[0])
    if "~" in said and len(said) <= 4:
        return True
    bare = _A_THING.match(said[0]) or found_in("beside", "bare").search(rest)
    return len(said) >= 3 and _starts(said[0]) and not bare


def is_names(text: str) -> bool:
    """Whether a sentence as written is nothing but names."""
    two = _TWO_NAMES.fullmatch(text)
    return (two or _NAMES.fullmatch(text)) is not None and not _PEOPLE.search(text)


def _is_courtesy(rest: str) -> bool:
    return found_in("beside", "courtesy", edges=("", r"\b")).match(rest.lstrip("~ ,-")) is not None


def _starts(word: str) -> bool:
    """Whether a sentence that tells something may begin with this word."""
    if found_in("beside", "starts_not", edges=_ANYWHERE).fullmatch(word):
        return False
    return found_in("beside", "starts", edges=_ANYWHERE).fullmatch(word) is not None
