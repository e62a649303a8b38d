"""What a person wants who sends no form: the mailbox's other matters by their words, each its own question.

An order in free text is still an order, a plain question never is one. A request for public documents must not be
missed, and a person who asks for their own data asks for no public document.
"""

from __future__ import annotations

import re

from bot.core.approval import asks

LONGEST = 10_000  # characters of a text in which its matter is looked for


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(patterns) + ")", re.IGNORECASE)


_PAPERS = (
    r"(?:\w*handling(?:ar(?:na)?|en)?|beslut(?:en|et)?|e-?post|mejl|korrespondens(?:en)?|ansök(?:an|ningar(?:na)?)"
    r"|specifikation(?:en|er)?|diarie\w*|avtal(?:et|en)?|dokument(?:en|et)?|lista över|yttrande(?:n|t)?|protokoll)"
)
_PUBLIC_RECORDS = _words(
    r"(?:allmänn?a?|offentliga?) handling(?:ar(?:na)?|en)?\b",
    rf"beg[äa]r(?:a|an|s|t|de)?\b(?: \S+){{0,6}}? (?:ut(?:fående|lämnande)?|ta del|tillgång|få|kopi(?:a|or)"
    rf"|avskrift)\b"
    rf"(?: (?:av|till|på|ut|om|del))*(?: \S+){{0,5}}? {_PAPERS}",
    rf"(?:vill|önskar|skulle vilja|kan jag|kan ni|får jag|ber att)\b(?: \S+){{0,4}}? "
    rf"(?:ta del av|få ut|lämna ut|få kopi(?:a|or) (?:av|på))(?: \S+){{0,5}}? {_PAPERS}",
    r"(?:kopi(?:a|or)|avskrift) av (?:\S+ ){0,3}(?:beslut|specifikation|ansökan|handling)\w*(?:.{0,40}\bärende)",
    r"offentlighetsprincip\w*|tryckfrihetsförordning\w*|(?:2 kap\.? |enligt )TF\b|överklagbart beslut|diarielist\w*",
    r"utdrag ur (?:\S+ )?diari\w*|(?:lista|förteckning) över (?:\S+ ){0,4}(?:ärenden|handlingar)",
    r"public (?:records?|access)|freedom of (?:information|the press)|official documents?|(?:documents"
    r"|records) in case",
    r"request (?:access to|copies of|a copy of) (?:\S+ ){0,4}(?:documents?|decisions?|correspondence|e-?mails?"
    r"|records)",
)
# What an order says of its own papers, and of the data that it wants let out.
_ENCLOSED = _words(
    r"(?:enligt |se )?(?:bifogade|bilagda|nedanstående|följande) \w*handlingar\w*",
    r"\w*handlingar(?:na)? (?:bifogas|skickas|finns|är)",
    r"(?:begäran|ansökan|begär|begärs) (?:om )?(?:utlämnande|utfående)? ?(?:av |ut )?"
    r"(?:\S+ ){0,2}(?:(?:register|individ|forsknings)?data|\w*uppgifter)\b",
)
_OWN_DATA = _words(
    r"(?:uppgifter|information|data)(?:na)? (?:\S+ ){0,4}om mig\b|om mig själv\b|mina (?:person)?uppgifter\b",
    r"min (?:journal|diagnos|patientjournal)\b|(?:artikel|article|art\.) ?1[5-7]\b"
    r"|registerutdrag (?:\S+ ){0,6}om mig",
    r"(?:finnas|vara|stå) (?:med )?i (?:era|ert|några|något) register|my (?:own |personal |medical )+(?:data"
    r"|records?)",
    r"data (?:\S+ ){0,3}about me\b|opt out\b",
)
_INVOICE = _words(
    r"(?:kredit|e-|pappers)?faktur(?:a|an|or|orna)(?:nr|nummer|underlag)?\b",
    r"faktura(?:adress|referens|mottagare|uppgifter|underlag|nummer|datum)\w*",
    r"fakturering(?:en)? (?:av|avser|för)\b|betalningspåminnelse|påminnelseavgift|dröjsmålsränta\w*|förfallo\w+"
    r"|inkasso\w*",
    r"(?:credit )?invoice(?:s|d)?\b|credit note|payment reminder|remittance|purchase order number",
)
_WANTS = (
    r"(?:beställ\w*|önskas?|önskar|behöver|(?:vill (?:vi |jag )?|skulle vilja )(?:ha|få|köpa|beställa)|köpa|ta fram"
    r"|kan ni (?:skicka|lämna)|(?:can|could) you (?:please )?(?:send|provide)"
    r"|(?<!do )(?:we|i) (?:need|want|would like|request)|(?:like|wish|want) to (?:order|request)|request(?:s"
    r"|ing)?|order)"
)
_COUNTS = (
    r"(?:statisti[kc](?!er|ian|s sweden|\w* centralbyr)\w*|tabell(?:er)?|tables? (?:of|with|showing) the number"
    r"|aggregera\w+|aggregate[ds]?|sammanställ\w+|counts? only|antal (?:\S+ ){1,6}per"
    r"|number of (?:\S+ ){1,6}per)"
)
_STATISTICS = _words(
    rf"{_WANTS}\b[^?.!\n]{{0,80}}?\b{_COUNTS}",
    rf"{_COUNTS}\b[^?.!\n]{{0,60}}?\b(?:{_WANTS})\b",
    r"(?:special)?(?:statistik)(?:beställning|uttag|bearbetning)\w*",
    r"antal (?:\S+ ){1,8}per (?:kommun|region|län|år|kön|sjukhus|åldersgrupp)\w*",
)
_INDIVIDUAL = _words(
    r"(?<!inga )(?<!inte )(?<!ej )(?<!not need )(?<!not want )(?<!not require )(?<!not )(?<!no )(?<!without )"
    r"(?:individ(?:data|nivå)|mikrodata|microdata|pseudonymisera\w+|individual[- ]level)"
)
_DATA = (
    r"(?:(?:register|forsknings|individ|mikro|micro)?data\b|registeruttag\w*|uttag\b|datauttag\w*"
    r"|(?:register|individ)?uppgifter\b"
    r"|utlämnande"
    r"|registerdata|register\b|registry|extract)"
)
_PERFORMS = _words(
    r"(?:vi|jag|undertecknad) (?:vill|önskar|skulle vilja|ber att få|avser att)(?: härmed| nu)? (?:beställa"
    r"|ansöka om)\b",
    r"(?:vi|jag) (?:beställer|ansöker)\b|(?:beställer|ansöker) (?:vi|jag)\b|härmed (?:beställ|ansök)\w+",
    r"(?:we|i) (?:hereby |would like to |wish to |want to )(?:order|apply|request)\b|hereby (?:order|apply"
    r"|request)\w*",
    r"(?:company|university|group) (?:wishes|wants|would like) to (?:order|apply)",
)
_ORDERS = _words(
    rf"(?:beställning|ansökan|begäran) (?:av|om|på|gällande) (?:\S+ ){{0,3}}{_DATA}",
    r"(?:önskar|önskas|behöver|begär)\b[^?.!\n]{0,40}\b(?:registeruttag|individdata|registerdata|datauttag"
    r"|uttag ur)\b",
    r"(?:registeruttag|datauttag|uttag|beställning|beställning av data) (?:önskas|begärs|bifogas|enligt)",
    rf"(?:order|application|request) (?:for|of) (?:\S+ ){{0,3}}{_DATA}|data (?:order|request|application)\b",
)
_ORDER_SUBJECT = re.compile(
    r"^\W*(?:(?:sv|re|vb|fwd?)\s*:\s*)*(?:ny |new |data |vår |our )?"
    r"(?:beställning|order|ansökan|registerbeställning|databeställning)\b[^?]*$",
    re.IGNORECASE,
)
_NOT_YET = _words(
    r"innan vi (?:be|an)|funderar|planerar att|överväger|kanske|offert|hur (?:gör|kan|beställer|ansöker) (?:man"
    r"|vi|jag)",
    r"(?:kan|får|måste|ska|bör) (?:man|vi|jag|privata|företag|studenter)\b[^?.!\n]{0,60}\?|is it possible"
    r"|how (?:do|can)|before we",
    r"(?:our|vår|min|er|my) (?:beställning|ansökan|order|application) (?:som|från|av den|har|kom|skickades|is"
    r"|was|from|of)",
    r"om beställningen\b|vår(?:t)? (?:tidigare|pågående)|vår beställning\b(?! (?:bifogas|enligt|av))|påminn\w+",
)
_WITHDRAWN = _words(
    r"återkalla\w*|dra(?:r|ga)? tillbaka|avbeställ\w*|avbryt\w*|withdraw\w*|cancel\w*|avslagit\w*|(?:inte"
    r"|ej) (?:fått|beställa)"
)
_DECIDE = _words(
    r"12\s*(?:§|par(?:agrafen|\.)?)",
    r"§\s*12\b",
    r"section 12\b|article 12\b",
    r"dröjsmålstalan|beg[äa]r\w*\b[^.!?\n]{0,60}\bavgör\w*",
)
_PROCEDURE = _words(
    r"förvaltningslag\w*", r"FL\b", r"administrative procedures? act", r"avgör(?:s|a|as|ande)?\b(?=.{0,80}12\b)"
)


