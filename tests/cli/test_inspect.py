"""`registerbot inspect`: the contract's JSON for every sample, a past mailbox replayed, and nothing touched."""

from __future__ import annotations

import hashlib
import io
import json
import mailbox
import os
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import pytest

from bot.cli.printing import counted
from tests.cli.calling import Called, call
from tests.cli.contract import FACTS, Inspected

SAMPLES = sorted(Path(str(files("bot.demo"))).joinpath("mails").glob("*.eml"))
# An order that lacks papers, what completes it, a question, and the question once more.
STORY = [next(path for path in SAMPLES if path.stem == name) for name in ("03-incomplete", "14-completion")]
STORY += [next(path for path in SAMPLES if path.stem == "10-question")] * 2


def sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def objects(called: Called) -> list[dict[str, Any]]:
    return [json.loads(line) for line in called.lines]


@pytest.fixture(scope="module")
def inspected() -> Called:
    """Every sample, last one first."""
    return call("inspect", *reversed(SAMPLES), "--json")


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The story as an mbox, as an mbox by another name, as a Maildir and as a folder of files."""
    tmp_path = tmp_path_factory.mktemp("past")
    places = {name: tmp_path / name for name in ("past.mbox", "INBOX", "maildir", "folder")}
    for name in ("past.mbox", "INBOX"):
        box = mailbox.mbox(places[name])
        for path in STORY:
            box.add(path.read_bytes())
        box.close()
    for folder in ("maildir/cur", "maildir/new", "maildir/tmp", "folder"):
        (tmp_path / folder).mkdir(parents=True)
    for number, path in enumerate(STORY):
        place = tmp_path / "maildir" / ("new" if number % 2 else "cur") / f"{9 - number}.mail"
        place.write_bytes(path.read_bytes())
        os.utime(place, (1_760_000_000 + number, 1_760_000_000 + number))
        (tmp_path / "folder" / f"{number}.eml").write_bytes(path.read_bytes())
    return places


@pytest.fixture(scope="module")
def replayed(past: dict[str, Path]) -> dict[str, Called]:
    """The story, replayed from each place."""
    return {name: call("inspect", path, "--json") for name, path in past.items()}


def test_every_sample_gives_one_object_of_the_contract_in_the_order_given(inspected: Called) -> None:
    assert (inspected.status, inspected.err) == (0, "")
    found = [msgspec.json.decode(line, type=Inspected) for line in inspected.lines]
    assert [one.mail.sha256 for one in found] == [sha256_of(path) for path in reversed(SAMPLES)]


def test_a_documents_facts_are_those_of_its_kind(inspected: Called) -> None:
    documents = [document for found in objects(inspected) for document in found["documents"]]
    for document in documents:
        wanted = FACTS.get(document["kind"])
        assert msgspec.convert(document["facts"], wanted) if wanted else document["facts"] == {}
    assert {document["kind"] for document in documents} >= {*FACTS, "research-plan", "data-file", "decoration"}


class Terminal(io.StringIO):
    """What a command writes to when somebody sits there."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("out", "told"), [(io.StringIO, True), (Terminal, False)])
def test_progress_is_shown_to_whoever_waits_for_a_file_to_fill_and_stands_nowhere_else(
    monkeypatch: pytest.MonkeyPatch, out: type[io.StringIO], told: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stdout", out())
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert list(counted(iter("abc"), 3)) == ["a", "b", "c"]
    assert (sys.stdout.getvalue(), "3/3" in sys.stderr.getvalue()) == ("", told)  # type: ignore[attr-defined]


def test_it_touches_nothing(worked: Path) -> None:
    def everything() -> dict[Path, tuple[int, bytes]]:
        paths = (path for path in worked.parent.rglob("*") if path.is_file())
        return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in paths}

    before = everything()
    mails = sorted((worked.parent / "mailbox").rglob("*10-question*"))
    assert call("inspect", *mails, worked.parent / "letters", config=worked).status == 0
    assert everything() == before


