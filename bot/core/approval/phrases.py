"""Turns of phrase that mean one thing, by the class that they have as a whole (the classes are `words`').

They are taken out of a folded sentence in this order, before its words are looked at one by one. Z approves by
itself, W leads to an infinitive that does, L is the "of" in "my approval of the specification", C says that an
approval is given.
"""

from __future__ import annotations

import re

_MONTH = r"(?:jan|feb|mars?|march|apr|maj|mai|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]{0,8}"
_DATE = (
    rf"(?:\d{{1,2}}/\d{{1,2}}(?!\d)|\d{{4}}-\d\d-\d\d|\d{{1,2}}\.? {_MONTH}(?: \d{{4}})?|{_MONTH} \d{{1,2}},? "
    rf"\d{{4}})"
)
_DIARY = r"\d{1,3}(?:\.\d{1,3}){0,3}-\d{1,7}/\d{2,4}"
_SPEC = (
    r"(?:(?:the|den|your|er|denna|this|hela|whole|data|bifogad|bifogade|ovanstaende|attached|nya|reviderade|"
    r"uppdaterade|revised|updated|new|entire|proposed|final) ){0,3}(?:specifikation(?:en)?|specification|specen|"
    r"spec)"
)
_IT = rf"(?:{_SPEC}|den|det|detta|it|this)"
_ALL = rf"(?:{_IT}|(?:the )?(?:innehallet|underlaget|content|document)|allt|everything|N)"
_OURS = r"(?:the |our |my |var |vart |min |mina |vara |hela |whole ){0,2}"
_PEOPLE = (
    r"(?:(?:forskar|projekt)?gruppen|(?:research |project )?(?:group|team)|teamet|medsokande|kollegor(?:na)?|"
    r"kollegerna|handledare|statistiker|colleagues|co-applicants|supervisor|statistician)"
)
_PLEASE = r"(?:please|vanligen|var vanlig(?:a)?(?: och)?|kindly)"
_FULL = (
    r"(?:(?:formal|formella|written|skriftliga|full|fulla|official|officiella|explicit|uttryckliga|fullstandiga|"
    r"complete) ){0,2}"
)
_APPROVAL = r"(?:approval|acceptance|godkannande|godkendelse|godkjenning)"
_THIS = (
    r"(?:this|denna|detta|det har)(?: (?:e-?mail|mejl(?:et)?|mail(?:et)?|message|meddelande|svar|answer|reply|"
    r"letter|svarsmejl))?"
)
_GOOD = r"(?:bra|ratt|korrekt|fint?|good|correct|right|great|fine|perfect|perfekt|jattebra|toppen|utmarkt)"

