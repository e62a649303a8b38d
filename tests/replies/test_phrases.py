"""Every code that the house knows has a wording, and one that nobody knows is still readable."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from bot.core.asked import DONE
from bot.core.automatic import Nature
from bot.core.commands import Action
from bot.core.steps import AWAITS, Step
from bot.core.urgent import RECORDS, SECTION_12
from bot.ledger import RESULTS
from parsers.facts import DocumentKind, Outcome
from replies import codes
from replies.letters import type_by_name
from replies.phrases import Phrases
from replies.render import Templates
from replies.samples import sample

ROOT = Path(__file__).parents[2]
# As the contract lists them and our own beside them; other programs rely on these.
MISSING = (
    "form ethics-application ethics-decision variable-list motivations org-number invoice-address invoice-reference "
    "research-plan"
).split()
FLAGS = (
    "personal-identity-numbers org-number-invalid ethics-number-mismatch title-mismatch decision-is-no-approval "
    "principal-mismatch registers-not-in-application decision-before-application "
    "decision-has-conditions approval-may-have-lapsed signature-not-found codes-outside-period "
    "links-instead-of-attachments encrypted-attachment unreadable-attachment quotes-a-diary-number "
    "asks-for-decision-12-fl private-principal sender-unclear"
).split()
MAIL_KINDS = (
    "order completion specification-reply statistics-order question public-records-request invoice-matter staff "
    "automatic bounce list other unreadable"
).split()
# Of a mail as a whole, or of a picture that is no document: no letter tells them.
UNTOLD = {"body-cut", "decorative", "several-message-ids", "too-many-documents"}


def sources(*folders: str) -> str:
    return "\n".join(path.read_text("utf-8") for folder in folders for path in (ROOT / folder).glob("*.py"))


WITH_RESULTS = ("bot/core/asked.py", "bot/core/casework.py", "bot/core/specifying.py", "bot/core/deciding.py")


def sources_of(*files: str) -> str:
    return "\n".join((ROOT / file).read_text("utf-8") for file in files)


def tables(language: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((ROOT / "replies" / "phrases" / f"{language}.toml").read_text("utf-8"))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(
    ("table", "known"),
    [
        ("kind", codes.KINDS),
        ("missing", codes.MISSING),
        ("flag", codes.FLAGS),
        ("outcome", codes.OUTCOMES),
        ("problem", codes.PROBLEMS),
        ("unit", ("page", "pages", "row", "rows")),
        ("step", codes.STEPS),
        ("awaits", codes.AWAITS),
    ],
)
def test_letters_to_researchers_have_a_wording_for_every_code_in_both_languages(
    language: str, table: str, known: tuple[str, ...]
) -> None:
    assert set(tables(language)[table]) == set(known)


@pytest.mark.parametrize(
    ("table", "known"),
    [
        ("gap", codes.MISSING),
        ("flag-short", codes.FLAGS),
        ("reason", codes.REASONS),
        ("count", codes.COUNTS),
        ("warning", codes.WARNINGS),
        ("result", codes.RESULTS),
        ("mail-kind", tuple(MAIL_KINDS)),
        ("letter", tuple(type_by_name)),
        ("notice", codes.NOTICES),
        ("doubt", codes.DOUBTS),
        ("overdue", codes.OVERDUE),
        ("command", codes.COMMANDS),
        ("step-short", codes.STEPS),
    ],
)
def test_letters_to_staff_have_a_swedish_wording_for_every_code(table: str, known: tuple[str, ...]) -> None:
    assert set(tables("sv")[table]) == set(known)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (codes.KINDS, {kind.value for kind in DocumentKind}),
        (codes.OUTCOMES, {outcome.value for outcome in Outcome}),
        (codes.MISSING, set(MISSING)),
        (codes.FLAGS, set(FLAGS)),
        (codes.STEPS, {step.value for step in Step}),
        (codes.AWAITS, set(AWAITS.values())),
        (codes.COMMANDS, {action.value for action in Action}),
    ],
)
def test_the_codes_are_those_of_the_word_lists_and_the_contract(ours: tuple[str, ...], theirs: set[str]) -> None:
    assert set(ours) == theirs


def test_every_problem_that_a_reader_can_tell_of_has_a_wording() -> None:
    told = re.findall(
        r"(?:roblems?(?:\.append\(|: list\[str\] = | = |=)|Outcome\(code=)[\[(]?([^\n]*)", sources("parsers")
    )
    found = {code for line in told for code in re.findall(r'"([a-z]+(?:-[a-z]+)*)"', line)}
    returned = set(re.findall(r'return "([a-z]+(?:-[a-z]+)*)"', sources("parsers")))
    assert {"encrypted", "scanned", "xfa", "too-slow", "name-type-mismatch"} <= found
    assert (found | (returned & {"archive-bomb", "broken-archive"})) - UNTOLD - set(codes.PROBLEMS) == set()


def test_every_code_that_the_core_gives_the_digest_has_a_wording() -> None:
    core = sources("bot", "bot/core")
    reasons = set(re.findall(r'(?:reason=|waits=|hold\(row\.id, )"([a-z-]+)"', core))
    counts = re.findall(r'^        \("([a-z-]+)", ', core, re.MULTILINE)
    warnings = re.findall(r'^        "([a-z-]+)": ', (ROOT / "bot" / "reporting.py").read_text("utf-8"), re.MULTILINE)
    assert {"unreadable", "poison", "unlinked"} <= reasons
    assert reasons - set(codes.REASONS) == set()
    assert set(counts) == set(codes.COUNTS)
    assert warnings
    assert set(warnings) - set(codes.WARNINGS) == set()
    results = set(
        re.findall(r'(?:result=|return )"([a-z0-9]+(?:-[a-z0-9]+)+)"', sources("bot") + sources_of(*WITH_RESULTS))
    )
    assert {"no-such-case", "needs-file", "unknown-command"} <= results
    assert (set(RESULTS.values()) | DONE | results) - set(codes.RESULTS) == set()
    doubts = set(
        re.findall(
            r'^        "([a-z-]+)": (?:mail|not|answered|any|means|nature)',
            sources_of("bot/core/approval/guards.py"),
            re.MULTILINE,
        )
    )
    assert len(doubts) == 8
    assert doubts - set(codes.DOUBTS) == set()
    clocks = set(re.findall(r'(?:clock=|_at_step\(|_old\()"([a-z0-9-]+)"', sources_of("bot/core/clocks.py")))
    assert clocks - {"data-check"} == set(codes.OVERDUE)
    assert clocks - {"data-check", "specification-unanswered", "completion-unanswered"} <= set(codes.NOTICES)
    noticed = set(re.findall(r'notices(?:_of_mail)?\(\s*"([a-z0-9-]+)"', core)) | {RECORDS, SECTION_12}
    assert noticed - set(codes.NOTICES) == set()
    assert {n.value for n in Nature} - {"person", "ourselves"} <= set(MAIL_KINDS)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_wordings_are_whole_sentences_where_they_stand_alone(language: str) -> None:
    alone = [tables(language)[table] for table in ("missing", "flag", "warning", "result") if table in tables(language)]
    wordings = [wording for table in alone for wording in table.values()]
    assert [wording for wording in wordings if not (wording[0].isupper() and wording.endswith("."))] == []


def test_a_code_without_a_wording_is_shown_in_readable_words() -> None:
    fields = sample("confirmation") | {"missing": ["parking-permit"], "flags": ["moon_is_full"]}
    letter = Templates(None).render("confirmation", "sv", fields)
    assert "- parking permit\n" in letter.text
    assert "- moon is full\n" in letter.text
    assert letter.fell_back == ()


def test_a_table_may_have_a_general_wording_for_codes_that_have_none() -> None:
    words = Phrases(tables={"kind": {"*": "handling ({code})", "form": "blankett"}})
    assert [words.word(code, "kind") for code in ("form", "old-map")] == ["blankett", "handling (old map)"]
