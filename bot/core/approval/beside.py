"""What may stand beside an approval without touching it: a practical question, a word about the invoice or a form."""

from __future__ import annotations

import re

from bot.core.approval.folding import folded
from bot.core.approval.practical import ASKING, TELLING
from bot.core.approval.sentences import Sentence
from bot.core.approval.touches import touches, words

# A question must be about one of these, a notice must say one of the following things.
_ASKS = words(
    r"leverans\w*|leverera\w*|deliver\w*|data\w*|fil(?:en|er|erna)?|files?|\w*nyckel\w*|key|linkage|faktur\w*|invoice",
    r"beslut\w*|decision|sekretess\w*|confidentiality|secrecy|review|handlagg\w*|process|klart?|klara|ready|finished",
    r"blankett\w*|form|nasta steg|next steps?|hander nu|happens (?:now|next)",
    r"kontakt\w*|contact|case officer|adress|address|(?:need|something|anything) (?:else|more)|nagot (?:mer|annat)",
)
_TELLS = words(
    r"(?:faktura|invoice )\s?(?:referens|reference)\w*|kostnadsstalle\w*|cost cent(?:er|re)|peppol\S*|(?:projekt|"
    r"bestallar)(?:nummer|id)\w*",
    r"(?:fakturan?|invoices?)(?: \S+){0,5} (?:skicka\w*|stalla?s|marka?s|sent|send|addressed|adress\w*|address|"
    r"reference|referens)",
    r"(?:skicka|stall|mark|send|address)(?: \S+){0,3} (?:fakturan?|invoices?|beslutet|the decision)|fakturaadress\w*|"
    r"invoice address",
    r"(?:bifogar?|bifogas|attach|attached|enclosed?|here is|har ar|har kommer)(?: \S+){0,5} (?:blankett\w*|form|"
    r"underskrift\w*)",
    r"(?:blankett\w*|form)(?: \S+){0,3} (?:bifogas|attached|enclosed)",
    r"kontaktperson\w*|(?:vanligen )?kontakta(?: \S+){1,4} under|please contact|(?:e-?)?(?:mejl|mail|post)adress\w*|"
    r"e-?mail address|telefon(?:nummer)?|phone number|mobilnummer",
    r"pa semester|tjanstledig|foraldraledig|on (?:\w+ )?(?:leave|vacation|holiday)",
    r"(?:behorig \w+|representant\w*|representative) (?:\S+ ){0,3}(?:ar|is)",
)  # fmt: skip
_WORD = re.compile(r"[^\W_](?:[\w@.+-]*[^\W_])?")
_TOLD = re.compile(r"[\d@]")  # a reference, a number, an address
_NAME = re.compile(r"(?<=[^.!?] )[A-ZÅÄÖ][a-zåäöéü]+")
_WONDERS = words(r"undrar|fraga|wonder\w*|questions?")


def harmless(sentence: Sentence) -> bool:
    """Whether a sentence beside an approval asks or tells something practical and leaves the approval as it is."""
    plain = sentence.plain
    if touches(plain):
        return False
    said = set(_WORD.findall(plain))
    if sentence.asks or _WONDERS.search(plain):
        return _ASKS.search(plain) is not None and all("@" in word for word in said - ASKING)
    strange = said - TELLING - {folded(name) for name in _NAME.findall(sentence.text)}
    return _TELLS.search(plain) is not None and all(_TOLD.search(word) for word in strange)
