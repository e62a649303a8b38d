"""The verdicts on replies: what approves is understood whole, and nothing else ever approves."""

from __future__ import annotations

import re
import time
import unicodedata
from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.approval import APPROVALS, asks, thanks_only, verdict, verdict_on
from parsers.reply_text import new_text
from tests.core.approval.confusion import false_approvals, recall, replies
from tests.core.making import mail

ALL = replies()
MISSED = 946
DENYING = [reply for reply in ALL if reply.label in {"change", "conditional", "deferred", "rejected", "withdrawn"}]
PLAINLY = [r.text for r in ALL if r.label == "approved" and "\n" not in r.text]
SAY_YES = {
    "Ja, det gör jag. Beklagar att jag missade samtalet.\n\nMarianne Tjäder",
    "Yes, I do. Sorry for my silence, I had flu.\n\nKonrad Bauer",
}
JOINTS = (("Jag godkänner specifikationen. ", ""), ("", "\n\nI approve the specification."), ("Godkänns, ", ""))
WORDS = (
    "approved approved-and-more implicit forwarded conditional change rejected withdrawn question deferred "
    "acknowledged other none"
).split()


def twice_encoded(text: str) -> str:
    return text.encode().decode("latin-1")


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def hyphenated(text: str) -> str:
    return "\u00ad".join(text)


def test_no_reply_is_falsely_approved() -> None:
    """The gate."""
    assert false_approvals(ALL) == []


def test_no_more_true_approvals_are_missed_than_are_known() -> None:
    """Two in three of them are whole mails by chatty people, of which a careful officer may be asked."""
    missed = [reply for reply in ALL if reply.label in APPROVALS and reply.verdict not in APPROVALS]
    assert len(missed) <= MISSED
    assert recall(ALL) >= 0.9


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Jag godkänner specifikationen.", ("approved", ("Jag godkänner specifikationen.",))),
        (
            "Hej Karin,\n\nTack! Vi godkänner den. När kommer data?\n\nMvh Per",
            ("approved-and-more", ("Vi godkänner den.", "När kommer data?")),
        ),
        (
            "Godkänns. Lägg dock till DODSDAT.",
            ("conditional", ("Godkänns.", "Lägg dock till DODSDAT.")),
        ),
        ("Ser bra ut!", ("implicit", ("Ser bra ut!",))),
        ("Per godkänner specifikationen.", ("forwarded", ("Per godkänner specifikationen.",))),
        ("Vi kan inte godkänna detta.", ("change", ("Vi kan inte godkänna detta.",))),
        ("Vi tackar nej.", ("rejected", ("Vi tackar nej.",))),
        ("Vi drar tillbaka allt.", ("withdrawn", ("Vi drar tillbaka allt.",))),
        ("Hej! Måste jag godkänna?", ("question", ("Måste jag godkänna?",))),
        ("Tack. Vi återkommer i maj.", ("deferred", ("Vi återkommer i maj.",))),
        ("Tack för den!", ("acknowledged", ("Tack för den!",))),
        ("Etikansökan är godkänd.", ("other", ("Etikansökan är godkänd.",))),
        ("", ("none", ())),
    ],
)
def test_a_verdict_names_the_sentences_that_decided(text: str, said: tuple[str, tuple[str, ...]]) -> None:
    assert verdict_on(text) == said


@pytest.mark.parametrize(
    "more",
    [
        "Vi har beslutat att godkänna specifikationen på fredag.",
        "Ni får klartecken på fredag.",
        "Signed off by Eva on Monday.",
        "Un-approved.",
        "Specifikationen godkänns nästa vecka.",
    ],
)
def test_an_approval_beside_which_another_is_spoken_of_is_none(more: str) -> None:
    texts = ("Jag godkänner specifikationen.", more)
    assert verdict_on(" ".join(texts)) == ("conditional", texts)


@pytest.mark.parametrize("kind", ["automatic", "bounce", "list", "unreadable"])
def test_what_no_person_wrote_has_no_verdict(kind: str) -> None:
    assert verdict(mail(new_text="Jag godkänner specifikationen."), kind) == ("none", ())


@pytest.mark.parametrize(
    "subject", ["Sv: Specifikation - EJ godkänd", "Approved, except item 3", "Godkänd om priset sänks"]
)
def test_a_subject_can_take_an_approval_away(subject: str) -> None:
    assert verdict(mail(subject=subject, new_text="Jag godkänner specifikationen."), "other")[0] == "conditional"


def test_a_subject_alone_approves_nothing() -> None:
    assert verdict(mail(subject="Sv: Jag godkänner specifikationen", new_text=""), "other") == (
        "implicit",
        ("Sv: Jag godkänner specifikationen",),
    )


def test_an_approval_beside_words_that_deny_it_is_none() -> None:
    """But for those that speak of the price alone, say yes to a quotation or nothing of their own: nothing is amiss."""
    prices = {
        *("The price is approved.", "Jag godkänner priset.", "I approve the price.", "Jag accepterar priset."),
        "Jag godkänner priset och innehållet är bra.",
    }
    denying = [reply for reply in DENYING if reply.text not in prices and new_text(reply.text) not in {"", *SAY_YES}]
    for reply, (before, after) in zip(denying[::3], cycle(JOINTS), strict=False):
        assert reply.verdict_changed(lambda text: f"{before}{text}{after}") not in APPROVALS, (before, reply.text)  # noqa: B023


