"""What a reply to a specification amounts to, and the sentences that decide (the verdicts of the contract).

An approval is found by what is understood, never by a word: one sentence approves the specification in the writer's
own present words, and in no other is there anything that could touch that. All else is for a person.
"""

from __future__ import annotations

import re

from bot.core.approval.answered import SPELT_OUT, spelt_out
from bot.core.approval.below import strange_lines
from bot.core.approval.beside import Weight, before_own_lead, leads_in, names_by_capitals, weight
from bot.core.approval.clauses import Sense, accepts, is_bare, names_the_specification, sense
from bot.core.approval.danger import rival
from bot.core.approval.harmless import without_closed_turns, without_harmless_turns
from bot.core.approval.named import means_another, named_in, quoted_in, quotes_another
from bot.core.approval.parts import approving_part
from bot.core.approval.relayed import hands_on, signs_for_another
from bot.core.approval.sentences import LONGEST, Sentence, sentences
from bot.core.approval.signs import otherwise, subject_denies
from bot.core.approval.tokens import classes
from parsers.facts import Mail

APPROVALS = frozenset({"approved", "approved-and-more"})
NOBODYS = frozenset({"automatic", "bounce", "list", "unreadable"})

_THANKS = re.compile(
    r"^\W*(?:(?:hej|hi|hello|dear \w+)\b[\s\w]{0,30}[!,.\s]*)?"
    r"(?:(?:stort |många |jätte)?tack(?: så mycket)?|mottaget|received"
    r"|(?:many )?thanks?(?: you)?(?: (?:very|so) much)?|thank you)"
    r"(?: (?:för|for) [^.!?\n]{0,60})?[\s!.,:)]*(?:$|(?:(?:med )?vänlig|mvh|hälsn|best|kind|regards|/))",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\?|\b(?:undrar|fråga om|en fråga|kan ni (?:säga|berätta|svara)|vill veta|wonder(?:ing)?|question)",
    re.IGNORECASE,
)
# Brackets hold what is left to fill in, and some words turn an approval round whatever they stand beside.
_TURNED = re.compile(
    r"[\[\]{}*]|\b[Ee]nl\.? (?![A-ZÅÄÖ]+\b)[A-ZÅÄÖ][a-zåäö]+\W*$"
    r"|(?i:\b(?:båda|both|alla|samtliga|all)(?: the| de)? specifi(?:kationerna|cations)\b)"
    r"|(?i:\bliksom[.!]*$|\b(?:yeah|yes),? right\b)"
    r"|(?i:,? (?:vadå|suck|sigh|meh|eller nåt|eller något sånt|or something|vad annat|what else (?:can|could))\b)"
)
_A_NOUN = re.compile(r"(?:the|your|our|my|den|det|er|ert|era|din|ditt|var|vart|min|mitt) \w+(?: \w+){0,5}\W*$")
_VERB = re.compile(r"[BFSWRiVEPTZ]")
_TO_COME = re.compile(r"(?<!\w)pa (?:man|tis|ons|tors|fre|lor|son)dag(?!\w)|nasta (?:vecka|manad)|next (?:week|month)")
_OF_APPROVAL = re.compile(r"godk\w+|ap+rov\w+|klartecken|signed off|sign(?:s|ing)? off|gront ljus|green light")


def thanks_only(text: str) -> bool:
    """Whether a text says thank you, or that something came, and nothing else."""
    return bool(_THANKS.match(text.strip()))


def asks(text: str) -> bool:
    """Whether a text asks something."""
    return bool(_ASKS.search(text))


def verdict(mail: Mail, kind: str, ours: frozenset[str] = frozenset()) -> tuple[str, tuple[str, ...]]:
    """The verdict of the contract, and the sentences that decided.

    An approval is of something else where it names another specification than it quotes, or stands above a letter of
    somebody's who does not write for us (`ours` are the addresses of those who do; empty, when nobody knows).
    """
    if kind in NOBODYS:
        return "none", ()
    text, yes = spelt_out(mail.body, mail.new_text)
    word, shown = verdict_on(text, mail.subject, mail.signature)
    found = word, tuple(said.replace(SPELT_OUT, yes) if yes else said for said in shown)
    another = means_another(named_in(mail.new_text), quoted_in(mail.body, mail.new_text))
    theirs = bool(ours) and quotes_another(mail.body, mail.new_text, ours)
    return ("other", found[1]) if (another or theirs) and found[0] in APPROVALS else found


