"""The part of a sentence that approves, where more stands in the same sentence before or after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.approval.clauses import OBJECT, Sense, sense
from bot.core.approval.harmless import without_harmless_turns
from bot.core.approval.lists import found_in
from bot.core.approval.sentences import Sentence
from bot.core.approval.tokens import LONGEST, classes

_CUT = re.compile(
    r",? (?:och|and|samt|og|o|&|utan|varfor(?= (?:jag|vi|spec))|wherefore(?= (?:i|we|the))|"
    r"(?:men|but)(?= (?:(?:\w+ ){0,2}?(?:jag|vi|i|we)|(?:the )?spec\w*|har ar|here is)\b)|"
    r"(?:sa|so)(?= (?:jag|vi|jeg|i|we|spec|den|det|it|godk|appr)\b)) |[,;] | - |"
    r"(?<=\)) | (?=\()| [=/] |: (?=\"?(?:(?:the|den|er|your|harmed|hereby|denna|this|version \d{1,2} (?:av|of)) )*"
    r"(?:jag|vi|i|we|spec|godk|appr))"
)
# What leads up to an approval without a comma: "after our seminar today I approve", "efter att ha läst godkänner jag".
_LEAD_ENDS = re.compile(
    r" (?=(?:i|we) (?:(?:hereby|now|can|do|gladly|happily|therefore) )*approve|"
    r"(?:harmed |nu |darfor )?godkanner (?:(?:harmed|nu|darfor|alltsa) )*(?:jag|vi)\b)"
)
_LEADS_UP = re.compile(
    r"(?!from what|as far|as long)(?:having|with|med|in|on|at|from|fran|as|i|pa|vid|upon|given|sa har|har|today|i dag|"
    r"efter(?= att ha |.* i (?:dag|gar)\b)|after(?= having | [a-z]+ing |.* (?:today|yesterday|last)\b))\b.*"
    r"(?<! att)(?<! that)(?<! om)(?<! if)(?<! when)(?<! nar)(?<! som)(?<! which)(?<! who)(?<! what)(?<! vad)$"
)
_INVERTED = re.compile(r"^(godkanner (?:\w+ ){0,2}?(?:jag|vi)\b)")  # no question, as something stands before it
_JOIN = re.compile(r"^[\s,;=/&-]*(?:(?:och|and|samt|og|o|sa(?! (?:snart|fort|lange))|so(?! (?:long|soon)))(?= |$))?\s*")
_JOIN_END = re.compile(r"[\s,;-]*(?:(?<=[\s,])(?:och|and|samt|og|sa|so|o|&|utan|men|but))?[\s,;-]*$")
_MOST_PARTS = 14
_MAY_APPROVE = re.compile(r"\b(?:g\w*k\w+|a\w*p\w*r\w+|ac+ept\w*|aksept\w*|godta\w*)")
_ELLIPTIC = re.compile(rf"A*E{OBJECT}[A,KR]*$")
_PASSIVE = re.compile(r"(?:[BH][AFB]*T|P)[A,KR]*$")
_ITS = r"(?:\w+ ){0,3}?(?:spec(?:ifi[ck]ation\w*|en|s)?|spesifikasjon\w*)\b"
_SPECIFICATION_FIRST = re.compile(rf"{_ITS}(?!.*[,;:])")
# "The thesis is fine and approved" is not said of the specification.
_ANOTHER_FIRST = re.compile(
    rf"(?!{_ITS}|(?:it|this|that|den|det|detta|allt|everything|all|both|bada|jag|vi|i|we)\b).{{1,60}}?"
    r"\b(?:is|are|ar|er|was|var|has|have|har|ser|looks?)\b"
)
_APPROVED_THEN = re.compile(r"(?:godkan[dt]\w*|approved) (?:(?:den|on|in|av|by|of) )*\d")
_CLAUSES = re.compile("[,;:]")
_ACTIVE = re.compile(r"[VEIJ]")
_SUBJECT = re.compile(r"[SiGZ]|u.*O")
_PASSIVE_SUBJECT = re.compile(r"[NDuZO]|A.*P")
_WHO = re.compile(r"\b(jag|vi|we|i|undertecknad|ni|du|you|han|hon|he|she|they|de|som|who|som|att|that|alla|nagon)\b")
_THEM = frozenset({"han", "hon", "he", "she", "they", "de", "who", "som", "att", "that"})
_WRITER = frozenset({"jag", "vi", "we", "i", "undertecknad"})
_HAS_APPROVED_IT = re.compile("A*TA*D*N")
_SOMEBODY_HAS = re.compile(
    r"(?!(?:har|have|has|nu|now|jag|vi|i|we)\b)\w+ (?:[\w.-]+ ){0,6}?(?:har|have|has) "
)  # "our statistician has"
_SHARES_SUBJECT = re.compile(r"(?<!\w)(?:och|and|samt|og|o|&)\s*$")
_WRITES = re.compile(r"(?:jag|vi|i|we)\b")
_NAMED = re.compile(r"\b(?:handledare\w*|chef\w*|prefekt\w*|prof\w*|supervisor|boss|head|dean|director|manager)\b")
_ANSWER = re.compile(
    r"\b(?:(?:mitt|vart|my|our|kort|snabbt|langt|short|quick|brief) )?(?:svar|answer|reply|besked|"
    r"verdict|decision|slutsats|beslut|conclusion|result\w*|"
    r"status|sammanfattningsvis|in short|kort sagt|specifikation\w*|specification|re)"
    r"(?: (?:fran|from|pa|on) (?:the )?\w+)?\s*:"
)


def approving_part(sentence: Sentence) -> tuple[Sentence, Sentence, Sentence] | None:
    """The longest part that approves, with what stands before and after it; parts end at commas and at "and"."""
    plain = sentence.plain[:LONGEST]
    if not _MAY_APPROVE.search(plain):
        return None
    cuts = [(0, 0), *sorted((c.start(), c.end()) for c in _cuts(plain))][:_MOST_PARTS]
    ends = [*(start for start, _ in cuts[1:]), len(plain)]
    spans = sorted(((b, e) for _, b in cuts for e in ends if e > b), key=lambda s: s[0] - s[1])
    for begin, end in spans:
        part = Sentence(
            text=sentence.text, plain=_INVERTED.sub(r"da \1", plain[begin:end].strip()) if begin else plain[:end]
        )
        if _MAY_APPROVE.search(part.plain) and (
            sense(part) is Sense.APPROVES or (begin and _goes_on(part.plain, sentence.plain[:begin]))
        ):
            before, after = _ANSWER.sub("", sentence.plain[:begin]), sentence.plain[end:]
            if _is_said_of_another(part.plain, before):
                continue
            if _own_subject(part.plain) or _goes_on(part.plain, before) or _continues(before, classes(part.plain)):
                return (
                    Sentence(text=sentence.text, plain=_JOIN_END.sub("", before)),
                    part,
                    Sentence(text=sentence.text, plain=_JOIN.sub("", after)),
                )
    return None


def _cuts(plain: str) -> Iterator[re.Match[str]]:
    """Where a sentence can be parted: at its joints, and where what leads up to the approval ends."""
    yield from _CUT.finditer(plain)
    yield from (end for end in _LEAD_ENDS.finditer(plain) if _LEADS_UP.match(plain[: end.start()]))


def _goes_on(part: str, before: str) -> bool:
    """Whether "and approve it", or "and is approved" of the specification, goes on with what was said before."""
    marks = classes(part)
    return bool(_ELLIPTIC.match(marks) or (_PASSIVE.match(marks) and _SPECIFICATION_FIRST.match(before)))


def _is_said_of_another(part: str, before: str) -> bool:
    """Whether "and (is) approved", or "approved in 2024", goes on with another thing than the specification."""
    if _APPROVED_THEN.match(part) and not _SPECIFICATION_FIRST.search(before):
        return True
    bare = not _own_subject(part) and not _ACTIVE.search(classes(part))
    clause = _CLAUSES.split(_JOIN_END.sub("", before))[-1].strip()
    return bare and not before.rstrip().endswith(",") and _ANOTHER_FIRST.match(clause) is not None


def _own_subject(part: str) -> bool:
    """Whether a part says who approves, or what is approved."""
    marks = classes(part)
    if _HAS_APPROVED_IT.match(marks):
        return False
    return (_SUBJECT if _ACTIVE.search(marks) else _PASSIVE_SUBJECT).search(marks) is not None


def _continues(before: str, marks: str) -> bool:
    """Whether "... and approve" goes on after the writer's own words: the last who is spoken of is the writer."""
    if not before.strip():
        return True
    rest = without_harmless_turns(before)
    who = _WHO.findall(rest if _WRITES.match(before) or rest.strip(" ,") == "~" else before)
    if "V" in marks:  # a Swedish verb, so that "i" is no English writer
        who = [word for word in who if word != "i"]
    if not _ACTIVE.search(marks) and before.rstrip().endswith((",", ".", ":")):
        return not who or who[-1] not in _THEM
    if who:
        return who[-1] in _WRITER
    if _SHARES_SUBJECT.search(before) and _has_a_subject(_CLAUSES.split(before)[-1].split()):
        return False
    return not (_NAMED.search(before) or (_HAS_APPROVED_IT.match(marks) and _SOMEBODY_HAS.match(before)))


def _has_a_subject(clause: list[str]) -> bool:
    """Whether a clause begins with somebody whom nobody knows: "Anna has read it and approves"."""
    return bool(clause) and classes(clause[0]) == "U" and not found_in("beside", "verbs").fullmatch(clause[0])
