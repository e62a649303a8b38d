"""Whether an approval is another's, which the writer hands on: quoted, behind a colon, or signed in another's place."""

from __future__ import annotations

import re

_MAY_APPROVE = re.compile(r"\b(?:g\w*k\w+|a\w*p\w*r\w+|ac+ept\w*|aksept\w*|godta\w*)")
_GIVEN = (
    r"(?:besked\w*|svar\w*|sms\w*|mejl\w*|mail\w*|e-?mails?|ord|words?|note|lapp\w*|rad|rader|lines?|message|"
    r"meddelande\w*|reply|answer|verdict|comment|kommentar\w*|utlatande\w*|citat|quote|text|utslag\w*|dom|view|"
    r"halsning\w*)"
)
_PLACE = (  # where a writer is on his way
    r"(?:konferens|conference|kongress|congress|tag|train|buss|bus|flyg|airport|plane|resa|resan|vag|road|stuga|cabin|"
    r"fjall|mountain|semest|holiday|vacation|strand|beach|mobil|phone|hem|home|land|labb|lab|mote|meeting|jour|rond|"
    r"mottagning|kontor|office|gate|balkong|tradgard|soff|sang|bat|boat)(?:ar|er|en|et|n|s|t|ern)?(?:na)?\b"
)
# "Göran's answer to me: approved", "her note read: approved", "word from Karin: approved".
_ANOTHERS_WORD = re.compile(
    r"\b(?:(?!specifi|always|this|does|thus|\w*(?:hovs|inns|skas|ravs) )\w{3,}'?s|her|his|their|hennes|hans|deras|"
    rf"dennes) (?:\w+ ){{0,2}}{_GIVEN}\b"
    rf"|\b{_GIVEN}\b.{{0,40}}\b(?:(?:fran|from)\b(?! (?:er|you|mig|me|oss|us|den|\d|your|the reg|reg|soc)\b|"
    rf" (?:the )?{_PLACE})"
    r"|(?:till (?:mig|oss)|to (?:me|us)|read|reads|lod|lyder)\b)"
)
_SAYS = re.compile(
    r"\b(?:halsar|sager|skriver|says|writes|wrote|skrev|(?<=\w )(?<!nu )sa(?= ?$)|said|meddelar|meddelade|told)\b"
)
# What may stand before the colon of the writer's own approval, where it is one word.
_HEADS = (
    r"(?:svar|answer|reply|beslut|besked|decision|kort|summa|alltsa|sa|so|ja|yes|ok|okej|okay|re|sv|vb|status|slutsats|"
    r"arende|dnr|reg|hej|hi|hello|tack|thanks|here|har|nu|now|ps|obs|nb|amne|subject|ang|regarding|vote|rost|done|klart?|"
    r"pris\w*|price|kostnad\w*|costs?|\w*(?:specifi|godk|app|accept|sammanf|konkl|concl|result|bekr|confirm|formel|formal|offici)\w*|"
    r"harmed|hereby|darfor|darmed|saledes|therefore|hence|thus|\w+(?:vis|igt|ally|ly|t|en|et))"
)
_NAMED_HEAD = re.compile(
    r"(?:(?:fran|from|for|av|by) (?!min|my|var|our|er|you|att|ordning|tydlig|the|all|protokoll|form|saker|klarhet|good|"
    rf"record|clarity)(?:\w+\.? ?){{1,4}}|(?!{_HEADS}$)[a-z]{{3,}})"
)
_QUOTED = re.compile(r"\"([^\"]*)\"?")
_EXAMPLE = re.compile(r"\b(?:exempel\w*|example|mall(?:en)?|template|sample|standardsvar\w*|forlaga\w*)\b")
_IN_TALK = re.compile(
    r"\b(?:jag|vi|i|we|my|our|mitt|min|vart|harmed|hereby|ni|you|er|ert|your|jeg|requested|begart|onskat|promised|"
    r"utlovat|lovat|agreed|formally|formellt|sentence|meningen)\b"
)
_FROM_OURS = re.compile(  # "from our PI: ..."
    r"\b(?:from|fran|av|by|enligt|per|according to) (?:our|my|var|min|vart|mitt) "
    r"(?!(?:side|sida|part|del|hall|end|group|grupp|team|desk|phone|mobile|office|own|egen|eget)\b)\w+"
)
_PERSON = r"(?:(?i:prof|dr|doc|docent|professor)\.? )?[A-ZÅÄÖ][\wåäöé.-]*(?: [A-ZÅÄÖ][\wåäöé-]+)+"
_TITLED = r"(?:(?:assistenten?|sekreteraren?|min chef|my (?:boss|head)|assistant) )?"
_ROLE = r"(?:,(?! (?:beställare|orderer|sökande|applicant)\b)[^\n]*|[ ,]*\([^\n]*)?"  # but "through Petra, who ordered"
_FOR_ANOTHER = re.compile(
    r"(?:^|[\n,/(–-] ?)\s{0,4}/?"
    r"(?:[Ff]ör|[Ff]or|[Pp]\.? ?[Pp]\.?|[Pp]er pro\w*\.?|i\.? ?A\.?|[Ee]\.? ?[Uu]\.?|[Gg]enom|[Gg]m|[Vv]ia|[Åå]|"
    rf"on behalf of|[Pp]å uppdrag av)[ \n]{{1,4}}{_TITLED}(?P<whom>{_PERSON}){_ROLE}[),.]*\s*(?:$|\n)"
    rf"|(?:^|\n)[^.!?\n]{{0,40}} (?:gm|genom|p\.p\.|pp|i\.A\.|e\.u\.) {_PERSON}\s*(?:$|\n)"
)
_ABOVE = 60  # characters before, where the group may be named that one signs for
_MANY = re.compile(
    r"(?i:grupp|team|group|institution|klinik|universit|projekt|project|department|avdelning|unit|cent(?:er|rum)|"
    r"sjukhus|hospital|institut|centr|lab|study|studie|register|consortium|konsorti|\bAB\b|medsök)"
)


def hands_on(plain: str) -> bool:
    """Whether folded words hand on an approval that another has given, in quotation marks or behind a colon."""
    for quoted in _QUOTED.finditer(plain):
        before = plain[: quoted.start()]
        others = re.search(r"\w", before) and (_FROM_OURS.search(before) or not _IN_TALK.search(before))
        asked = "?" in plain[quoted.end() :]  # "...", is that what I am to write?
        if _MAY_APPROVE.search(quoted[1]) and (others or asked or _EXAMPLE.search(before)):
            return True
    head, colon, said = plain.partition(":")
    return bool(colon and _MAY_APPROVE.search(said) and _is_anothers(head))


def _is_anothers(head: str) -> bool:
    says = _SAYS.search(head) and not _IN_TALK.search(head)
    return bool(says or _ANOTHERS_WORD.search(head) or _NAMED_HEAD.fullmatch(head))


def signs_for_another(text: str) -> bool:
    """Whether a reply is signed by one person in another's place: "Karin Ek, för Göran Alm"; but not for a group."""
    return any(
        not _MANY.search(text[max(0, found.start() - _ABOVE) : found.end("whom") if found["whom"] else found.end()])
        for found in _FOR_ANOTHER.finditer(text)
    )
