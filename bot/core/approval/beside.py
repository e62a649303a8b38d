"""What a sentence beside an approval does to it: nothing, something more that staff should see, or doubt.

What counts is that nothing dangerous is said, that a question is about something practical, that all words but one are
known, and that the sentence is one: a bare noun or a command beside an approval is a wish for a change.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from bot.core.approval.asides import without_asides
from bot.core.approval.danger import (
    binds,
    codes,
    guesses,
    hard,
    interprets,
    narrows,
    obliges,
    of_content,
    of_values,
    others_act,
    reports,
    settles,
    turns,
)
from bot.core.approval.folding import folded
from bot.core.approval.harmless import resolved, without_harmless_turns, without_notices
from bot.core.approval.learned import likeness, worst_part
from bot.core.approval.lists import any_of, found_in, words
from bot.core.approval.notices import is_notice
from bot.core.approval.questions import is_of_the_next_steps
from bot.core.approval.sentences import Sentence
from bot.core.approval.signatures import is_card, is_name
from bot.core.approval.spelling import FACES, FROWNS
from bot.core.approval.statements import is_names, is_statement
from bot.core.approval.things import asks_of, states
from bot.core.approval.vocabulary import is_familiar, is_familiar_notice


class Weight(StrEnum):
    """What a sentence beside an approval does to it."""

    NONE = "none"
    MORE = "more"
    DOUBT = "doubt"


# How like those that take an approval back a sentence is that is let through though a rule sees a danger, that is let
# through where none does, and that is held whatever the rules say. Of what was left out of the fit (`make learn`) the
# first holds for 1 in 5 of the harmless and 1 in 1,400 of the harmful, the second for 1 in 2 and 1 in 75.
_SURELY_HARMLESS, _HARMLESS, _HARMFUL = 0.03, 0.15, 0.6
# How like them the few words may be that are most so, where a rule sees a danger and where none does.
_NO_WISH, _A_WISH = 0.4, 0.9
_A_FEW = 4  # words, of which a question or a guess must have more to be about something
_PLURAL = re.compile(r"\w{3,}(?:arna|erna|orna)(?!\w)")
_POINTS = re.compile(r"[\s.,!?:;()'\"/…-]*")
_ALL_TOLD = re.compile(r"\W*~\W*(?:(?:please|tack|thanks)\W*)?")
_HEADING = re.compile(
    r"(?:arende|arendet galler|subject|amne|namn|name|roll|role|datum|date|bestallare|titel|title|dnr|ort|place|"
    r"organisation|organization|applicant|orderer)\s?:(?: |$)"
)
_PS = re.compile(r"^(?:p\.? ?s\.?|btw|by the way|forresten)[:.,]* (?=\w)")
_DATE = re.compile(r"\b20\d\d-\d\d-\d\d\b")
_GREETS = re.compile(r"(?:\w+ ){0,2}(?:halsning(?:ar)?|halsn|greetings|hilsen|hilsner)\b|vid pennan$")
_OWN_WORDS = re.compile(
    r"\bsa (?:har|kommer|det|da|nu|jag|vi|ar)\b|"
    r"\b(?:skriver|sager|upprepar|meddelar|svarar) (?:jag|vi)\b|\b(?:jag|vi) (?:\w+ )?(?:skriver|sager|upprepar|"
    r"meddelar|svarar)\b|"
    r"\b(?:i|we) (?:\w+ )?(?:say|write|repeat|state)\b|\bkan (?:jag|vi) (?:med gladje |antligen )*(?:skriva|saga|"
    r"meddela|svara)\b"
)
_CAPITALS = re.compile(r"(?<![\w@./-])[A-ZÅÄÖ]{2,}[A-ZÅÄÖ0-9_]*\d*(?![\w@/-]|\.\w)")
_CAPITALS_OF_OTHERS = (
    "OK SCB PI KI UU GU LU KTH VGR SLL SLSO CTO BR MVH VH KR SEK PO VAT SFTP USB ID EID IT EU GDPR PS FYI PM "
    "HR AB SOS PDF UMU LIU ORU RCC UCR EPM MEB PHD MD MSC GPS CV FAQ NHS UK US USA OSL CC TACK DNR TFN HEJ "
    "WHO NIH ERC VR SSMF MTA DPO IRB ISO ORCID SKR IMM LUBAS COO CEO CFO CRO EHDS "
    "BUP BVC MVC IVA HB KB LLC BANKID WC ASAP EAN GLN PDL LÄKARE FOU SU SUS NUS RH II III IV"
)
_REQUESTS = re.compile(
    r"(?:btw|ps|forresten|also|och|and|,|\s)*(?:kan|skulle|could|can|would|vill|finns|vet|har) (?:ni|du|you|det)\b"
)
_HAVE_ALSO = re.compile(
    r"\b(?:could|can|may|kan|far|skulle|fa) (?:we|i|vi|jag)(?: \w+){0,2} (?:have|get|ha|fa)\b|"
    r"\b(?:possible to (?:have|get)|mojligt att (?:fa|ha)|chance of (?:having|getting)|gar det att (?:fa|ha))\b"
)
_IT_IS_A_NAME = re.compile(
    r"\b(?:[Dd]et|[Dd]en|[Ii]t|[Tt]hat)(?: är|'s| is) (?:(?:ju|bara|alltså|just|only|the|hela|all of|all) )*"
    r"(?!Mon|Tues|Wed|Thu|Fri|Sat|Sun|I\b)[A-ZÅÄÖ][a-zåäö]+\b(?! (?:på|från|vid|from|at|med|with|here|här)\b)"
)
_IT_IS = re.compile(r"(?:det|den|it|that) (?:ar|is) \w+\W*$")
_AT_WORK = re.compile(r"\b(?:at|vid|hos|team|teamet|gruppen|group|avdelningen|unit) (?:the )?[A-ZÅÄÖ0-9&-]{2,}")
_QUOTED = re.compile(r"\"[^\"]*\"")
_SIGNED = re.compile(
    r"(?:(?:/|Vänligen|Mvh|MVH|Hälsn\w*|Regards|Best|Med \w+ hälsning\w*),? ?)?(?:[A-ZÅÄÖ][a-zåäöéü-]+ "
    r"){1,3}[A-ZÅÄÖ][\w-]+(?:, [A-ZÅÄÖ][\w ]{1,40})?|/Team .{1,60}"
)
_KNOWN_CAPITALS = frozenset(_CAPITALS_OF_OTHERS.split())


def weight(sentence: Sentence) -> Weight:
    """What a sentence, or a part of one, does to an approval beside it."""
    plain = _PS.sub("", sentence.plain)
    if not re.search(r"\w", plain):
        return _weight_of_a_mark(plain, asks=sentence.asks)
    if FROWNS.search(sentence.text):
        return Weight.DOUBT
    if sentence.asks and is_of_the_next_steps(plain):
        return Weight.MORE
    rest = _left(plain, asks=sentence.asks)
    found = _weight_by_rule(sentence, plain, rest)
    if found is Weight.DOUBT:
        return Weight.MORE if _is_like_the_harmless(plain, rest) else Weight.DOUBT
    return Weight.DOUBT if likeness(plain) > _HARMFUL and not is_names(sentence.text) else found


def _weight_of_a_mark(plain: str, *, asks: bool) -> Weight:
    harmless = Weight.MORE if asks else Weight.NONE
    return harmless if _POINTS.fullmatch(FACES.sub("", plain)) else Weight.DOUBT


def _weight_by_rule(sentence: Sentence, plain: str, rest: str) -> Weight:
    """What a sentence does by what it says, as far as rules understand it."""
    if _takes_back(plain, rest):
        return Weight.DOUBT
    if sentence.asks or _speaks_of(rest, "wonders") or _REQUESTS.match(plain):
        return Weight.MORE if _asks_nothing_of_content(plain, rest) else Weight.DOUBT
    return _weight_of_what_is_told(sentence.text, plain, rest)


def _is_like_the_harmless(plain: str, rest: str) -> bool:
    """Whether a sentence that no rule understands is like the harmless, the more so where a rule sees a danger."""
    alike = likeness(plain)
    if len(plain.split()) <= _A_FEW or alike >= _HARMLESS or codes(rest) or _is_undone(plain):
        return False
    dangers = (hard, binds, narrows, of_values)
    if _takes_back(plain, rest) or settles(rest, plain) or any(danger(rest) for danger in dangers):
        return alike < _SURELY_HARMLESS and worst_part(plain) < _NO_WISH
    return worst_part(plain) < _A_WISH


def _left(plain: str, *, asks: bool) -> str:
    """What is left of folded words to be searched for danger."""
    rest = resolved(without_harmless_turns(resolved(FACES.sub("", plain).rstrip())))
    if not asks:
        rest = without_asides(rest)
    return without_notices(rest) if _speaks_of(rest, "notices") else rest


def _weight_of_what_is_told(text: str, plain: str, rest: str) -> Weight:
    if (_HEADING.match(plain) or _GREETS.match(plain)) and not (
        obliges(rest) or narrows(rest) or of_values(rest) or _ranges(plain)
    ):
        return Weight.NONE
    tells = _speaks_of(rest, "tells") or (_speaks_of(plain, "notices") and not obliges(rest))
    if _touches(rest, plain, tells=tells) or not _is_understood(text, rest, tells=tells):
        return Weight.MORE if is_notice(rest) else Weight.DOUBT
    return Weight.MORE if tells else Weight.NONE


def _is_understood(text: str, rest: str, *, tells: bool) -> bool:
    """Whether a sentence is one in words that people use, a notice in such words, or nothing but names."""
    said = (is_statement(rest) and is_familiar(rest)) or (tells and is_familiar_notice(rest, text))
    return said or is_names(text) or is_name(text.rstrip(" -–,")) or is_card(text) or _signs_off(text, rest)


def _signs_off(text: str, rest: str) -> bool:
    """Whether all before the last comma is harmless, and behind it stands a name."""
    before, _, last = rest.rpartition(",")
    return before == "~" and is_name(text.rpartition(",")[2].strip()) and not last.strip().startswith("~")


def before_own_lead(sentence: Sentence) -> Sentence | None:
    """What stands before the words with which a writer leads to his own approval: "so now I write it:"."""
    own = _own_lead().search(sentence.plain)
    if own is None or of_content(own[0]):
        return None
    return Sentence(text=sentence.text, plain=sentence.plain[: own.start()].strip(" ,;-"))


@cache
def _own_lead() -> re.Pattern[str]:
    joins = "(?:(?:och|and|sa|so|sa da|darfor|therefore|nu|now|men|but)[ ,]*)*"
    return re.compile(rf"(?:^|(?<=[\s,])){joins}(?:{any_of('beside', 'own_leads')})\s*:$")


def leads_in(sentence: Sentence) -> bool:
    """Whether it ends with a colon, before the approval, and says nothing by itself: "In short:"."""
    rest = resolved(without_harmless_turns(resolved(_OWN_WORDS.sub("~", sentence.plain))))
    return sentence.plain.endswith(":") and not any(
        touches(rest) for touches in (hard, binds, obliges, narrows, guesses, of_content, turns, settles, reports)
    )


def _ranges(plain: str) -> bool:
    """Whether a heading or a greeting holds years or codes that are no date."""
    return codes(_DATE.sub("", plain))


def _takes_back(plain: str, rest: str) -> bool:
    """Whether a sentence holds what no sentence beside an approval may, question or not."""
    few = len(rest.split())
    quotes = reports(_OWN_WORDS.sub("~", rest)) and (plain.endswith(":") or few < _A_FEW)
    return (
        hard(rest)
        or _is_undone(plain)
        or (turns(rest) and not rest.startswith("~"))
        or quotes
        or (guesses(rest) and few <= _A_FEW)
    )


def _is_undone(plain: str) -> bool:
    return _speaks_of(plain, "but_for", "put_off", "taken_back", "undone")


def _touches(rest: str, plain: str, *, tells: bool) -> bool:
    """Whether a statement makes the approval wait, wants something done or speaks of what is delivered."""
    wants = obliges(rest) and not tells
    speaks = of_content(rest)
    acts = others_act(rest) and not tells
    reads = interprets(rest) or ((states(rest) or any(map(_strange, rest.split()))) and not tells)
    return binds(rest) or narrows(rest) or settles(rest, plain) or acts or wants or speaks or reads


def _asks_nothing_of_content(plain: str, rest: str) -> bool:
    """Whether a question is a whole one about something else than what is delivered."""
    whole = _speaks_of(plain, "asks") or len(rest.split()) > _A_FEW or _ALL_TOLD.fullmatch(rest) is not None
    if _HAVE_ALSO.search(rest) and not _speaks_of(plain, "asks"):
        return False
    if interprets(rest) or _speaks_of(plain, "of_files", "of_doubt"):
        return False
    if (asks_of(rest) or settles(rest, plain)) and not _speaks_of(plain, "asks"):
        return False
    if _speaks_of(plain, "of_documents"):
        return True
    return whole and not of_content(rest) and not _speaks_of(rest, "of_paper") and not any(map(_strange, rest.split()))


def _strange(word: str) -> bool:
    """Whether a word is a Swedish plural that is not known: the things that are delivered, perhaps."""
    bare = word.strip(".,!?:;")
    known = bare in words("beside", "plurals") or bare.endswith(("dagarna", "veckorna")) or _speaks_of(word, "asks")
    return _PLURAL.match(word) is not None and not known


def names_by_capitals(sentence: Sentence) -> bool:
    """Whether a sentence holds a word in capitals as variables and registers have them, told in passing."""
    if _SIGNED.fullmatch(sentence.text) and not of_content(sentence.plain):
        return False
    loud = sentence.text.isupper()
    if _IT_IS.match(sentence.plain) if loud else _IT_IS_A_NAME.search(sentence.text):
        return True
    if loud or _speaks_of(sentence.plain, "tells"):
        return False
    left = _QUOTED.sub("", without_asides(without_harmless_turns(resolved(sentence.plain))))
    return any(
        word not in _KNOWN_CAPITALS and folded(word) in left
        for word in _CAPITALS.findall(_AT_WORK.sub("", sentence.text))
    )


def _speaks_of(plain: str, *topics: str) -> bool:
    return found_in("beside", *topics).search(plain) is not None
