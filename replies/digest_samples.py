"""Sample digests: a full one, a quiet one, one where answers by mail are off, and one with every code. All invented."""

from __future__ import annotations

from dataclasses import replace

from replies import codes
from replies.letters import ActionLink, Agency, Digest, DigestCase, DigestLetter, DigestMail, DigestPace, DigestWork

AGENCY = Agency(
    name="Exempelmyndigheten",
    service="Registerservice",
    public_address="registerservice@agency.example",
    phone="0700-00 00 00",
    web_page="www.agency.example/registerdata",
)


def _commands(mail_id: int) -> tuple[str, ...]:
    return (f"svara {mail_id}", f"ta in {mail_id}", f"koppla {mail_id} 6.3-17/2026", f"lägg undan {mail_id}")


_WAITING = DigestMail(
    id=12,
    arrived_on="2026-11-23",
    sender="leo.lurig@student.example",
    subject="Fråga om handläggningstid",
    kind="question",
    reason="question",
    commands=_commands(12),
)
_SHELL = (
    "registerbot requeue 12 --take-in",
    "registerbot requeue 12 --join 6.3-17/2026",
    "registerbot requeue 12 --set-aside",
)
_HELD = replace(
    _WAITING,
    id=13,
    commands=_commands(13),
    sender="",
    subject="",
    kind="unreadable",
    reason="unreadable",
    details="för många delar",
)
_CASE = DigestCase(
    diary_number="6.3-17/2026",
    arrived_on="2026-11-23",
    sender="anna.exempel@exempel-universitetet.example",
    documents=("form", "ethics-application", "variable-list"),
    missing=("ethics-decision", "invoice-reference"),
    flags=("title-mismatch",),
    days_open=1,
)
_WORK = DigestWork(
    diary_number="6.3-9/2026",
    step="change-requested",
    since="2026-11-20",
    days=4,
    officer="karin@agency.example",
    actions=(
        ActionLink(
            line="komplettera 6.3-9/2026",
            link="mailto:registerservice@agency.example?subject=komplettera%206.3-9%2F2026",
        ),
    ),
)
_EMPTY_DIGEST = Digest(
    agency=AGENCY,
    date="2026-11-24",
    since="2026-11-23",
    new_cases=(),
    completions=(),
    waiting=(),
    held=(),
    left_in_junk=(),
    silenced=(),
    undelivered=(),
    counts=(("mails-in", 0), ("open-cases", 0)),
)
_DIGEST = replace(
    _EMPTY_DIGEST,
    new_cases=(
        _CASE,
        replace(_CASE, diary_number="6.3-18/2026", missing=(), flags=(), sender="j.sample@institute.example"),
        replace(_CASE, diary_number="6.3-19/2026", missing=(), sender="karin@agency.example", paper=True),
    ),
    completions=(replace(_CASE, diary_number="6.3-9/2026", documents=("ethics-decision",), missing=()),),
    waiting=(
        _WAITING,
        replace(_WAITING, id=14, commands=_commands(14), reason="data-file", subject="Kohortfil", kind="other"),
    ),
    held=(_HELD,),
    left_in_junk=(
        replace(
            _WAITING,
            id=15,
            commands=_commands(15),
            sender="pris@vinst.example",
            subject="Du har vunnit",
            reason="in-junk",
        ),
    ),
    silenced=(
        replace(
            _WAITING,
            id=16,
            commands=_commands(16)[-3:-1],
            actions=(),
            sender="lisa@hem.example",
            subject="Inte på jobbet",
            kind="automatic",
            reason="wording",
        ),
    ),
    undelivered=(
        DigestLetter(
            id=4,
            letter="confirmation",
            recipient="nils@nowhere.example",
            diary_number="6.3-8/2026",
            error="550 no such user",
        ),
    ),
    counts=(
        ("mails-in", 14),
        ("cases-opened", 2),
        ("completions", 1),
        ("automatic-mail", 3),
        ("letters-sent", 5),
        ("waiting-in-all", 3),
        ("open-cases", 41),
    ),
    warnings=("sandbox-weak", "disk-low"),
    officer="karin@agency.example",
    mine=(_WORK,),
    unassigned=(
        replace(_WORK, diary_number="6.3-17/2026", step="confirmed", officer="", days=1, since="2026-11-23"),
        replace(_WORK, diary_number="6.3-18/2026", step="received", officer="", days=1, since="2026-11-23", actions=()),
    ),
    theirs=(replace(_WORK, diary_number="6.3-5/2026", step="specification-sent", days=2, since="2026-11-22"),),
    overdue=(
        replace(
            _WORK,
            diary_number="6.3-2/2026",
            step="completion-requested",
            days=40,
            since="2026-10-15",
            overdue=("completion-unanswered", "five-months"),
        ),
    ),
    queue=(("2026-10", 2), ("2026-11", 4)),
    handling="2026-09",
    pace=(
        DigestPace(step="confirmed", standing=6, days=21, passed=34, days_passed=40),
        DigestPace(step="assigned", standing=0, days=None, passed=31, days_passed=1),
        DigestPace(step="specification-sent", standing=1, days=2),
    ),
    pictures=("queue.png", "pace.png"),
)
CASES: dict[str, Digest] = {
    "full": _DIGEST,
    "quiet": _EMPTY_DIGEST,
    "by-shell": replace(
        _EMPTY_DIGEST,
        answerable=False,
        waiting=(replace(_WAITING, commands=_SHELL),),
        counts=_DIGEST.counts,
        warnings=("trust-off",),
    ),
    "every-code": replace(
        _EMPTY_DIGEST,
        new_cases=(replace(_CASE, documents=codes.KINDS, missing=codes.MISSING, flags=codes.FLAGS, sender=""),),
        waiting=tuple(replace(_WAITING, reason=reason, commands=()) for reason in codes.REASONS),
        counts=tuple((code, number) for number, code in enumerate(codes.COUNTS)),
        warnings=codes.WARNINGS,
        mine=tuple(replace(_WORK, step=step) for step in codes.STEPS),
        overdue=tuple(replace(_WORK, overdue=(code,)) for code in codes.OVERDUE),
        queue=(("2026-11", 1),),
        pace=tuple(DigestPace(step=step, standing=1, days=0) for step in codes.STEPS),
    ),
}