_MANNER = (
    rf"(?:as|som) (?:it was )?(?:sent|skickades|skickats|mejlades)(?: (?:to|till) (?:us|me|oss|mig))?(?: on| den)? "
    rf"{_DATE}",
    r"i och med (?:detta|det har)(?: (?:mejl(?:et)?|mail(?:et)?|svar(?:et)?))?|for (?:delivery|leverans|"
    r"extraction|uttag)(?=$|[,.!])",
    r"med (?:(?:den |det )?(?:allra )?(?:storsta|stor|varm|stort) )?(?:nojet?|gladje|hand|tacksamhet)|with "
    r"(?:great |the greatest |much )?(?:pleasure|joy|gratitude)|fran (?:min|mitt|var|vart) hall|for (?:min|var) "
    r"del(?! )|for (?:min|var) del(?=$|[,.!])|(?:on|from|at) (?:my|our) (?:part|behalf|end|side)(?!\w)|for (?:my|"
    r"our) part|pa (?:mina|vara) vagnar",
    r"(?:med|till|with|at) (?:(?:ett|en|den|det|an|the|a) )?(?:(?:uppskattat|uppskattade|ungefarligt|ungefarliga|"
    r"beraknat|beraknade|estimated|approximate|stated|angivet|angivna) )?(?:pris|priset|kostnad|kostnaden|price|"
    r"cost)(?: (?:pa|of|om))?(?: (?:ca|cirka|ungefar|about|approximately|sek)){0,2} \d[\d .,]*(?: ?(?:kr|kronor|"
    r"sek|tkr|euro?))?",
    r"inkl\.?(?:usive)? (?:det |den )?(?:uppskattade |ungefarliga |angivna |beraknade )?(?:pris\w*|kostnad\w*)|"
    r"including the (?:approximate |estimated |stated )?(?:price|cost)(?: estimate)?",
    r"(?:pa |of )?(?:ca |cirka |totalt )*(?:\d[\d .,]*\d ?(?:kr|kronor|sek)|sek \d[\d .,]*\d)(?: (?:excl|exkl|"
    r"exklusive|excluding)\.? (?:vat|moms))?",
    r"(?:sa|sasom|som|precis som|just as|exactly as|such as|as) (?:den|det|it) (?:ar|is|star|stands|ser ut|"
    r"looks)(?: (?:i dag|idag|today|nu|now|skriven|written|formulerad|beskriven|described|presenterad|nu|now|"
    r"utformad))?(?: (?:i|in) (?:the )?(?:bilagan|mejlet|dokumentet|underlaget|attachment|document)(?: till "
    r"(?:ert|er) (?:mejl|brev))?)?|i (?:den )?(?:form|utformning) (?:den|som) .{0,12}skickats|in all (?:its "
    r")?parts|i alla dess delar|i alla stycken|rakt av|med en gang|ograns\w+|fullstandigt|as of (?:today|now)|per "
    r"i ?dag|as (?:attached|drafted|sent|proposed|described|presented|prepared|formulated)|herfra|harifran|from "
    r"here|ut?en (?:endringer|innvendinger|forbehold|merknader)|uden (?:andringer|forbehold|indvendinger|"
    r"bemarkninger)|saledes|foljaktligen|accordingly|hence|med gott samvete|in good order",
    r"(?:i|in|re|ang|avseende|gallande|concerning|for)[.:]? (?:ert |vart |the |our |your )?(?:arende|case|dnr|"
    r"diarienummer|diarienr|reg)(?:\.? ?(?:nr|no|number|nummer))?\.?:? [\d.:/-]+",
    r"(?:fran|fra) (?:min|var) side?a?|fran vart hall|fran oss|from (?:our|my) (?:side|end)|from (?:us|me)|fran mig",
    r"i (?:dess|sin) helhet|i alla delar|helt och hallet|till fullo|fullt ut|in full|in its entirety|med gladje|i dag",
    r"utan (?:(?:nagra|nagon|som|helst|ytterligare|vidare|minsta) ){0,4}(?:forbehall|invandning(?:ar)?|"
    r"anmarkning(?:ar)?|reservation(?:er)?|erinran|"
    r"andring(?:ar)?|synpunkter|kommentarer|tvekan)|oforandrad|i befintligt skick",
    r"without (?:any )?(?:further )?(?:reservations?|changes|amendments|objections|conditions|comments|remarks|"
    r"hesitation)",
    r"i (?:sin|dess) nuvarande (?:form|lydelse|utformning)|in (?:its|the) (?:current|present) (?:form|version|wording)",
    r"as (?:it )?(?:is|written|stands)|som den (?:ar|star)|unchanged",
    r"(?:(?:sa)?som|i egenskap av) (?:(?:huvud)?ansvarig forskare|projektledare|projektansvarig|pi)|"
    r"efter genomlasning(?: av underlaget)?",
    r"as (?:the )?(?:principal investigator|pi|responsible researcher|project leader|project manager)",
    rf"on behalf of {_OURS}{_PEOPLE}|(?:av|by) (?:mig|oss|me|us|undertecknad|the undersigned|(?:hela |the whole |"
    rf"our whole )(?:forskargruppen|"
    rf"projektgruppen|gruppen|team|group))(?: alla)?",
    r"enligt (?:(?:bifogad |er )?bilagan?|(?:bifogat|er|ert) (?:dokument|forslag|underlag))(?= ?$|[,.!])",
    r"(?:enligt|according to|as per) (?:er|ert|your) (?:mejl|mail|brev|e-?post|letter|e-?mail|forslag|proposal)",
    r"(?:och|and) (?:its|dess|hela|the|allt)? ?(?:innehallet|innehall|contents?)|(?:och|and|med|with|inkl\.?|"
    r"including) (?:dess|its|tillhorande|"
    r"all) (?:bilagor|bilaga|appendix|appendices|attachments|annex\w*)|(?:och|and) agree to (?:the )?(?:estimated "
    r"|stated )?(?:price|cost)|"
    r",? (?:liksom|as well as|along with|together with|samt|jamte) (?:the )?(?:estimated )?(?:prisuppgiften|"
    r"priset|kostnaden|price|cost)(?: estimate)?|"
    r"\((?:och|and|samt|including|inkl\.?|inklusive) (?:the )?(?:priset|kostnaden|price|cost|prisuppgiften)\)|"
    r"(?:o|och) pris",
    r"(?:via|genom|med|by|with|through|per) (?:detta |this )?(?:e-?post|mejl|mail|e-?mail|message|meddelande|svar|"
    r"besked|answer|reply)|in "
    r"writing|"
    r"with pleasure",
    r"i (?:det har |detta |ovanstaende )?arendet?|i och med (?:detta|det har)(?: (?:mejl(?:et)?|mail(?:et)?|"
    r"svar(?:et)?))?|villkorslost|"
    r"unconditionally|genom undertecknad(?: bestallare)?|(?:i|in) (?:alla|all) (?:its )?(?:delar|parts|avseenden|"
    r"respects)",
    rf"(?:as|som) (?:it was )?(?:sent|skickades|skickats|mejlades)(?: (?:to|till) (?:us|me|oss|mig))?(?:(?: on| "
    rf"den)? {_DATE})?",
    r"(?:for|av|of|till) (?:(?:vart|mitt|the|our|my|this|detta) )?(?:(?:data)?uttaget|bestallning(?:en)?|"
    r"projekt(?:et)?|project|order|studien?|study|(?:data )?extraction|forskningsprojekt(?:et)?)",
    r"(?:(?<=specifikationen )|(?<=specification ))(?:(?:i (?:mejlet|mailet) )?nedan|(?:in the e-?mail )?below)",
    r"(?:a|pa) (?:forskar|projekt)gruppens vagnar|for (?:forskar|projekt)gruppens rakning",
    r"(?:inkl\.?|inklusive) (?:pris(?:et)?|kostnad(?:en)?)|including the (?:price|cost)(?: estimate)?",
    rf"(?:daterad|dated|av den|fran den)(?: den)? {_DATE}",
    r"(?<=specifikation )\d{1,2} ?\(\d{4}-\d\d-\d\d\)|(?:version|ver|revision|utgava) ?(?:nr )?\d{1,2}|v ?\d{1,2}|"
    r"\d{4}-\d\d-\d\d",
    r"(?:(?:i|for|in|avseende|gallande|rorande|angaende|ang|re|concerning|regarding|med|with|our|vart|ert)[.:]* )*"
    rf"(?:(?:arende(?:t)?(?: nr)?|case|dnr|diarienummer|ref|reference|number|nummer)[.:]* )*{_DIARY}",
)
_NOUNS = (
    r"(?:det|den|what|vad) (?:ni|du|you) (?:har |have )?(?:skicka\w*|sent|mejla\w*|bifoga\w*)",
    r"(?:er|ert|your|the) (?:forslag|utkast|proposal) (?:till|for|of|pa)(?: a| the| en)? "
    r"(?:data)?(?:specifikation(?:en)?|specification)",
    r"(?:bilagan|attachment) (?:med|with|containing) (?:the )?(?:specifikationen|specification)|(?:the |den |det "
    r")(?:bifogade?|bifogat|attached) (?:filen|dokumentet|file|document|pdf|pdf-filen)",
    r"(?:data|data extraction|extraction|order|delivery|uttags?|bestallnings?) specifi(?:cation|kation(?:en)?)",
    r"(?:saval |both |bade )?(?:the )?(?:innehall(?:et)?|specifikation(?:en)?|specification|content) (?:som|and|"
    r"och) (?:the )?(?:estimated )?(?:pris(?:et)?|kostnad(?:en)?|prisuppskattning(?:en)?|price|"
    r"cost)(?: estimate)?(?: i specifikationen)?",
    r"(?:den )?(?:nya |senaste |reviderade )?versionen av specifikationen|the (?:new|latest|"
    r"revised) version of the specification",
    r"(?:allt|everything|all) (?:i|in|som star i) (?:the )?(?:specifikationen|specification|specen)",
    r"(?:forslaget till|utkastet till|the proposed) (?:specifikation(?:en)?|specification)",
    r"(?:den |the )version(?= A\b)",
    r"(?:innehallet i|the contents? of|detaljerna i) (?:the )?(?:specifikationen|specification|specen)",
    r"(?:den |the )?(?:specifikation(?:en)?|specification) (?:som |that |which )?(?:ni|du|you) (?:har |have )?"
    rf"(?:skicka[td]e?|sant|sent|bifoga[td]e?|attached|tagit fram|prepared)(?: (?:over|oss|us|mig|me))?(?:(?: den|"
    rf" on)? {_DATE})?",
)
_DONE = (
    rf"{_SPEC} (?:har|has|ar) (?:(?:nu|harmed|now|hereby) )?(?:godkants|blivit godkand|been approved) (?:av|by) "
    rf"(?:mig|oss|undertecknad|me|us|the undersigned)"
)
_APPROVES = (
    rf"(?:ett|a) (?:formellt|formal|uttryckligt|definitivt|definite|explicit) (?:ja|yes) (?:till|to) {_SPEC}|(?:ni "
    rf"har|you have|ni far) (?:harmed )?"
    rf"(?:mitt|vart|my|our) (?:klartecken|go-ahead|green light) (?:for|till|to) {_SPEC}|{_SPEC} (?:antas|"
    rf"faststalls|bifalls)(?: harmed)?(?= ?$| ?[.!]$| och godk)|"
    rf"(?:i|we) (?:hereby )?sign off (?:on )?{_SPEC}|{_SPEC} (?:is|has been) (?:hereby )?signed off(?: by (?:me|us))?",
    rf"(?:harmed |hereby )?{_FULL}(?:approval|godkannande) (?:from|fran) (?:us|me|oss|mig|our side|my side|var "
    rf"sida|min sida)",
    rf"(?:you've got|you now have|you have|ni far|ni har(?: nu)? fatt|du far) (?:harmed |hereby )?(?:my|our|mitt|"
    rf"vart) {_FULL}{_APPROVAL}(?: (?:of|av|till|to|for) {_SPEC})?",
    rf"(?:{_APPROVAL}|godkant|godkand|approved)(?: (?:of|av) {_SPEC})?: ?(?:ja|yes)",
    rf"(?:{_PLEASE} )?(?:register|note|record|accept|take|log|notera|registrera|anteckna) (?:my|our|mitt|vart) "
    rf"{_FULL}{_APPROVAL}(?: (?:of|av|till|to|for) {_SPEC})?",
    rf"{_THIS} (?:is|ar|utgor|constitutes|serves as|confirms|(?:is )?to be (?:seen|regarded|taken) as|should be "
    rf"taken as|ska ses som|far ses som|galler som|raknas som|bekraftar) (?:my|our|mitt|vart|ett) "
    rf"{_FULL}{_APPROVAL}(?: (?:of|av|till|to|for) {_SPEC})?",
    rf"(?:{_PLEASE} )?(?:(?:ni|du|you) (?:kan|far|can|may) )?(?:consider|regard|treat|take|betrakta|se|anse) "
    rf"{_THIS} (?:(?:as|som) )?(?:(?:my|our|mitt|vart|ett|an|a) )?{_FULL}{_APPROVAL}(?: (?:of|av|till|to|for) "
    rf"{_SPEC})?(?: (?:fran|from) (?:mig|oss|me|us))?",
    rf"(?:{_IT}|specifikation(?:en)?|which|som) (?:har|far|has|gets) (?:harmed |hereby |darmed )?(?:my|our|mitt|"
    rf"vart) {_FULL}{_APPROVAL}",
    rf"(?:(?:please|(?:ni|du|you) (?:kan|far|can|may)) )?(?:consider|regard|betrakta|anse|se|take|treat) {_IT}(?: "
    rf"(?:as|som))?"
    r"(?: (?:hereby|harmed))? (?:approved|godkand)",
    r"(?:(?:please )?(?:accept|consider|take|regard) )?(?:har (?:ar|kommer)|here (?:is|comes)|(?:this|denna|detta|"
    r"det har)(?: (?:e-?mail|mejl(?:et)?|mail(?:et)?|message|meddelande|svar))?(?: (?:as|ar|is|utgor|to be|"
    r"constitutes)){1,2}) (?:my|our|mitt|vart) (?:(?:formal|written|full|official|formella|skriftliga|"
    r"fulla) )?(?:approval|godkannande) (?:of|av|till|to|for) (?:the )?(?:specification|specifikationen|specen)",
)
_LEADS = (
    r"kan inte annat an(?= godk)|(?<=i )cannot but(?= approve)",
    r"(?:kan|vil) (?:jeg |vi )?(?:hermed|herved)|(?:har|have) (?:nu |now )?(?:beslutat|enats om|bestamt oss for|"
    r"decided|agreed)(?: oss for)? "
    r"(?:att|to)(?= (?:godkanna|acceptera|approve|accept))|it is (?:a|my|our) (?:great |true )?pleasure to|det ar "
    r"(?:mig )?ett (?:\w+ )?noje att",
    r"(?:vill|far|kan) (?:jag |vi )?harmed|harmed (?:vill|far|kan) (?:jag|vi)|ber (?:harmed )?att fa",
    r"(?:(?:very|so|really|mycket|more than|only too|quite) )?(?:happy|pleased|glad|delighted) to|(?:am|are) "
    r"writing to(?: you to)?|"
    r"(?<=i )can(?= approve)|(?<=we )can(?= approve)|it is (?:with (?:great )?pleasure|my pleasure) that (?:i|"
    r"we)(?= approve)",
)
_READING = (
    r"^det enda (?:jag|vi) har att saga ar att(?= (?:jag|vi|spec))|^not much (?:more |else )?to say (?:other|"
    r"except) (?:than )?that(?= (?:i|we|the spec)\b)|"
    r"det glader (?:mig|oss) att (?:fa |kunna )?meddela att(?= (?:jag|vi|spec))",
    r"^(?:med anledning av|som svar pa|apropa|further to|in (?:response|reply) to|with reference to|referring to|"
    r"pa|efter) (?:er|ert|ditt|din|our|your|var|vart)(?: [a-z]+){1,7},?(?= (?:far|godkanner|vill|kan|jag|vi|i|we|"
    r"meddela\w*|,|sa) )",
    r"(?:(?:ar|am|are) )?(?:glad|glada|happy|pleased|delighted)(?: over)? (?:att|to) (?:kunna |be able to "
    r")?(?:meddela|inform(?: you)?|bekrafta|confirm|tell you|let you know) (?:att|that)(?= (?:jag|vi|i|we|spec|"
    r"the spec))",
    r"^efter att (?:ha|jag har|vi har)(?= (?:nu )?(?:gatt|last|tittat|granskat|kollat|diskut))",
    r"^(?:efter|after|following) (?:en |ett |a |the |our |var |vart )?(?:\w+ ){0,2}(?:genomgang|genomlasning|"
    r"granskning|diskussion\w*|overvagande|review\w*|reading|discussions?|consideration|dialog\w*|kontroll|mote)"
    r"(?: (?:med|with|av|of|i|in) (?:\w+ ){0,3}?\w+)?(?=,? (?:godk\w+|accepterar|i|we|jag|vi|kan) )",
    rf"(?:tagit del av|gatt igenom|last igenom|tittat igenom|last|granskat) (?:nya |bifogade )?{_ALL}",
    r"(?:har |have )?(?:nu )?(?:stamt av|diskuterat|gatt igenom|pratat|talat|discussed|talked|checked|forankrat)"
    rf"(?: {_ALL})? (?:med|i|with|in) {_OURS}{_PEOPLE}",
    rf"(?:i|in|within|with|med) {_OURS}{_PEOPLE}|(?:jag|vi) och {_OURS}{_PEOPLE}|{_OURS}{_PEOPLE} and (?:i|we)",
    rf"(?:har|have) (?:nu )?(?:fatt|received|mottagit) {_ALL}",
    r"(?:(?:(?:jag |vi )?(?:kan|vill|far)|(?:kan|vill|far) (?:jag|vi)) )?(?:harmed )?(?:bekraftas?|intygas|"
    r"meddelas?|meddelar|bekraftar|"
    r"informera)(?: harmed)? att(?= (?:jag|vi|spec))",
    r"far (?:jag |vi )?harmed meddela att(?= (?:jag|vi|spec))|i (?:want|wish|would like|write|am writing) to "
    r"(?:confirm|inform you|let you know) that(?= (?:i|we|the spec))|"
    r"please (?:be informed|be advised|note|register|observe) that(?= (?:i|we|the spec|spec)\b)|(?:observera|"
    r"notera|meddelar) att(?= (?:jag|vi|spec)\w* (?:harmed )?godk)|this is (?:just |only |simply )?to (?:confirm|"
    r"say|inform you|let you know|tell you|notify you)(?: that)?(?= (?:i|we|the spec|spec)\b)|(?:i )?can "
    r"(?:hereby )?confirm that|till er kannedom",
    r"(?:slutsatsen|svaret|beskedet|resultatet|(?:the )?(?:conclusion|answer|upshot|result)) (?:blir|ar|is) "
    r"(?:att|that)(?= (?:jag|vi|i|we|spec|the spec))",
    r"(?:far|vill|kan) (?:jag|vi) meddela att(?= (?:jag|vi|spec))",
    rf"med hanvisning till (?:ert|er|ditt) (?:brev|mejl|mail|e-post|skrivelse)(?: (?:den |av den )?{_DATE})?",
    r"(?<=specification, )which|det vill saga|dvs\.?|(?:ar|am|is) (?:the )?(?:(?:huvud)?ansvarig forskare|"
    r"principal investigator|pi|"
    r"projektledare)",
    rf"(?:tittat|kikat|looked) (?:igenom|pa|at|through|over) {_ALL}",
    rf"(?:angaende|gallande|ang|betraffande|regarding|concerning|nu till)[.:]? {_SPEC}(?=:)",
    rf"(?:haft (?:mojlighet|tid)|hunnit) (?:att )?lasa(?: igenom)?(?: {_ALL})?|punkt for punkt|point by point|i detalj|"
    rf"in detail",
)
_PRAISE = (
    r"(?:tycker|think|find)(?: att| that)?(?= (?:det|den|allt|specifikationen|it|everything|this) (?:ser|ar|looks|is))",
    rf"(?:{_ALL}|all|that) (?:all )?(?:ser|looks?|seems?) (?:(?:nu|helt|all|mycket|riktigt|very|"
    rf"really) ){{0,2}}{_GOOD}(?: ut)?"
    r"(?: (?:now|nu|to (?:me|us)))?",
    rf"{_ALL} (?:ar|is) (?:det vi |as |som )(?:vi )?(?:har )?(?:kommit overens om|overenskommet|agreed)",
    r"ser (?:nu )?ut (?:precis |exakt )?som vi (?:ville ha|onskade|hade tankt)(?: (?:den|det|oss))?",
    rf"{_IT} (?:har )?(?:ar|is) (?:precis |exakt |exactly |just )?(?:vad|det|what) (?:vi|jag|we|i) (?:behover|onskar|"
    rf"onskade|"
    r"bestallde|ville ha|har bestallt|need|needed|wanted|asked for|ordered)",
    r"(?:med|to|with|what|motsvarar|matches|foljer|follows|reflects) (?:var|vart|our|vi|we) (?:har )?(?:bestallning|"
    r"ansokan|order|request|onskemal|overenskommelse|agreed(?: on)?|kommit overens om|ordered|bestallt|asked for)",
    r"(?:motsvarar|uppfyller|tacker|meets|covers|fulfils) (?:alla |all )?(?:vara|mina|our|my) (?:behov|onskemal|krav|"
    r"needs|requirements|wishes)",
    rf"(?:staller|stalla) (?:jag |vi )?(?:mig|oss) (?:helt )?bakom {_ALL}|(?:nojda?|satisfied|happy|pleased|fine|"
    rf"agree) (?:med|with) {_ALL}|"
    rf"(?:jag|vi) ar (?:helt )?(?:overens|eniga|ense) om {_ALL}|"
    r"we (?:all )?agree on (?:the content|everything)",
    r"(?:inga|no) (?:vidare |ytterligare |fler |further |more )?(?:invandningar|synpunkter|kommentarer|fragor|"
    r"anmarkningar|"
    rf"objections|comments|questions|remarks)(?: (?:pa|mot|to|on|about) {_ALL})?",
    rf"(?:inget|ingenting|nothing) (?:att |to )?(?:invanda|erinra|tillagga|add|object)(?: (?:mot|to) {_ALL})?|"
    rf"utan erinran",
    rf"(?:{_ALL}|all) (?:is|ar) (?:now |nu )?(?:in order|i (?:sin )?ordning)",
    rf"(?:{_ALL}|alla variabler|all (?:the )?variables) (?:(?:vi|we) (?:behover|bad om|need|asked for) )?(?:ar med|"
    rf"finns med|"
    r"is included|are included|is there)|precis (?:vad|det) vi behover|(?:it )?contains everything we need",
    r"(?:variablerna|populationen|perioden|registren|the (?:variables|population|period|registers)) (?:stammer|(?:ar|"
    r"is|are) (?:ratt|korrekta?|correct|right))",
    r"(?:(?:stammer (?:val )?overens|overensstammer|corresponds|is in line|matches) (?:med |to |with )?)(?:(?:det |"
    r"what )?(?:som )?(?:vi|we) (?:har )?(?:kom|kommit|agreed)(?: overens)?(?: om| on)?|etikansokan|(?:var|"
    r"our) (?:bestallning|ansokan|application|order))",
    r"(?:the )?(?:priset|kostnaden|price|cost) (?:ar|is) (?:ok|okej|okay|bra|fine|acceptable|acceptabel|rimligt?|"
    r"reasonable)(?: (?:for|with|to) (?:oss|mig|us|me))?|kostnaden ryms i (?:var|min) budget|"
    r"(?:ocksa )?nojda? med priset",
    r"(?:det )?kanns bra|(?:it )?feels good|det var allt|that is all|(?:inget|nothing) (?:mer|more|else)|"
    r"precis sa (?:vi )?tankte(?: oss)?(?: det)?|all is well|vad bra att det gick sa fort|vad snabbt det gick|"
    r"that was quick|fint jobb|nice work",
    r"bra jobbat?|well done|good job|great job|lycka till|good luck",
)
_NEXT = (
    r"(?:the |our )?(?:sekretessprovning(?:en)?|handlaggning(?:en)?|arendet|uttaget|nasta steg|processen|arbetet|"
    r"(?:confidentiality|secrecy) (?:review|assessment)|next steps?|process|extraction|case|order)"
)
_THING = (
    r"(?:(?:the |our |er |var )?(?:data(?:na)?|leverans(?:en)?|delivery|uttaget|filerna)|nasta steg|the next steps?|"
    r"working with you|svar|fortsattningen|your reply|hearing from you|(?:ett |a |our |vart )?(?:fortsatt |gott |"
    r"continued |good ){0,2}(?:samarbetet?|cooperation|collaboration))"
)
_GOES_ON = (
    rf"(?:vi |jag |we |i |and |och )?(?:ser|looking|look) (?:nu )?(?:fram emot|forward to) (?:att fa |receiving |"
    rf"getting )?{_THING}",
    r"(?:(?:ni|du|you) (?:kan|far|may|can) (?:garna )?(?:nu )?)?(?:please |garna |vanligen |"
    r"varsagod att )?(?:ga (?:garna |nu )?vidare|fortsatta?|starta|borja|paborja|inleda|start(?: with)?|begin|"
    r"proceed|kor hart|"
    r"go ahead|continue|kor pa|kor vidare|kor igang|satt igang)"
    rf"(?: (?:(?:med|with) )?{_NEXT})?",
    r"(?:hor|aterkom)(?: (?:garna|bara|av er|av dig)){0,3} (?:vid (?:fragor|behov)|om (?:(?:ni|du) (?:har|behover|"
    r"undrar)|det ar) (?:(?:nagot|nagra|fler) ){0,2}(?:mer|annat|fragor|nagot))|tveka inte att (?:hora av (?:dig|er)|"
    r"kontakta (?:mig|oss))",
    r"(?:da|nu) (?:kor|sager) vi(?: sa)?|let's (?:go|proceed|start)|vi hors|talk soon|(?:excited|happy) to get started|"
    r"vi vantar pa (?:leveransen|data)",
    r"(?:please )?let (?:me|us) know if you (?:need|have) (?:any|something|anything)(?: (?:else|more|further|questions|"
    r"information|other)){0,2}|(?:please )?(?:do not|don't) hesitate to contact (?:me|"
    r"us)(?: if you have any questions)?",
)
_COURTESY = (
    r"ha en fortsatt (?:trevlig|fin|bra) dag|happy holidays|enjoy (?:your|the) (?:summer|weekend|holidays?)|(?:jag|"
    r"i) (?:har|have) (?:varit|been) (?:bortrest|sjuk|travelling|away|ill)",
    r"(?:ursakta|forlat|sorry) (?:att )?(?:det drojde|jag svarar sent|it took so long|for keeping you waiting)",
    r"ha (?:en|det|det sa) (?:\w+ )?(?:dag|helg|vecka|bra|gott|fint|sommar)|(?:have|"
    r"wish(?:ing)? you) a (?:\w+ )?(?:weekend|day|week|summer|evening)",
    r"(?:trevlig|fin|skon|bra|glad|god) (?:helg|dag|vecka|sommar|midsommar|jul|pask|kvall|eftermiddag|"
    r"fortsattning)(?: pa (?:dig|er))?",
    r"(?:(?:jag|vi) )?hoppas (?:att )?(?:allt (?:ar|star val till|gar)|(?:du|ni) (?:mar|har|har haft|hade))(?: (?:en|"
    r"det|bra|fin|skon|trevlig|helg|sommar|semester|val|med|dig|er|allt|haft)){0,5}",
    r"(?:i |we )?hope (?:all is|everything is|you are|you re|this finds you|you had)(?: all)?(?: (?:well|fine|good|a|"
    r"nice|great|lovely|weekend|summer|doing)){1,4}",
    r"(?:ursakta|forlat|sorry|apologies|(?:(?:jag|vi|i) )?(?:ber om ursakt|beklagar|apologi[sz]e))(?: (?:for|the|det|"
    r"mitt|my|our|vart|late|sena?|sent|slow)){0,4} (?:drojsmal(?:et)?|svar(?:et)?|reply|response|delay)",
    r"for (?:ert|ett|det|all|er|the|your|all the) (?:snabba |fina |goda |utmarkta |great )?(?:arbetet?|help|work)",
)
_YES = (
    r"allt (?:ar )?(?:bra|ok|gott)|(?:sounds|looks) (?:good|great|perfect|fine|excellent)|(?:utan|no) problem|"
    r"tumme upp|status(?=:)|of course|all good|vad bra"
)
_THANKS = (
    r"with (?:many |warm )?thanks|med (?:ett )?(?:stort )?tack|tackar och bugar|(?:och|and) gor det harmed",
    r"(?:tack|thanks|thank you) for (?:den |the )?(?:nya|reviderade|uppdaterade|rattade|revised|updated|corrected|new) "
    r"(?:versionen|specifikationen|version|specification)",
    r"ta (?:very )?much|(?:(?:stort|tusen|manga|hjartligt|jatte|many|mange) ?)?(?:tack|takk|tak|thanks|thank you)"
    r"(?: (?:so|very) much| a lot| again| igen| sa (?:jatte)?mycket| pa forhand| in advance)?",
)

