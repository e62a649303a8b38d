"""Turns of phrase that take the danger out of a word: "nothing is missing", "sorry that I have not answered"."""

from __future__ import annotations

import re

from bot.core.approval.danger import words

_NONE = r"(?:inte (?:nagot|nagra|nagon)|inget|ingenting|inga|ingen|intet|nothing|no|not any|none|nobody|no one)"
_MORE = (
    r"(?:(?:vidare|ytterligare|fler|further|more|other|additional|mer|some|helst|egna|of the|of us|i gruppen|"
    r"nagra|av oss)\s){0,2}"
)
_FAULTS = (
    r"(?:invandning\w*|erinran|konstigheter|motforestallningar|synpunkt\w*|kommentar\w*|fragor|fragetecken|"
    r"anmarkning\w*|andring\w*|fel|felaktigheter|oklarheter|problem|"
    r"hinder|tillagg|avvikelser|korrigeringar|reservationer|forbehall|tvivel|otydligheter|"
    r"objections?|comments?|questions?|remarks?|changes?|errors?|issues?|concerns?|corrections?|mistakes?|"
    r"problems?|doubts?|"
    r"onskemal(?: om \w+)?|wishes|additions?|amendments?|reservations?|edits?|conditions?)"
)
_DONE = (
    r"(?:saknas|fattas|ska andras|ar fel|ar for mycket|behover andras|missing|wrong|to (?:add|change|correct|"
    r"object|fix)|att (?:andra|tillagga|invanda|erinra|anmarka(?: pa)?|lagga till|ratta|korrigera|klaga pa|saga "
    r"emot|ifragasatta))"
)
_VERB = (
    r"(?:svarat|svara|sett|horts?|hort|hunnit|mejlat|titta|oppna|uppfattat|sag|besvarat|tackat|reply|replied|"
    r"respond\w*|answer\w*|seen|see|noticed|written|checked my|opened|been able|get round|thank|svarade|besvarade|"
    r"skrev|lyckades)"
)
_BENIGN = (
    # what was refused before, of an older paper
    r"(?:(?:last|forra|i) \w+ )?(?:i wrote that |jag skrev att )?(?:(?:the |den )?(?:forra|forsta|tidigare|first|"
    r"previous|earlier|old) (?:version\w*|"
    r"specifikation\w*|specification|draft|utkast\w*) )?(?:kunde|could|gick) (?:(?:vi|jag|i|we|ju|tyvarr|"
    r"unfortunately) ){0,3}(?:inte|not) (?:att )?"
    r"(?:godkanna|approve)(?: (?:the |den )?(?:first|previous|earlier|forra|forsta|tidigare) (?:version\w*|"
    r"specifi\w*|draft))? (?:eftersom|because|da|for att)[^,.;]*",
    r"nu ar (?:de|det|allt|detta|den|dessa) (?:nu |ju |alla )?(?:rattade?|andrade?|fixade?|justerade?|"
    r"korrigerade?|atgardade?)|(?:the )?(?:revised|new|"
    r"updated|reviderade|nya) (?:version|versionen|specification|specifikationen) (?:fixes|corrects|rattar|"
    r"atgardar|loser|solves) (?:this|that|it|detta|det)(?=$|[.,;!]| (?:och|and) )",
    # small talk
    r"(?:(?:jag|vi|i am|we are|i|we) )?(?:vet|minns|know|sure|remember)?\s?(?:inte|not)(?: sure| riktigt)? (?:om|"
    r"if|whether) (?:(?:ni|du|you) (?:fick|fatt|"
    r"got|received|sett|saw)(?: (?:mitt|min|my|forra|last|earlier|previous)){1,2}|(?:mitt|min|my)(?: (?:forra|"
    r"last|earlier|previous))?) (?:mejl|mail|svar|"
    r"e-?mail|message|reply)(?: (?:kom|gick|arrived|came|got)(?: (?:fram|through))?)?(?=$|[.,!;]| (?:och|and|men|"
    r"but) )",
    r"(?:(?:my|our|mina|vara|alla|all|the) )?(?:earlier |previous |tidigare )?(?:concerns?|questions?|issues?|"
    r"comments|farhagor|fragor|fragetecken|synpunkter|"
    r"oklarheter) (?:have been|has been|are|is|were|ar|har) (?:now |nu |all |alla )?(?:resolved|answered|solved|"
    r"sorted|addressed|losta|besvarade|utredda|utratade|"
    r"klarlagda|lost)|allt annat (?:vore|ar) \w+|until (?:today|now|this morning|just now|yesterday)|hur (?:lang "
    r")?kon ser ut|racker (?:det )?(?:med )?(?:detta|"
    r"mitt|det har) (?:mejl\w*|svar|mail)",
    r"(?:forlat|ursakta|excuse|sorry for|ursakt for)(?: (?:ev\.?|any|the|my|all|eventuella))? ?(?:stavfel\w*|"
    r"typos?|misspellings|tryckfel)|(?:please )?excuse "
    r"(?:any |my )?typos|aterkommer (?:nu|harmed|har) med|(?:har fatt|fick|got) (?:fragan|the question) (?:om|"
    r"whether|if) (?:jag|vi|i|we) (?:godkanner|approve)"
    r"(?: (?:specifikationen|the specification|den|it))?|glomde (?:visst )?(?:bifoga|skicka) (?:mitt|vart) "
    r"svar(?: sist)?",
    r"(?:behover|needs?) (?:inget|ingen|inga|no|not|inte) (?:mer |more |further |another |ytterligare |nagot |"
    r"fler )?(?:mote\w*|meetings?|samtal|calls?|tid|"
    r"time|paminnelse\w*|reminders?|hjalp|help)|(?:fixed|corrected) the (?:typos?|spelling)(?=,? (?:thanks|thank "
    r"you|tack))|(?:vi|jag) (?:vill|onskar) (?:garna )?"
    r"(?:ha|fa) (?:data|filerna|leveransen) (?:via|genom) (?:filtjanst\w*|sftp|usb\S*)|dag som ovan",
    r"(?:det|it|there) (?:var|was|has been|har varit) (?:en |a |an )?(?:(?!inte|not|no\b|fel|wrong|different|"
    r"another|annan|annat|other|kort\w*|langre|shorter|longer|short)\w+ ){0,3}(?:manad|month|period|ar|year|week|"
    r"vecka|time|"
    r"tid|host|var|termin|semester|spring|autumn|summer|sommar)(?=$|[.,!;:]| (?:och|and|for|with|med|at|pa|har|"
    r"here|men|but) )",
    r"worth (?:the|waiting|every|my|our) ?\w*|vart att vanta pa|val vard vantan|(?:det )?(?:tog|drojde) (?:ett "
    r"tag|lite tid|en stund|lange|sin tid)",
    r"^(?:men|but) (?:nu|now)(?: sa| da| antligen| finally| till)*(?=[,: ]*$|[:,])",
    r"(?:ingenting|inget|nothing) (?:\w+ )?(?:som |that |which )?(?:hindrar|stands|stops?|hinders)(?: (?:oss|mig|"
    r"us|me|in (?:the|our|my) way))*",
    r"(?:glad|god|trevlig|skon|fin|bra|soliga?|varma?|gott) \w+ onskar(?: \w+){1,3}$|^ma (?:val|sa gott|gott)",
    r"trots (?:mina|vara|en viss|alla) (?:farhagor|tvivel|initiala \w+|drojsmal\w*|turer\w*)|despite (?:my|our|"
    r"the|all) (?:fears|delays?|initial \w+)",
    r"(?:roligt|kul|trevligt|fint|glad\w*|bra) att (?:fa |kunna |ha )?(?:samarbeta|jobba|arbeta|prata|ha|hora|"
    r"traffas)\w*(?: med (?:er|dig|varandra))?(?: igen)?",
    r"lat mig (?:ocksa |bara |aven )?saga att|let me (?:just |also )?say that|to whom it may concern|in case "
    r"(?=\d)|no (?:hurry|stress)",
    r"(?:det )?(?:inte rack\w+|inte racker) med \"?(?:ok|okej|ja|yes)\"?|\"?(?:ok|yes)\"? (?:was|is) not enough",
    r"(?:swift|quick|fast|snabba?|fina?|prompta?) (?:revision|revidering\w*|update|correction\w*|uppdatering\w*|"
    r"andring\w*|rattelse\w*|justering\w*)(?=$|[.,;!]| (?:och|and) )",
    # what a person is about to do that has nothing to do with the order
    r"(?:jag|vi) (?:ska|maste|behover) (?:\w+ )?(?:rapportera|redovisa|resa|aka|disputera|flytta|halsa)\w*",
    r"lagg(?:a)? (?:garna )?till (?:min|var) \w+ (?:pa|i|som) (?:sandlist\w*|kopia|mottagarlist\w*|"
    r"utskickslist\w*)|paminn (?:mig|oss) (?:garna )?(?:i god tid )?"
    r"(?:fore|innan) leverans\w*",
    r"ring inte|do not (?:call|phone)|don't (?:call|phone)|(?:mejla|mejl|maila|skriv|e-?mail|write) (?:hellre|i "
    r"stallet|istallet|instead)",
    r"(?:ethics|ethical|etisk\w*|irb|etik)-? ?(?:approval|godkannande\w*)(?: number| nummer)?|vat (?:id|no|number)",
    r"(?:send|skicka\w*) (?:you |er |over )?(?:the |en )?(?:file|fil|filen|list|listan|lista) (?:with|med) (?:the "
    r"|vara )?(?:personal identity numbers?|"
    r"personnum\w*|pins?)(?: (?:on|pa) \w+)?|kan (?:vi|jeg|jag) (?:vente|forvente|forvanta)",
    r"battre sent an aldrig|better late than never|sent omsider|at long last|waiting (?:time|list)|vantetid\w*",
    r"resten av (?:handlaggningen|processen|arbetet|dagen|veckan|sommaren)|(?:the )?rest of (?:the|your) "
    r"(?:process|day|week|summer)",
    r"hoppas pa (?:en |ett )?(?:snabb|smidig|fortsatt|gott|bra)\w* \w+|hop(?:e|ing) for (?:a )?(?:quick|swift|"
    r"smooth|fast) \w+",
    r"(?:vantar|await|awaiting|waiting|wait)(?: nu)? ?(?:pa|for)? (?:ert|er|your|the|era) (?:beslut\w*|besked|"
    r"leverans\w*|decision|delivery|svar|next steps?)",
    r"(?:no|inget) (?:need|behov) (?:for|to|av|att) (?:a |en |ett )?(?:phone call|call|meeting|mote|samtal|reply|"
    r"answer|wait|worry|ringa|svara|vanta)",
    r"preliminar\w* (?:tid\w*|datum|leverans\w*)|preliminary (?:timeline|date|estimate|schedule)",
    r"obs(?: att|!|:)?(?= (?:fakturan|var|vart|min|mitt|att fakturan) )",
    r"(?:inget|ingenting|nothing) (?:kvar |mer |left |more )?(?:att|to) (?:fraga|undra|onska|ask|wish|discuss|"
    r"say)(?: (?:om|over|for|about))?",
    r"(?:observera|notera|please note|note|obs)(?: att| that)?(?= (?:jag|i|vi har|we have|min|my|i'll|i'm) )",
    r"(?:det vill saga|dvs\.?|i am the orderer|jag ar (?:sjalv )?bestallare\w*|(?:som|as) (?:bestallaren|the orderer))",
    r"(?:jag|vi|i|we) (?:tyvarr |unfortunately )?(?:kunde|hann|orkade|lyckades|visste|insag|markte|trodde|tankte "
    r"pa|could|did|had|was|were)(?: (?:tyvarr|unfortunately|sadly))? ?(?:inte|not) (?!(?:\w+ )?(?:las|god|titt|"
    r"granska|forsta|hitta|bestall|be om|over|kontroll|involv|sure|able to (?:read|op)|the |a |an |read|appro|"
    r"review|underst|order|want|agree|look|check|find|ask|fa |get|receive))[^.,]*",
    r"(?:jag|vi|i|we) (?:couldn't|didn't|wasn't|weren't|hadn't) (?!(?:\w+ )?(?:las|read|appro|review|underst|"
    r"order|want|agree|look|check|find|ask|get|receive|sure|involv|the |a |an |able to (?:read|op)))[^.,]*",
    r"(?:problem|problems|strul|trouble|issues?)(?: \w+)? (?:med|with) (?:\w+ )?(?:mejl\w*|mail\w*|e-?post\w*|"
    r"dator\w*|internet|natverk\w*|outlook|server\w*|computer|laptop|e-?mails?|network|vpn|account|konto\w*)",
    r"(?:glomde|glomt|forgot|forgotten|missade|missat|missed|lost)(?: \w+){0,2} (?:svara|skicka|mejl\w*|mail\w*|"
    r"e-?mail|reply|respond|answer|send|paminnelse\w*|reminder|message|brev\w*)(?: \w+){0,2}",
    r"(?:can|could|kan) only (?:agree|congratulate|say|praise)|only now|kan bara (?:saga|halla med|gratulera)|"
    r"more than (?:happy|satisfied|pleased|welcome|enough)|(?:in )?less than (?:a|an|\d+|one|two) \w+|mindre an "
    r"(?:en|ett|\d+) \w+",
    r"(?:nothing|inget|ingenting) (?:has |har )?(?:changed|andrats)|(?:adress\w*|address\w*|number|numret|nummer|"
    r"e-?mail|mejl\w*|telefon\w*|phone|reference|referens\w*|kontaktperson\w*|affiliation|name|namn|faktura\w*) "
    r"(?:ar |has |have |har |is )?(?:nu |been |now |recently |precis )*(?:changed|andrats?|andrad|bytts?|"
    r"uppdaterats?|updated)|har (?:nyligen )?bytt (?:\w+ )?(?:adress|mejl\w*|telefon\w*|nummer|namn|efternamn|"
    r"kostnadsstalle|referens\w*)",
    r"(?:later|senare) (?:an|than) (?:\w+ )?(?:\w+ )?(?:intended|planned|promised|tankt|lovat|planerat|expected|"
    r"usual|utlovat|onskvart)|sooner or later|forr eller senare",
    r"(?:can't|cannot|can not|could not|kan inte|kan knappt|can hardly) (?:wait|vanta|barga oss)(?: \w+){0,5}|"
    r"(?:thanks?|sorry|apologies|ursakta|tack|forlat)[^.,]{0,25}(?:wait\w*|vanta\w*|vantan)|(?:long|lang|langa) "
    r"(?:wait|vantan)|get hold of",
    r"(?:\d+|many|several|two|three|few|some|flera|manga|tva|tre|nagra|fem|tio|ett|last|past|next|these|forra|"
    r"senaste|half a|a|ett halv) (?:long )?(?:years?|months?|weeks?|hours?|days?|ar(?! (?:vad|battre|ratt|bra|med|"
    r"for|det|nog|lagom|ok|samre|mer|fler))|manad(?:er)?|vecka|veckor|"
    r"timm(?:e|ar)|dag(?:ar)?)(?: (?:ago|sedan|of|av|nu))?(?! (?:back|bakat|till|more|extra|per))|register-?based|"
    r"registry data|register research",
    r"(?:before|fore|innan) (?:lunch|christmas|jul\w*|helgen|the (?:weekend|holidays?|summer|deadline)|semestern|"
    r"sommaren|midsommar|pask|easter|nyar)|(?:after|efter) (?:some|many|several|all|a|the|our|my|flera|manga|all|"
    r"lang|ett|en|two|\w+ing) (?!god|appr|acc)\w+|sedan tidigare|(?:inom|within) (?:our|the|var|vart|min|mitt)? "
    r"?(?:group|team|"
    r"project|gruppen|projektet|forskargruppen|teamet|grupp|projekt)",
    r"(?:please |kindly |garna |vanligen |far (?:ni|du) garna |kan (?:ni|du) (?:nu )?|you (?:may|can) (?:now "
    r")?)(?:proceed|go ahead|continue|start|begin|carry on|move (?:on|forward|ahead)|fortsatt\w*|ga vidare|"
    r"satt\w* i ?gang|paborja\w*|kor\w*|borja\w*|starta\w*)",
    r"(?:vi |jag )?(?:behover|ska|planerar|kommer att)(?: \w+){0,3} (?:lamna in|skicka in|gora) en (?:annan|ny) "
    r"bestallning",
    r"(?:ni|du|you) (?:\w+ ){0,3}?(?:andrade|rattade|fixade|korrigerade|justerade|uppdaterade|lade till|la till|"
    r"tog bort|kompletterade|har (?:andrat|rattat|fixat|korrigerat|justerat|uppdaterat|lagt till|tagit bort|"
    r"kompletterat)|changed|corrected|fixed|updated|adjusted|added|removed|revised)",
    r"(?:was|were|been|blev|blivit|ar|is|are|nu|now|har) (?:nu |now |all |alla |allt |redan |already "
    r")?(?:andrade?|andrats|rattade?|rattats|fixade?|fixats|korrigerade?|korrigerats|justerade?|justerats|"
    r"uppdaterade?|uppdaterats|atgardade?|atgardats|corrected|fixed|updated|adjusted|resolved|sorted(?: out)?|put "
    r"right)(?! (?:av (?:oss|mig)|by (?:us|me)|below|nedan|i bilag|in (?:the )?(?:attach|red|enclosed)))",
    r"(?:var\w*|vara|mina|our|my|all\w*|the) (?:\w+ )?(?:synpunkter|kommentarer|onskemal|comments|suggestions|"
    r"remarks|requests|feedback|questions|fragor|wishes|changes|andringar|corrections) (?:ar|har|have|are|has|"
    r"were|was) (?:\w+ ){0,3}?(?:med|beaktade|beaktats|omhandertagna|tillgodosedda|besvarade|besvarats|inarbetade|"
    r"addressed|incorporated|answered|included|taken (?:into account|care of)|implemented|met|resolved|"
    r"tillgodosetts)",
    r"(?:priset|kostnaden|the price|the cost|it|det)[^.,]{0,30}(?:lagre|lower|cheaper|billigare|battre|better|"
    r"mindre|less) (?:an|than) (?:(?:vad )?(?:vi|jag|we|i) )?(?:vantat|expected|beraknat|forvantat|forvantade|"
    r"trodde|raknat|hade|feared|thought|befarat)(?: \w+)?",
    r"(?:pointed|turned|turns|figured|find|found|check|work|worked|carried|filled|set|out) out|out of (?:office|"
    r"curiosity)",
    r"inte (?:kunnat|kunna|kan) (?:onska|begara) (?:mer|battre)|(?:angrar|regret) (?:inte|not)|inte minst|not "
    r"least|inte langre (?:behover )?vanta|not (?:have to )?wait",
    r"as (?:it|they|everything) should(?: be)?|som (?:det|den|de) ska(?: vara)?|(?:tidigare|previous|earlier|"
    r"alla) (?:fel\w*|errors|mistakes) (?:ar|are|have been) (?:nu |now )?(?:borta|gone|rattade|fixed|corrected)",
    r"(?:ringde|sokte|called|rang|tried)[^.]{0,60}(?:men|but)[^.]{0,60}(?:skriver|write|writing|mejlar|mailar)(?: "
    r"(?:jag|vi|i stallet|istallet|instead|darfor|nu|now|i))*|(?:vi )?(?:ses|hors) (?:kanske|sakert|nog|val|"
    r"forhoppningsvis)",
    r"(?:aterkommer|aterkomma) (?:nu |harmed |har )?(?:med (?:besked|svar)|som (?:utlovat|lovat))(?: som "
    r"(?:utlovat|lovat))?|coming back to you (?:now )?as promised|as promised|som utlovat",
    r"switch(?:ing)? to (?:english|swedish)|(?:byter|skriver|writing)(?: \w+)? (?:till|pa|in) (?:engelska|svenska|"
    r"english|swedish)|(?:min|my|the) (?:svenska|swedish|english|engelska)",
    r"(?:after|efter) (?:that|this|det|detta|dess|then|den \d+\S*(?: \w+)?|\d+ \w+|the (?:summer|holidays)|"
    r"sommaren|semestern|jul|christmas|nyar|pask|midsommar)",
    r"(?:byter|bytt|bytte|chang\w+) (?:jobb|arbetsgivare|tjanst|arbetsplats|mejladress|telefonnummer|jobs?|"
    r"employers?|affiliation|offices?)|(?:men|but) [^.,]{0,60}(?:ar|is|are|remain|forblir) (?:desamma|samma|"
    r"detsamma|the same|unchanged|oforandrade?)",
    r"vill (?:ocksa |aven |bara |garna )?(?:tipsa|saga|tacka|namna|passa pa|framfora)(?: om)?|want(?:ed)? to "
    r"(?:say|thank|mention|tell)|(?:would|'d) (?:also )?like to (?:thank|say|mention)|det ar bara att "
    r"(?:gratulera|tacka|tacka och ta emot)|det vill saga|dvs\.?",
    r"(?:det galler |about |regarding |om |lamna in |skicka in |submit |place )?(?:en |a |an )?(?:helt )?(?:annan|"
    r"ny|another|different|new|entirely different) (?:bestallning|order|matter|arende|ansokan|request)(?: som "
    r"(?:vi|jag) (?:planerar|forbereder))?",
    r"(?:du|ni|you) (?:fragar|fragade|undrar|undrade|ask|asked|wonder\w*|wanted to know|vill(?:e)? veta|behover "
    r"veta)(?: mig| me| oss| us)? (?:om|if|whether) (?:jag|vi|i|we) (?:godkanner|kan godkanna|approve|can approve|"
    r"could approve)(?: (?:specifikationen|the specification|den|it|den))?",
    r"(?:beslutet|decision|slutsatsen|conclusion|rekommendationen|enades|enats|agreed|decided|beslutade|"
    r"beslutat)(?: (?:blev|ar|was|is|om))? (?:att|to) (?:godkanna|approve|accept|acceptera) (?:specifikationen|"
    r"den|the specification|it)",
    r"ber(?: \w+)? om ursakt|om en stund|ber om overseende|forlat att|ursakta att",
    # nothing is missing, nobody had objections
    rf"(?:(?:har|hade|have|has|had|ser|see|finns|hittar|hittade|there (?:are|is|were)|vi|jag|we|i|det finns|it has|"
    rf"with) ){{0,3}}{_NONE} {_MORE}(?:(?:som |that |has |have |har |had |hade |is |ar ){{0,2}})?(?:nagra |any )?"
    rf"(?:{_FAULTS}|{_DONE})(?: (?:behovs|behover goras|needed|required|necessary|(?:to|att) \w+|hittade|hittades|"
    rf"found|mot det|till det|pa den|or {_FAULTS}|eller {_FAULTS}|och {_FAULTS}|{_DONE})){{0,2}}",
    rf"(?:utan|without) (?:any |nagra |vidare |further )?{_FAULTS}|utan (?:problem|tvekan)|no doubt|without "
    rf"(?:delay|hesitation)",
    r"(?:kan(?:not)?|could|can) (?:inte|ej|not) (?:se|hitta|find|see) (?:nagra|nagot|any|anything)(?: \w+){0,2}",
    rf"(?:have |har )?(?:found|hittat|hittade|noted|see|ser) (?:no|inga) {_FAULTS}",
    rf"(?:did not|didn't|do not|don't|har inte|have not|haven't|kunde inte|hittade inte) (?:find|found|hittat|"
    rf"hitta|see|se|have|ha)?\s?(?:nagra|nagot|any|anything) (?:{_FAULTS}|(?:that is )?{_DONE}|konstigt|annat)",
    r"(?:inget|ingenting|nothing) (?:mer|annat|more|else|special\w*|sarskilt)|inget konstigt|inga konstigheter|no "
    r"worries|no problem|inga problem|ingen fara|ingen orsak",
    # you need not wait
    r"(?:ni|du|you) (?:behover inte|don't need to|do not need to|need not|do not have to|don't have to) (?:vanta|"
    r"invanta|wait|svara|reply|respond|feel|kanna|aterkomma|bekrafta|confirm)(?: (?:pa|for|av))?(?: (?:nagot|"
    r"anything))?(?: (?:mer|more|else))?",
    r"do not feel obliged|please do not feel|no need to (?:reply|respond|answer|wait)|ingen bradska|no rush|no "
    r"hurry|ingen stress",
    # sorry for not answering
    rf"(?<!\bar )(?<!are )(?<!\bis )(?:(?:att |that |for )?(?:jag|vi|i|we) )?(?:har |have |had |hade )?(?:tyvarr "
    rf")?(?:kunde|kunnat|hann|hunnit|"
    rf"couldn't|could not|haven't|hadn't|have not|had not|did not|didn't|inte|not|never|was not|wasn't)(?: (?:inte|"
    rf"ens|forran nu|riktigt|been able to|able to|manage to|get to|to)){{0,2}} {_VERB}(?: {_VERB})?(?: (?:tidigare|"
    rf"forran nu|"
    rf"forr|innan|er|dig|pa|ert|ditt|it|this|mejlet|mailet|until now|before|sooner|earlier|on)){{0,4}}",
    r"(?:inte|not|n't) (?:forran nu|until (?:now|today)|forran idag)|(?:sorry |apologies )?(?:for )?not "
    r"(?:replying|answering|responding|writing|getting back)(?: to you)?(?: (?:earlier|sooner|before))?",
    r"(?:ursakt\w*|forlat|sorry|apologi\w*|beklagar)[^.]{0,60}?,? (?:men|but)(?= (?:jag|vi|i|we|det|it|my|mitt|"
    r"min|har|your))",
    r"(?:tveka inte|do not hesitate|don't hesitate)(?: att| to)?|feel free to",
    r"(?:om|if) (?:ni|du|you|nagot|anything|det|there)(?: \w+){0,3} (?:fragor\w*|undrar\w*|questions?|any\w*|"
    r"nagot(?: mer| annat)?|something|oklart|unclear|vill (?:ha|veta)|needed|behovs)(?: \w+)?|vid (?:fragor|behov|"
    r"eventuella fragor)|in case of questions",
    r"(?:please |garna )?(?:let (?:me|us) know|hor av (?:er|dig)|aterkom|contact (?:me|us)|kontakta (?:mig|"
    r"oss))(?= (?:om|if|vid|should))|(?:lat|hor) (?:garna )?(?:mig|oss) veta om (?:ni|du) (?:behover|undrar|"
    r"vill)\w*(?: \w+){0,2}|let (?:me|us) know if (?:you|there)(?: \w+){0,5}",
    r"[a-z][\w -]{1,60}: (?:det )?(?:stammer|ar ratt|ar korrekt\w*|korrekt\w*|ratt|ok|okej|bra|correct|right|fine|"
    r"yes|ja|good|acceptable|acceptabelt?|rimligt|is correct)",
    r"nar (?:ni|du|man)(?: \w+)? (?:min|mig|oss|honom|henne|var)|(?:nar|when|once|after) (?:ni|du|you) (?:send|"
    r"skickar|mejlar|levererar|deliver|mail|have sent)(?: (?:out|ut|over))?(?: (?:the|er|ert))?(?: (?:filerna|"
    r"data\w*|download link|lanken|beslutet|decision|files|svar|fakturan|invoice))?",
    r"(?:tror|raknar) (?:du|ni)|do you (?:think|expect|reckon)|would you (?:say|think)|which month|vilken manad|"
    r"(?:fiscal|financial|budget|calendar|academic) year|\w*budgetar\w*|rakenskapsar\w*|(?:this|next|last) year|"
    r"verksamhetsar\w*",
    r"lagg(?:er|t)? (?:till )?\S[^!?]{0,80}?(?:pa|i|som) kopia|(?:copied|copying|adding|add(?:ed)?) (?:in "
    r")?[^.]{0,60}(?:in copy|on copy|in cc|to cc|on this thread|here)",
    # things that are right
    r"(?:hade|had|har|have) (?:tidigare |previously |forst |earlier )?(?:bett om|bad om|asked for|requested|"
    r"onskat|efterfragat|undrat over|wondered about) [^.,]{1,70}?,? (?:och|and|which|som|men|but|,) (?:(?:den|det|"
    r"de|it|that|this|they) )?(?:ar|is|are|has|have|har|was|var) (?:nu |now )?(?:been )?(?:inford\w*|atgarda\w*|"
    r"losta?|resolved|fixed|in place|med|done|gjord\w*|fixat|made|implemented|ordnat|rattat)",
    r"som (?:vi|jag) (?:vill|ville|onskade|onskar|hade tankt|tankt|bad om|behover)(?: ha)?(?: (?:det|den|dem))?|"
    r"(?:what|as|everything|all) (?:that )?(?:we|i) (?:want|wanted|need|needed|asked for|wished for|requested|"
    r"hoped for)|(?:det|vad|allt) (?:vi|jag) (?:behover|behovde|ville ha|bad om|onskade|bestallt|bestallde)",
    r"(?:hade|had) (?:tidigare |previously |forst |earlier )?(?:bett om|asked for|requested|en fraga om|a "
    r"question about|onskat|efterfragat)|(?:den|det|it|which|that) (?:ar|is|has|har) (?:nu |now )?(?:been "
    r")?(?:inford\w*|atgarda\w*|losta?|resolved|fixed|in place|with|med)",
    r"(?:rattade|andrade|fixade|korrigerade|justerade|uppdaterade|reviderade|kompletterade|lade till|la till|tog "
    r"bort|rattats|andrats|korrigerats)(?= (?:\w+ ){0,4}(?:sa|snabbt|genast|direkt|efter|enligt|$))|(?:ar|has "
    r"been|have been|is|are) (?:nu |now )?(?:rattade?|rattat|korrigerade?|corrected|fixed|updated|atgardade?|"
    r"inforda?)",
    r"(?:en|an|the|nagra|some|den|a) (?:andring\w*|justering\w*|rattelse\w*|changes?|corrections?|adjustments?) "
    r"(?:av|of|i|in|to) [^,.]{1,40}?(?= (?:och|and) ~)",
    r"(?:har|have|has|inte|allt) (?:ju )?(?:redan )?(?:andrats|changed) (?:till|to)",
    # wishes, thanks, praise
    r"(?:hoppas|hope|hoping|wish\w*|onskar) (?:att )?(?:allt|ni|du|you|er|dig|everything|all|this|det)(?: "
    r"\w+){0,7}(?: (?:bra|val|well|fin\w*|nice|great|good|lovely|skon|sommar|helg|dag|summer|weekend|day|week|"
    r"vecka|semester|holiday))|best wishes",
    r"looking forward to(?: \w+){1,6}|(?:ser|se) (?:mycket |verkligen )?fram (?:emot|till)(?: \w+){1,5}|hoppas vi "
    r"(?:hors|ses)",
    r"(?:inte|not|n't) (?:only|bara)|(?:aldrig|never|sallan|rarely|seldom) (?:\w+ )?(?:fatt|sett|seen|had|varit "
    r"med om) (?:\w+ ){0,3}(?:sa|such|as)(?: \w+){0,3}",
    r"(?:det )?(?:kunde inte|couldn't|could not) (?:vara|be|ha blivit) (?:battre|tydligare|better|clearer|happier)",
    r"no more|inget mer|(?:as|sa) (?:far as|vitt) (?:i|we|jag|vi) (?:can see|kan se|ser)|so far so good",
    r"(?:nar|when) (?:jag|vi|i|we) (?:\w+ade|\w+te|\w+de|var|fick|sag|was|were|got|had|read|\w+ed)|after (?:our|"
    r"the|a|my|reading|having)|efter (?:vart|motet|ett|en|semestern|samtalet|var|min|mitt|att (?:ha|jag|vi))|just "
    r"nu",
    r"(?:just |only |bara )?(?:a|one|en|ett) (?:quick |small |liten |snabb |sista |kort )*(?:question|fraga)(?: "
    r"bara)?|fraga bara|undrar bara|just (?:wondering|one question)|en sak till bara|(?:quick|another) question",
    r"as (?:soon|fast) as possible|sa (?:snart|fort) (?:som )?mojligt|nar (?:det|ni) (?:passar|kan|vill|"
    r"hinner)\w*(?: er)?|when(?:ever)? (?:it suits|you can|you like|convenient|you want)|nar som helst(?: anda)?|"
    r"any ?time",
    r"note that(?= (?:our|my|the|we|i) (?:new )?(?:invoice|address|reference|e-mail|email|contact|phone|cost|"
    r"project|finance|org))|(?:observera|notera)(?: att)?(?= (?:vi har )?(?:var |vart |min |mitt |ny |nytt |"
    r"fakt\w+ ))",
    r"will be (?:happy|glad|pleased)|would be (?:great|happy|grateful|glad)(?= (?:to hear|if you could (?:tell|"
    r"confirm|let)))|(?:skulle|would) (?:vara|be) (?:tacksam\w*|grateful)(?: om| if| for)",
    r"sms(?:a)? (?:mig|oss)|hor av (?:er|dig)|tappat bort|(?:utlandsk\w*|engelskt|foreign) (?:dator|tangentbord|"
    r"keyboard|computer)|inga (?:prickar|svenska tecken)|(?:vid|at) (?:den har |this )(?:punkten|point)|(?:det "
    r")?(?:blir|ska bli) (?:kul|roligt|spannande|intressant|bra|fint)(?: att)?|excited to|vi (?:hors|ses)",
    r"(?:som|as) (?:ni|du|you) (?:bad|ber|skrev|asked|requested|wrote|wanted|onskade|efterfragade)(?: mig| "
    r"me)?(?: (?:om|for))?|(?:you|ni|du) asked (?:for|me for)|(?:ni|du) (?:skrev|fragade|bad)(?: om)?",
)
_THANKS_FOR_MENDING = words(
    r"(?:tack|thanks|thank you)(?: so much| very much| sa mycket)? (?:for att (?:ni|du) (?:sa \w+ |redan |genast |"
    r"har |snabbt )*(?:rattade|andrade|fixade|korrigerade|rattat|andrat|fixat|justerade|justerat|forklarade)|for "
    r"(?:correcting|fixing|sorting(?: out)?|clarifying|explaining|updating))"
)
# What stands open in a turn never reaches over a word that could take back what was said.
_STOP = (
    r"(?:men|inte|ej|om|utom|fast|dock|nar|nastan|ps|innan|forutsatt|but|not|if|except|when|unless|until|only|"
    r"endast|almost|lmed|par)"
)
_TURNS = words(
    *(
        turn.replace(r" \w+)", rf" (?!{_STOP}\b)\w+)")
        .replace(r"(?:\w+ )", rf"(?:(?!{_STOP}\b)\w+ )")
        .replace("[^.,]*", rf"(?:(?! {_STOP}\b)[^.,])*")
        for turn in _BENIGN
    )
)
_DOWN_TO_EARTH = (
    r"(?:tyckte|tycktes|har|hade|var|var lite|trodde|undrade|fund\w+de|had|was|were|wondered|thought|took|"
    r"blev)\b[^.]{0,90}?\b(?:men|but|,)\b[^.]{0,80}?"
    r"\b(?:svaret|loste|lost|ordnat|riktiga|stammer|tackning|resolved|solved|answered?|clear now|forstar nu|"
    r"hittade|found (?:it|the answer)|klarnat|ryms|cleared|sorted|gone|borta|utrett|reddes|redd|forstar|made it|"
    r"got through|got there|managed|gick bra|blev klar)\b"
)
_RESOLVED = re.compile(
    r"^.*\b(?:var|hade|tog|blev|trodde|undrade|tyckte|missade|was|were|took|had|thought|wondered|got|"
    r"needed)\b[^.]{0,120}?\b(?:men|but) (?:nu|now)\b|"
    rf"^.*{_DOWN_TO_EARTH}[^,;]*|"
    r"^.*\b(?:although|though|even if|aven om|trots att)\b[^.]{0,90}?\b(?:took|was|were|tog|var|blev|drojde|had|"
    r"hade)\b[^.]{0,90}~"
)
_NEW_PAPER = words(
    r"(?:den |det |the )?(?:reviderade|uppdaterade|rattade|korrigerade|nya|revised|updated|corrected|new|latest|"
    r"senaste|final|slutliga) (?=(?:specifikation\w*|version\w*|specification|document\w*|dokument\w*|underlag\w*|"
    r"spec))"
)