@pytest.mark.parametrize("between", [" ", ".\n"])
@pytest.mark.parametrize(
    "more",
    "men inte priset|utom punkt 3|om priset sänks|but not item 3|except item 3|if the price drops|PS ändra åren|"
    "när kön är borttaget|LMED|2005-2010|[ ]|nästan|🤔".split("|"),
)
def test_no_approval_stands_when_a_reservation_follows(between: str, more: str) -> None:
    reserved = [f"{text.rstrip(' .!')}{between}{more}" for text in PLAINLY[::8]]
    assert [text for text in reserved if verdict_on(text)[0] in APPROVALS] == []


def test_no_approval_stands_when_a_wish_is_joined_to_what_is_said_beside_it() -> None:
    """Forms with an open place must not reach over an "and", a comma or a dash."""
    wishes = cycle(
        " och ta bort männen| - kvinnor också|, vi vill ha fler år| men först i maj| and drop LKF|, so the men should "
        "go| samt byt ut kontrollerna| but only for women".split("|")
    )
    joined = [
        text[: end.start()] + next(wishes) + text[end.start() :]
        for text in PLAINLY[::9]
        for end in re.finditer(r"[.!](?= |$)", text)
    ]
    assert [text for text in joined if verdict_on(text)[0] in APPROVALS] == []


def test_what_ends_as_a_question_is_never_approved_without_more() -> None:
    asked = [f"{text.rstrip(' .!')}?" for text in PLAINLY[::2]]
    assert [text for text in asked if verdict_on(text)[0] == "approved"] == []


@pytest.mark.parametrize("joined", [", ", "; ", " (", "\n\nPS "])
@pytest.mark.parametrize(
    "more",
    "version 1 var bättre|chefen läser den också|tidplanen är en annan sak|det gula är nytt|jag är bara doktorand|"
    "jag blev tvingad|strunta i detta mejl|det här gäller ett annat ärende|så skriver Anna|har jag något val".split(
        "|"
    ),
)
def test_what_follows_in_the_same_breath_is_weighed_by_itself(joined: str, more: str) -> None:
    assert verdict_on(f"I approve the specification{joined}{more}.")[0] not in APPROVALS


@pytest.mark.parametrize(
    "beside",
    [
        "Tåget var sent och kaffet slut.",
        "Det har varit en lång vår för oss alla här på institutionen.",
        "My cat walked across the keyboard twice while I was reading.",
        "Vi ses på registerdagarna!",
        "Greetings from a rainy Bergen.",
    ],
)
def test_words_that_are_not_known_leave_an_approval_as_it_is(beside: str) -> None:
    assert verdict_on(f"{beside} Jag godkänner specifikationen.")[0] in APPROVALS
    assert verdict_on(f"I approve the specification.\n{beside}")[0] in APPROVALS


@pytest.mark.parametrize(
    "danger",
    "inte|men|utom|om|innan|kanske|delvis|endast|ändra|lägg till|ta bort|återkommer|tvekar|except|unless|until|remove|"
    "partly|perhaps|på uppdrag av Eva|hennes vägnar|LMED|kön".split("|"),
)
def test_a_dangerous_word_anywhere_in_the_sentence_that_approves_puts_it_in_doubt(danger: str) -> None:
    words = "Jag godkänner härmed specifikationen tacksamt".split()
    told = [" ".join([*words[:at], danger, *words[at:]]) for at in range(len(words) + 1)]
    assert [text for text in told if verdict_on(text)[0] in APPROVALS] == []


@pytest.mark.parametrize(
    ("form", "left"), [(twice_encoded, 0.98), (hyphenated, 0.98), (str.upper, 0.84), (decomposed, 0.98)]
)
def test_broken_letters_make_no_approval_and_spoil_few(form, left: float) -> None:  # type: ignore[no-untyped-def]
    """Of the approvals that are found as they were written, most are found in this form too; in capitals a name at the
    end could be a variable."""
    broken = [(reply, reply.verdict_changed(form, form) in APPROVALS) for reply in ALL[::11]]
    assert [reply.text for reply, approved in broken if approved and reply.label not in APPROVALS] == []
    found = [approved for reply, approved in broken if reply.label in APPROVALS and reply.verdict in APPROVALS]
    assert sum(found) >= left * len(found)


@given(st.text(max_size=300))
def test_any_text_has_a_verdict(text: str) -> None:
    assert verdict_on(text)[0] in WORDS


@given(
    st.lists(
        st.sampled_from("jag vi inte kan ni godkänner specifikationen om den är och men priset , . i inte".split())
    )
)
def test_no_sentence_with_a_denial_approves(words: list[str]) -> None:
    text = " ".join([*words, "inte"])
    assert verdict_on(text)[0] not in APPROVALS


@pytest.mark.parametrize(
    "piece",
    [
        "ja, ",
        "1. ",
        "\n",
        "a.\n",
        "Hej Anna ",
        "/Anna\n",
        "Jag godkänner specifikationen och ",
        "tack för ",
        "Ã¤",
        "a?b",
        "i för ",
    ],
)
def test_the_cost_of_a_verdict_is_bounded(piece: str) -> None:
    started = time.process_time()
    long = piece * (100_000 // len(piece))
    assert verdict_on(long)[0] not in APPROVALS
    assert verdict_on("Jag godkänner specifikationen.", signature=long)[0] == "conditional"
    assert time.process_time() - started < 2.0


def test_thanks_and_questions_are_told_apart() -> None:
    assert [thanks_only(text) for text in ("Tack!", "Tack, men vi undrar.", "Mottaget")] == [True, False, True]
    assert [asks(text) for text in ("När?", "Vi undrar när.", "Tack.")] == [True, True, False]
