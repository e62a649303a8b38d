"""Which mail is not a person's: automatic answers, delivery reports, lists and our own (P7, P8; RFC 3834, RFC 3464)."""

from __future__ import annotations

import re
from enum import StrEnum

from parsers.facts import Mail

MOST_HOPS = 30  # more Received lines than this is a loop


def _any_of(*patterns: str, before: str = "") -> re.Pattern[str]:
    return re.compile(before + "(?:" + "|".join(patterns) + ")", re.IGNORECASE)


_REPLY_PREFIXES = r"^\W*(?:(?:sv|re|vs|aw|ang)\s*:\s*)*"
_ROBOTS = _any_of(
    r"^(?:mailer-?daemon|postmaster|listserv|majordomo|mailman)(?:[-+._=].*)?$",
    r"(?:^|[-+._=])bounces?(?:[-+._=].*)?$",
    r"(?:^|[-._])(?:no-?reply|do-?not-?reply|svara-?(?:ej|inte)|inte-?svara)(?:$|[-._+])",
)
_BOUNCE_SENDERS = _any_of(r"^(?:mailer-?daemon|postmaster|bounces?|mdaemon|mmdf)\b", r"microsoftexchange[0-9a-f]{10,}")
_BOUNCE_SUBJECTS = _any_of(
    r"undeliver",
    r"delivery (?:status|failure|has failed|notification|report)",
    r"mail delivery (?:failed|failure|system)",
    r"failure notice|returned mail|non.?delivery|message undeliverable|warning: could not send|delayed mail",
    r"oleverer|olevererat|ej levererbart|leveransfel|leveransrapport|returnerad e-?post",
    r"det gick inte att leverera|kunde inte leverera|går inte att leverera|meddelandet kunde inte",
    before=r"^\W*",
)
_AUTOMATIC_SUBJECTS = _any_of(
    r"automati(?:skt|c|serat)\s+(?:svar|reply|response|e-?post|meddelande|email)\b",
    r"auto[- ]?(?:svar|reply|response)\b|automatisk bekräftelse|automatic confirmation\b",
    r"frånvar(?:o|ande)\b|frånvaromeddelande|bortrest\b|semestersvar|inte på kontoret",
    r"(?:jag är )?ute (?:från|av|ur) kontoret",
    r"(?:semester|tjänstledig|föräldraledig|ledig)\s*:",
    r"out of (?:the )?office|ooo\s*:|away from (?:the |my )?(?:office|mail|email)",
    r"on (?:annual |parental )?leave\b|vacation (?:reply|response|notice)",
    r"i am (?:currently )?(?:away|out of)|currently (?:away|out of)",
    r"(?:läst|oläst|read|not read)\s*:|read receipt|läskvitto",
    # Calendar answers: "Godkänt:" is the trap, it approves a meeting and nothing else.
    r"(?:godkänt|accepterat|accepterad|avböjt|avböjd|preliminärt|preliminär|inställt|inställd|uppdaterad)\s*:",
    r"(?:accepted|declined|tentative(?:ly accepted)?|cancell?ed(?: event)?|meeting (?:invitation|request))\s*:",
    r"(?:ditt|ert) ärende (?:har (?:mottagits|registrerats)|är mottaget)",
    r"\[?(?:ticket|ärende|case)[ #:-]*\d+\]?.{0,80}(?:received|created|mottaget|skapat|registrerat)",
    before=_REPLY_PREFIXES,
)
_SUPPRESSED = re.compile(r"\b(?:all|autoreply|oof)\b")


class Nature(StrEnum):
    """What kind of non-person a mail is from."""

    PERSON = "person"
    AUTOMATIC = "automatic"
    BOUNCE = "bounce"
    LIST = "list"
    OURSELVES = "ourselves"


def nature(mail: Mail, own_addresses: frozenset[str]) -> tuple[Nature, str]:
    """Who a mail is from, person or not, and the sign that told, in a few words."""
    for kind, sign in (_ourselves(mail, own_addresses), _bounce(mail), _list(mail), _automatic(mail)):
        if sign:
            return kind, sign
    return Nature.PERSON, ""


def may_be_answered(mail: Mail) -> bool:
    """False when an answer would go to nobody, to a stranger or round in a circle, whatever the mail is about (P8)."""
    return not (
        mail.sender.address is None
        or mail.marks.return_path == ""
        or _SUPPRESSED.search(mail.marks.auto_response_suppress or "")
        or _hops(mail) > MOST_HOPS
    )


def _ourselves(mail: Mail, own_addresses: frozenset[str]) -> tuple[Nature, str]:
    if mail.marks.bot_id:
        return Nature.OURSELVES, "it carries the mark of our own letters"
    return Nature.OURSELVES, "its sender is our own address" if mail.sender.address in own_addresses else ""


def _bounce(mail: Mail) -> tuple[Nature, str]:
    local = (mail.sender.address or "").partition("@")[0]
    sign = ""
    if mail.report is not None and (mail.report.action or mail.marks.report_type == "delivery-status"):
        sign = "it is a delivery report"
    elif _BOUNCE_SENDERS.search(local) and (_BOUNCE_SUBJECTS.search(mail.subject) or mail.marks.return_path == ""):
        sign = "a mail system reports on a delivery"
    elif mail.marks.return_path == "" and _BOUNCE_SUBJECTS.search(mail.subject):
        sign = "it has no return path and its subject reports a delivery"
    return Nature.BOUNCE, sign


def _list(mail: Mail) -> tuple[Nature, str]:
    if mail.marks.list_fields:
        return Nature.LIST, f"it carries {mail.marks.list_fields[0]}"
    if mail.marks.precedence in {"bulk", "list"}:
        return Nature.LIST, f"its precedence is {mail.marks.precedence}"
    return Nature.LIST, ""


def _automatic(mail: Mail) -> tuple[Nature, str]:
    marks = mail.marks
    local = (mail.sender.address or "").partition("@")[0]
    signs = {
        f"Auto-Submitted: {marks.auto_submitted}": bool(
            marks.auto_submitted and marks.auto_submitted.split(";")[0].strip() != "no"
        ),
        "its precedence says so": marks.precedence in {"junk", "auto_reply", "auto-reply"},
        f"it carries {next(iter(marks.other_automatic), '')}": bool(marks.other_automatic),
        "it is a receipt": marks.report_type is not None,
        "it is a calendar answer": marks.content_type == "text/calendar",
        "its subject is an automatic one": bool(_AUTOMATIC_SUBJECTS.search(mail.subject)),
        "its sender is a robot": bool(_ROBOTS.search(local)),
        "it has passed too many servers": _hops(mail) > MOST_HOPS,
        "it has no return path": marks.return_path == "",
    }
    return Nature.AUTOMATIC, next((sign for sign, holds in signs.items() if holds), "")


def _hops(mail: Mail) -> int:
    return sum(field.name == "received" for field in mail.trace)
