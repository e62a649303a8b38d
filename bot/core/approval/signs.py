"""What a reply that approves nothing amounts to: a table of signs, the first row whose signs are all found decides.

Nothing here can make an approval; the rows only tell an officer what kind of answer waits.
"""

from __future__ import annotations

import re

from bot.core.approval.danger import words
from bot.core.approval.folding import folded, mended
from bot.core.approval.sentences import Sentence

_NOT = (
    r"(?:inte|ej|icke|ikke|ikkje|aldrig|ingen|knappast|not|never|cannot|unable|no|nobody|neither|nothing|hardly|refuse|"
    r"withhold|\w+n't|dont|cant|vagrar|varken)"
)
_APPROVE = r"(?:godk\S*|gokann\S*|ap+ro\S*|acceptera\S*|accept\S*)"

_SPEAKS = re.compile(rf"(?<!\w){_APPROVE}")
_YES = words(
    r"godkann(?:er|s|es)|gokanner|godk(?:an|en|jen)[dt]\w?|(?:i|we) (?:\w+ )?ap+ro\w+|ap+rov\w*d|accepterar|(?:i|"
    r"we) accept",
    r"ok|okej|ser bra ut|looks? good|fine with (?:me|us)|ja|yes",
)  # fmt: skip
_MACHINE = words(
    r"automatiskt svar|autosvar|ticket number|registrerats med nummer|do not reply to this|svara inte pa detta",
    r"delivery has failed|gick inte att leverera|lastes den|your message was read|last:|read:",
    r"reacted to your message|gillade ditt|reagerade (?:med|pa)|(?:declined|accepted|godkant|avbojt|"
    r"accepterat): (?:mote|meeting)\S*",
)  # fmt: skip
_AWAY = words(
    r"(?:pa|har) semester|foraldraledig|tjanstledig|ute fran kontoret|on (?:\w+ )?(?:leave|vacation|holiday)",
    r"out of (?:the )?office|ooo|limited access to|away (?:at|until|from)",
)  # fmt: skip
_NOTICE = words(r"e-?mails?|mejl\w*|e-?post\w*|meddelande\w*|kontakta|contact|hanvisas?|urgent|bradskande \w+")
_WITHDRAWN = words(
    r"drar? (?:nu |harmed )?tillbaka|aterkall\w+|avbestall\w*|avbryt(?:er)?|avsluta\w* (?:arendet|projektet)|"
    r"nedlag[dgt]\w*",
    r"stanga arendet|inte ga vidare med (?:bestallningen|projektet|uttaget)|inte langre|behover inte data|withdraw\w*|"
    r"revoke",
    r"take back|cancel\w*|close the case|discontinued|no longer wish",
)  # fmt: skip
_REJECTED = words(
    r"avslar|avvisar|avbojer|reject\w*|declin\w*|tackar nej|nej tack|no thanks|too expensive|for dyrt|"
    r"avstar fran uttaget",
    r"don't want|do not accept|accepterar inte|(?:cannot|can't|kan inte) (?:proceed|ga vidare)|avstar darfor",
)  # fmt: skip
_NO = re.compile(r"^(?:\W*)(?:nej|no)(?!\w)(?! (?:comments|objections|remarks|questions|problem|further|vidare))")
_REQUESTS = words(
    r"(?:kan|skulle|could|can|would) (?:ni|du|you)(?: \S+){0,3} (?:andra|lagga|ta bort|byta|fixa|ratta|add|remove|"
    r"change|fix|include|swap|split|dela)"
)
_REFUSES = words(
    rf"{_NOT} (?:\S+ ){{0,4}}{_APPROVE}|{_APPROVE} (?:\S+ ){{0,3}}{_NOT}|{_APPROVE}\W{{1,3}}(?:nej|no)|dis\w*ap+rov\w*",
    r"underkan\S*|svart att godkanna|inte mojligt|impossible|(?:not|n't) (?:\w+ )?comfortable|uteslutet|"
    r"misunderstanding",
)  # fmt: skip
_BEFORE = words(rf"(?:innan|before|forran|until|so that|sa att|som vi kan|we can) (?:\S+ ){{0,5}}{_APPROVE}")
_MENDS = words(
    r"andra\w*|andring(?:ar|en|arna)?|chang\w*|justering\w*|ratta\w*|rattelse\w*|korriger\w*|corrections?|corrected|"
    r"revised",
    r"lagga? till|ta bort|bort|add|remove|swap|byt|fix|fel|wrong|tokigt|saknar?s?|missing|stammer inte|not ok|ej ok|"
    r"resend",
    r"ska(?:ll)? (?:vara|sta|inga)|should (?:be|read|start|include|end)|rader? \d|vill ha|vi behover|we'd like|we need",
    r"tracked changes|not what|inte de vi|for hogt|too high|minska|limit|stryk|spart lage|drop",
)  # fmt: skip
_ELSEWHERE = words(
    r"etik\w*|ethic\w*|epm|epn|andringsansokan|ansokan|application|amendment|prefekten|head of department|styrelsen|"
    r"board",
    r"budget\w*|arsredovisning\w*|korkort\w*|thesis|avhandling\w*|plan(?:en)?|leave|minutes|meeting|mote\w*|faktur\w*|"
    r"payment",
    r"data protection officer|dataskyddsombud\w*|beslut(?:et)?|processing|uppgifter|cookie\w*",
)  # fmt: skip
_OTHERS = words(
    r"(?:a|pa) (?:\S+ ){1,3}(?:vagnar|uppdrag)|on behalf of|uppdrag av|enligt (?:\S+ ){1,4}ar den|according to|"
    r"ombud for",
    r"(?:hon|han|she|he|they|chefen|handledaren?|supervisor|pi|professorn|professor \w+|\w+ says|prefekt\w*) (?:har |"
    r"has |have )?"
    rf"(?:\w+ )?{_APPROVE}|\w+ approves|has asked me to|ber mig|later meddela|halsar att|{_APPROVE} (?:av|by) \w+",
    r"godkant den|sagt ok|\w+s rakning|\w+ (?:skrev|wrote|skriver):?|(?:forward|vidarebefordrar) the approval",
)  # fmt: skip
_NAMED = re.compile(
    r"(?:^|[.!?,] )(?!(?:Jag|Vi|Ni|Hej|Ja|Nej|Not?|Ej) )[A-ZÅÄÖ][a-zåäö]+ (?:[A-ZÅÄÖ]\w+ )?(?:har )?(?:godkänner|"
    r"godkänt)"
)
_LATER = words(
    r"aterkommer|hor av (?:mig|oss)|kommer (?:att )?god\w*|will (?:be )?ap+rov\w*|vantar|avvaktar|a?waiting|check with|"
    r"kollar?",
    r"nasta vecka|next week|tomorrow|i ?morgon|monday|friday|thursday|fredag|mandag|pa vag att|tanker|avser|intend|"
    r"about to",
    r"going to|planning|extension|anstand|expect to|hope to|sen(?: \w+)?|senare|later|hoppas kunna|rak?nar med att|"
    r"snart|soon",
    r"get back to you|come back|back to you|revert|fundera|maste fraga|need to ask|let me check|remiss|vender tilbage|"
    r"once i",
    r"separat|separate|ar den som ska|have to|has to|a week|far jag|kan jag fa|can i \w+ it|nar (?:alla|jag)",
)  # fmt: skip
_HEDGES = words(
    r"men|dock|fast|om|utom|forutom|forutsatt\w*|forutsattning|undantag|reservation|forbehall|preliminart?|princip|"
    r"huvudsak",
    r"villkor|daremot|efter att|hvis|dersom|unntatt|but|however|if|unless|provided|except\w*|subject to|pending|"
    r"although",
    r"conditional\w*|provisional\w*|in principle|once|as long as|apart from|would|could|almost|nastan|minus|nar|when",
)  # fmt: skip
_IMPLIES = words(
    r"ok|okej|okay|ja|yes|yep|japp|bra|fint|toppen|kanon|perfekt|perfect|great|good|fine|awesome|sure|kor|kor pa|"
    r"kor vi|go ahead",
    r"proceed|lgtm|nojd\w*|happy|inga|inget|ingen|no|nothing|stammer|overensstammer|motsvarar|reflects|meets|agree|"
    r"bakom|signed",
    r"undertecknad|paskrivna?|gront ljus|green light|lugnt|hinder|fortsatta|works|ordning|orden|tumme upp|jattebra|"
    r"ratt|correct",
    r"godkanda? specifikation\w*|approved specification|[\U0001F44D\U0001F44C\u2705]+",
)  # fmt: skip
_ENCLOSES = words(r"bifog\w+|attached|enclosed?|signed|undertecknad")
_ACCEPTS = re.compile(r"^(?:(?:vi|jag|i|we) )?accept\w*[,.! ]*(?:thanks|thank you|tack)?[.!]*$")
_THUMB = re.compile("[\U0001f44d\U0001f44c\u2705]")
_THANKS = words(r"tack|thanks|thank|thx|mottag\w*|received|got it|receipt|fatt den|takk|tak|noterat")
_ASKS = re.compile(
    r"\?|^(?:ar|har|is|are|have|has|do|does) (?:jag|vi|den|det|specifikationen|i|we|it|the)(?!\w)|"
    r"^godkanner (?:jag|vi|ni)|(?<!\w)(?:undrar|wonder|hur godkanner|how do|what happens)"
)

