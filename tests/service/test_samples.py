"""What is read of the demonstration's mails is what is true of them, mail by mail and paper by paper."""

from __future__ import annotations

import json
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.inspection import look_at, samples_in, scratch_desk
from bot.settings import Agency, Settings

FOLDER = Path(__file__).parents[2] / "bot" / "demo" / "mails"
TRUTH: dict[str, Any] = tomllib.loads((FOLDER / "expected.toml").read_text("utf-8"))["mails"]
Found = dict[str, Any]
SCANNED = "04-scanned"  # what eyes of glass lose: dots over letters, and boxes whose crosses cannot be told
ORDERED = [name for name, told in TRUTH.items() if "repeats" not in told]


@pytest.fixture(scope="module")
def found() -> Iterator[dict[str, Found]]:
    """Every sample, read and decided in the order of arrival, each with the ones before it known."""
    settings = Settings(agency=Agency(name="Exempelmyndigheten", mailbox_address="registerservice@agency.example"))
    with scratch_desk(settings) as desk:
        samples = ((name, next(samples_in(FOLDER / f"{name}.eml"))) for name in TRUTH)
        objects = {name: look_at(desk, one, n, remember=True) for n, (name, one) in enumerate(samples, start=1)}
        yield json.loads(json.dumps(objects))


def papers(documents: list[Found]) -> list[tuple[str, str, tuple[int, ...] | None]]:
    """Path, kind and pages of each document; pages only where a file holds several, and no mail that only carries."""
    paths = [document["path"] for document in documents]
    return sorted(
        (d["path"], d["kind"], tuple(d["pages"]) if d.get("pages") and paths.count(d["path"]) > 1 else None)
        for d in documents
        if not d["path"].endswith(".eml")
    )


def known(truth: Any, read: Any) -> Any:
    """`read` as far as the truth says anything about it; registers in whatever order they were met."""
    if isinstance(truth, dict) and isinstance(read, dict):
        return {key: known(value, read.get(key)) for key, value in truth.items()}
    return read if not isinstance(truth, list) or sorted(map(str, truth)) != sorted(map(str, read or ())) else truth


def seen(name: str, truth: Any, read: Any) -> Any:
    """`read`, with what a scan may lose taken from the truth: nothing else may be missing, nothing may be wrong."""
    if name != SCANNED:
        return read
    if isinstance(truth, dict) and isinstance(read, dict):
        return {key: seen(name, truth.get(key), value) for key, value in read.items()}
    lost = read in (None, []) or (isinstance(read, str) and isinstance(truth, str) and plain(read) == plain(truth))
    return truth if lost else read


def plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()


@pytest.mark.parametrize("name", ORDERED)
def test_a_mails_kind_sender_and_language(found: dict[str, Found], name: str) -> None:
    read, truth = found[name], TRUTH[name]
    wanted = (truth["kind"], truth["from"], truth["subject"], truth["language"])
    assert (read["kind"], read["mail"]["from"], read["mail"]["subject"], read["mail"]["language"]) == wanted


@pytest.mark.parametrize("name", ORDERED)
def test_its_papers_by_kind_and_page(found: dict[str, Found], name: str) -> None:
    assert papers(found[name]["documents"]) == papers(TRUTH[name].get("papers", []))


@pytest.mark.parametrize("name", ORDERED)
def test_what_is_missing_and_what_to_look_at(found: dict[str, Found], name: str) -> None:
    read, truth = found[name], TRUTH[name]
    assert (read["missing"], read["flags"]) == (truth["missing"], truth["flags"])


@pytest.mark.parametrize("name", [name for name in ORDERED if TRUTH[name].get("order")])
def test_the_order_field_by_field(found: dict[str, Found], name: str) -> None:
    truth = TRUTH[name]["order"]
    assert seen(name, truth, known(truth, found[name]["order"])) == truth


@pytest.mark.parametrize("name", ORDERED)
def test_the_facts_of_every_paper(found: dict[str, Found], name: str) -> None:
    read = {(d["path"], d["kind"]): d["facts"] for d in found[name]["documents"]}
    truth = {(p["path"], p["kind"]): p.get("facts", {}) for p in TRUTH[name].get("papers", [])}
    variables = {key: facts["variables"] for key, facts in read.items() if "variables" in facts}
    for key, rows in variables.items():
        read[key] = read[key] | {"variables": [f"{row['register']} {row['name']}" for row in rows]}
    assert {key: seen(name, facts, known(facts, read.get(key))) for key, facts in truth.items()} == truth
