"""Whether a sentence approves the specification, in so many words, and says nothing that is not understood.

A grammar over strings of classes (`tokens`): the letters are those of `spelling` and of the turns of phrase.
"""

from __future__ import annotations

import re
from enum import StrEnum

from bot.core.approval.danger import dangerous
from bot.core.approval.harmless import without_harmless_turns
from bot.core.approval.lists import found_in, words
from bot.core.approval.sentences import Sentence
from bot.core.approval.tokens import classes, tokens


class Sense(StrEnum):
    """What a sentence does to an approval."""

    APPROVES = "approves"
    PLAIN = "plain"  # greets, thanks, praises, says go ahead: nothing that an approval could hang on
    UNKNOWN = "unknown"


# An object is the specification, or a pronoun, or nothing.
OBJECT = r"A*(?:(?:Q+KD*)?D*N(?:A*KA*D*Q+)?A*(?=[,KRYF:]|$)|D+A*(?=[,KRY:]|$)|(?=[,KRY]|$))"
_OF_IT = r"(?:A*(?:L?D*N|LD+)(?:KD*Q+)?)?A*(?=[,KRY:]|$)"  # (approval) of it
_STOPS = r"(?=[A,KRYF:]|$)"
_STOPS_SOON = r"(?=[,KRY:]|$)"
_APPROVING = (
    rf"(?:S(?:,*A+,?)*[VE]|i(?:,*A+,?)*E){OBJECT}",  # I approve it
    r"^[YRA,]*E[,YRAF]*$",  # approve
    rf"^[YRA,]*SA*I{OBJECT}",  # I approve it, with a letter lost
    r"^[YRADNFKB,:Si]*[VEPT]A*D*N?:Y[,YRA]*$",  # approve: yes
    rf"^[YRA,]*H?[FA]+[K,]A*E{OBJECT}",  # read and approve it
    rf"^[YRA,]*H[FAK,]*T{OBJECT}",  # (I) have (read and) approved it
    r"^[Si]A*F:?A*TA*(?=[,KRY]|$)",  # I confirm: approved
    rf"^[YA,]*D?GA*V{OBJECT}",  # the group approves it
    rf"[ANDFYK],*VA*S{OBJECT}",  # hereby approve I it
    rf"^(?:[YRADNFKBH,:]*[,:K])?[YRA]*V{OBJECT}",  # (I) approve it: in Swedish the I may go
    rf"^[YRADNFKBH,:]*[YFR]A*V{OBJECT}",  # fine, (I) approve it
    r"^[YRA,]*EA*D*NA*[A,RY]*$",  # approve the specification
    rf"^[YA,:]*[Si][^u]*[K,]A*[VE]{OBJECT}",  # I have read it and approve it
    rf"[Si]A*H[FAK,]*T{OBJECT}",  # I have approved it
    rf"WA*[IE]{OBJECT}",  # I am happy to approve it
    rf"D*N(?:KD*Q+)?[A,:]*(?:B[AFY]*KA*)?P{_STOPS}",  # it is approved, in one Swedish word
    r"(?:^|[,KA]|^[A,K]*F)D+A*P(?=[A,KRY:]|$)",
    rf"APA*(?:Q+KD*)?D*N{_STOPS}",
    rf"^[YA,]*D*Q+A*KD*N(?:A*P|BA*T){_STOPS}",  # the price and the specification are approved
    r"^(?:[YRADNFKBH,:]*[,:KYRA])?PA*(?=[,KRY]|$)",
    rf"(?:N|(?:^|[K,AYFR])D)[A,]*B(?:[AF]*K)?A*T{_STOPS}",  # it is (correct and) approved
    rf"^[YRA,]*D*N[BHAF]+KA*BA*T{_STOPS}",  # it has been read and is approved
    rf"D*NA*HA*[Si]A*T{_STOPS}",  # the specification have I approved, as Swedish has it
    rf"(?:N|(?:^|[K,AYF])D)A*HA+T{_STOPS}",  # it has been approved (by me)
    rf"A,*BA*(?:D*N|D+)A*T{_STOPS}",  # from our side is it approved
    rf"^[YRADNFKB,:]*(?:NKD*Q+)?T(?:[,K]*T)*A*{_STOPS_SOON}",  # approved
    r"^[YRAF,:]*TD*N[A,RY]*$",  # approved (the) specification
    rf"(?:[Si]A*B?A*W?J|^[YRA,]*WJ|JA*S|NA*H)A*(?:u|D*N)?A*D*(?:mM*|M+)O{_OF_IT}|^A*JA*D*mM*O{_OF_IT}|"
    rf"^[YA,]*uA*HA*D*mM*O{_OF_IT}",  # I give it
    r"^[YA,]*mM*OA*(?:LD*N)?[A,RY]*$",  # my approval
    rf"^A+[Dm]*M*OA*LD*N{_STOPS}|^A+m?M*OA*{_STOPS_SOON}",
    rf"^[YA,]*[Dm]*M*OA*CA*(?:LD*NA*)?{_STOPS_SOON}|^[YA,]*[Dm]*M*OA*LD*NA*CA*{_STOPS_SOON}",
    rf"^[YA,]*[Dm]*M*OA*CA*{_STOPS_SOON}|^[YA,]*CA*[Dm]*M*O{_OF_IT}",  # approval is given
    r"Z",
)
_APPROVES = re.compile("|".join(_APPROVING))
_OTHERS_SAY = re.compile(r"u[^,KO]*[Si]A*[VE]")  # you say that I approve
_ACCEPTS = re.compile(
    r"^(?!.*(?:godk|approv)).*a(?:cc|ks)ept(?!er[ae]s\b)"
)  # one accepts a meeting, an offer, terms: it must say what
_SAYS_WHAT = re.compile(r"[NZ]")
_VERB_FIRST = re.compile(r"[Y,]*(?:[BH][DNSumi]|VA*[Su]|PA*[DN])")  # a question, with its mark or without
_LEFT_OVER = re.compile(r"[QVEPICJ]|K[Dm]*N(?=[,:KA]*$)")  # something else approved, given or added
_PRICE = re.compile(
    r"FD*Q+A*,*$|[YRAF,:]*D*Q+[A,:]*(?:P|T|BA*T)[A,RY]*|[YA,]*(?:T|PA*)D*Q+[A,]*|[YRA,]*[Si]?A*[VE]A*D*Q+[A,RY]*"
)
_PRICE_TOO = re.compile(r"A*[K,]+D*Q+[A,]*")
_PLAIN = re.compile(r"[SGiBHDmMNQAJKYRFLCWu,:VEPTIOZ]*")
_INVOICES = re.compile(r"\b(?:cost cent|kostnadsst|invoic|\w*faktur)")
_ARRIVES = re.compile(
    r"(?:the |er |your )?spec\w* (?:\w+ )?(?:kom|came|arrived|landade|anlande|dok)\b(?! (?:for|utan|without|too))"
)
_EXCLAIMS = re.compile(r"(?:what an?|vilken|vilket|sicken|sicket)\b")
_SPEAKS_OF_APPROVAL = re.compile(r"[VEPTIOZCJ]|^[^BFY]*Q[^BFY]*$")  # a price alone may end a broken sentence
_NAMED_CORE = re.compile(r"[SiW][AUBHF]*[VE][AUDQKi]*N|V[AU]*S[AUDQK]*N|N[AUFBHKi]*[TP]")


