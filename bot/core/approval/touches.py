"""Words that could change what is to be delivered, or make an approval hang on something."""

from __future__ import annotations

import re


def words(*patterns: str) -> re.Pattern[str]:
    """A pattern that finds any of these as whole words, in folded text."""
    return re.compile(r"(?<![\w-])(?:" + "|".join(patterns) + r")(?![\w-])")


_TOUCHES = words(
    r"inte|ej|icke|inga|ingen|inget|aldrig|nej|ikke|not|no|never|cannot|\w+n't",
    r"men|dock|fast|daremot|emellertid|but|however|although|though|yet|still|otherwise|annars",
    r"om(?! (?:att|leverans|faktur|beslut|fil))|ifall|forutsatt\w*|forutsatter|forutsattning\w*|under\w*forutsattning|"
    r"givet|if|unless|provided|assum\w+|given|condition\w*|subject|pending|contingent|villkor\w*|reserv\w*|"
    r"forbehall\w*",
    r"utom|forutom|undantag\w*|except\w*|apart|besides|exclud\w*|exkl\w*|inkl\w*|includ\w*|inga|ingar|ingå|bortsett",
    r"andra|andrat|andring\w*|andrade|chang(?:e|es|ing)|rett\w*|ratta\w*|rattelse\w*|korriger\w*|correct\w*|just\w+|"
    r"amend\w*|edit\w*|revid\w*|revis\w*|updat(?:e|ing)|byt|byta|byter|switch|swap|replac\w*|ersatt\w*|adjust\w*",
    r"lagg\w*|tillagg\w*|add(?:s|ed|ing|itions?|itional)?|ta|stryk\w*|remov\w*|delet\w*|drop\w*|utga\w*|utgar|"
    r"komplettera|minska|utoka|oka|extend\w*|reduc\w*|limit\w*|begrans\w*|avgrans\w*|split\w*|dela",
    r"i stallet|istallet|instead|rather|hellre|helst|prefer\w*|alternativ\w*",
    r"maste|krav|kraver|must|requir\w*|need\w*|behov\w*|behover|borde|bor|should|shall|ought|saknas?|missing|lacks?|"
    r"fel|wrong|error|tokigt|utgar fran|raknar med att|expect that|presum\w*",
    r"nastan|almost|nearly|typ|sort of|kind of|mostly|mest|halvt|knappt|hardly|partly|partially|delvis",
    r"draft|utkast|innehall\w*|contain\w*|listan?|lists?|mer|more|fler|bara|endast|enbart|only|dyrt?|expensive|"
    r"orimlig\w*|kvinn\w*|men|man|women|barn|children",
    r"fore|innan|senast|before|until|till dess|forran|inom|within|latest|after|efter|sedan|nar allt|once",
    r"variab\w*|populat\w*|period\w*|kontroll(?:er|erna)?|controls?|cohort|kohort\w*|regist(?:er|ret|ren|ers|ry|ries)|"
    r"kod|koder(?:na)?|codes?|icd\S*|atc\S*|kva|diagnos\w*|alder|age|kon|sex|kommun|municipality|county|lan|aren?|"
    r"years?|format\w*|csv|sas|spss|stata|punkt\w*|points?|items?|sections?|bilaga|appendix|tabell\w*|tables?|rad|row|"
    r"version",
    r"pris\w*|prices?|kostnad(?:en|er)?|costs?(?! cent)|rabatt|moms|vat|budget\w*",
    r"kommentar\w*|comments?|synpunkt\w*|anteckning\w*|notes|remarks?|tvek\w*|osaker\w*|unsure|doubt\w*|kanske|maybe|"
    r"perhaps|vanta|wait|hold|avvakta|tills? vidare|aterta\w*|aterkall\w*|withdraw\w*|revok\w*|cancel\w*|avbryt\w*|"
    r"skamt\w*|joke\w*|godk\w+|approv\w*",
    r"\d{4} ?[-–] ?\d{2,4}|par|lmed|dors|mfr|thr|[a-z]+\d+ ?- ?[a-z]*\d+",
)  # fmt: skip
_HARMLESS_TURNS = re.compile(
    r"should (?=(?:\w+ ){0,4}be (?:sent|addressed|marked|made out)|(?:we|i) send)|has changed(?= to)|"
    r"ska(?:ll)? (?:skickas|stallas|markas)|har andrats(?= till)|(?:please )?note that|(?:do you need|"
    r"is there) (?:anything|something) (?:else|more)|behover ni nagot (?:mer|annat)|(?:bara )?en (?:liten |"
    r"snabb )?fraga(?: bara)?|(?:just |only )?(?:one|a) (?:quick )?question"
)


def touches(plain: str) -> bool:
    """Whether folded words could change what is to be delivered, or make an approval hang on something."""
    return _TOUCHES.search(_HARMLESS_TURNS.sub("", plain)) is not None
