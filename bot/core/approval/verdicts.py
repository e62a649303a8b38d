"""What a reply to a specification amounts to, and the sentences that decide (the verdicts of the contract).

An approval is found by what is understood, never by a word: one sentence approves the specification in the writer's
own present words, and every other sentence is plain, or practical and harmless. All else is for a person.
"""

from __future__ import annotations

import re

from bot.core.approval.beside import harmless
from bot.core.approval.clauses import Sense, approving_start, sense
from bot.core.approval.sentences import LONGEST, Sentence, sentences
from bot.core.approval.signs import otherwise, subject_denies
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


def thanks_only(text: str) -> bool:
    """Whether a text says thank you, or that something came, and nothing else."""
    return bool(_THANKS.match(text.strip()))


def asks(text: str) -> bool:
    """Whether a text asks something."""
    return bool(_ASKS.search(text))


def verdict(mail: Mail, kind: str) -> tuple[str, tuple[str, ...]]:
    """The verdict of the contract, and the sentences that decided."""
    if kind in NOBODYS:
        return "none", ()
    return verdict_on(mail.new_text, mail.subject)


def verdict_on(text: str, subject: str = "") -> tuple[str, tuple[str, ...]]:
    """The verdict on a reply's new text; its subject can take an approval away, never give one."""
    said = sentences(text)
    approving, beside, doubtful = _sorted(said)
    if not approving:
        return otherwise(said, subject)
    if doubtful or len(text) > LONGEST or subject_denies(subject):
        word = otherwise(said, subject)[0]
        return word if word in {"withdrawn", "forwarded"} else "conditional", _texts([*approving, *doubtful])
    return "approved-and-more" if beside else "approved", _texts([*approving, *beside])


def _sorted(said: list[Sentence]) -> tuple[list[Sentence], list[Sentence], list[Sentence]]:
    """The sentences that approve, those that add something harmless, and those that put the approval in doubt."""
    approving: list[Sentence] = []
    beside: list[Sentence] = []
    doubtful: list[Sentence] = []
    for sentence in said:
        found = sense(sentence)
        if found is Sense.APPROVES:
            approving.append(sentence)
        elif found is Sense.UNKNOWN and harmless(sentence):
            beside.append(sentence)
        elif found is Sense.UNKNOWN and (halves := approving_start(sentence)) and harmless(halves[1]):
            approving.append(sentence)
            beside.append(sentence)
        elif found is Sense.UNKNOWN:
            doubtful.append(sentence)
    return approving, beside, doubtful


def _texts(said: list[Sentence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sentence.text for sentence in said))
