"""How absent people's mailboxes speak, whatever the reason: two of subject, absence and return come together."""

from __future__ import annotations

from bot.core.automatic import voice
from bot.core.automatic.subjects import any_of
from parsers.facts import Mail

_LONGEST = 900  # characters: an absence is told shortly

_DATE = (
    r"(?:\d|mån|tis|ons|tor|fre|lör|sön|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt"
    r"|oct|nov|dec"
    r"|v\.|vecka|week|påsk|nyår|trett|midsommar|sommar|semester|hösten|våren|helg|easter|christmas|new year"
    r"|imorgon|tomorrow|nästa|next)"
)
_LEAVE = (
    r"(?:semester\w*|\w*ledig\w*|tjänstgör\w+|sjukskriv\w*|sjuk\b|frånvar\w*|bortrest|borta\b|utomlands|utrikes"
    r"|\w*resa\b|\w*resor\b|resande fot|konferens\w*"
    r"|kongress\w*|vabb?\w*|vård av barn|slutat|slutar|pension\w*|på kurs|föräldra\w+|lunch|otillgänglig|\w*ledighet"
    r"|out\b|away|leave\b|vacation|holidays?|annual leave|sabbatical|travell?ing|abroad|retired|off sick|maternity"
    r"|paternity|parental"
    r"|ferie\w*|permisjon|orlov|syk\b|syg\b|sykmeldt|sygemeldt|bortreist|bortrejst|barsel|loma\w*|\w*vapaa\w*"
    r"|poissa\w*|urlaub|abwesend|elternzeit|krank)"
)
SUBJECT = any_of(
    r"(?:kontoret|kansliet|mottagningen|växeln|vi|enheten|the office|office)\w* (?:\w+ )?(?:stängt|stängd|stänger"
    r"|closed|closes)\b",
    rf"(?:(?:jag|jeg|i|vi|we|[A-ZÅÄÖ][^\W\d]+(?: [A-ZÅÄÖ][^\W\d]+)?)(?:'m| am| är| er| har| has| is"
    rf"| will be)? )?(?:currently |just nu |tyvärr |på |on |i |at )?"
    rf"(?:inte på |not in )?(?:{_LEAVE}|\w+resa|kontoret)\b[!.]*(?:\s*$|\s+(?:re|sv|till|until|t\.?o\.?m|fram|from"
    rf"|från|v\.?|vecka|i|på|of|for|för|in|\d)\b|\s*[-–:(!,.])",
    r"(?:ny|new|neue|uusi|ändrad|changed|bytt)\w* (?:e-?post|e-?mail|mejl|mail|sähköposti)?-?\s?(?:adress|address"
    r"|adresse|osoite)\w*\W*$",
    r"[^\n]{2,40}? (?:har slutat|slutar|har lämnat|har bytt|har gått i pension|arbetar inte|jobbar inte"
    r"|no longer works?|has left|has retired|is no longer)\b",
    r"(?:stängt|closed|stengt|suljettu|geschlossen)\b|(?:sommar|jul|semester|påsk|påske|sommer)-?(?:stängt|lov"
    r"|uppehåll|stengt|lukket)",
    r"(?:har bytt|byter|nytt|new) (?:jobb|arbetsplats|tjänst|job)|(?:inte|ej|ikke) (?:på (?:jobb(?:et)?|plats"
    r"|kontoret)|anträffbar|tillgänglig)|svarar (?:inte|ej|långsamt|sent)|on the (?:road|move)|offline"
    r"|\w*permisjon|emerit\w+",
    r"(?:i )?\w*(?:permisjon|barsel|vuosiloma\w*|poissa\w*|lomalla|ferie|vapaalla|abwesen\w*|urlaub)\b",
    before=r"^\W*(?:\[[^\]]{1,60}\]\s*)?(?:(?:re|sv|aw|vs)\s*:\s*)?",
)
AWAY = any_of(
    r"\b(?:address|adress\w*|mailbox|account) (?:is|will|är|kommer) [^?!\n]{0,30}(?:phased out|retired|replaced"
    r"|discontinued|fasas ut|ersätt\w*|läggas? ner)",
    r"\b(?:only|bara|endast) (?:work|arbetar|jobbar|i tjänst)|\b(?:work|arbetar|jobbar) (?:only|bara|endast|deltid"
    r"|part)|\b(?:mycket|många|stora mängder) (?:mejl|mail|e-?post)",
    r"\b(?:jag|jeg|i|vi|we|han|hon|hun|he|she|they|de)(?:'m|'re|'s| am| are| is| är| er| har| befinner \w+| tar"
    r"| tok| take| will be| kommer att vara| kjører| kör)\b(?: \w+){0,4}? "
    rf"(?:{_LEAVE}|stängt|closed|tåg\w*|fält\w*|hos barn\w*|hiking|offline|stengt|barnebidrag)",
    rf"\b(?:befinner mig|är|på|er|on|ute på|off on)\b (?:\w+ )?{_LEAVE}",
    r"\b(?:arbetar|jobbar|works?|jobber|työskentele) (?:inte|ej|ikke|no longer|not) (?:längre|kvar|lenger|here|här"
    r"|hos)|\bno longer (?:works?|with|employed|at)\b|\b(?:har|has) (?:slutat|lämnat|left|gått i pension"
    r"|retired)\b",
    r"\b(?:brevlåda|inkorg|mailbox|inbox|adress|address|konto|e-?postadress|adresse"
    r"|e-mail-adresse)\w*\b[^?!\n]{0,50}\b(?:stängd|stängs|tas bort|raderas|avslutas?|upphör|upphört|avvecklas"
    r"|läses (?:inte|ej)|bevakas (?:inte|ej)|används (?:inte|ej)|inte längre|nicht mehr|no longer|not (?:monitored"
    r"|read|in use)|closed|closing|discontinued)",
    r"(?m:^)[^\w\n]{0,20}(?:hej\W+)?(?:vabbar|reser|travell?ing|semestrar|ledig|borta|sjuk|sitter (?:i|på)"
    r"|hemma med|out"
    r"|away|on leave|jobbar inte)\b",
    r"\bhemma (?:med|hos) (?:sjuk\w*|barn\w*)|\bvabbar\b|\b(?:är|is) (?:inte|not|no) (?:längre|longer) (?:anställd"
    r"|employed|kvar|verksam)|\bnicht im (?:haus|büro|dienst)|\b(?:er|är) (?:på|i) (?:barsel|\w*permisjon)"
    r"|\bolen vuosi",
    r"\b(?:bytt|byter|changed|have a new|har ny|har fått ny) (?:till )?(?:min |my |en |an? )?(?:ny "
    r"|new )?(?:e-?post|mejl|mail|e-?mail)?-?\s?(?:adress|address)|\b(?:min|my) nya? (?:e-?post|mejl|mail)?adress"
    r"|\bmy new (?:e-?mail )?address",
    r"\b(?:vi har|we are|kontoret är|kontoret har|office is|toimisto on|vi håller|büro ist|mottagningen är"
    r"|kansliet är|kansliet har)\b[^.?!\n]{0,30}(?:stängt|closed|suljettu|stängd|geschlossen|stengt|semester|lov)",
    r"\b(?:olen|olemme)\b[^.?!]{0,30}(?:loma|vapaa|poissa)|\bich bin\b[^.?!]{0,60}(?:urlaub|abwesend|büro|krank"
    r"|elternzeit)|\b(?:jeg|jag) (?:er|är) (?:sykmeldt|sjukskriven)",
    r"\b(?:datorn|telefonen|brevlådan|auto-?responder|autosvar\w*|roboten|mailbox"
    r"|svararen)\b[^.?!\n]{0,30}\b(?:svarar|här|here|speaking|på\b|aktiv\w*|påslag\w*)",
    r"\b(?:dålig|bad|poor|limited|begränsad|ingen|no) (?:uppkoppling|täckning|internet\w*|connection|access"
    r"|tillgång|wifi|mottagning)",
)
BACK = any_of(
    r"\b(?:tas om hand|sköts|handläggs|hanteras|bevakas|handled|taken care of) (?:\w+ )?(?:av|by)\b"
    r"|\btills vidare\b|\bobestämd tid|\binntil videre|\buntil further",
    rf"\b(?:åter|tillbaka|tilbake|hemma|back|return(?:s|ing)?|återkommer|svarar|svar|reply|replies|respond|läser"
    rf"|palaan|palaamme|zurück|på plats|i tjänst|hör av mig|hör av sig|ser ditt)\b[^.?!\n]{{0,60}}?\b{_DATE}",
    rf"\b(?:till|until|till och med|t\.? ?o\.? ?m\.?|fram till|til|bis|asti|through|från|from|mellan|between|under"
    rf"|ab|ut|loppuun)\b (?:och med |den |the |om med |dem )?{_DATE}",
    rf"\b{_DATE}\w*\b[^.?!\n]{{0,40}}\b(?:åter|tillbaka|på plats|back|igen|again|loppuun|asti|ajan)\b",
    r"\b(?:kontakta|contact|kontakt|vänd (?:dig|er)|reach|ring|call|mejla|skriv(?:a)? till|email|e-mail"
    r"|ota yhteyttä|wenden|sijaiseni|ersättare|vikarie|replacement|colleague|kollega|stand-?in)\b",
    r"\b(?:läses|läser|lest|läst|read|vidarebefordras|forwarded|skickas vidare|monitored|checking|kollar|bevakas"
    r"|besvaras) (?:inte|ej|ikke|inga|sällan|sporadiskt|not|vidare)|\b(?:not|inte|ej|har inte|won't"
    r"|ikke) (?:be )?(?:read|lästs?|läses|forwarded|vidarebefordr\w+|lest)",
    r"\b(?:kan|can|kann|could)(?: inte|not|'t| not| ej| nicht)(?: \w+)? (?:svara|reply|respond|answer|läsa)",
    r"\b(?:svar|svaret|reply|response|answers?)\b[^.?!\n]{0,20}\b(?:dröj\w*|kan ta|delayed|late|slow|vänta|kommer)"
    r"|\bvill (?:du|ni) (?:ha|nå)|\burgent|\bbrådsk\w+|\bakut\b|\bsom ikke kan vente|\bdringend",
    r"\b[\w.+-]+@[\w-]+\.\w+|\b(?:when|när) (?:i|jag|he|she|hon|han) (?:get|gets|am|is|kommer|är|kan|return\w*)"
    r"|\b(?:she|he|they)(?:'ll| will)|\bonce (?:i|she|he|the)|\bnär (?:jag|hon|han) (?:är|kommer)|\bså fort\b"
    r"|\bså snart\b|\bvastaan\b",
)
# What people say who tell of an absence in passing.
_IN_PASSING = any_of(
    r"\b(?:tack|förlåt|ursäkta|sorry|thanks|apolog\w+|tyvärr hinner|tar det|tittar|look at|go through|läser igenom"
    r"|då vet|så att|men|but|so)\b",
)
# Whoever is back tells of an absence that is over, and when a machine tells of the return, it says the day.
_IS_BACK = any_of(
    r"(?m:^|[.!?,:;]\s*)(?:hej\W+|hi\W+)?(?:men |och |but |and )?"
    r"(?:nu är jag|now i am|jag är|jeg er|i am|i'm|jag kom|i got)(?: nu| now| just| precis| äntligen| finally)*"
    rf" (?:åter|tillbaka|tilbake|hemkommen|back)\b(?![^.?!\n]{{0,20}}\b{_DATE}(?<!semester))",
    r"\b(?:nu när jag|now that i)\b",
)
_BACK_FROM = any_of(r"(?:åter|tillbaka|hemma|back|hemkommen)\b (?:från|efter|igen|from|after|again)\b", before=r"^\W*")


def is_told(mail: Mail, text: str) -> bool:
    """Whether a short mail says that somebody is away: by its subject and its text, or by nothing else in the text."""
    if len(text) > _LONGEST or _IS_BACK.search(text) or _BACK_FROM.search(mail.subject):
        return False
    away, back = AWAY.search(text), BACK.search(text)
    if SUBJECT.search(mail.subject):
        return bool(away or back)
    return bool(away and back) and not _IN_PASSING.search(text) and not voice.is_signed(mail)