_TABLE: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...] = (
    ("none", (_MACHINE,)),
    ("none", (_AWAY, _NOTICE)),
    ("withdrawn", (_WITHDRAWN,)),
    ("rejected", (_REJECTED,)),
    ("conditional", (_YES, _REQUESTS)),
    ("change", (_REQUESTS,)),
    ("deferred", (_LATER, _ASKS, _SPEAKS)),
    ("question", (_ASKS,)),
    ("change", (_REFUSES, _SPEAKS)),
    ("deferred", (_BEFORE, _LATER)),
    ("change", (_BEFORE,)),
    ("conditional", (_YES, _HEDGES)),
    ("other", (_ELSEWHERE, _SPEAKS)),
    ("forwarded", (_OTHERS, _SPEAKS)),
    ("deferred", (_LATER,)),
    ("conditional", (_HEDGES, _SPEAKS)),
    ("conditional", (_YES, _MENDS, _SPEAKS)),
    ("change", (_MENDS,)),
    ("rejected", (_NO,)),
    ("implicit", (_ENCLOSES, _IMPLIES)),
    ("implicit", (_ACCEPTS,)),
    ("conditional", (_SPEAKS,)),
    ("implicit", (_IMPLIES,)),
    ("implicit", (_THUMB,)),
    ("acknowledged", (_THANKS,)),
)  # fmt: skip


def otherwise(said: list[Sentence], subject: str) -> tuple[str, tuple[str, ...]]:
    """The verdict on a reply in which nothing approves, and the sentence that decided."""
    if not said:
        return ("implicit", (subject,)) if _approving_subject(subject) else ("none", ())
    if named := tuple(sentence.text for sentence in said if _NAMED.search(sentence.text)):
        return "forwarded", named
    whole = " ".join(sentence.plain for sentence in said)
    for word, signs in _TABLE:
        if all(sign.search(whole) for sign in signs):
            return word, tuple(s.text for s in said if signs[0].search(s.plain)) or (said[0].text,)
    return "other", ()


def subject_denies(subject: str) -> bool:
    """Whether a subject speaks of approval in a way that is none: "not approved", "approved, except"."""
    plain = folded(mended(subject))
    return bool(_SPEAKS.search(plain) and any(s.search(plain) for s in (_REFUSES, _MENDS, _HEDGES)))


def _approving_subject(subject: str) -> bool:
    return bool(_SPEAKS.search(folded(mended(subject)))) and not subject_denies(subject)
