"""What machines say, and what only people say: the sentences by which a mail without any mark is told."""

from __future__ import annotations

import re

from bot.core.automatic.subjects import any_of

_MESSAGE = r"(?:e-?post(?:meddelande|brev)?(?:t)?|mejl(?:et)?|mail(?:et)?|meddelande(?:t)?|message|e-?mail|svar(?:et)?)"
# A machine speaks of its own message. Each of these decides alone.
MACHINE = any_of(
    rf"(?:detta|det här|this)(?: {_MESSAGE})? (?:är|is|has been|har|was) (?:nu )?(?:ett |en |an? )?"
    r"(?:autosvar\b|auto-?(?:reply|gener\w+)|automat(?:iskt|isk|iserat|ic|ed|gener\w+)\b(?! (?:coding|uttag)))",
    rf"{_MESSAGE} (?:har )?(?:skicka(?:ts|s|des)|skapa(?:ts|des)|genererats|är genererat) (?:helt )?automatiskt",
    rf"{_MESSAGE} (?:was|is|has been) (?:sent|created|generated) automatically|automatically generated {_MESSAGE}",
    rf"{_MESSAGE} (?:was|is|has been) automatically (?:sent|created|generated)",
    rf"(?:är|ett) automat(?:iskt )?genererat {_MESSAGE}?|{_MESSAGE} är automat(?:iskt )?genererat",
    rf"{_MESSAGE} (?:går|gick) (?:inte|ej) att (?:svara på|besvara)",
    rf"(?:går (?:inte|ej) att svara på|kan (?:inte|ej) (?:svara på|besvara)) (?:detta|det här) {_MESSAGE}",
    rf"{_MESSAGE} kan (?:inte|ej) besvaras|svara (?:inte|ej) på (?:detta|det här|denna)\b",
    r"(?:please )?do not (?:directly )?(?:reply|respond) (?:directly )?to this (?:e-?mail|message|address)",
    r"reply above this line|ovanför den här (?:linjen|raden)",
    r"^\W*(?:obs\W*)?(?:autosvar|auto-?reply|automatiskt (?:svar|larm|meddelande)|automated? (?:reply|response))\b",
    r"(?:den här|denna) (?:brevlådan?|e-?post(?:adress(?:en)?|låda)|adressen?) (?:bevakas|läses|används"
    r"|är) (?:inte|ej)",
    r"\b(?:virus|malware|skadlig kod)\b.{0,60}(?:\bdu skickat|\bni skickat|\byou sent)",
    r"^\W*(?:device name|enhetsnamn)\s*:",
    rf"{_MESSAGE} (?:har )?(?:skickats|skickades) via (?:webb?)?formuläret|(?:was|been) sent via the (?:\w+ )?form\b",
    r"(?:adressen|address) (?:\S+ ){1,6}?(?:används inte längre|har upphört|is no longer (?:in use|valid|active))",
    r"brevlådan läses inte|(?:mailbox|inbox|address) is (?:not|no longer) (?:monitored|read|in use|active|checked)",
    r"(?:message|mail) (?:\S+ ){0,5}(?:is being held|was waitlisted|has been quarantined|in quarantine)",
    r"\b(?:du|ni) får (?:detta|det här) (?:mejlet|mejl|e-?post\w*|meddelande\w*) (?:eftersom|för att)",
    r"you(?:'re| are) receiving this|notification settings|hantera (?:dina )?(?:aviseringar|notiser|prenumeration)",
    r"(?:click here to unsubscribe|avregistrera dig här|avprenumerera här|unsubscribe here)",
    r"^\W*(?:detta är|det här är|this is) (?:en|an?) (?:\w+ )?(?:avisering|påminnelse från|notification)\b",
    r"\b(?:detta|det här) är en (?:automatisk )?(?:kvittens|mottagningsbekräftelse)|\b(?:min|denna) (?:mejl"
    r"|e-?post|inkorg) "
    r"(?:bevakas|läses|besvaras) (?:inte|ej)|\bi no longer (?:use|check|read|monitor) this\b",
    r"a ticket has been created|we would like to acknowledge",
    r"protecting myself from (?:receiving )?(?:junk|spam)",
    r"this is (?:the only|an? (?:email )?abuse) |return receipt for the mail|unsubscribe from these notifications",
    r"\b(?:du har|you have) (?:(?:ett|en|a|\d+) )?(?:nytt?|nya|new|missat|missed) (?:röst\w+|voice ?mail"
    r"|voice message|fax)|\bnytt fax har|\bincoming fax\b",
    r"\b(?:skannat|scanned) (?:dokument|document)\b[^?]{0,80}\b(?:enhet|device|skrivare)",
)
# A filter speaks of what it holds back, or somebody writes to all.
HELD = any_of(
    r"(?:skräppost|spam|junk|antispam)\w*(?: filter| protection)? (?:\S+ ){0,3}(?:stoppa|blocker|håll|held|block|stop)",
    r"(?:stoppats|blockerats|held|stopped|blocked) (?:\S+ ){0,3}(?:skräppost|spam|junk|karantän|quarantine)",
    r"\b(?:approved|verified|godkänd|verifierad) (?:sender|avsändare)\b",
    rf"{_MESSAGE} (?:\S+ ){{0,4}}(?:har stoppats|hålls kvar|väntar|is held|was held|is waiting) (?:tills|until) "
    r"(?:du|ni|you)\b",
)
SPREAD = any_of(
    r"\b(?:utskicket?|nyhetsbrevet?|newsletter|mailing) (?:går|skickas|is sent|kan inte)\b|\bfler utskick\b",
    r"(?:detta|det här|this) (?:utskick|nyhetsbrev|newsletter)|avsluta (?:din )?prenumeration|avregistrera dig\b",
    r"(?:read|view|läs|visa) (?:\S+ ){0,3}(?:webbläsar|in (?:your )?browser)",
)
ABSENT = any_of(
    r"\bjag (?:(?:är|har|befinner mig|arbetar|jobbar|vistas|kommer att vara|har gått)\b(?: \w+){0,3}? )"
    r"(?:semester\w*|(?:tjänst|föräldra|mamma|pappa|semester|studie|sjuk|barn)?ledig(?:het|t)?\b|föräldraledighet"
    r"|sjukskriven|frånvarande|bortrest|borta|utomlands|utrikes|(?:tjänste|studie)?resa|resande fot|konferens"
    r"|kongress"
    r"|kurs\b|utbildning|uppdrag|ur tjänst|slutat|lämnat|pension\w*|bytt (?:arbetsplats|jobb|tjänst)|vab\b|deltid"
    r"|otillgänglig|upptagen|fältarbete)",
    r"\bi(?:'m| am) (?:absent|out) (?:until|till|this|today|all|for|from)\b|\bhas (?:left|retired from) (?:the"
    r"|our)\b",
    r"\b(?:we|college|school|university|institute|library|agency) (?:is|are|will be) closed\b",
    r"\bjag (?:är|arbetar|jobbar|finns)(?: tyvärr| just nu| för närvarande)? (?:inte|ej) (?:på (?:kontoret"
    r"|plats|arbetet)|i tjänst|i ?dag|längre"
    r"|tillgänglig)",
    r"\bjag (?:arbetar|jobbar) (?:deltid|inte)|\bjag vabbar\b|\bmin sista (?:arbets)?dag\b|\bvård av barn\b",
    r"\b(?:i|under) min (?:frånvaro|ledighet|semester|bortavaro)|\bunder (?:perioden|sommaren|semestern"
    r"|ledigheten)\b",
    r"\b(?:vi|enhet(?:en)?|kontor(?:et)?|kansli(?:et)?|mottagning(?:en)?|avdelning(?:en)?|expedition(?:en)?"
    r"|skolan|växeln)"
    r" (?:har|är|håller) (?:sommar|semester|jul)?(?:stängt|stängd|stängda|lov|lunchstängt)\b",
    r"\bi(?:'m| am)(?: \w+){0,2}? (?:out of (?:the )?(?:office|country)|not in (?:the )?office|away|off\b|unavailable"
    r"|travel+ing|out sick|retired|abroad|attending|working part[- ]time)",
    r"\bi(?:'m| am)(?: \w+){0,2}? (?:on|off on|at|in) (?:an? )?(?:\w+ )?(?:leave|vacation|holidays?|sabbatical"
    r"|conference"
    r"|training|course|workshop|business trip|fieldwork|field work|meetings?)\b",
    r"\bi (?:will be|have) (?:out of (?:the )?office|away|left|retired|moved to)\b|\bi (?:do not|don't) work\b",
    r"\bi work part[- ]time\b|\bmy last (?:working )?day\b|\bchecking (?:my )?e-?mails? (?:infreq|sporad|only|once)",
    r"\b(?:is (?:out of the office|on leave|away)|no longer (?:works?|with|employed|at|checking))\b",
    r"\b(?:our |the )?(?:offices?|department|clinic) (?:is|are|has|have|will be)(?: been)? closed\b",
    r"\b(?:in|during) my absence\b|\bwhile i(?:'m| am) away\b|\b(?:up)?on my return\b|\bwhen i (?:return|get back)\b",
    r"\bich bin\b.{0,60}(?:nicht im büro|im urlaub|abwesend)|\bjeg er\b.{0,40}(?:ferie|bortreist|bortrejst"
    r"|fraværende|permisjon|orlov|ikke (?:på kontoret|til stede))|\bolen (?:loma|poissa|vuosiloma)",
)
REDIRECTS = any_of(
    r"\bhanteras av\b|\breach out to\b|\bwill reply to\b|\bafter the (?:break|holidays)\b"
    r"|\båterkommer\b.{0,30}\bså fort\b",
    r"\bunder tiden\b|\bkan (?:du|ni) (?:nå|vända|höra)\b|\bnås (?:jag|på|via)\b|\b(?:står in|ersätter|vikari\w+)\b",
    r"\bläses? först\b|\b(?:åter|tillbaka)(?: \w+)? \d|\bupp till \w+ (?:dagar|veckor)\b|\bhög arbetsbelastning\b",
    r"\bplease (?:e-?mail|call|write to|turn to|reach|forward|ask)\b|\b(?:standing in|covering|filling in) for\b",
    r"\b(?:i )?(?:return(?:ing)?|be back|am back|'m back) (?:on|to|in)\b|\bbefore (?:that|then)\b|\bif you need an\b",
    r"\bkontakta(?:s)?\b|\bhänvisa[sr]?\b|\bring (?:växeln|vår)|\bskickas till\b|\bmin ersättare\b|\bbesvaras av\b",
    r"\b(?:brådskande|akuta?) (?:ärende|fråg|fall|behov)|\b(?:bråttom|brådskande|akut|jourhavande)\b|\bsök mig\b",
    r"\b(?:vänd|ring|mejla|maila|skriv)\b.{0,30}(?:\S+@\S+|växeln|kollega|min chef|till)"
    r"|\bbehöver (?:du )?svar tidigare\b",
    r"\bläser (?:inte|ej|inga|sporadiskt|sällan|bara)?\s*(?:min |mina |mejl|mail|e-?post|ditt)|\bläses inte\b",
    r"\bvidarebefordras (?:inte|ej)|\b(?:inte|ej) (?:att )?(?:vidarebefordras|läsas|läst)\b"
    r"|\bkan (?:svaret )?dröja\b",
    r"\b(?:svarar|besvarar?s?|återkommer|läser ditt mejl|läsa ditt|tillbaka|åter|öppnar igen)\b.{0,60}"
    r"\b(?:när jag|så snart|först|jobbet|i tjänst|på måndag|\d|i (?:jan|feb|mars|apr|maj|jun|jul|aug|sep|okt"
    r"|nov|dec))",
    r"\bbegränsad(?:e)? (?:tillgång|möjlighet)|\bsvårt att svara\b|\btack för (?:ditt|din|er) (?:mejl|mail"
    r"|e-?post|medd)",
    r"\burgent\b|\b(?:please |kindly )?contact\b|\bmy (?:replacement|colleague|deputy|substitute|assistant)\b"
    r"|\bcall our\b",
    r"\b(?:limited|intermittent|no|without|sporadic) (?:\w+ )?(?:access|internet|connection)"
    r"|\bdelay in my response\b",
    r"\bwill (?:not )?(?:be )?(?:repl(?:y|ied)|respond|answer(?:ed)?|get back|return|be back|read|forwarded|back)\b",
    r"\b(?:slow|delayed) (?:to|in) respon|\binfrequently\b|\bnext working day\b|\bdirect (?:\w+ )?(?:correspond"
    r"|inquir|your)",
    r"\bthank(?:s| you) for (?:your|the) (?:e-?mail|message|mail)|\bunable to read your\b|\bnot (?:be )?(?:read"
    r"|forwarded)\b",
    r"\bthank(?:s| you) for (?:reaching out|writing)\b|\breopen\b",
    r"\bl[æe]ser ikke (?:e-?post|e-?mail|mail)|\bkontakt \S+@|\bei (?:välitetä|lueta)|\bota yhteyttä\b|\btilbake\b",
)
RECEIVED = any_of(
    r"\bthank(?:s| you) for (?:reaching out|contacting|getting in touch)\b",
    r"\b(?:begäran|förfrågan|request|case) \w*\d\w* (?:har|has been) (?:registrer|skapa|creat|logged|regist)",
    r"\b(?:tagit emot|mottagit|fått) (?:ert|er) \w+[^.!?]{0,20} och (?:återkommer|svarar|besvarar)\b",
    r"\b(?:har )?fått (?:id|nummer|ärendenummer|ärende-id)\b|\bkommer att hanteras\b|\b(?:ticket"
    r"|case) has been closed\b",
    r"\b(?:we've|we have) received your\b",
    r"\b(?:vi har|har vi|har)(?: nu)? (?:tagit emot|mottagit|registrerat|fått) (?:det\b|(?:ditt|din) "
    r"(?:ärende|mejl|mail|e-?post|meddelande|fråga|förfrågan|felanmälan|beställning|anmälan|formulär|ansökan))",
    r"\bbekräfta(?:r)? (?:härmed )?att (?:ditt|din|ert|er)\b|\b(?:ärende\w*|case|ticket) (?:\S+ )?(?:har lösts"
    r"|är löst|was)",
    r"\b(?:ditt|din|ert|er) (?:\S+ )?(?:ärende|mejl|mail|e-?post|meddelande|fråga|förfrågan|felanmälan|beställning|"
    r"anmälan|formulär|handling)\s(?:är|har|blir)\b(?: nu)?.{0,30}(?:mottag|tagits emot|registrer|inkommit"
    r"|kommit fram"
    r"|skickats in|skapat|fått (?:nummer|ny))",
    r"\b(?:ärende|incident|ticket|inc)[ #]?[\w-]{0,24}\d[\w-]{0,24} (?:har|är|has been) (?:skapa|registrer"
    r"|öppna|creat)",
    r"\b(?:ärende\w*|case|ticket)[ #]{1,2}[\w-]{0,24}\d[\w-]{0,24} (?:är|har|is|has been) (?:nu |now )?"
    r"(?:avsluta|stäng|lös|closed|resolved|solved)",
    r"\b(?:we have|we've|has|have been) received (?:your|this)\b|\bhas been received\b|\bticket has been created\b",
    r"\bbeen opened on your behalf\b|\bwe would like to acknowledge\b|\byour request (?:\(\d+\) )?has been\b",
    r"\btack för att du (?:kontaktar|hör|skriver|mejlar|mailar)|\bthank you for contacting (?:us|the|our)\b"
    r"|\bstatus har ändrats\b",
)
PROMISED = any_of(
    r"\btypically repl|\breplies in\b|\busually (?:reply|answer|respond)",
    r"\bi turordning\b|\bdröja upp till\b|\bvidarebefordrats till\b",
    r"\båterkommer\b.{0,40}\b(?:så (?:snart|fort)|inom|snarast)|\b(?:svarar|besvaras)\b.{0,30}\b(?:inom|så snart)",
    r"\bhandläggare (?:kommer att|är ledig|kontaktar)|\b(?:vår|aktuell) (?:handläggningstid|svarstid)"
    r"|fördelas till en",
    r"\b(?:respond|reply|answer|get back|be in touch)\b.{0,40}\b(?:within|soon|shortly|possible)",
    r"\bsvarstid(?:en)? (?:kan|är)|\bfår (?:du )?svar inom|\bfölja (?:det|ärendet) i\b|\btrack (?:its "
    r"|the )?progress\b",
    r"\bstängs om\b|\bvi läser alla\b|\bour team will\b|\bmånga som hör av sig\b|\bså fort vi kan\b|\bärendenummer:",
    r"\breviewed by our\b|\bsvar så snart\b|\btack för din fråga\b|\bärendenummer\b|\bticket id\b|\bfått nummer\b",
)
CALENDAR = any_of(
    r"(?:has|have) (?:accepted|declined|tentatively)|invitation (?:from|to)|mötesförfrågan"
    r"|(?:ditt )?möte(?:t)? (?:av|ac)",
)
READ = any_of(
    r"\blästes\b|was (?:read|deleted|displayed)|togs bort utan|ble lest|blev læst|return receipt|visades"
    r"|raderades utan",
)
UNDELIVERED = any_of(
    r"\b[45]\.\d{1,2}\.\d{1,3}\b|\b(?:550|551|552|553|554|450|451|452)[ -]",
    r"user unknown|unknown user|no such (?:user|recipient|address)|(?:mailbox|quota) (?:is )?(?:full|exceed\w+"
    r"|unavail\w+)",
    r"(?:could|was|can|cannot|has|did) ?(?:not|n't)? ?(?:yet )?(?:be |been )?(?:deliver(?:ed)?|reach(?:ed)?)\b",
    r"un(?:able|deliverable)\b.{0,30}(?:deliver|message|mail)?|undeliverable|unrouteable|permanent (?:fatal )?error",
    r"delivery (?:has )?(?:failed|is delayed|failure)|failed recipient|transcript of session|does not exist here",
    r"(?:inte|ej|inte att) (?:kunde |kunnat |gått att )?lever(?:era|erat|eras|erades)|levererades inte"
    r"|leveransen (?:är |har )?(?:för|miss)",
    r"nådde inte|mottagaren finns inte|okänd mottagare|brevlådan är full|your message was (?:not|rejected)"
    r"|recipient reject",
    r"nicht zugestellt|ikke leveres|non? remis|niet afgeleverd|voitu toimittaa|delivery of the email was stopped",
    r"n'a pas pu [eê]tre (?:d[eé]livr|remis)|no se (?:pudo|ha podido) entregar|recipient name is not recogni[sz]ed",
    r"(?:mejl|meddelande|message|mail)\w* (?:\S+ ){0,4}(?:har (?:stoppats|blockerats)|(?:was|has been) blocked)",
    r"\b(?:stopped|blocked|rejected) the following (?:e-?mail|message|mail)",
    r"(?:stoppat|blockerat) följande (?:mejl|meddelande|e-?post)",
    r"mail is returned|message delivery failed|account is inactive|mail could not",
)
# A mail that says of itself that nobody wrote it, in words that people use too.
AUTOMATED = any_of(
    rf"(?:detta|det här|denna|den här|this|dette|tämä|diese[rs]?) (?:{_MESSAGE}|kvitt\w+|bekräftelse\w*|reply"
    rf"|answer|viesti|melding\w*|nachricht)?\b[^.?!\n]{{0,40}}"
    r"(?:automat|av sig själv|by itself)",
    r"(?:svaret|mejlet|meddelandet|kvittot|kvittensen|bekräftelsen|notisen|aviseringen|message|reply"
    r"|e-?mail) (?:går ut|(?:har |is |was |been |has )*"
    r"(?:skick\w+|skap\w+|sänd\w*|gener\w+|sent|created)) (?:\w+ )?(?:automat|av sig själv|maskinellt|enligt)",
    r"\bjag har (?:automatiskt svar|autosvar\w*) (?:på|aktiv)|\bautosvaret? (?:är (?:aktivt|på)|gäller)"
    r"|\bauto-?(?:responder|reply|svar)\w* here\b",
    r"\b(?:datorn|telefonen|roboten|mejlprogrammet|e-postprogrammet|programmet) (?:svarar|skickar)"
    r"|\bav sig självt?\b|\bautomat(?:inen|iche|isk|ische) (?:vastaus|antwort|nachricht"
    r"|svar|fraværs\w+|melding)|\bautomaattinen\b|\bstör ej|\bdo not disturb|\bkörläge\b|\bdriving mode",
)
SORRY = any_of(
    r"\b(?:ursäkta|förlåt|sorry|apologi\w+)\b[^.!?\n]{0,60}(?:auto-?svar|auto-?reply|auto-?response"
    r"|automatisk|automatic|out.of.office|frånvaro)"
)
HOWEVER = any_of(r"\b(?:men|but|dock|however|ändå|though|fast)\b")
# A person wants something, gives something or answers.
SPEAKS = any_of(
    r"\?",
    r"\b(?:vill därför|och vill|skulle (?:gärna )?vilja|önskar|vi ber|ber att|inget att tillägga|fullmakt"
    r"|drar? tillbaka|har beslutat|måste vi)\b",
    r"\b(?:mitt|vårt|my|our) (?:förra|tidigare|previous|last|earlier) (?:mejl|mail|e-?post|meddelande|message"
    r"|e-?mail)\b",
    r"\bmen (?:jag|vi|ser|nås|svarar|kan|min)\b|\bbut i\b|\bsvar(?:et)? (?:är|:)|\bdiskuterat\b",
    r"\b(?:undrar|fråga:|kan ni|kan vi|skulle ni|vill (?:vi|ni|jag|gärna)|(?:vi|jag) vill|behöver (?:vi|ni)"
    r"|(?<!om )vi behöver)\b",
    r"\b(?:bifoga\w*|se bila\w+|bilaga|här kommer|skickar|översänder|skicka gärna|vänligen (?:skicka|återkom"
    r"|bekräfta))",
    r"\b(?:beställ(?:er|a)|ansöker|begär|godkänner|godkänna|kompletter\w+|återkalla\w*|lägga till|byta"
    r"|meddela oss)\b",
    r"\b(?:could you|can you|can we|would you|do you|we (?:need|want|would)|i (?:need|want|wonder|would like"
    r"|approve))\b",
    r"\b(?:attach(?:ed|ing)?|enclosed?|here is|please (?:send|add|find|remove|confirm|go on))\b",
    r"\b(?:we|i) (?:accept|approve|order|confirm|report|hereby|study)\b|\bwe must\b|\b(?:vi|jag) accepterar\b",
)
QUOTED = re.compile(r"[\"”“»«][^\"”“»«\n]{3,300}[\"”“»«]")
# What stands in a mail and nobody says: lines of another mail's head, addresses, what everybody asks at the end.
UNSAID = any_of(
    r"(?m:^[ \t]*(?:till|från|ämne|rubrik|to|from|subject|emne|betreff|aihe)\s*:.*$)|https?://\S+",
    r"\b(?:hur|how) (?:nöjd|upplevde|var|gick|did|was|would|satisfied|likely)[^?.!\n]{0,80}\?|\b(?:var|was"
    r"|wasn't) (?:det|this|it) (?:inte )?(?:du|you)\?",
    r"\b(?:vill|önskar) (?:du|ni) (?:inte|ej)[^?.!\n]{0,80}\?|\b(?:glömt|forgot(?:ten)?)\b[^?.!\n]{0,40}\?",
    r"\b(?:blir|är|utgör) (?:en )?(?:allmän\w*|offentlig\w*) handling\w*|\bbecomes? (?:an? )?(?:public"
    r"|official) (?:record|document)s?",
    r"(?:vad ska du göra|what should you do)\?",
    r"(?:har du|har ni|vill du|behöver du|do you have|don't want|need|any|got)\b[^?.!\n]{0,60}(?:frågor|questions"
    r"|help|hjälp|svar|utskick från oss|e-?mails from us)\?",
)