PHRASES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (mark, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])"))
    for mark, patterns in (
        ("Z", (_DONE,)),
        ("G", (r"(?:hela )?var(?: hela)? (?:forskar|projekt)?grupp(?:en)?(?= (?:harmed )?godk)",)),
        ("D", (r"version \d{1,2} (?:of the|av(?: den)?)(?= spe[cs])",)),
        ("A", _MANNER),
        ("N", _NOUNS),
        ("Z", _APPROVES),
        (
            "S",
            (
                r"(?:my|our) (?:[\w-]+ ){0,3}?(?:co-\w+|colleagues?|supervisors?|team|group|co-pi)(?: \w+)? and i|"
                r"(?:jag|vi) och (?:min|mina|vara|var) (?:\w+ )?(?:\w+handledare|medsokande|kolleg\w+|grupp|"
                r"medarbetare)|min \w*handledare och jag",
                r"(?:i|we) do(?= (?:hereby )?approve)|vi i (?:forskar|projekt)?gruppen|vi alla|we all",
            ),
        ),
        ("E", (r"approve of", r"am (?:hereby )?approving(?! of)", r"are (?:hereby )?approving(?! of)")),
        (
            "J",
            (
                r"(?:can |kan )?(?:(?:hereby|harmed|herewith) )?(?:confirm|bekraftar?|meddelar|announce)(?= (?:alltsa "
                r")?(?:harmed |hereby )?(?:my|our|mitt|vart) (?:approval|acceptance|godkannande))",
            ),
        ),
        ("D", (r"(?:den |the )?(?:bifogade?|attached|oversanda|utsanda|mottagna|enclosed)(?= spe[cs])",)),
        ("F", (*_GOES_ON, *_PRAISE, *_READING, *_COURTESY)),
        ("W", _LEADS),
        ("Y", (_YES,)),
        (
            "L",
            (
                r"(?:av|till|of|to|for|pa)(?=\s+(?:(?:the|this|den|D|hela|data|er|your|attached|bifogad|bifogade|whole|"
                r"entire|denna|reviderade|revised) ){0,3}(?:spe[cs]|N ))",
            ),
        ),
        (
            "C",
            (
                r"kommer (?:harmed|har)|foljer harmed|(?:is |has been |ar )?(?:hereby |harmed )?(?:granted|given|"
                r"lamnat|givet)|(?:is |har |has )?(?:granted|given|lamnas|lamnat|ges|gives)",
            ),
        ),
        ("D", (r"(?:den|det|detta) har", r"(?:ett|an|en)(?= (?:formal |formellt )?(?:approval|godkannande|specifi))")),
        ("F", (r"^(?:som|which|vilken)(?= (?:jag|vi|i|we) )",)),
        ("R", _THANKS),
    )
    for pattern in patterns
)