def without_benign_turns(plain: str) -> str:
    """Folded words without the turns that are as harmless as they are common."""
    return _TURNS.sub("~", _THANKS_FOR_MENDING.sub("tack", _NEW_PAPER.sub("", plain)))


_IN_NOTICES = words(
    r"(?:fungerar|galler|finns|works?|is|are|am|ar|nas|svarar|anvands|jobbar) (?:\w+ )?(?:inte|ej|not|no) "
    r"(?:langre|longer|available|tillganglig\w*|pa)",
    r"andrat|andrats|changed|(?:if|om) (?:anything|something|nagot|det) (?:is|ar) (?:urgent|bradskande|akut)|"
    r"please call|byter|bytt|bytte|flyttar|flyttat|uppdaterat|until|then|till och med|t\.?o\.?m\.?|(?:if|ifall|"
    r"om) (?:ni|you|"
    r"du) (?:behover|need|vill ha) (?:det|den|it|"
    r"them|nagot)|i ?morgon|tomorrow|kommer att (?:ta emot|ta over|vara)|will (?:be|take over|receive)|tar over|"
    r"tar emot|var vanliga? (?:och )?anvand|"
    r"please use|anvand garna",
)


def without_notices(rest: str) -> str:
    """Folded words of a notice on whom to reach, without what such notices say of times and of what no longer holds."""
    return _IN_NOTICES.sub("~", rest)


def resolved(plain: str) -> str:
    """Folded words without a difficulty that the writer tells of and tells to be over."""
    return _RESOLVED.sub("~", plain)
