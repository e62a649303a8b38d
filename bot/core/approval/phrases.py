"""Turns of phrase that mean one thing, by the class that they have as a whole (the classes are `words`').

They are taken out of a folded sentence in this order, before its words are looked at one by one. Z approves by
itself, W leads to an infinitive that does, L is the "of" in "my approval of the specification", C says that an
approval is given.
"""

from __future__ import annotations

import re

_MONTH = r"(?:jan|feb|mars?|march|apr|maj|mai|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]{0,8}"
_DATE = rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}\.? {_MONTH}(?: \d{{4}})?|{_MONTH} \d{{1,2}},? \d{{4}})"
_DIARY = r"\d{1,3}(?:\.\d{1,3}){0,3}-\d{1,7}/\d{2,4}"
_SPEC = r"(?:the )?(?:specifikationen|specification|specen|spec)"
_IT = rf"(?:{_SPEC}|den|det|detta|it|this)"
_ALL = rf"(?:{_IT}|(?:the )?(?:innehallet|underlaget|content|document)|allt|everything|N)"
_OURS = r"(?:the |our |my |var |vart |min |mina |vara |hela |whole ){0,2}"
_PEOPLE = (
    r"(?:(?:forskar|projekt)?gruppen|(?:research |project )?(?:group|team)|teamet|medsokande|kollegor(?:na)?|"
    r"kollegerna|handledare|statistiker|colleagues|co-applicants|supervisor|statistician)"
)
_GOOD = r"(?:bra|ratt|korrekt|fint?|good|correct|right|great|fine|perfect|perfekt|jattebra|toppen|utmarkt)"

