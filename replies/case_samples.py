"""Sample letters of a case after its confirmation, to researchers and to staff. All invented."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from replies.digest_samples import AGENCY
from replies.letters import (
    ActionLink,
    Answer,
    CaseNotice,
    CompletionRequest,
    DecisionLetter,
    Delivery,
    MeetingInvitation,
    Reminder,
    SpecificationAnswer,
    SpecificationLetter,
    Status,
)

_NUMBER = "6.3-17/2026"
_TEXT = (
    "Beställningen gäller både patientregistret och läkemedelsregistret.",
    "Kan du skriva vilka år som behövs ur vart och ett?",
    "",
    "Listan saknar också motivering för ALDER.",
)
_REQUEST = CompletionRequest(agency=AGENCY, diary_number=_NUMBER, text=_TEXT, missing=("motivations",))
_SPECIFICATION = SpecificationLetter(
    agency=AGENCY,
    diary_number=_NUMBER,
    version=1,
    files=("Specifikation.pdf",),
    hours=20,
    price_sek=22_000,
    hourly_rate_sek=1100,
)
_ANSWERED = SpecificationAnswer(agency=AGENCY, diary_number=_NUMBER, version=2, arrived_on="2026-12-08", noted=True)
_DECISION = DecisionLetter(
    agency=AGENCY, diary_number=_NUMBER, outcome="granted", files=("Beslut.pdf",), authority=True
)
_DELIVERY = Delivery(
    agency=AGENCY, diary_number=_NUMBER, outcome="granted", files=("Beslut.pdf",), authority=True, check_months=3
)
_STATUS = Status(
    agency=AGENCY,
    diary_number=_NUMBER,
    step="specification-sent",
    since="2026-12-01",
    awaits="researcher",
    handling_months=(3, 6),
)
_REMINDER = Reminder(agency=AGENCY, diary_number=_NUMBER, about="specification", since="2026-12-01")
_MEETING = MeetingInvitation(
    agency=AGENCY, diary_number=_NUMBER, day="2026-12-03", at="10:00", officer="karin@agency.example"
)
_LINES = ("ta 6.3-17/2026", "tilldela 6.3-17/2026 NAMN", "svara 6.3-17/2026")
_WORDS = (
    "Hej!",
    "Vi behöver uppgifterna för åren 2001–2010, både ur patientregistret och ur läkemedelsregistret, och helst "
    "före sommaren.",
    "avsluta 6.3-17/2026",
    "<b>Tack</b>",
)
_NOTICE = CaseNotice(
    agency=AGENCY,
    reason="possible-approval",
    diary_number=_NUMBER,
    step="specification-sent",
    mail_id=31,
    sender="per.kollega@exempel-universitetet.example",
    why="not-the-orderer",
    sentences=("Jag godkänner specifikationen å Annas vägnar.",),
    next=("godkänd 6.3-17/2026", "svara 6.3-17/2026"),
    actions=(
        ActionLink(line="godkänd 6.3-17/2026", link="mailto:registerservice@agency.example?subject=godk%C3%A4nd"),
    ),
)
CASES: dict[str, dict[str, Any]] = {
    "completion-request": {"text": _REQUEST, "nothing-missing": replace(_REQUEST, missing=())},
    "specification": {
        "hours": _SPECIFICATION,
        "price": replace(_SPECIFICATION, version=2, hours=None, files=("Specifikation 2.pdf", "Variabler.xlsx")),
        "with-words": replace(_SPECIFICATION, text=("Hej Anna!", "", "Nu är åren 2001–2010 med, som du bad om.")),
        "one-hour": replace(_SPECIFICATION, hours=1, price_sek=1100),
    },
    "specification-answer": {
        "noted": _ANSWERED,
        "to-the-officer": replace(_ANSWERED, noted=False),
        "older": replace(_ANSWERED, noted=False, older=True, version=1),
    },
    "decision": {
        "authority": _DECISION,
        "not-an-authority": replace(_DECISION, authority=False),
        "partly": replace(_DECISION, outcome="partly", files=("Beslut.pdf", "Bilaga.pdf")),
        "refused": replace(_DECISION, outcome="refused", authority=None),
        "with-words": replace(_DECISION, text=("Originalet kommer också med posten.",)),
    },
    "delivery": {
        "authority": _DELIVERY,
        "not-an-authority": replace(_DELIVERY, authority=False, outcome="partly"),
        "with-words": replace(_DELIVERY, text=("Filerna ligger i er mapp.", "Lösenordet får du per telefon.")),
    },
    "answer": {
        "in-a-case": Answer(agency=AGENCY, diary_number=_NUMBER, text=_TEXT),
        "outside": Answer(agency=AGENCY, diary_number=None, text=("Ring oss gärna.",)),
        "greeted": Answer(agency=AGENCY, diary_number=_NUMBER, text=("Hej Anna!", "", "Ring oss gärna."), greeted=True),
    },
    "status": {
        "waits-for-the-researcher": _STATUS,
        "waits-for-an-officer": replace(_STATUS, step="confirmed", awaits="staff", handling="2026-05"),
        "with-an-officer": replace(_STATUS, step="secrecy-review", awaits="officer"),
        "ended": replace(_STATUS, step="closed", awaits="nobody"),
    },
    "reminder": {
        "specification": _REMINDER,
        "completion": replace(_REMINDER, about="completion"),
        "data-check": replace(_REMINDER, about="data-check", until="2027-03-01"),
    },
    "meeting": {"usual": _MEETING, "with-words": replace(_MEETING, text=("Frågan är om perioden kan kortas.",))},
    "case-notice": {
        "possible-approval": _NOTICE,
        "outside-a-case": CaseNotice(
            agency=AGENCY,
            reason="public-records-request",
            mail_id=32,
            sender="journalist@paper.example",
            next=("svara 32", "ta in 32", "lägg undan 32"),
        ),
        "limit": CaseNotice(
            agency=AGENCY,
            reason="section-12-limit",
            diary_number=_NUMBER,
            step="assigned",
            until="2026-12-24",
            next=_LINES,
        ),
        "approved": replace(_NOTICE, reason="approved", step="approved", why="", sentences=_NOTICE.sentences),
        "mail-came": replace(_NOTICE, reason="mail-came", step="assigned", why="", sentences=(), words=_WORDS),
        "more-than-the-sentence": replace(_NOTICE, words=(*_NOTICE.sentences, *_WORDS, "[…]")),
        "given-away": replace(
            _NOTICE,
            reason="assigned-to-you",
            step="assigned",
            mail_id=None,
            sender="karin@agency.example",
            why="",
            sentences=(),
            words=("Kan du ta den här? Jag är borta nästa vecka.",),
            next=_LINES,
        ),
    },
}
