"""Whether a sentence approves the specification, in so many words, and says nothing that is not understood."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.core.approval.phrases import PHRASES, THANKS_FOR
from bot.core.approval.sentences import Sentence
from bot.core.approval.spelling import class_of
from bot.core.approval.touches import touches
from bot.core.approval.words import FACES, FROWNS


class Sense(StrEnum):
    """What a sentence does to an approval."""

    APPROVES = "approves"
    PLAIN = "plain"  # greets, thanks, praises, says go ahead: nothing that an approval could hang on
    UNKNOWN = "unknown"


_TOKEN = re.compile(r"[^\W_]+(?:[-./'][^\W_]+)*\+?|\.{2,}|\S")

# Classes are those of `words`. An object is the specification, or a pronoun, or nothing.
_OBJECT = r"A*(?:(?:Q+KD*)?D*N(?:A*KD*Q+)?A*(?=[,KRYF:]|$)|D+A*(?=[,KRY:]|$)|(?=[,KRY]|$))"
_OF_IT = r"(?:A*LD*N(?:KD*Q+)?)?A*(?=[,KRY:]|$)"  # (approval) of it
_STOPS = r"(?=[A,KRYF:]|$)"
_STOPS_SOON = r"(?=[,KRY:]|$)"
_APPROVING = (
    rf"(?:SA*[VE]|iA*E){_OBJECT}",  # I approve it
    rf"^[YA,]*D?GA*V{_OBJECT}",  # the group approves it
    rf"[AND]VA*S{_OBJECT}",  # hereby approve I it
    rf"^(?:[YRADNFKBH,:]*[,:K])?[YRA]*V{_OBJECT}",  # (I) approve it: in Swedish the I may go
    rf"^[YA,:]*[Si][^u]*[K,]A*[VE]{_OBJECT}",  # I have read it and approve it
    rf"[Si]A*H[FAK]*T{_OBJECT}",  # I have approved it
    rf"WA*[IE]{_OBJECT}",  # I am happy to approve it
    rf"D*N(?:KD*Q+)?[A,:]*(?:B[AFY]*KA*)?P{_STOPS}",  # it is approved, in one Swedish word
    r"(?:^|[,KA])D+A*P(?=[A,KRY:]|$)",
    rf"APA*(?:Q+KD*)?D*N{_STOPS}",
    r"^(?:[YRADNFKBH,:]*[,:KYRA])?PA*(?=[,KRY]|$)",
    rf"(?:N|(?:^|[K,AYF])D)[A,]*B(?:[AF]*K)?A*T{_STOPS}",  # it is (correct and) approved
    rf"^[YRADNFKB,:]*(?:NKD*Q+)?TA*{_STOPS_SOON}",  # approved
    rf"(?:[Si]A*J|JA*S|NH)A*D*mM*O{_OF_IT}|^[YA,]*uA*HA*D*mM*O{_OF_IT}",  # I give my approval, you have it
    rf"^[YA,]*[Dm]*M*OA*CA*{_STOPS_SOON}|^[YA,]*CA*[Dm]*M*O{_OF_IT}",  # approval is given
    r"Z",
)
_APPROVES = re.compile("|".join(_APPROVING))
_CUT = re.compile(r",? (?:och|and|samt) |[,;:] | - ")
_LONGEST = 600
_OTHERS_SAY = re.compile(r"u[^,KO]*[Si]A*[VE]")  # you say that I approve
_ACCEPTS = re.compile(r"a(?:cc|ks)ept")  # one accepts a meeting, an offer, terms: it must say what
_SAYS_WHAT = re.compile(r"[NZ]")
_VERB_FIRST = re.compile(r"[Y,]*(?:[BH][DNSumi]|VA*[Su]|PA*[DN])")  # a question, with its mark or without
_LEFT_OVER = re.compile(r"[QVEPICJ]|K[Dm]*N(?=[,:KA]*$)")  # something else approved, given or added
_PRICE = re.compile(r"FD*Q+$|[YRAF,:]*D*Q+[A,:]*(?:P|T|BA*T)[A,RY]*|[YA,]*(?:T|PA*)D*Q+[A,]*")
_PLAIN = re.compile(r"[SGiBHDmMNQAJKYRFLCWu,:VEPTIOZ]*")
_SPEAKS_OF_APPROVAL = re.compile(r"[VEPTIOZCJ]|^[^BFY]*Q[^BFY]*$")  # a price alone may end a broken sentence


def sense(sentence: Sentence) -> Sense:
    """What a sentence does to an approval. A word that is not known makes it unknown, and so does a question."""
    marks = classes(sentence.plain)
    if sentence.asks or _VERB_FIRST.match(marks) or not _PLAIN.fullmatch(marks):
        return Sense.UNKNOWN
    if _APPROVES.search(marks) and not _OTHERS_SAY.search(marks):
        if not _SAYS_WHAT.search(marks) and _ACCEPTS.search(sentence.plain):
            return Sense.UNKNOWN
        rest = _APPROVES.sub("", marks)
        return Sense.UNKNOWN if _LEFT_OVER.search(rest) and not _PRICE.search(rest) else Sense.APPROVES
    return Sense.PLAIN if _PRICE.fullmatch(marks) or not _SPEAKS_OF_APPROVAL.search(marks) else Sense.UNKNOWN


def approving_start(sentence: Sentence) -> tuple[Sentence, Sentence] | None:
    """A sentence cut in two at a comma or an "and", when its first part approves; the longest such part."""
    for cut in reversed(list(_CUT.finditer(sentence.plain[:_LONGEST]))):
        head = Sentence(text=sentence.text, plain=sentence.plain[: cut.start()])
        if sense(head) is Sense.APPROVES:
            return head, Sentence(text=sentence.text, plain=sentence.plain[cut.end() :])
    return None


def classes(plain: str) -> str:
    """A folded sentence as a string of classes, one letter a word or turn of phrase; U for what is not known."""
    if len(plain) > _LONGEST:
        return "U"
    plain = FACES.sub(" ", FROWNS.sub(" § ", plain))
    plain = THANKS_FOR.sub(lambda m: m[0] if touches(m["what"]) else " R ", plain)
    for mark, phrase in PHRASES:
        plain = " ".join(phrase.sub(f" {mark} ", plain).split())
    return "".join(class_of(token) for token in _TOKEN.findall(plain))
