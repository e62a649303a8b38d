"""Words that settle how something shall be without a word of change: "we go with five-year bands", "it is Skåne"."""

from __future__ import annotations

from bot.core.approval.danger import words

# What "we" may be said to do beside an approval without settling anything; all else that we do now might.
_WE_DO = (
    r"ar|var|har|ser|hoppas|tackar|tycker|onskar|behover|kommer|sitter|jobbar|planerar|skickar|bifogar|mejlar|vet|"
    r"forstar|"
    r"kanner|uppskattar|hors|ses|mar|reser|flyttar|byter|lamnar|fyller|borjar|startar|glads|gladjer|ska|skulle|kan|"
    r"vill|maste|bor|far|stannar|svarar|aterkommer|skriver|horde|fattar|star|ligger|vantar|langtar|betalar(?! \d)|"
    r"saknar|lovar|beklagar|ber|bjuder|noterar|hittar|publicerar|disputerar|firar|undrar|tror|gor|ger|finns|lar|"
    r"anlitar|delar|soker|haller|talar|pratar|traffas|finansieras|nar|behandlar|lagrar|forvarar|meddelar|intygar|"
    r"kor (?:vi|igang|hart|pa$|sa)|gar (?:vidare|in|pa semester)|tar (?:semester|kontakt|emot|ledigt|det lugnt|over|"
    r"gladeligen)|accepterar|samtycker|instammer|bekraftar|laser|kollar|granskar|diskuterar|funderar|avvaktar|begar|"
    r"foredrar|kraver"
)
_DO_WE = (
    r"are|am|have|had|do|did|hope|thank|think|wish|need|know|understand|appreciate|will|would|can|could|should|"
    r"must|may|"
    r"might|look|looked|send|attach|enclose|enjoy|love|like|feel|see|saw|want|were|was|expect|plan|share|'\w+|also|"
    r"all|really|very|just|now|already|both|were|too|write|apologi[sz]e|confirm|agree|accept|remain|await|live|move|"
    r"talk|meet|met|start|begin|pay(?! \d)|store|keep (?:our|my|fingers|in|you)|said|got|hereby|in|at|from|and|or|"
    r"had|wrote|read|\w+ed|found|"
    r"came|took|went|made|sent|gave|spent|lost|ran|then|finally|can't|cannot|so|therefore|~"
)
_ADVERB = r"(?:nu |da |alltsa |ocksa |aven |ju |bara |garna |darfor |redan |verkligen |gemensamt |alla )?"
_NUMBER = (
    r"(?:tva|tre|fyra|fem|sex|sju|atta|nio|tio|tolv|tjugo|two|three|four|five|six|seven|eight|nine|ten|twelve|"
    r"twenty|\d+)"
)
_UNPRACTICAL = (
    r"(?:is|are|ar|blir) (?:tva|tre|fyra|fem|sex|sju|atta|nio|tio|tolv|tjugo|two|three|four|five|six|seven|eight|"
    r"nine|ten|twelve|twenty)(?=\W*$)|per (?:ar|year|manad|month|vecka|week|kvartal|quarter)|arsvis|manadsvis|"
    r"veckovis|kvartalsvis|hogst|"
    r"at most|maximalt|(?<![\d-])\d{1,3}(?: \d{3})+(?![ \d])|(?:ring|call|mejla|fraga|kontakta|ask|contact)(?: "
    r"\w+){1,3} (?:forst|first)|(?:pi|\w*chef\w*|"
    r"prefekt\w*|\w*handledare\w*|professor\w*|supervisor|boss) (?:kontaktar|contacts|will contact|hor av|"
    r"aterkommer|will get back)|beslutet ar|the "
    r"decision is|her decision|his decision"
)
_SETTLES = words(
    rf"vi {_ADVERB}(?!(?:{_WE_DO}|nu|da|alltsa|ocksa|aven|ju|bara|garna|darfor|redan|verkligen|gemensamt|alla)\b)"
    r"\w+r(?! vi\b)",
    rf"(?!(?:{_WE_DO}|\w+as|for|efter|over|under|eller|dar|har|nar|er|var|ar|hur|sommar|ar|hjartar)\b)\w{{2,}}r vi",
    rf"we (?!(?:{_DO_WE})\b)[a-z]+",
    r"(?:kor|gar|satsar) (?:(?:vi|jag|ni) )?(?:pa|med|efter)(?! (?:semester|sommar|forald|lunch|mote|helg))|go(?:es)? "
    r"(?:with|for)|we're (?:going|counting) (?:with|for|on)|we are (?:going with|going for|counting on|using|"
    r"doing|taking)",
    r"(?:we|i|you)(?:'ll| will) (?:take|use|go|have|do|run|stick|keep)(?! (?:care|the (?:liberty|opportunity)|a "
    r"(?:look|break|holiday)|in touch|on (?:leave|holiday|vacation)|ahead|away|my best))",
    r"let (?:us|'s) (?!(?:me|know|go ahead|proceed|start|begin|get)\b)\w+|let's (?!(?:go ahead|go|proceed|start|begin|"
    r"get|hope)\b)\w+",
    r"det (?:blir|galler|avser|ror)(?! (?:pa sig|kort|lite kort|en (?:annan|ny) |kul|roligt|spannande|intressant|"
    r"bra|fint|skont|jatte\w*|"
    r"toppen|perfekt|harligt|en |ett |val |nog |sommar|av|klart))|(?:detta|denna|den har) (?:avser|galler|ror|blir)|"
    r"(?:it|this|that) (?:refers|concerns|covers|applies|means|relates|pertains)(?! (?:a lot|much|so much|well))",
    r"(?:som sagt|as (?:said|discussed|agreed|we said|promised|you said|you promised))(?=,? \w+ )(?! as promised)|som "
    r"(?:vi|ni|jag) (?:sa(?! \w+t \w)|sade|lovade|enades|bestamde)",
    r"(?:lovade|lovat|promised)(?! (?:att|to) (?:svara|hora|aterkomma|reply|answer|get back|respond))(?= (?:oss|"
    r"mig|us|me|att|that)? ?\w)|(?:enades|"
    r"enats|kom overens|overenskom|agreed) "
    r"(?:om|on)(?= \w)(?! (?:det|allt|everything|that|it|this|innehallet|the content|specifikationen|the spec\w*|~|att "
    r"allt)\b)",
    r"(?:tolkar|uppfattar|laser|ser) (?:vi |jag )?(?:det|den|detta|specifikationen) som|(?:read|understand|interpret|"
    r"take) (?:it|this|that|the specification) (?:as|to)|(?:our|my|var|min) (?:understanding|interpretation|reading|"
    r"tolkning|uppfattning|forstaelse|avsikt|intention)|vi (?:utgick|utgar)|what (?:we|i) mean|vad vi menar|menar "
    r"(?:vi|jag)? ?(?:den|det|de|alla)|(?:jag|vi) menar|(?:i|we) mean",
    r"(?:valde|valt|valjer|chose|chosen|picked|choose|opted|bestamde|beslot|beslutade|decided|settled)(?! att godk)",
    # an older or another one
    r"(?:den|det|de) (?:fran|ni skickade)|den (?:tidigare|forra|gamla|andra|ursprungliga|forsta)(?! "
    r"[a-z]+(?<!version)(?<!versionen))|the (?:one|ones|earlier|"
    r"previous|old|other|original|first) (?:you|from|we|one|version|draft)?|the (?:earlier|previous|old|other|"
    r"original) "
    r"one|(?:forra|sista) gangen(?! vi sags)|last time(?! we met)|(?:var|min|our|my) (?:forra|tidigare|"
    r"previous|last|earlier) (?!fraga|fragor|question|vecka|week|svar|mejl|mail)\w+",
    # somebody else decides, or it is not over
    r"(?:has|have|ar|is|still) (?:yet )?(?:to sign|to read|to see|yet to)|(?:reading|laser|granskar|reviewing|"
    r"checking) "
    r"(?:it|den|det|through|igenom)|pa (?:bordet|agendan|dagordningen|motet)|(?:up|on the table|agenda) for "
    r"\w+|on (?:the|its|our|my|their) (?:table|agenda|desk)|(?:hoppat|hoppar|rycker|ryckt|stallde) in|(?:took|taking|"
    r"take|taken|has taken) over (?:from|after|for)|(?:som|who) (?:ar|is|was|ordered|bestallde|bestallt|bestammer|"
    r"decides)|skriver pa|sova pa|sleep on",
    r"the one (?:for|about|with|of|in)|(?:mitt|vart|my|our) (?:svar|answer|reply) (?:i|in|fran|from|da|then)|"
    r"(?:det|that) (?:var|was) (?:i gar|da|innan|fore|"
    r"in|before|then|last|my (?:answer|reply))|(?:ett|a) test|forced|tvinga\w*|brist pa|sjalva|ourselves|alltsa "
    r"den|that is(?=[.!]*$)",
    r"(?:\w+(?:en|et|na|de)|de \w+) (?:ar|utgors av) (?:\w+(?:ingen|ningen|elsen|heten|arna|erna|orna|andet)|"
    r"\w{4,}(?:ar|er|or))$|\w*matpunkt\w*|index\w*|"
    r"(?:de |the )?(?:exponerade?|exposed?|unexposed|exposure|exponering\w*|cases|fallen|fall)|baseline|outcomes?|"
    r"utfall\w*|endpoints?|people who|pilot\w*|"
    r"pseudonym\w*|svenskar|norrman|foreigners|swedes|norwegians|(?:statistics sweden|scb) (?:does|do|gor)",
    r"(?:norge|norway|danmark|denmark|finland|island|iceland|norden|skane|halland) (?:ar|is|are) (?:\w+ )?(?:med|"
    r"in|there)|(?:hur blir det|what about|"
    r"vad hande|room|plats|where did|var tog) (?:med|for|i|the|\w+)|blir det|visst (?:ar|var|blir|ingar|ska)|"
    r"(?:right|va|eller hur|eller|don't we|isn't it)\?",
    rf"{_NUMBER} (?:ar|is|are|beats|vore|would)|(?:ha|have|get|fa) {_NUMBER}(?=\W*$)|(?:knows?|vet) (?:~|what|vad|"
    rf"hur|how|which|vilk\w+)|(?:the right|ratt) "
    r"(?:list\w*|version|fil\w*)|(?:som i|as in|i enlighet med|in accordance with|as per|per|enligt) (?:mitt|vart|"
    r"my|our) (?:samtal|telefon\w*|call|"
    r"mejl|mail|e-?mail|mote|meeting|conversation|discussion)|(?:mitt|my) (?:forra |earlier )?(?:mejl|mail|"
    r"e-?mail|message) (?:om|about|fran|of|from)|"
    r"(?<!to )pays?|betalar|identif\w*|anonym\w*|avidentif\w*",
    r"(?:jag ar|i am|i'm) (?:bara|only|just|endast) (?:en |the |a |an )?(?:doktorand|assist\w*|student|"
    r"koordinator|coordinator|sekreterare|secretary)|(?:den|the) "
    r"(?:gamla|forra|old|earlier|previous|first|forsta|ursprungliga|original) (?:specifi\w*|version\w*|spec|"
    r"drafts?|utkast\w*)(?! (?:hade|had|var|was|~))|"
    r"(?:ar|vara|be|is|are) (?:vara|vart|mina|mitt|ours|mine)(?=\W*$)|numren|foljer(?=\W*$)|follows(?=\W*$)|to "
    r"follow|be continued|(?:our|my|var|min) version|"
    r"(?:bifog\w+|attached|enclosed)(?: is| are| med)? (?:var|min|our|my|vart|mitt|gult|rott) ?\w*|gul(?:a|t|"
    r"marker\w*)|yellow|red|rott|roda(?! dag\w*)|highlight\w*|"
    r"markera(?:t|de)",
    _UNPRACTICAL,
    r"kompletterar|completes|(?:may|can|kan|far) (?:go|utga)(?! (?:ahead|on|vidare|to|till))|grams?|kilo\w*|kg|cm|"
    r"tusental|thousands|mats|(?:is|are) measured|defini\w*|"
    r"defined?|namnar\w*|taljar\w*|denominator|numerator|the line goes|twice (?:a|per|~)|times a|"
    r"gang(?:er)? (?:om|per) (?:aret|ar|manaden)|(?:had|have) [^.]{1,40} in mind|"
    r"hade (?:vi |jag )?tankt (?:oss |mig )?(?=\w)|(?:planen|tanken|the idea|the plan|our plan|our idea) (?:var|"
    r"was|ar|is)",
    # said with a wry face
    r"yeah right|yes right|trodde ni|eller hur|as if|haha\w*|hehe\w*|lol|hah|tjena mors|dream on|i (?:era|your) "
    r"dr\w+",
    # how much, how often, where
    r"\w*intervall\w*|intervals?|\w*bands?|\w*grans(?:en|er|erna)?|cut-?offs?|threshold\w*|\w*niva\w*|levels?|"
    r"\w*siffr\w*|"
    r"digits?|(?:hela )?riket|(?:whole|entire) country|nationwide|nationell\w*|nationally|\w*enheten|units?|"
    r"hushall\w*|households?|variant\w*|options?|choice|alternativ\w*|uppla\w+|set-?ups?|(?:study|follow-up) "
    r"start|\w*start(?:en|datum)\w*|(?:the )?ids|id:n|per (?:fall|case|person|individ|patient|kvartal|quarter|kommun|"
    r"lan|region|vecka|week|month|manad)|matches per|daily|weekly|monthly|quarterly|yearly|veckovis|manadsvis|arsvis|"
    r"kvartalsvis|dagligen|dygn\w*|sverige som helhet|sweden as a whole|whole (?:of )?sweden|hela sverige|\w*spannet|"
    r"the span|rounded|rounding|avrund\w*|upp till|up to|fram till|onwards?|och framat(?! ser)|egentligen|window|"
    r"fonster|granularit\w*|upplosning\w*|decimal\w*|quartiles?|kvartil\w*|"
    r"\d{1,3}(?: \d{3})+(?! ?\d)",
)
_PRACTICAL = words(
    r"\w*faktur\w*|invoic\w*|\w*leverans\w*|deliver\w*|kostnadsstall\w*|cost cent\w*|peppol\S*|referens\w*|reference|"
    r"kontakt\w*|contact\w*|adress\w*|address\w*|telefonnum\w*|mobil\w*|tfn|tel|semester\w*|ledig\w*|leave|vacation|"
    r"holidays?|sabbatical|org\S*|kopia|copy|cc|\w*blankett\w*|form|\S+@\S+|mottagare|sftp|bestallarn\w*|po|"
    r"\w*nummer|number|sommar\w*|ledigt"
)
_SPECIFIC = words(
    _UNPRACTICAL,
    r"\w*intervall\w*|\w*siffr\w*|digits?|(?:hela )?riket|whole country|per (?:fall|case)|matches|\w*grans\w*|"
    r"cut-?offs?|variant\w*|options?",
)


def settles(rest: str) -> bool:
    """Whether folded words say how something shall be, and not of invoice, delivery or whom to reach."""
    if _SETTLES.search(rest) is None:
        return False
    return _PRACTICAL.search(rest) is None or _SPECIFIC.search(rest) is not None
