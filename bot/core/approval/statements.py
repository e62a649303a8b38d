"""Whether words are a sentence that tells something, or a courtesy: neither a bare noun nor a command."""

from __future__ import annotations

import re

from bot.core.approval.danger import words

_COURTESY = re.compile(
    r"(?:oj\w*|oh|aha|fridens|for kannedom|fyi|for info\w*|till er kannedom|japp|jepp|jajamen|jo da|trakigt|synd|tur|"
    r"puh|"
    r"phew|wow|skont|tack|thanks|thank|thx|tackar|takk|tak|mvh|"
    r"hals\w*|trevlig\w*|fin|fint|glad|god|gott|ha|have|bast\w*|kram\w*|varm\w*|wish\w*|greetings|"
    r"enjoy|happy|great|good|bra|fantasti\w*|lycka|hej\w*|hi|hello|dear|kara|till|super\w*|toppen\w*|underbar\w*|"
    r"wonderful|excellent|brilliant|perfekt|perfect|"
    r"imponer\w*|impress\w*|snyggt|vilk\w*|what a|all the best|best|som svar|med anledning|angaende|betraffande|"
    r"apropa|med hanvisning|med referens|further to|in reply|in response|with reference|regarding|for ordningens|"
    r"kul|roligt|skont|kanns|tjena\w*|tja|hiya|hey|som vanligt|as (?:usual|always)|sorry|ursakt\w*|forlat|"
    r"apologi\w*|cheers|regards|yours|sincerely|respectfully|"
    r"prof\w*|dr|docent\w*|\w*lektor\w*|forskare|doktorand\w*|institution\w*|department|university|universitet\w*|"
    r"\w+sitet\w*|postdok\w*|phd|ph\.d|md|for (?:\w+ )?(?:\w*gruppen|teamet|institution\w*|avdelning\w*|klinik\w*|"
    r"projekt\w*)|"
    r"antligen|finally|ja|yes|jo|jadå|ok\w*|absolut\w*|sjalvklart|of course|sure)\b"
)
_WORK = words(
    r"\w*arbete\w*|\w*jobb\w*|hantverk\w*|work|job|service|bemotande|samarbete\w*|insats\w*|collaboration|"
    r"handlaggning"
)
_SAID_OF = re.compile(
    r"(?:[\w-]+ ){1,4}?(?:ar|is|are|var|was|were|har|has|have|hade|had|blev|blir|ser|looks?|seems?|stammer|"
    r"kanns)\b"
)
_VERBS = words(
    r"(?:vi|jag|ni|du|hon|han|de|som) \w{3,}(?:ar|er)|er|svarer|passer|ar|var|vara|blir|blev|blivit|bli|har|hade|"
    r"haft|finns|fanns|ser|sag|sett|kom|kommer|kommit|"
    r"gar|gick|gatt|far|"
    r"fick|fatt|vet|visste|kan|kunde|gor|gjorde|gjort|"
    r"star|stod|sitter|satt|ligger|lag|ger|gav|tar|tog|tagit|later|lat|hors|ses|tycker|tyckte|kanns|kandes|last|"
    r"laste|laser|svarar|skriver|mar|gladjer|uppskattar|"
    r"behover|onskar|hoppas|tackar|skickar|bifogar|bifogas|heter|nar|vantar|stammer|overensstammer|motsvarar|"
    r"galler|betyder|ber|bett|jobbar|arbetar|hittar|hittat|forstar|"
    r"ryms|racker|fungerar|funkar|passar|verkar|slutar|borjar|tror|aterkommer|landat|suttit|kort|borja|kor|kora|"
    r"fortsatta|starta|ga|"
    r"is|are|am|was|were|be|been|has|have|had|do|does|did|done|can|may|get|got|gets|go|goes|went|gone|come|comes|"
    r"came|see|saw|seen|look|looks|find|found|read|know|knew|"
    r"think|thought|feel|felt|make|makes|made|take|takes|took|give|gives|gave|say|seems?|sound|sounds|"
    r"appreciate\w*|enjoy\w*|hope|love|loved|works?|keep|keeps|sent|back|apologi[sz]e|expect|"
    r"matches|corresponds?|covers|reflects|contains|meets|follows|serves|agrees|agree|belongs|helps|helped|means|"
    r"tells|needs|wants|stands|starts|ends|closes|opens|goes|foljer|tacker|innehaller|\w{3,}(?:ade|ades|ats|dde|"
    r"kte|nte|lte|ste|pte)|\w{3,}ed"
)  # fmt: skip
_BARE = words(
    r"also|too|ocksa|aven|please|tack|garna|samma|same|per|en|ett|tva|tre|fyra|fem|sex|tio|one|two|three|four|"
    r"five|ten|\d+\S*|data\w*|leverans\w*|deliver\w*|fil\w*|files?|sftp|plus|nej|or|eller|alla|all|hela|every|"
    r"varje|each|inkl\S*|incl\S*|ej|[\w-]+-format\w*"
)
_STARTS = re.compile(
    r"(?!(?:gor|kor|ror|for|anvand|lat|use|keep|take|make|let|put|set|give|ge|satt)$)"
    r"(?:(?:i|we|you|it|that|they|he|she|there|what|here)'\w+|jag|jeg|vores|mange|vi|ni|du|det|den|detta|dessa|de|"
    r"dom|allt|alla|man|hon|han|i|we|you|it|this|that|these|those|they|he|she|all|everything|everyone|there|here|"
    r"en|ett|min|mitt|mina|var|vart|vara|er|ert|era|hela|bada|the|a|an|our|my|your|both|"
    r"nu|sa|da|har|dar|idag|igar|antligen|aven|ocksa|redan|just|precis|tydligen|forresten|also|now|today|"
    r"yesterday|finally|already|so|too|very|really|btw|fyi|ps|p\.s|by the way|in addition|additionally|dessutom|"
    r"vidare|"
    r"pa|under|efter|for|fran|med|till|om|av|hos|via|enligt|ang\w*|in|on|at|from|with|to|of|by|as|after|during|"
    r"since|som|hur|vad|vem|varfor|how|what|who|"
    r"och|and|samt|eller|or|o|took|got|had|sag|hann|kom|var|tog|satt|stod|tyckte|visste|glomde|gjorde|blev|blir|"
    r"kanner|kande|"
    r"gladjer|tror|vet|back|once|har|hade|ar|was|had|have|has|did|ser|sitter|ligger|trodde|trott|hoppas|kollade|"
    r"gick|fick|laste|last|skulle|vill|kan|can|"
    r"~|[\w-]+(?:en|et|na|erna|an|ade|ades|de|te|ar|er|or|as|ed|ing|n't|tion|ment|\d)|\S*@\S*|\d\S*)$"
)
_A_THING = re.compile(
    r"(?!(?:efter|over|under|har|var|ar|er|tidigare|saknar|gladjer|hoppas)$)[a-z]+(?:ar|er|or|erna|arna|orna|s)$"
)
_WORD = re.compile(r"[^\W_][\w@.'/&+-]*|~")
_NAMES = re.compile(r"(?=.*[a-zåäö])(?:[A-ZÅÄÖÉ][\wåäöéüí-]*[,.]?(?: (?:[a-z]{1,3}|&) )?\s?){1,5}")


def is_statement(rest: str) -> bool:
    """Whether folded words say something, and are not a bare noun or a command; either could be a wish."""
    said = _WORD.findall(rest)
    if not said or _COURTESY.match(rest.lstrip("~ ,-")) or all(word == "~" for word in said):
        return True
    if _WORK.search(rest) or _SAID_OF.match(rest):
        return True
    if not _VERBS.search(rest):
        if "~" in said and len(said) <= 4:
            return True
        return (
            len(said) >= 3
            and _STARTS.match(said[0]) is not None
            and not _A_THING.match(said[0])
            and not _BARE.search(rest)
        )
    return _STARTS.match(said[0]) is not None


def is_names(text: str) -> bool:
    """Whether a sentence as written is nothing but names."""
    return _NAMES.fullmatch(text) is not None
