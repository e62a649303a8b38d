"""Decisions that read like approvals and are none, and approvals that hold the words of refusals."""

from __future__ import annotations

import pytest

from parsers import ethics
from parsers.facts import Content, Line

HEAD = ("Etikprövningsmyndigheten", "BESLUT", "Dnr 2023-04567-01", "2023-06-14")
# What was decided, and the lines under the head; "no approval": anything but an approval is right.
DECIDED: list[tuple[str, ...]] = [
    ("rejected", "Beslut", "Etikprövningsmyndigheten godkänner lnte den forskning som anges i ansökan."),
    (
        "rejected",
        "Beslut",
        "Etikprövningsmyndigheten godkänner, trots de kompletteringar som har lämnats, inte den forskning som anges i ansökan.",
    ),
    (
        "rejected",
        "Beslut",
        "Nämnden finner, efter att ha tagit del av kompletteringen, inte skäl att godkänna ansökan.",
    ),
    ("no approval", "Beslut", "Ansökan kan för närvarande inte godkännas. Sökanden ges möjlighet att komplettera."),
    ("no approval", "Beslut", "Etikprövningsmyndigheten godkänner att ansökan återkallas."),
    (
        "no approval",
        "Beslut",
        "Etikprövningsmyndigheten godkänner begäran om anstånd med komplettering till den 1 mars.",
    ),
    ("no approval", "Beslut", "Myndigheten godkänner er begäran om förlängd tid."),
    (
        "no approval",
        "Beslut",
        "Etikprövningsmyndigheten godkänner inte ansökan i dess helhet men godkänner delstudie 1.",
    ),
    (
        "rejected",
        "Beslut",
        "Etikprövningsmyndigheten avslår ansökan",
        "Skäl",
        "Etikprövningsmyndigheten godkänner endast forskning som kan utföras med respekt för människovärdet.",
    ),
    (
        "rejected",
        "Beslut",
        "Avslag.",
        "Skäl",
        "Forskning får godkännas bara om ... Myndigheten godkänner forskning om villkoren är uppfyllda.",
    ),
    (
        "no approval",
        "Etikprövningsmyndigheten godkänner forskning som uppfyller kraven i lagen.",
        "Ert ärende är under handläggning.",
    ),
    ("no approval", "Förslag till beslut", "Etikprövningsmyndigheten godkänner den forskning som anges i ansökan."),
    (
        "no approval",
        "Beslut",
        "Ordföranden har för avdelningens räkning beslutat att ärendet ska avgöras vid sammanträde. Avdelningen godkänner dagordningen.",
    ),
    (
        "approved",
        "Beslut",
        "Ordföranden beslutar, på delegation från avdelningen, att godkänna den forskning som anges i ansökan.",
    ),
    (
        "approved",
        "Beslut",
        "Etikprövningsmyndigheten beslutar enligt 6 § etikprövningslagen att den forskning som anges i ansökan godkänns.",
    ),
    ("approved", "Beslut", "Forskningen godkänns."),
    ("approved", "Etikprövningsmyndighetens beslut", "Godkänd"),
    ("rejected", "Etikprövningsmyndighetens beslut", "Ej godkänd"),
    ("rejected", "Beslut", "Icke godkänd."),
    ("rejected", "Etikprövningsmyndighetens beslut: Avslag"),
    ("rejected", "Beslut", "☐ Godkänd ☒ Avslag"),
    ("approved", "Beslut", "☒ Ansökan godkänns ☐ Ansökan avslås"),
    (
        "approved-with-conditions",
        "Beslut",
        "Etikprövningsmyndigheten godkänner den forskning som anges i ansökan med villkor",
        "- att deltagarna informeras",
    ),
    (
        "approved-with-conditions",
        "Beslut",
        "Etikprövningsmyndigheten godkänner den forskning som anges i ansökan.",
        "Godkännandet är villkorat av att ett nytt informationsbrev tas fram.",
    ),
    (
        "approved-with-conditions",
        "Beslut",
        "Etikprövningsmyndigheten godkänner forskningen.",
        "Villkor: Informationen ska översättas.",
    ),
    (
        "approved-with-conditions",
        "Beslut",
        "Etikprövningsmyndigheten godkänner forskningen under den förutsättningen att samtycke inhämtas.",
    ),
    (
        "advisory",
        "Beslut",
        "Etikprövningsmyndigheten avvisar ansökan.",
        "Rådgivande yttrande",
        "Etikprövningsmyndigheten godkänner ur etisk synpunkt att projektet genomförs.",
    ),
    (
        "advisory",
        "Yttrande",
        "Etikprövningsmyndigheten finner att projektet inte omfattas av lagen. Det finns inga etiska hinder mot att projektet genomförs.",
    ),
    (
        "handed-over",
        "Beslut",
        "Etikprövningsmyndigheten lämnar över ärendet till Överklagandenämnden för etikprövning, då tre ledamöter velat godkänna ansökan och tre avslå den.",
    ),
    (
        "no approval",
        "Överklagandenämnden för etikprövning",
        "Beslut",
        "Överklagandenämnden bifaller överklagandet och upphäver Etikprövningsmyndighetens beslut att godkänna forskningen.",
    ),
    (
        "rejected",
        "Överklagandenämnden för etikprövning",
        "Beslut",
        "Överklagandenämnden avslår överklagandet. Etikprövningsmyndighetens beslut att inte godkänna forskningen står fast.",
    ),
    (
        "approved",
        "Överklagandenämnden för etikprövning",
        "Beslut",
        "Överklagandenämnden upphäver det överklagade beslutet och godkänner den forskning som anges i ansökan.",
    ),
    (
        "completion-requested",
        "Begäran om komplettering",
        "Etikprövningsmyndigheten begär att ni kompletterar ansökan. När kompletteringen har kommit in godkänner myndigheten ansökan utan nytt sammanträde.",
    ),
    (
        "completion-requested",
        "Beslut",
        "Ansökan återremitteras till sökanden för komplettering. Nämnden godkänner forskningen när svar har kommit in.",
    ),
    (
        "no approval",
        "Beslut",
        "Etikprövningsmyndigheten avser att godkänna den forskning som anges i ansökan när avgiften är betald.",
    ),
    (
        "no approval",
        "Beslut",
        "Etikprövningsmyndigheten ser positivt på projektet och kommer att godkänna det efter komplettering.",
    ),
    (
        "no approval",
        "Beslut",
        "Ärendet bordläggs. Etikprövningsmyndigheten godkänner forskningen vid nästa sammanträde om komplettering inkommit.",
    ),
    (
        "closed",
        "Beslut",
        "Etikprövningsmyndigheten skriver av ärendet. Den tidigare godkända forskningen (dnr 2020-01234) berörs inte.",
    ),
    ("approved", "Decision", "The Swedish Ethical Review Authority approves the research."),
    ("rejected", "Decision", "The Authority finds no reason to approve the application."),
    ("rejected", "Decision", "The application for ethical approval has not been granted."),
    ("rejected", "Decision", "The Authority has decided to decline approval."),
    ("no approval", "Decision", "The Authority would approve the research if an information letter were added."),
    ("advisory", "Decision", "The project does not require approval. The Authority has no ethical objections."),
    ("partly", "Beslut", "Etikprövningsmyndigheten godkänner forskningen utom såvitt avser delstudie B."),
    (
        "partly",
        "Beslut",
        "Etikprövningsmyndigheten godkänner forskningen vad gäller delarbete 1. I fråga om delarbete 2 avslås ansökan.",
    ),
    ("rejected", "Beslut", "Etikprövningsmyndigheten avslår ansökan i dess helhet."),
    ("no approval", "Beslut", "Etikprövningsmyndigheten godkänner den ändrade avgiften."),
    ("no approval", "Beslut", "Nämnden godkänner protokollet från föregående sammanträde."),
    ("no approval", "Skiljaktig mening", "Ledamoten Prov anför: Nämnden godkänner den forskning som anges i ansökan."),
    (
        "rejected",
        "Beslut",
        "Nämnden avslår ansökan.",
        "Reservation",
        "Ledamoten Prov anser att nämnden borde ha godkänt forskningen. Nämnden godkänner enligt min mening för få studier.",
    ),
    (
        "approved",
        "Beslut",
        "Etikprövningsmyndigheten godkänner den forskning som anges i ansökan.",
        "Skäl",
        "Den tidigare ansökan avslogs. Bristerna är avhjälpta och det finns inte längre skäl att avslå ansökan.",
    ),
    (
        "approved",
        "Beslut",
        "Etikprövningsmyndigheten godkänner den forskning som anges i ansökan.",
        "Skiljaktig mening",
        "Ledamoten Prov ansåg att ansökan skulle avslås.",
    ),
    ("approved", "BESLUT Etikprövningsmyndigheten godkänner den forskning som anges i ansökan."),
    ("approved", "Etikprövningsmyndigheten beslutar", "att godkänna den forskning som anges i ansökan."),
    (
        "no approval",
        "Beslut",
        "Etikprövningsmyndigheten vidhåller sitt tidigare beslut att godkänna forskningen tills vidare inte.",
    ),
]


@pytest.mark.parametrize("told", DECIDED, ids=lambda told: told[-1][:60])
def test_a_decision_is_what_its_governing_sentence_says_and_never_more(told: tuple[str, ...]) -> None:
    truth, *lines = told
    read = ethics.read(Content(lines=tuple(Line(text=line, page=1) for line in (*HEAD, *lines))))
    said = "no approval" if truth == "no approval" and "approved" not in read.outcome else read.outcome.value
    assert said == truth