def sense(sentence: Sentence) -> Sense:
    """What a sentence does to an approval. A word that is not known makes it unknown, and so does a question."""
    marks = classes(sentence.plain)
    marks = _with_a_word_unknown(sentence.plain, marks)
    if sentence.asks or _VERB_FIRST.match(marks) or not _PLAIN.fullmatch(marks):
        return Sense.UNKNOWN
    if _PRICE.fullmatch(marks):
        return Sense.PLAIN
    if _APPROVES.search(marks) and not _OTHERS_SAY.search(marks):
        rest = _APPROVES.sub("", marks)
        beside = _PRICE.search(rest) or (_SAYS_WHAT.search(marks) and _PRICE_TOO.fullmatch(rest))
        return Sense.UNKNOWN if _LEFT_OVER.search(rest) and not beside else Sense.APPROVES
    return Sense.PLAIN if not _SPEAKS_OF_APPROVAL.search(marks) else Sense.UNKNOWN


def _with_a_word_unknown(plain: str, marks: str) -> str:
    """The classes where "I <word> approve the <word> specification" is understood, but for dangerous words.

    Only where the specification is named as what is approved: what is unknown could be its object otherwise. Behind it
    a word may limit, so there it stays unknown, as more than one does.
    """
    core, at = _NAMED_CORE.search(marks), marks.find("U")
    if core is None or marks.count("U") != 1 or not _begins(marks, core.start()) <= at < core.end():
        return marks
    said = tokens(plain)
    known = len(said) == len(marks) and not (_may_limit(said[at]) or _reports(said))
    return marks.replace("U", "A") if known else marks


def _begins(marks: str, at: int) -> int:
    """Where the clause begins in which something stands."""
    return 1 + max(marks.rfind(joint, 0, at) for joint in ",:K")


def _may_limit(word: str) -> bool:
    return (
        not word.isalpha()
        or word in words("danger", "prepositions")
        or found_in("danger", "distorted", "limits", "says", "others", "hedges").fullmatch(word) is not None
        or dangerous(word)
    )


def _reports(said: tuple[str, ...]) -> bool:
    """Whether words hang on others, quote, or tell what somebody says."""
    joined = {*words("danger", "joins"), '"'}.intersection(said)
    return bool(joined or found_in("danger", "says", "others", "hedges").search(" ".join(said)))


def names_the_specification(sentence: Sentence) -> bool:
    """Whether a sentence says in so many words that it is about the specification."""
    return _SAYS_WHAT.search(classes(sentence.plain)) is not None


def is_bare(part: Sentence) -> bool:
    """Whether a part of a sentence names a thing and says nothing of it: "and the new document"."""
    marks = classes(part.plain)
    told = (
        "~" in without_harmless_turns(part.plain)
        or re.fullmatch(r"[,:]*(?:(?:den|the|er|your) )?specifi\w+( alltsa)?[ .!]*", part.plain)
        or _ARRIVES.match(part.plain)
        or _INVOICES.search(part.plain)
        or _EXCLAIMS.match(part.plain)
    )
    return bool(re.search(r"[NQ]", marks)) and not told and not re.search(r"[BFSWRiVEPTZ]", marks)


def accepts(sentence: Sentence) -> bool:
    """Whether a sentence says "accept", which may be said of a meeting or an offer just as well."""
    return _ACCEPTS.search(sentence.plain) is not None
