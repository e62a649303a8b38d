"""Words that could change, limit, deny, condition or put off an approval, or speak of one in another sense; folded.

What is `hard` stands in no sentence beside an approval. What `binds` to a time or a condition is natural in a question
("when", "before the summer"), and what `obliges` also in a notice ("the invoice should be sent to ..."). Of what is
delivered (`of_content`) a sentence may only say that it is right.
"""

from __future__ import annotations

import re


def words(*patterns: str) -> re.Pattern[str]:
    """A pattern that finds any of these as whole words, in folded text."""
    return re.compile(r"(?<![\w-])(?:" + "|".join(patterns) + r")(?![\w-])")


def _within(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(patterns) + r")(?!\w)")


_DENIES = (
    r"inte|ej|icke|inga|ingen|inget|ingenting|aldrig|nej|ikke|ikkje|intet|ingenlunda|varken|knappast|knappt|utan|"
    r"vagra\w*|"
    r"neka\w*|avsla\w*|avvis\w*|avboj\w*|avsta\w*|underkan\w*|ogilla\w*|ogiltig\w*|invand\w*|motsatt\w*|"
    r"protest\w*|tveksamt?",
    r"not|no|never|cannot|none|nobody|nothing|neither|nor|hardly|scarcely|without|refus\w*|reject\w*|declin\w*|"
    r"den(?:y|ied|ies)|"
    r"\w+n't|dont|wont|cant|doesnt|isnt|didnt|havent|hasnt|disap\w*|disagree\w*|unap\w*|unable|oppos\w*|"
    r"object(?:s|ed|ions?)?|"
    r"withh\w+|on hold|mycket vasen",
)
_TURNS_AROUND = r"men|dock|daremot|emellertid|but|however|although|though|yet|still|actually|faktiskt"
_CONTRASTS = (
    r"fast(?= (?:inte|jag|vi|kon|det|om|bara|utan|lagg|\w+ (?:ska|bort)))|^fast|snarare|annars|aven om|om an|"
    r"trots|utom|forutom|undantag\w*|undanta\w*|bortsett|"
    r"franset\w*|exkl\w*|exclud\w*|minus|unntatt|undtagen|bara att|a andra sidan|enda|en sak|nagra saker|tva "
    r"saker|ett par|"
    r"en detalj|en grej|smasak\w*|i ovrigt|for ovrigt ska",
    r"otherwise|nevertheless|nonetheless|despite|notwithstanding|except\w*|apart|besides|"
    r"modulo|sans|barring|bar (?:the|one|for)|save for|other than|aside|on the other hand|that said|one thing|two "
    r"things|one more|one detail|"
    r"only thing|caveat\w*|proviso|rather|instead|i stallet|istallet|hellre|helst|prefer\w*|alternativ\w*|anyway|"
    r"oops|hoppsan|"
    r"wait a|sedan sag|just noticed|edit|obs|nb",
)
_CONDITIONS = (
    r"forutsatt\w*|forutsatter|forutsattning\w*|givet|villkor\w*|reserv\w*|forbehall\w*|savida|premiss\w*|"
    r"beroende|beror|"
    r"i den man|i fall|ifall|hvis|dersom|safremt|under antagande\w*|utgar (?:\w+ )?fran|raknar (?:\w+ )?med att|antar|"
    r"tar for givet|kraver|krav",
    r"unless|provided|providing|assum\w+|presum\w*|condition\w*|subject to|pending|contingent\w*|depend\w*|as "
    r"long|in case|"
    r"insofar|extent|whether|huruvida|on the understanding|on the basis|suppos\w*|trust that|expect that|require\w*",
)
_HEDGES = (
    r"nastan|typ|"
    r"tveka\w*|tvekan|osaker\w*|preliminar\w*|i princip|huvudsak|stora drag|i stort|i det stora|tills vidare|"
    r"tillsvidare|"
    r"an sa lange|hittills|for nu|i nulaget|i dagslaget|motvillig\w*|delvis|halva|halften|halvt|vissa|somliga|"
    r"nagon del|"
    r"delar|delen|del \d+|resten|ovriga|de flesta|merparten|skamt\w*|ironi\w*|lar val|antyd\w*",
    r"almost|nearly|sort of|kind of|suppose|unsure|uncertain|doubt\w*|"
    r"hesitant|hesitati\w*|hesitate|provisional\w*|tentativ\w*|in principle|in theory|for now|for the moment|so far|"
    r"reluctan\w*|partly|partial\w*|in part|parts?|half|some of|most of|the rest|remaining|jok(?:e|ing)|"
    r"kidding|sarcas\w*|more or less|roughly right|not sure",
)
_CHANGES = (
    r"andra\w*|andring\w*|forandr\w*|ratta\w*|rattelse\w*|rattning\w*|rett\w*|korriger\w*|korrektur\w*|justera\w*|"
    r"justering\w*|revidera|"
    r"modifier\w*|uppdatera|uppdateras|byt|byta|byter|byts|bytes|ersatt\w*|lagg\w*|tillagg\w*|tillfog\w*|"
    r"inklud\w*|ta (?:med|bort|in|"
    r"ut|upp|hansyn)|tag|tas (?:med|bort|upp)|tar bort|stryk\w*|struk\w*|utga\w*|komplettera|kompletteras|"
    r"kompletterad|komplettering\w*|"
    r"minsk\w*|oka\w*|utok\w*|utvidg\w*|forlang\w*|forkort\w*|korta\w*|kortare|langre fram|begrans\w*|avgrans\w*|"
    r"dela(?:s)? (?:upp|in)|"
    r"sla ihop|slas ihop|matcha\w*|dubbl\w*|halver\w*|skippa\w*|slopa\w*|plocka\w* (?:bort|in|ut)|flytt\w*|"
    r"fixa\w*|sank\w*|hoj\w*|"
    r"lagre|hogre|for hogt?|for hoga|fler|farre|mindre|billig\w*|dyrt?|dyra|dyrare|smarre|tillkom\w*|bort|"
    r"borttag\w*|bortfall\w*|"
    r"inga (?:med|aven)|ingar|ska med|omarbet\w*|ny version|nytt forslag|nytt utkast|synpunkt\w*|kommentar\w*|"
    r"anmarkning\w*|"
    r"anteckning\w*|forslag pa|invandning\w*|sparat|rodmarker\w*|felet|fel|felaktig\w*|tokig\w*|misstag\w*|missat|"
    r"missade|missuppf\w*|"
    r"glom\w*|saknas?|saknar|oklar\w*|otydlig\w*|markligt|konstig\w*|problem\w*|bekymmer|rimlig\w*|"
    r"orimlig\w*|stammer inte|blanda\w*|racker|nojer|droppa\w*|mangler|tilfoj\w*|legg\w*|hellre|se (?:bilaga\w*|"
    r"nedan|bifoga\w*)",
    r"chang(?:e|es|ed|ing)|correct(?:ed|ing|ions?|s)|correct (?:the|this|that|it|row|item|section)|adjust\w*|"
    r"amend\w*|edit\w*|revis(?:e|es|ing|ions?)|modif\w*|tweak\w*|updat(?:e|es|ing)|"
    r"switch\w*|swap\w*|replac\w*|substitut\w*|add|adds|added|adding|addition\w*|includ\w*|inclusion|remov\w*|"
    r"delet\w*|drop\w*|"
    r"omit\w*|extend\w*|extension|expand\w*|widen\w*|lengthen\w*|reduc\w*|short\w*|limit\w*|restrict\w*|split\w*|"
    r"merg\w*|"
    r"match(?:ed|ing)? (?:on|by)|skip\w*|leave out|left out|cut|crossed|struck|move|fix|fixed|fixes|lower\w*|"
    r"raise\w*|higher|"
    r"cheap\w*|expensive|less|fewer|more than|too (?:high|low|much|many|few|long|short|narrow|broad)|rewrite|redo|"
    r"resend|re-send|"
    r"new version|new draft|drafts?|utkast\w*|comments?|remarks?|notes|suggest\w*|feedback|wrong|incorrect|"
    r"inaccura\w*|errors?|"
    r"mistake\w*|typos?|missing|missed|forgot\w*|lacks?|lacking|unclear|issues?|concerns?|concerned|problems?|"
    r"regret\w*|afraid|unreasonable|not what|make sure|ensure|must be|see (?:attach\w*|below|my|our|the (?:attach|"
    r"enclos|comments|notes)\w*|enclosed)|"
    r"(?:comes?|taken?|leave|are|is|out) out|tracked|clarify|fortydligas?|once (?:you|the|they)",
)
_DEFERS = (
    r"(?:gor|satt|lat|skriv) (?:den|det|dem|om|in|bara|alla|de)(?! (?:harmed|nu))|vanta(?! pa er)|vant|vent\w*|"
    r"indtil|sa lange|inntil|for vi|senare|aterkommer|aterkomma|hor av "
    r"mig (?:nar|efter|om|pa)|avvakta\w*|vantar pa|stoppa\w*|stopp|paus\w*|vila|"
    r"tills|till dess|imorgon|i morgon|nasta vecka|anstand|kommer att (?:god\w*|ta|las\w*|titta|ga|svar\w*|"
    r"diskut\w*|prat\w*|behov\w*)|(?:avser|tanker|planerar)(?: att)? (?:las|titta|granska|kolla|ga igenom|"
    r"diskutera)\w*|fundera|funderar|"
    r"overvag\w*|diskuter(?:a|as|ar)|maste forst|ska forst|forst (?:ska|maste|vill)|aterta\w*|aterkall\w*|"
    r"dra\w* (?:\w+ )?tillbaka|angra\w*|avbryt\w*|avboka\w*|avbestall\w*|makuler\w*|annuller\w*|nedlag\w*|laggs? "
    r"ned\w*|"
    r"avsluta\w*|avgor\w*|bestammer|beslutar|bestamma|beslutanderatt|sista ordet|behorighet|obehorig|slutgiltigt "
    r"(?:besked|svar|ja)|"
    r"slutligt besked|forst nar|besked om|i tva steg|remiss|thoughts|tankar|funderingar|asikt\w*|input|opinions?|"
    r"views|ogna\w*|skumma\w*|skim\w*|glanc\w*|hann bara|bara (?:hunnit|last|sett|tittat)|fa (?:\w+ )?med|still "
    r"(?:has|have)|ratif\w*|anges|star det|det star (?!ju|klart)|ratt \w+ (?:ar|"
    r"ska)|gar igenom (?:det|resten|allt)|det sista|sista biten|aterstar\w*|ring (?:mig|oss|upp)|kontakta mig "
    r"(?:innan|forst)",
    r"until|later|wait(?:ing)?|awaiting|hold|pause|stop|put off|"
    r"postpon\w*|tomorrow|next (?:week|month)|(?:intend\w*|planning) to (?:read|check|review|look|discuss|sign)|"
    r"consider(?:ing|ation)|reconsider\w*|think (?:about|it) over|discuss|check with|come back to|back to (?:you|"
    r"er)|vender? til\w*|kommer tilbak\w*|the (?:right|correct) \w+ (?:is|are)|it says|revert|follow up|"
    r"withdr\w*|revok\w*|rescind\w*|take back|retract\w*|cancel\w*|terminat\w*|discontinu\w*|close the case|"
    r"decide|decides|"
    r"decided by|last word|final (?:say|approval|word|answer)|authori[sz]ed to|not authori[sz]ed|shortly|call "
    r"(?:me|us)|"
    r"going to (?:read|approve|check|review|look)|sign-off|due course",
)
_OTHERS = (
    r"(?:pa|enligt) (?:\w+ ){0,2}uppdrag|uppdrag av|fullmakt|vagnar|rakning|ombud|stallforetr\w*|i (?:hennes|hans|"
    r"deras|dennes) stalle|"
    r"stalle for|at min|at var|at prof\w*|enligt uppgift|ber mig|bad mig|bett mig|halsar att|halsning\w* fran "
    r".{1,40} att|lat\w* meddela|"
    r"bestallaren|(?:the )?orderer(?!:)|(?:den|hon|han) som (?:bestallde|star som)|who (?:ordered|placed)|(?:har|"
    r"has) (?:gatt i pension|retired|slutat|left|avlidit|died|passed away)|tagit over|taken over|(?:he|she|they|"
    r"who(?! will (?:be (?:our|my|the)|sign|contact|handle|call|help))|that he|that she) will|"
    r"i stallet for|successor|eftertradare|vikarierar|(?:stepping|standing|filling) in|i \w+s stalle|at (?:henne|"
    r"honom|dem)|for (?:henne|honom|her|him|them)|"
    r"(?:jag ar|i am|i'm)(?: (?:the|a|an|deras|hans|hennes|\w+s))? (?:\w*chef|sekreterare|assistent\w*|"
    r"\w*administrator|forskningsskoterska|forskningssjukskoterska|forskningssamordnare|secretary|assistant|"
    r"statistician|statistiker|"
    r"coordinator|koordinator|handledare|supervisor|deputy|prefekt)|(?:hon|han|de|chefen|\w+n) sa att|tycker att "
    r"(?:jag|vi) ska|vidarebefordr\w*|delegera\w*",
    r"on behalf|in (?:her|his|their) (?:place|stead)|according to|asked me|asks me|"
    r"forward(?:ed|ing)? (?:you|the|his|her|from)|delegat\w*|deputi\w*|proxy|power of attorney",
)
_GUESSES = words(
    r"kanske|nog|tror|troligen|troligtvis|formodligen|antagligen|mojligen|mojligtvis|eventuellt|sannolik\w*|val",
    r"maybe|perhaps|possibl\w*|probabl\w*|guess|i think|we think",
)
_PEOPLE = words(
    r"styrelse\w*|styrgrupp\w*|medsokande\w*|statistiker\w*|\w*handledare\w*|\w*chef(?:en)?|prefekt\w*|jurist\w*|"
    r"huvudman\w*|doktoranden|professorn",
    r"board|steering|co-?applicants?|statistician\w*|supervisor\w*|boss|lawyers?|dean|co-?pi|committee|he|she|"
    r"they|han|hon|de",
)
_DONE = words(r"har|hade|has|have|had|var|was|were|\w{3,}(?:ade|ades)|\w{3,}ed|nojda?|happy|pleased|satisfied|glada?")
_REPORTS = words(
    r"sager|skriver|skrev|sa|meddelade|told|tells|says?|said|saying|wrote|writes?|enligt|according|quote|citat"
)
_NARROWS = words(r"endast|enbart|blott|only|merely|solely")
_CONTRAST = words(_TURNS_AROUND)
_HARD = words(*_DENIES, *_CONTRASTS, *_CONDITIONS, *_HEDGES, *_CHANGES, *_DEFERS, *_OTHERS)
_APPROVALS = words(r"god?k\w*n\w*|gokan\w*|ap+rov\w*|accept\w*|aksept\w*|o-?god\w*")
_BINDS = words(
    r"om(?= (?:ni|vi|jag|du|det|den|de|dom|man|inte|alla|allt|data|ingen|nagon|nagot|scb|priset|leveransen|"
    r"fakturan|beslutet|filen|\w+ (?:\w+(?:ar|er)|kan|ska|skulle|inte)(?!\w)))(?<!prata om)(?<!pratat om)(?<!ber "
    r"om)"
    r"(?<!bad om)(?<!bett om)(?<!information om)(?<!info om)(?<!som om)(?<!fragor om)(?<!besked om)(?<!paminnelse "
    r"om)(?<!paminnelsen om)(?<!tala om)(?<!talat om)(?<!fraga om)(?<!undrar om)(?<!undrade om)",
    r"innan|forran|nar|da (?:ni|det|den)|efter att|sa (?:snart|fort)(?! ?(?:[.,!:;]|$))|sedan (?:ni|vi|jag)|fore|"
    r"senast|inom|sen",
    r"if|when|once|after|before|as soon|by the time|within|latest|then",
)
_OBLIGES = words(
    r"maste|borde?|bor|ska|skall|skulle|behov\w*|vill|ville|velat|onska\w*|onskem\w*|hoppas?|vore|garna (?:ha|se|"
    r"fa)|far (?:ni|du) garna|"
    r"kom ihag|observera|notera|tank pa|se till|lamna|fa med|uppmarksam\w*",
    r"must|should|shall|ought|would|could|might|(?:you|data|delivery|files?|they|it) will|(?:i|we)(?:'ll| "
    r"will)(?: \w+)? (?:read|check|approve|get|let|come|discuss|review|look|need|want|return|sign|confirm|decide|"
    r"send)|need\w*|want\w*|wish(?! you)\w*|hope|hopes|hoped|hoping|'d|like to|please|kindly|pls|"
    r"note that|remember|be aware|demand\w*|let (?:us|me)",
)
_CODES = _within(
    r"\d{4} ?[-/] ?\d{2,4}|par|lmed|dors|mfr|thr|[a-z]+\d+ ?- ?[a-z]*\d+|(?<![\d.-])(?:19|20)\d\d(?![\d-])|"
    r"(?<!\d)\d{1,2} ?: ?\d{1,2}(?!\d)"
)
_CONTENT = _within(
    r"variab\w*|populat\w*|\w*period\w*|kontroll(?:er|erna|grupp\w*)|controls?|cohort\w*|kohort\w*|\w*regist(?:er|"
    r"ret|ren|ers|ry|ries)|"
    r"\w*kod|\w*koder(?:na)?|\w*kodlista\w*|codes?|icd\S*|atc\S*|kva|diagnos\w*|\w*alder|alders\w*|aldrar\w*|"
    r"ages?|kon|sex|gender|kommun\w*|municipal\w*|count(?:y|ies)|lan|regioner\w*|"
    r"aren|artal\w*|\w*year|years?|format\w*|csv|sas|spss|stata|excel|txt|punkt\w*|points?|items?|sections?|"
    r"avsnitt\w*|kapitel|chapters?|bilag\w*|"
    r"appendi\w*|tabell\w*|tables?|rad|rader\w*|rows?|columns?|kolumn\w*|sidan|sida \d|pages?|uppfoljning\w*|"
    r"follow-?up|urval\w*|selection\w*|"
    r"extract\w*|uttagsdatum|listan?|lists?|matchning\w*|matching|ratio|exklusion\w*|inklusion\w*|criteri\w*|"
    r"kriteri\w*|definition\w*|"
    r"dubblett\w*|duplicate\w*|lopnum\w*|lopnr",
    r"innehall\w*|contains?|contents?|\w*syskon\w*|siblings?|tvilling\w*|twins?|barn\w*|child\w*|kids|kvinn\w*|"
    r"women|woman|females?|mannen|males?|foraldrar\w*|parents?|modrar\w*|mothers?|"
    r"fader|fathers?|slakting\w*|relatives?|partners?|makar|spouses?|invandr\w*|utland\w*|utlands\w*|foreign\w*|"
    r"immigrants?|avlid\w*|deaths?|dead|deceased|"
    r"dodsors\w*|\w*dodsdat\w*|\w*sjukhus(?:en|et|variab\w*)|hospitals|\w*vard(?:en|typ\w*)?|\w+patients?|"
    r"outpatient\w*|inpatient\w*|\w*lakemedel\w*|drugs?|medicin(?:er)?|"
    r"medications?|prescri\w*|recept\w*|cancer(?!cent)\w*|psyk\w*|tandv\w*|tandh\w*|dental\w*|births?|fodel\w*|"
    r"fodsel\w*|"
    r"fodda|born|forloss\w*|gravid\w*|pregnan\w*|"
    r"socialtj\w*|inkomst\w*|income|utbildning\w*|education|civilst\w*|marital|lisa-\w+|weeks(?! of| ago)|veckonr|"
    r"month|months|veckor|manad|manader|monthly|datum|dates?|"
    r"besok(?!sadress)\w*|visits?|operation(?:er|erna|s)|procedures?|atgard\w*|surger\w*|population|subjects?|"
    r"participants?|"
    r"personer\w*|individ\w*|individuals|dat[ae]set|"
    r"socialstyr\w+registret|omega|linked|koppl(?:a|as|ing)\w*",
    r"pris\w*|prices?|pricing|kostnad(?!sst)\w*|costs?(?! cent)|rabatt\w*|discount\w*|moms|vat(?! n)|belopp\w*|"
    r"amounts?|timmar\w*|hours|offert\w*|tak(?:et)?|budget\w*|"
    r"\d{4} ?[-/] ?\d{2,4}|par|lmed|dors|mfr|thr|[a-z]+\d+ ?- ?[a-z]*\d+|(?<!\d)\d{1,2} ?: ?\d{1,2}(?!\d)|\d+ "
    r"?(?:%|procent|percent)|->",
)  # fmt: skip
_RIVALS = words(
    r"\w*avtal\w*|agreements?|contracts?|\w*protokoll\w*|minutes|(?<!med )(?<!mot )(?<!enligt )(?<!med var "
    r")(?<!mot var )\w*ansokan|\w*ansokningar|applications?|"
    r"amendments?|irb|\w*budgeten|"
    r"invitation|kallelse\w*|inbjud\w*|motestid\w*|\w+plan(?:en)?|agenda\w*|manus\w*|\w*artikel\w*|article|"
    r"manuscript|villkor\w*|terms|"
    r"offert\w*|offer|policy|cookie\w*|\w+intyg(?:et)?|certificate|thesis|avhandling\w*|abstract\w*|payment|"
    r"slides|presentation\w*|tiden|datumet|schedule|texten|posters?"
)