_MANNER = (
    r"(?:fran|fra) (?:min|var) side?a?|fran vart hall|fran oss|from (?:our|my) (?:side|end)|from (?:us|me)|fran mig",
    r"i (?:dess|sin) helhet|i alla delar|helt och hallet|till fullo|fullt ut|in full|in its entirety|med gladje|i dag",
    r"utan (?:nagra |ytterligare |vidare )?(?:forbehall|invandning(?:ar)?|anmarkning(?:ar)?|reservation(?:er)?|erinran|"
    r"andring(?:ar)?|synpunkter|kommentarer|tvekan)|oforandrad|i befintligt skick",
    r"without (?:any )?(?:further )?(?:reservations?|changes|amendments|objections|conditions|comments|remarks|"
    r"hesitation)",
    r"i (?:sin|dess) nuvarande (?:form|lydelse|utformning)|in (?:its|the) (?:current|present) (?:form|version|wording)",
    r"as (?:it )?(?:is|written|stands)|som den (?:ar|star)|unchanged",
    r"(?:(?:sa)?som|i egenskap av) (?:(?:huvud)?ansvarig forskare|projektledare|projektansvarig|pi)|"
    r"efter genomlasning(?: av underlaget)?",
    r"as (?:the )?(?:principal investigator|pi|responsible researcher|project leader|project manager)",
    rf"on behalf of {_OURS}{_PEOPLE}|(?:av|by) (?:mig|oss|me|us|(?:hela |the whole |our whole )(?:forskargruppen|"
    rf"projektgruppen|gruppen|team|group))(?: alla)?",
    r"(?:enligt|according to|as per) (?:er|ert|your) (?:mejl|mail|brev|e-?post|letter|e-?mail|forslag|proposal)",
    r"(?:och|and) (?:its|dess|hela|the|allt)? ?(?:innehallet|innehall|contents?)",
    r"(?:via|genom|med|by|with|through|per) (?:detta |this )?(?:e-?post|mejl|mail|e-?mail|message|meddelande)|in "
    r"writing|"
    r"with pleasure",
    r"i (?:det har |detta |ovanstaende )?arendet?",
    r"(?:for|av|of|till) (?:(?:vart|mitt|the|our|my|this|detta) )?(?:(?:data)?uttaget|bestallning(?:en)?|"
    r"projekt(?:et)?|project|order|studien?|study|(?:data )?extraction|forskningsprojekt(?:et)?)",
    r"(?:(?<=specifikationen )|(?<=specification ))(?:(?:i (?:mejlet|mailet) )?nedan|(?:in the e-?mail )?below)",
    r"(?:a|pa) (?:forskar|projekt)gruppens vagnar|for (?:forskar|projekt)gruppens rakning",
    r"(?:inkl\.?|inklusive) (?:pris(?:et)?|kostnad(?:en)?)|including the (?:price|cost)(?: estimate)?",
    rf"(?:daterad|dated|av den|fran den)(?: den)? {_DATE}",
    r"(?:version|ver|revision|utgava) ?(?:nr )?\d{1,2}|v ?\d{1,2}|\d{4}-\d\d-\d\d",
    r"(?:(?:i|for|in|avseende|gallande|rorande|angaende|ang|re|concerning|regarding|med|with|our|vart|ert)[.:]* )*"
    rf"(?:(?:arende(?:t)?|case|dnr|diarienummer|ref|reference|number|nummer)[.:]* )*{_DIARY}",
)
_NOUNS = (
    r"(?:saval |both |bade )?(?:the )?(?:innehall(?:et)?|specifikation(?:en)?|specification|content) (?:som|and|"
    r"och) (?:the )?(?:estimated )?(?:pris(?:et)?|kostnad(?:en)?|prisuppskattning(?:en)?|price|"
    r"cost)(?: estimate)?(?: i specifikationen)?",
    r"(?:den )?(?:nya |senaste |reviderade )?versionen av specifikationen|the (?:new|latest|"
    r"revised) version of the specification",
    r"(?:forslaget till|utkastet till|the proposed) (?:specifikation(?:en)?|specification)",
    r"(?:innehallet i|the contents? of|detaljerna i) (?:the )?(?:specifikationen|specification|specen)",
    r"(?:den |the )?(?:specifikation(?:en)?|specification) (?:som |that |which )?(?:ni|du|you) (?:har |have )?"
    rf"(?:skicka[td]e?|sant|sent|bifoga[td]e?|attached|tagit fram|prepared)(?: (?:over|oss|us|mig|me))?(?:(?: den|"
    rf" on)? {_DATE})?",
)
_APPROVES = (
    rf"(?:(?:please|(?:ni|du|you) (?:kan|far|can|may)) )?(?:consider|regard|betrakta|anse|se) {_IT}(?: (?:as|som))?"
    r"(?: (?:hereby|harmed))? (?:approved|godkand)",
    r"(?:(?:please )?(?:accept|consider|take|regard) )?(?:har kommer|here (?:is|comes)|(?:this|denna|detta|"
    r"det har)(?: (?:e-?mail|mejl(?:et)?|mail(?:et)?|message|meddelande|svar))?(?: (?:as|ar|is|utgor|to be|"
    r"constitutes)){1,2}) (?:my|our|mitt|vart) (?:(?:formal|written|full|official|formella|skriftliga|"
    r"fulla) )?(?:approval|godkannande) (?:of|av|till|to|for) (?:the )?(?:specification|specifikationen|specen)",
)
_LEADS = (
    r"(?:vill|far|kan) (?:jag |vi )?harmed|harmed (?:vill|far|kan) (?:jag|vi)|ber (?:harmed )?att fa",
    r"(?:happy|pleased|glad|delighted) to|(?:am|are) writing to(?: you to)?",
)
_READING = (
    rf"(?:tagit del av|gatt igenom|last igenom|tittat igenom|last|granskat) (?:nya |bifogade )?{_ALL}",
    r"(?:har |have )?(?:nu )?(?:stamt av|diskuterat|gatt igenom|pratat|talat|discussed|talked|checked|forankrat)"
    rf"(?: {_ALL})? (?:med|i|with|in) {_OURS}{_PEOPLE}",
    rf"(?:i|in|within|with|med) {_OURS}{_PEOPLE}|(?:jag|vi) och {_OURS}{_PEOPLE}|{_OURS}{_PEOPLE} and (?:i|we)",
    rf"(?:har|have) (?:nu )?(?:fatt|received|mottagit) {_ALL}",
    r"(?:(?:jag |vi )?(?:kan|vill) )?(?:harmed )?(?:bekraftas?|intygas|meddelas?|meddelar|bekraftar|"
    r"informera)(?: harmed)? att(?= (?:jag|vi|spec))",
    r"i (?:want|wish|would like) to (?:confirm|inform you|let you know) that(?= (?:i|we|the spec))|"
    r"this is to confirm that|(?:i )?can (?:hereby )?confirm that|till er kannedom",
    rf"med hanvisning till (?:ert|er|ditt) (?:brev|mejl|mail|e-post|skrivelse)(?: (?:den |av den )?{_DATE})?",
    r"(?<=specification, )which|(?:ar|am|is) (?:the )?(?:(?:huvud)?ansvarig forskare|principal investigator|pi|"
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
    rf"(?:nojda?|satisfied|happy|pleased|fine|agree) (?:med|with) {_ALL}|"
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
    r"varsagod att )?(?:ga (?:garna |nu )?vidare|fortsatta?|starta|borja|paborja|inleda|start(?: with)?|begin|proceed|"
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
_YES = r"allt (?:ar )?(?:bra|ok|gott)|sounds good|(?:utan|no) problem|tumme upp|status(?=:)|of course|all good|vad bra"
_THANKS = (
    r"(?:tack|thanks|thank you) for (?:den |the )?(?:nya|reviderade|uppdaterade|rattade|revised|updated|corrected|new) "
    r"(?:versionen|specifikationen|version|specification)",
    r"(?:(?:stort|tusen|manga|hjartligt|jatte|many|mange) ?)?(?:tack|takk|tak|thanks|thank you)"
    r"(?: (?:so|very) much| a lot| again| igen| sa (?:jatte)?mycket| pa forhand| in advance)?",
)

PHRASES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (mark, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])"))
    for mark, patterns in (
        ("D", (r"version \d{1,2} (?:of the|av(?: den)?)(?= spe[cs])",)),
        ("A", _MANNER),
        ("N", _NOUNS),
        ("Z", _APPROVES),
        ("S", (r"(?:i|we) do(?= (?:hereby )?approve)|vi i (?:forskar|projekt)?gruppen|vi alla|we all",)),
        ("E", (r"approve of",)),
        ("J", (r"(?:confirm|bekraftar)(?= (?:harmed |hereby )?(?:my|our|mitt|vart) (?:approval|godkannande))",)),
        ("D", (r"(?:den |the )?(?:bifogade?|attached|oversanda|utsanda|mottagna|enclosed)(?= spe[cs])",)),
        ("F", (*_GOES_ON, *_PRAISE, *_READING, *_COURTESY)),
        ("W", _LEADS),
        ("Y", (_YES,)),
        ("L", (r"(?:av|till|of|to|for)(?=\s+(?:the |this |den |hela )?(?:spe[cs]|N ))",)),
        ("C", (r"(?:is |har |has )?(?:granted|given|lamnas|lamnat|ges|gives)",)),
        ("D", (r"(?:den|det|detta) har",)),
        ("R", _THANKS),
    )
    for pattern in patterns
)

# Thanks for something: the something may be anything that does not touch the order.
THANKS_FOR = re.compile(
    r"(?<![\w-])(?:(?:stort |tusen |manga |many )?(?:tack|takk|tak|thanks|thank you))(?: (?:sa|very|so|mycket|much|"
    r"again|igen|a lot)){0,3} (?:for|til) (?P<what>[a-z][a-z' -]{1,80}?)(?=$|[,.;:!?]| (?:och|and) )"
)
