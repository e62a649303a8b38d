"""What a sentence beside an approval does to it: nothing, something more that staff should see, or doubt.

Words that are not known are fine; what counts is that nothing dangerous is said, that a question is about something
practical, and that the sentence is one: a bare noun or a command beside an approval is a wish for a change.
"""

from __future__ import annotations

import re
from enum import StrEnum

from bot.core.approval.benign import resolved, without_benign_turns, without_notices
from bot.core.approval.danger import (
    binds,
    codes,
    guesses,
    hard,
    narrows,
    obliges,
    of_content,
    others_act,
    reports,
    turns,
)
from bot.core.approval.sentences import Sentence
from bot.core.approval.settling import settles
from bot.core.approval.statements import is_names, is_statement
from bot.core.approval.topics import AFFIRMS, ASKS, NOTICES, OF_DOCUMENTS, OF_PAPER, REQUESTS, RIGHT, TELLS, WONDERS
from bot.core.approval.words import FACES, FROWNS


class Weight(StrEnum):
    """What a sentence beside an approval does to it."""

    NONE = "none"
    MORE = "more"
    DOUBT = "doubt"


_A_FEW = 4  # words, of which a question or a guess must have more to be about something
_PLURAL = re.compile(r"\w{3,}(?:arna|erna|orna)(?!\w)")
_POINTS = re.compile(r"[\s.,!?:;()'\"/…-]*")
_HEADING = re.compile(
    r"(?:arende|arendet galler|subject|amne|namn|name|roll|role|datum|date|bestallare|titel|title|dnr|ort|place|"
    r"organisation|organization|applicant|orderer)\s?:(?: |$)"
)
_GREETS = re.compile(r"(?:\w+ ){0,2}(?:halsning(?:ar)?|halsn|greetings|hilsen|hilsner)\b|vid pennan$")
_OWN_WORDS = re.compile(
    r"\bsa (?:har|kommer|det|da|nu|jag|vi|ar)\b|"
    r"\b(?:skriver|sager|upprepar|meddelar|svarar) (?:jag|vi)\b|\b(?:jag|vi) (?:\w+ )?(?:skriver|sager|upprepar|"
    r"meddelar|svarar)\b|"
    r"\b(?:i|we) (?:\w+ )?(?:say|write|repeat|state)\b|\bkan (?:jag|vi) (?:med gladje |antligen )*(?:skriva|saga|"
    r"meddela|svara)\b"
)
_CAPITALS = re.compile(r"(?<![\w@./-])[A-ZÅÄÖ]{2,}[A-ZÅÄÖ0-9_]*\d*(?![\w@./-])")
_CAPITALS_OF_OTHERS = (
    "OK SCB PI KI UU GU LU KTH VGR SLL SLSO CTO BR MVH VH KR SEK PO VAT SFTP USB ID EID IT EU GDPR PS FYI PM "
    "HR AB SOS PDF UMU LIU ORU RCC UCR EPM MEB PHD MD MSC GPS CV FAQ NHS UK US USA OSL CC TACK DNR TFN HEJ "
    "BANKID WC ASAP EAN GLN PDL LÄKARE FOU SU SUS NUS RH II III IV"
)
_HAVE_ALSO = re.compile(r"\b(?:could|can|may|kan|far|skulle|fa) (?:we|i|vi|jag)(?: \w+){0,2} (?:have|get|ha|fa)\b")
_SIGNED = re.compile(
    r"(?:(?:/|Vänligen|Mvh|MVH|Hälsn\w*|Regards|Best|Med \w+ hälsning\w*),? ?)?(?:[A-ZÅÄÖ][a-zåäöéü-]+ "
    r"){1,3}[A-ZÅÄÖ][\w-]+(?:, [A-ZÅÄÖ][\w ]{1,40})?|/Team .{1,60}"
)
_KNOWN_CAPITALS = frozenset(_CAPITALS_OF_OTHERS.split())
_PLURALS_IN_POST = "filerna fakturorna handlingarna uppgifterna personuppgifterna veckorna dagarna manaderna papperna"
_PLURALS = frozenset(_PLURALS_IN_POST.split())


def weight(sentence: Sentence) -> Weight:
    """What a sentence, or a part of one, does to an approval beside it."""
    plain = sentence.plain
    rest = resolved(without_benign_turns(plain))
    if NOTICES.search(rest) and not of_content(rest):
        rest = without_notices(rest)
    if FROWNS.search(sentence.text) or _takes_back(plain, rest):
        return Weight.DOUBT
    if not re.search(r"\w", plain):
        return Weight.NONE if _POINTS.fullmatch(FACES.sub("", plain)) else Weight.DOUBT
    if sentence.asks or WONDERS.search(rest) or REQUESTS.match(plain):
        return Weight.MORE if _asks_nothing_of_content(plain, rest) else Weight.DOUBT
    if (_HEADING.match(plain) or _GREETS.match(plain)) and not obliges(rest):
        return Weight.NONE
    tells = TELLS.search(rest) is not None or (NOTICES.search(plain) is not None and not obliges(rest))
    if _touches(rest, tells=tells):
        return Weight.DOUBT
    plainly = is_statement(rest) or is_names(sentence.text)
    return Weight.MORE if tells else Weight.NONE if plainly else Weight.DOUBT


def _takes_back(plain: str, rest: str) -> bool:
    """Whether a sentence holds what no sentence beside an approval may, question or not."""
    few = len(rest.split())
    quotes = reports(_OWN_WORDS.sub("~", rest)) and (plain.endswith(":") or few < _A_FEW)
    return hard(rest) or turns(rest) or quotes or (guesses(rest) and (few <= _A_FEW or of_content(rest)))


def _touches(rest: str, *, tells: bool) -> bool:
    """Whether a statement makes the approval wait, wants something done or speaks of what is delivered."""
    wants = obliges(rest) and not tells
    speaks = of_content(rest) and not AFFIRMS.search(rest)
    lists = codes(rest) and not tells and not RIGHT.search(rest)
    acts = others_act(rest) and not tells
    return binds(rest) or narrows(rest) or settles(rest) or acts or wants or speaks or lists


def _asks_nothing_of_content(plain: str, rest: str) -> bool:
    """Whether a question is a whole one about something else than what is delivered."""
    whole = ASKS.search(plain) is not None or len(rest.split()) > _A_FEW
    if _HAVE_ALSO.search(plain) and ASKS.search(plain) is None:
        return False
    if settles(plain) and ASKS.search(plain) is None:
        return False
    if OF_DOCUMENTS.search(plain):
        return True
    return whole and not of_content(rest) and not OF_PAPER.search(plain) and not any(map(_strange, rest.split()))


def _strange(word: str) -> bool:
    """Whether a word is a Swedish plural that is not known: the things that are delivered, perhaps."""
    return _PLURAL.match(word) is not None and word not in _PLURALS and not ASKS.search(word)


def names_by_capitals(sentence: Sentence) -> bool:
    """Whether a sentence holds a word in capitals as variables and registers have them, told in passing."""
    if _SIGNED.fullmatch(sentence.text) and not codes(sentence.plain) and not of_content(sentence.plain):
        return False
    if sentence.text.isupper() or TELLS.search(sentence.plain) or RIGHT.search(sentence.plain):
        return False
    return any(word not in _KNOWN_CAPITALS for word in _CAPITALS.findall(sentence.text))