def dangerous(plain: str) -> bool:
    """Whether folded words hold anything at all that could touch an approval."""
    return bool(
        binds(plain)
        or obliges(plain)
        or of_content(plain)
        or hard(plain)
        or narrows(plain)
        or guesses(plain)
        or _CONTRAST.search(plain)
    )


def turns(plain: str) -> bool:
    """Whether folded words begin with a "but", or hold more than one."""
    found = [match.start() for match in _CONTRAST.finditer(plain)]
    return bool(found) and (len(found) > 1 or found[0] < 3)


def reports(plain: str) -> bool:
    """Whether folded words tell what somebody says or writes."""
    return _REPORTS.search(plain) is not None


def codes(plain: str) -> bool:
    """Whether folded words hold a range of years, a register or a code."""
    return _CODES.search(plain) is not None


def others_act(plain: str) -> bool:
    """Whether somebody else is told to do something now or later, who may not be done."""
    return _PEOPLE.search(plain) is not None and _DONE.search(plain) is None


def narrows(plain: str) -> bool:
    """Whether folded words say "only"."""
    return _NARROWS.search(plain) is not None


def guesses(plain: str) -> bool:
    """Whether folded words guess or hesitate."""
    return _GUESSES.search(plain) is not None


def hard(plain: str) -> bool:
    """Whether folded words deny, limit, change or put off, or speak of approval once more."""
    return _HARD.search(plain) is not None or _APPROVALS.search(plain) is not None


def binds(plain: str) -> bool:
    """Whether folded words could make an approval wait for something."""
    return _BINDS.search(plain) is not None


def obliges(plain: str) -> bool:
    """Whether folded words want something done."""
    return _OBLIGES.search(plain) is not None


def of_content(plain: str) -> bool:
    """Whether folded words name what is delivered, or its price."""
    return _CONTENT.search(plain) is not None


def rival(plain: str) -> bool:
    """Whether folded words name another thing than the specification that could be approved."""
    return _RIVALS.search(plain) is not None