def verdict_on(text: str, subject: str = "", signature: str = "") -> tuple[str, tuple[str, ...]]:
    """The verdict on a reply's new text; its subject and its signature can take an approval away, never give one."""
    said = sentences(text)
    approving, beside, doubtful = _sorted(said)
    if not approving or not _about_the_specification(approving, said):
        return otherwise(said, subject)
    below = signature[:LONGEST]
    strange, another = strange_lines(below), signs_for_another(f"{text[:LONGEST]}\n{below}")
    if doubtful or strange or another or len(text) + len(signature) > LONGEST or subject_denies(subject):
        word = otherwise(said, subject)[0]
        shown = (*_texts([*approving, *doubtful]), *strange)
        return word if word in {"withdrawn", "forwarded"} else "conditional", shown
    return "approved-and-more" if beside else "approved", _texts([*approving, *beside])


def _sorted(said: list[Sentence]) -> tuple[list[Sentence], list[Sentence], list[Sentence]]:
    """The sentences that approve, those that add something harmless, and those that put the approval in doubt."""
    approving: list[Sentence] = []
    beside: list[Sentence] = []
    doubtful: list[Sentence] = []
    understood = [(sentence, sense(sentence)) for sentence in said]
    parted = [(s, found, approving_part(s) if found is Sense.UNKNOWN else None) for s, found in understood]
    if not any(found is Sense.APPROVES or parts for _, found, parts in parted):
        return [], [], []  # what does not approve needs no weighing
    for sentence, found, parts in parted:
        if _TURNED.search(sentence.text) or _speaks_otherwise(sentence):
            doubtful.append(sentence)
        elif found is Sense.APPROVES:
            approving.append(sentence)
        elif found is Sense.UNKNOWN:
            weights = [_weight(part) for part in ((parts[0], parts[2]) if parts else (sentence,))]
            if Weight.DOUBT in weights or names_by_capitals(sentence) or (parts and _is_of_another(*parts[1:])):
                doubtful.append(sentence)
                continue
            if parts:
                approving.append(sentence)
            if Weight.MORE in weights:
                beside.append(sentence)
    return approving, beside, doubtful


def _is_of_another(approving: Sentence, after: Sentence) -> bool:
    """Whether what is approved comes behind a bare "approved,", and is not said to be the specification."""
    said = without_harmless_turns(after.plain)
    return not names_the_specification(approving) and not _VERB.search(classes(said)) and bool(_A_NOUN.match(said))


def _speaks_otherwise(sentence: Sentence) -> bool:
    """Whether it speaks of an approval other than one given now: on Friday, by somebody else."""
    to_come = _TO_COME.search(sentence.plain) is not None
    return _OF_APPROVAL.search(sentence.plain) is not None and (to_come or hands_on(sentence.plain))


def _weight(part: Sentence) -> Weight:
    found = sense(part)
    if before := before_own_lead(part):
        return _weight(before) if before.plain else Weight.NONE
    if leads_in(part):
        return Weight.NONE
    if found is Sense.UNKNOWN and (parts := approving_part(part)):  # it approves once more
        return max(_weight(parts[0]), _weight(parts[2]), key=list(Weight).index)
    if is_bare(part) or (found is not Sense.APPROVES and _OF_APPROVAL.search(without_harmless_turns(part.plain))):
        return Weight.DOUBT
    return Weight.NONE if found is not Sense.UNKNOWN else weight(part)


def _about_the_specification(approving: list[Sentence], said: list[Sentence]) -> bool:
    """Whether "it" is the specification: named, or nothing else is spoken of that could be approved."""
    if any(names_the_specification(sentence) for sentence in approving):
        return True
    if all(accepts(sentence) for sentence in approving) and not any(names_the_specification(s) for s in said):
        return False
    return not any(rival(without_closed_turns(sentence.plain)) for sentence in said)


def _texts(said: list[Sentence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sentence.text for sentence in said))