def test_a_past_mailbox_is_replayed_in_its_order_however_it_is_kept(replayed: dict[str, Called]) -> None:
    told = {}
    for name, called in replayed.items():
        found = objects(called)
        told[name] = [(one["kind"], one["diary_number"], len(one["letters"]), one.get("repeats")) for one in found]
        assert [msgspec.convert(one, Inspected) for one in found]
    story = [("order", "6.3-1/2026", 1, None), ("completion", None, 1, None), ("question", None, 1, None),
             ("question", None, 0, 3)]  # fmt: skip
    assert told == dict.fromkeys(replayed, story)


def test_a_replay_against_itself_says_that_nothing_changed(
    past: dict[str, Path], replayed: dict[str, Called], tmp_path: Path
) -> None:
    old = tmp_path / "old.jsonl"
    old.write_text(replayed["maildir"].out, "utf-8")
    compared = call("inspect", past["folder"], "--against", old)
    assert (compared.status, compared.lines) == (0, ["4 mails compared: nothing is seen or decided otherwise"])


def test_a_replay_against_another_version_tells_each_difference_in_one_line(
    past: dict[str, Path], replayed: dict[str, Called], tmp_path: Path
) -> None:
    lines = objects(replayed["folder"])
    lines[0]["missing"] = ["form"]
    lines[2]["reply"]["verdict"] = "approved"
    lines[3]["mail"] |= {"sha256": "0" * 64, "subject": "Ett annat mejl"}
    old = tmp_path / "old.jsonl"
    old.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    missing = json.dumps(objects(replayed["folder"])[0]["missing"])
    assert call("inspect", past["folder"], "--against", old).lines == [
        f'Beställning av data: missing: ["form"] -> {missing}',
        'Fråga om handläggningstid: reply.verdict: "approved" -> "question"',
        "Fråga om handläggningstid: was not in the earlier run",
        "Ett annat mejl: only in the earlier run",
        "4 mails compared: 4 differ",
    ]


def test_a_person_reads_what_was_understood_and_what_would_be_sent() -> None:
    shown = call("inspect", STORY[0], STORY[2])
    assert shown.status == 0
    for words in ("ethics-application", "missing: ", "would send to", "Bekräftelse, dnr 6.3-1/2026", "question"):
        assert words in shown.out


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("gone.eml", "gone.eml cannot be read: No such file or directory"),
        ("empty", "empty holds no mail (looked for: .eml files, an mbox, a Maildir)"),
        ("/proc/self/mem", "/proc/self/mem cannot be read: Input/output error"),
    ],
)
def test_an_input_that_cannot_be_read_ends_with_three(name: str, sentence: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    called = call("inspect", tmp_path / name, "--json")
    assert (called.status, called.out) == (3, "")
    assert called.err.endswith(sentence + "\n")


def test_bytes_that_are_no_mail_are_an_unclear_mail(tmp_path: Path) -> None:
    for name, content in (("empty.eml", b""), ("noise.eml", bytes(range(256)) * 40), ("picture.eml", b"\x89PNG\r\n\0")):
        (tmp_path / name).write_bytes(content)
        found = msgspec.json.decode(call("inspect", tmp_path / name, "--json").out, type=Inspected)
        assert (found.mail.sender, found.letters, "sender-unclear" in found.flags) == (None, [], True)


def test_a_mail_with_strange_line_ends_is_still_one_line(tmp_path: Path) -> None:
    text = "Hej!\u2028Vad kostar det?\u2029Hur lång tid\x85tar det?"
    head = "From: anna@uni.example\nSubject: Pris\nContent-Type: text/plain; charset=utf-8\n\n"
    (tmp_path / "mail.eml").write_text(head + text, "utf-8")
    called = call("inspect", tmp_path / "mail.eml", "--json")
    (line,) = called.out.splitlines()
    assert json.loads(line)["mail"]["subject"] == "Pris"


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"mail": 1}', "not json", "\udcff"])
def test_what_no_earlier_run_printed_cannot_be_compared(content: str, tmp_path: Path) -> None:
    old = tmp_path / "old.jsonl"
    old.write_text(content, "utf-8", errors="surrogateescape")
    called = call("inspect", STORY[2], "--against", old)
    if not content:
        assert called.lines[-1] == "1 mails compared: 1 differ"
        return
    assert (called.status, called.faults) == (3, [f"registerbot: {old} is not what `inspect --json` printed"])