def asks_for_public_records(said: str) -> bool:
    """Whether somebody asks for documents of the agency (allmän handling): staff see it the same day."""
    return bool(_PUBLIC_RECORDS.search(_ENCLOSED.sub("", said))) and not _OWN_DATA.search(said)


def asks_for_own_data(said: str) -> bool:
    """Whether a person asks for, or about, what the registers hold on themselves."""
    return bool(_OWN_DATA.search(said))


def asks_for_decision(said: str) -> bool:
    """Whether the mail asks that the case be decided (12 § FL): a limit of four weeks starts."""
    return bool(_DECIDE.search(said) and _PROCEDURE.search(said))


def wants_statistics(said: str) -> bool:
    """Whether somebody orders counts and tables rather than data on individuals."""
    return bool(_STATISTICS.search(said)) and not _INDIVIDUAL.search(said)


def orders(subject: str, text: str) -> bool:
    """Whether a mail orders data in so many words; who asks how, whether or what it costs, does not yet."""
    said = f"{subject}\n{text}"
    if _WITHDRAWN.search(said) or asks_for_own_data(said) or wants_statistics(said) or asks_for_public_records(said):
        return False
    if asks(said):
        return bool(_PERFORMS.search(said)) and not _NOT_YET.search(said)
    spoken = _PERFORMS.search(said) or _ORDERS.search(said) or _ORDER_SUBJECT.search(subject)
    return bool(spoken) and not _NOT_YET.search(said)


def matter_without_papers(said: str) -> str:
    """What a mail is about that neither orders nor completes: a kind of the contract."""
    if asks_for_public_records(said):
        return "public-records-request"
    if wants_statistics(said):
        return "statistics-order"
    if _INVOICE.search(said) and not asks_for_own_data(said):
        return "invoice-matter"
    return "question" if asks(said) else "other"