# Turns that may hold any words, as long as none of them is dangerous, by their class: thanks for something; in what
# capacity, for which study one approves; which document, as it was sent.
_SENT = (
    r"(?:skicka\w*|sant\w*|sande\w*|mejla\w*|maila\w*|bifoga\w*|oversan\w*|fick|fatt|mottog|mottagit|delgav\w*|"
    r"presenter\w*|forelag\w*|tagit fram|tog fram|gjort|skrivit|sent|"
    r"e-?mailed|attached|received|got|prepared|provided|shared|forwarded|supplied|drafted|put together|enclosed|"
    r"shown|kom|came|arrived|tillhanda\w*|finns|ligger|foljde|lag)"
)
_GOT = r"(?:fick|fatt|mottog|mottagit|got|received|had|hade)"
_WHICH = (
    rf"(?:(?:som|den|that|which) )?(?:(?:ni|du|you|de|they) (?:[^ ,;:()]+ ){{0,4}}?{_SENT}|(?:vi|jag|i|we) (?:har |"
    rf"have |nu |now |just )*{_GOT})|"
    rf"(?:som|that|which) (?:[^ ,;:()]+ ){{0,4}}?{_SENT}|(?:sent|attached|received|provided|bifogad|oversand|"
    rf"mottagen|utskickad|skickad) (?=\w)"
)
_ROLE = (
    r"(?:\w*sokande|\w*forskare|bestallare|\w*ansvarig|\w*ledare|pi|investigator|researcher|applicant|orderer|"
    r"\w*professor|head|chef|prefekt|\w*lakare|leader|representant|huvudman\w*)"
)
_WORK = (
    r"(?:(?:forsknings|doktorand|data|register)?(?:projekt\w*|stud(?:ie\w*|y)|uttag\w*|bestallning\w*)|project|"
    r"order|request|extraction|trial|thesis|avhandling\w*|cohorts?|kohort\w*)"
)
OPEN = tuple(
    (mark, re.compile(pattern))
    for mark, pattern in (
        (
            "A",
            r"(?:(?<=\bvi)|(?<=\bjag)|(?<=\bwe)|(?<=\bi)) (?:pa|at|vid|fran|from|i) (?P<what>(?!stort|det|princip|"
            r"huvudsak|\w*projekt|\w*project|del|part|finance|the finance|ekonomi)(?:[^ ,;:]+ ?){1,4}?)(?= "
            r"(?:godkanner|approve|"
            r"har|have|harmed|hereby)\b)",
        ),
        (
            "R",
            r"(?<![\w-])(?:(?:stort |tusen |manga |many |mange )?(?:tack|takk|tak|thanks|thank you))(?: (?:sa|"
            r"very|so|mycket|much|"
            r"again|igen|a lot)){0,3} (?:for|til) (?P<what>[a-z][a-z' -]{1,80}?)(?=$|[,.;:!?]| (?:och|and) )",
        ),
        (
            "A",
            rf"(?<=(?:ion|pec|sen|nen|nts|ent|cen| en|get) ),? ?\(?(?P<what>(?:{_WHICH})(?: "
            rf"[^ ,;:()]+){{0,8}}?)\)?(?=$|[,;:()!.]| (?:och|and|samt|godkanns|godkannes|ar|is|har|has|harmed|"
            rf"hereby) )",
        ),
        (
            "A",
            rf"(?:i egenskap av|(?:in my )?(?:capacity|role) as|(?<![\w-])(?:som|sasom|as)) (?P<what>(?!(?:jag|vi|"
            rf"ni|den|det|you|we|i|it|is|har)\b)(?:[^ ,;:]+ ){{0,4}}?{_ROLE}(?: (?:for|av|i|of|for the|in|pa|till|"
            rf"at) [^,;:]{{1,60}}?)??)(?=$|[,;:.!]| (?:godkanner|ger|lamnar|accepterar|bekraftar|i|we|jag|vi) )",
        ),
        (
            "A",
            rf"(?<![\w-])(?:for|till|av|over|of|i|in|avseende|gallande|rorande|angaende|regarding|concerning) "
            rf"(?:(?:the|"
            rf"our|my|this|vart|mitt|var|min|detta|det|den|denna|hela|both|bada|er|ert) "
            rf"){{0,2}}(?P<what>(?:[a-z-]+ ){{0,2}}{_WORK}(?: \"[^\"]{{1,90}}\"| (?!och |and |men "
            rf")[^,;]{{1,70}}?)?)(?=$|[,;.!]| "
            rf"(?:och|and|ar|is|godkanns) )",
        ),
    )
)
