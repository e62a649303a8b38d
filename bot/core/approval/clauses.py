"""Whether a sentence approves the specification, in so many words, and says nothing that is not understood."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache

from bot.core.approval.benign import without_benign_turns
from bot.core.approval.danger import dangerous, words
from bot.core.approval.phrases import OPEN, PHRASES
from bot.core.approval.sentences import Sentence
from bot.core.approval.spelling import class_of
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
    rf"(?:S(?:,*A+,?)*[VE]|i(?:,*A+,?)*E){_OBJECT}",  # I approve it
    r"^[YRA,]*E,*$",  # approve
    rf"^[YA,]*D?GA*V{_OBJECT}",  # the group approves it
    rf"[ANDF]VA*S{_OBJECT}",  # hereby approve I it
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
    rf"(?:[Si]A*W?J|^[YRA,]*WJ|JA*S|NA*H)A*D*mM*O{_OF_IT}|^A*JA*D*mM*O{_OF_IT}|"
    rf"^[YA,]*uA*HA*D*mM*O{_OF_IT}",  # I give it
    rf"^A+[Dm]*M*OA*LD*N{_STOPS}|^A+mM*OA*{_STOPS_SOON}",
    rf"^[YA,]*[Dm]*M*OA*CA*(?:LD*NA*)?{_STOPS_SOON}|^[YA,]*[Dm]*M*OA*LD*NA*CA*{_STOPS_SOON}",
    rf"^[YA,]*[Dm]*M*OA*CA*{_STOPS_SOON}|^[YA,]*CA*[Dm]*M*O{_OF_IT}",  # approval is given
    r"Z",
)
_APPROVES = re.compile("|".join(_APPROVING))
_CUT = re.compile(
    r",? (?:och|and|samt|og|o|&|utan|(?:men|but)(?= (?:(?:\w+ ){0,2}?(?:jag|vi|i|we)|(?:the )?spec\w*|har ar|here "
    r"is)\b)|(?:sa|so)(?= (?:jag|vi|jeg|i|we|spec|den|det|it|godk|appr)\b)) |[,;] | - |"
    r"(?<=\)) | (?=\()| [=/] |: (?=(?:(?:the|den|er|your|harmed|hereby|denna|this) )*(?:jag|vi|i|we|spec|godk|"
    r"appr))"
)
_JOIN = re.compile(r"^[\s,;=/&-]*(?:(?:och|and|samt|og|o|sa(?! (?:snart|fort|lange))|so(?! (?:long|soon)))(?= |$))?\s*")
_NAMES_OF_WORKS = re.compile(
    r"\"[^\"]*\"|\w*uttag\w*|kohort\w*|cohorts?|(?:data )?extraction|(?:the )?\borderer\b|\bbestallare\b"
)
_LIMITS = words(
    r"ursprunglig\w*|original|alternativ\w*|egen|egna|own|kort\w*|sist\w*|last|hadanefter|darefter|purposes?|"
    r"default|spirit|sakerhet\w*|generell\w*|generally|broadly|overall|formellt sett|tekniskt|technically|"
    r"ekonomisk\w*|muntlig\w*|verbally|orally|min|mina|mitt|vara|vart|my|our|first|forsta|second|andra|gamla|old|"
    r"forst|forra|previous|earlier|tidigare"
)
_JOIN_END = re.compile(r"[\s,;-]*(?:(?<=[\s,])(?:och|and|samt|og|sa|so|o|&|utan|men|but))?[\s,;-]*$")
_MOST_PARTS = 14
_MAY_APPROVE = re.compile(r"\b(?:g\w*k\w+|a\w*p\w*r\w+|ac+ept\w*|aksept\w*)")
_ELLIPTIC = re.compile(rf"A*E{_OBJECT}[A,KR]*$")
_ACTIVE = re.compile(r"[VEIJ]")
_SUBJECT = re.compile(r"[SiGZ]|u.*O")
_PASSIVE_SUBJECT = re.compile(r"[NDuZO]|A.*P")
_WHO = re.compile(r"\b(jag|vi|we|i|undertecknad|ni|du|you|han|hon|he|she|they|de|som|who|som|att|that|alla|nagon)\b")
_CONNECTED = re.compile(r"(?<!\w)(?:att|that|if|om|whether|hur|how|nar|when|why|varfor|innan|before) *$")
_JOINS = frozenset(
    {"om", "nar", "if", "when", "whether", "huruvida", "ifall", "innan", "once", "unless", "att", "hvis"}
)
_DISTORTED = re.compile(
    r"i?n?te|in[aeo]?t?[ae]?|[a-z]nte|int[a-z]|i[a-z]te|in[a-z]te|nto?|nott|n0t|dn|do|nt|ej[a-z]|ikk?|val|lange|da"
)
_NAMED_CORE = re.compile(r"(?P<verb>[SiW][AUBHF]*[VE])[AUDQKi]*N|(?P<verb2>V[AU]*S)[AUDQK]*N|N[AUFBHKi]*[TP]")
_NOUN_NEXT = re.compile(r"U+D*N")
_SMALL_WORDS = (
    "med for till pa av i om under hos vid utan mot fran inom enligt with to in on at by of from within per "
    "as som that which sans modulo via over efter after until vad what whatever det den de it"
)
_PREPOSITIONS = frozenset(_SMALL_WORDS.split())
_SAYS = words(
    r"vitt|bedoma|far as|skrev|skriver|sager|wrote|writes|says|said|sa|told|meddelar att (?:hon|han|de)|tycker|"
    r"anser|menar|pastar|"
    r"undrar|hoppas|vill att|onskar att|think|thinks|believe\w*|claims?|wish|hopes?|ask\w*|suggest\w*|wonder\w*|"
    r"hur|varfor|why|how|who|vem|det som|allt som|"
    r"imorgon|i morgon|nasta|mandag|tisdag|onsdag|torsdag|fredag|tomorrow|next|monday|tuesday|wednesday|thursday|"
    r"friday|snart|soon|senare|later|"
    r"halv\w*|for [a-z]+s|at [a-z]+s?|de|they|hon|han|she|he"
)
_THEM = frozenset({"han", "hon", "he", "she", "they", "de", "who", "som", "att", "that"})
_WRITER = frozenset({"jag", "vi", "we", "i", "undertecknad"})
_WRITES = re.compile(r"(?:jag|vi|i|we)\b")
_NAMED = re.compile(r"\b(?:handledare\w*|chef\w*|prefekt\w*|prof\w*|supervisor|boss|head|dean|director|manager)\b")
_ANSWER = re.compile(
    r"\b(?:(?:mitt|vart|my|our|kort|langt|short) )?(?:svar|answer|reply|besked|verdict|decision|slutsats|beslut|"
    r"conclusion|result\w*|"
    r"status|sammanfattningsvis|in short|kort sagt|specifikation\w*|specification|re)\s*:"
)
_LONGEST = 1_200
_OTHERS_SAY = re.compile(r"u[^,KO]*[Si]A*[VE]")  # you say that I approve
_ACCEPTS = re.compile(r"a(?:cc|ks)ept")  # one accepts a meeting, an offer, terms: it must say what
_SAYS_WHAT = re.compile(r"[NZ]")
_VERB_FIRST = re.compile(r"[Y,]*(?:[BH][DNSumi]|VA*[Su]|PA*[DN])")  # a question, with its mark or without
_LEFT_OVER = re.compile(r"[QVEPICJ]|K[Dm]*N(?=[,:KA]*$)")  # something else approved, given or added
_PRICE = re.compile(r"FD*Q+A*,*$|[YRAF,:]*D*Q+[A,:]*(?:P|T|BA*T)[A,RY]*|[YA,]*(?:T|PA*)D*Q+[A,]*")
_PLAIN = re.compile(r"[SGiBHDmMNQAJKYRFLCWu,:VEPTIOZ]*")
_INVOICES = re.compile(r"\b(?:cost cent|kostnadsst|invoic|\w*faktur)")
_EXCLAIMS = re.compile(r"(?:what an?|vilken|vilket|sicken|sicket)\b")
_SPEAKS_OF_APPROVAL = re.compile(r"[VEPTIOZCJ]|^[^BFY]*Q[^BFY]*$")  # a price alone may end a broken sentence


def sense(sentence: Sentence) -> Sense:
    """What a sentence does to an approval. A word that is not known makes it unknown, and so does a question."""
    marks = classes(sentence.plain)
    if not sentence.asks and "U" in marks:
        marks = _with_unknown_adverbs(sentence.plain, marks)
    if sentence.asks or _VERB_FIRST.match(marks) or not _PLAIN.fullmatch(marks):
        return Sense.UNKNOWN
    if _APPROVES.search(marks) and not _OTHERS_SAY.search(marks):
        rest = _APPROVES.sub("", marks)
        return Sense.UNKNOWN if _LEFT_OVER.search(rest) and not _PRICE.search(rest) else Sense.APPROVES
    return Sense.PLAIN if _PRICE.fullmatch(marks) or not _SPEAKS_OF_APPROVAL.search(marks) else Sense.UNKNOWN


def _with_unknown_adverbs(plain: str, marks: str) -> str:
    """The classes where "I <word> approve the <word> specification" is understood, but for dangerous words.

    Only where the specification is named as what is approved: what is unknown could be its object otherwise. Behind the
    verb a preposition may limit, so there it stays unknown.
    """
    core = _NAMED_CORE.search(marks)
    if core is None or len(plain) > _LONGEST:
        return marks
    tokens = _tokens(plain)
    if len(tokens) != len(marks) or not _is_harmless_around(tokens, marks):
        return marks
    verb = max(core.end("verb"), core.end("verb2"))
    verb = verb if verb > 0 else len(marks) if "N" not in marks else core.end()
    return "".join(
        mark
        if mark != "U" or token in _PREPOSITIONS or (at >= verb and "K" in marks[verb:at]) or not token[0].isalpha()
        else "D"
        if at >= verb and _NOUN_NEXT.match(marks[at:])
        else "A"
        for at, (token, mark) in enumerate(zip(tokens, marks, strict=True))
    )


def _is_harmless_around(tokens: tuple[str, ...], marks: str) -> bool:
    unknown = without_benign_turns(" ".join(token for token, mark in zip(tokens, marks, strict=True) if mark in "Uui"))
    if (
        _JOINS.intersection(tokens)
        or '"' in tokens
        or ":" in tokens
        or any(_DISTORTED.fullmatch(token) for token in tokens)
    ):
        return False
    return not (dangerous(unknown) or _LIMITS.search(unknown) or _SAYS.search(" ".join(tokens)))


def names_the_specification(sentence: Sentence) -> bool:
    """Whether a sentence says in so many words that it is about the specification."""
    return _SAYS_WHAT.search(classes(sentence.plain)) is not None


def is_bare(part: Sentence) -> bool:
    """Whether a part of a sentence names a thing and says nothing of it: "and the new document"."""
    marks = classes(part.plain)
    told = (
        without_benign_turns(part.plain).strip(" .!~") == ""
        or _INVOICES.search(part.plain)
        or _EXCLAIMS.match(part.plain)
    )
    return bool(re.search(r"[NQ]", marks)) and not told and not re.search(r"[BFSWRiVEPTZ]", marks)


def accepts(sentence: Sentence) -> bool:
    """Whether a sentence says "accept", which may be said of a meeting or an offer just as well."""
    return _ACCEPTS.search(sentence.plain) is not None


def approving_part(sentence: Sentence) -> tuple[Sentence, Sentence, Sentence] | None:
    """The longest part that approves, with what stands before and after it; parts end at commas and at "and"."""
    plain = sentence.plain[:_LONGEST]
    if not _MAY_APPROVE.search(plain):
        return None
    cuts = [(0, 0), *((c.start(), c.end()) for c in _CUT.finditer(plain))][:_MOST_PARTS]
    ends = [*(start for start, _ in cuts[1:]), len(plain)]
    spans = sorted(((b, e) for _, b in cuts for e in ends if e > b), key=lambda s: s[0] - s[1])
    for begin, end in spans:
        part = Sentence(text=sentence.text, plain=plain[begin:end].strip())
        if _MAY_APPROVE.search(part.plain) and (
            sense(part) is Sense.APPROVES or (begin and _ELLIPTIC.match(classes(part.plain)))
        ):
            before, after = _ANSWER.sub("", sentence.plain[:begin]), sentence.plain[end:]
            if _own_subject(part.plain) or _continues(before, passive=not _ACTIVE.search(classes(part.plain))):
                return (
                    Sentence(text=sentence.text, plain=_JOIN_END.sub("", before)),
                    part,
                    Sentence(text=sentence.text, plain=_JOIN.sub("", after)),
                )
    return None


def _own_subject(part: str) -> bool:
    """Whether a part says who approves, or what is approved."""
    marks = classes(part)
    return (_SUBJECT if _ACTIVE.search(marks) else _PASSIVE_SUBJECT).search(marks) is not None


def _continues(before: str, *, passive: bool) -> bool:
    """Whether "... and approve" goes on after the writer's own words: the last who is spoken of is the writer."""
    if not before.strip():
        return True
    who = _WHO.findall(without_benign_turns(before) if _WRITES.match(before) else before)
    if passive and before.rstrip().endswith((",", ".", ":")):
        return not who or who[-1] not in _THEM
    return (who[-1] in _WRITER) if who else not _NAMED.search(before)


def _mark_unless_limiting(mark: str) -> Callable[[re.Match[str]], str]:
    return lambda match: match[0] if _limits(match["what"]) else f" {mark} "


def _limits(what: str) -> bool:
    rest = without_benign_turns(what)
    return dangerous(_NAMES_OF_WORKS.sub("~", rest)) or _LIMITS.search(rest) is not None


def classes(plain: str) -> str:
    """A folded sentence as a string of classes, one letter a word or turn of phrase; U for what is not known."""
    if len(plain) > _LONGEST:
        return "U"
    return "".join(class_of(token) for token in _tokens(plain))


@lru_cache(maxsize=512)
def _tokens(plain: str) -> tuple[str, ...]:
    plain = FACES.sub(" ", FROWNS.sub(" § ", plain))
    for mark, turn in OPEN:
        plain = turn.sub(_mark_unless_limiting(mark), plain)
    for mark, phrase in PHRASES:
        plain, found = phrase.subn(f" {mark} ", plain)
        plain = " ".join(plain.split()) if found else plain
    return tuple(_TOKEN.findall(plain))
