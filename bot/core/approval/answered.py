"""An approval that is a yes to a quoted question: "> Do you approve the specification?", and below it "Yes, I do."

The question must stand right above the answer and be that one; what else the reply says is weighed as ever.
"""

from __future__ import annotations

import re
from itertools import takewhile

from bot.core.approval.folding import folded

SPELT_OUT = "Jag godkänner specifikationen"

_YES = re.compile(
    r"(?P<before>\W*(?:(?:hej|hi|hello|dear)\b[^\n.!?,]{0,30}[,.!\n]\s*)?)"
    r"(?P<yes>(?:ja|jo|japp|yes|yep)[,.!]? (?:det gör (?:jag|vi)|(?:i|we) do))(?=[\s.,!/]|$)",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"(?:^|[.!?:,] )(?:sa )?(?:(?:godkanner|accepterar) (?:du|ni)|do you (?:hereby )?(?:approve|accept)) "
    r"(?:(?:the|den|our|er|your|var|this|bifogade|attached) )*specifi\w+"
    r"(?: (?:som den (?:ar|star|foreligger)|as it (?:is|stands)|as attached))? ?\?(?: /?(?:[\w.,-]+ ?){0,5})?$"
)


def spelt_out(body: str, own: str) -> tuple[str, str]:
    """A reply's own text, with a yes to the quoted question put into words, and that yes as written; or "" for none."""
    answer = _YES.match(own)
    if not answer or not _QUESTION.search(_quoted_above(body, answer["yes"])):
        return own, ""
    return f"{own[: answer.start('yes')]}{SPELT_OUT}{own[answer.end() :]}", answer["yes"]


def _quoted_above(body: str, answer: str) -> str:
    """What is quoted right above an answer, folded to one line; a name may stand behind the question."""
    above = body.partition(answer)[0].rstrip().splitlines()
    if above and above[-1].strip() and not above[-1].lstrip().startswith(">"):
        above = above[:-1]  # "Hi Karin,"
    quoted = list(takewhile(lambda line: line.lstrip().startswith(">") or not line.strip(), reversed(above)))
    return folded(" ".join(line.lstrip("> ").strip() for line in reversed(quoted)).strip())
