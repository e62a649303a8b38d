"""The part of a sentence that approves, with what stands before and after it."""

from __future__ import annotations

import pytest

from bot.core.approval.parts import approving_part
from bot.core.approval.sentences import sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Vi har läst spenaten, och vi godkänner specifikationen.",
            ("vi har last spenaten", "vi godkanner specifikationen.", ""),
        ),
        ("Jag godkänner den, när kommer spenaten?", ("", "jag godkanner den", "nar kommer spenaten?")),
        ("Kort och gott: jag godkänner.", ("kort och gott:", "jag godkanner.", "")),
        ("Svar: spenat, jag godkänner.", (" spenat", "jag godkanner.", "")),
        # "and approve it" goes on with the writer, and with nobody else
        ("Jag såg spenaten och godkänner den.", ("jag sag spenaten", "godkanner den.", "")),
        ("Eva såg spenaten, hon godkänner den.", None),
        ("Jag vet att Eva såg spenaten och godkänner den.", None),
        ("Min chef såg spenaten och godkänner den.", None),
        ("I saw the kale and approve it.", ("i saw the kale", "approve it.", "")),
        ("Eva said that she saw the kale and approves it.", None),
        # so does "and is approved", of the specification
        ("The specification won a kale and is approved.", ("the specification won a kale", "is approved.", "")),
        ("The kale is green and is approved.", None),
        ("The specification won, the kale is green and approved.", None),
        ("The kale is green, approved.", ("the kale is green", "approved.", "")),
        ("Spenat.", None),
    ],
)
def test_the_longest_part_approves_and_the_rest_is_told(text: str, parts: tuple[str, str, str] | None) -> None:
    (sentence,) = sentences(text)
    found = approving_part(sentence)
    assert (found and tuple(part.plain for part in found)) == parts


def test_parts_are_sought_in_a_sentence_of_common_length_only() -> None:
    (short,) = sentences("Spenat, " * 12 + "jag godkänner den")
    (long,) = sentences("Spenat, " * 14 + "jag godkänner den")
    assert approving_part(short) is not None
    assert approving_part(long) is None


@pytest.mark.parametrize("who", "han hon he she they de who som att that".split())
def test_what_another_says_or_does_is_no_approval(who: str) -> None:
    (sentence,) = sentences(f"Spenat {who} vet, godkänt")
    assert approving_part(sentence) is None


@pytest.mark.parametrize("who", "jag vi we undertecknad".split())
def test_the_writer_goes_on_behind_another(who: str) -> None:
    (sentence,) = sentences(f"Eva kom, hon såg, {who} tog spenat och godkänner den")
    assert approving_part(sentence) is not None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Spenat ni vet, godkänt", True),  # behind a comma only they hinder
        ("Spenat ni vet - godkänt", False),
        ("Spenat ni vet: godkänt", True),
        ("Spenat vet vi, godkänt", True),
        ("Spenat, godkänt", True),
        ("Chefen vet - godkänt", False),
        ("Spenat vet - godkänt", True),
        ("Eva tog spenat och vi godkänner den", True),
        ("Ni tog spenat och vi godkänner den", True),
        ("Ni tog spenat och godkänner den", False),
        ("Spenaten är god och godkänd", False),
        ("Spenaten är god, godkänd", True),
        ("Spenaten är god och specifikationen är godkänd", True),
        ("Spenat och vitkål och specifikationen är godkänd och klar", True),
    ],
)
def test_who_is_spoken_of_last_approves(text: str, found: bool) -> None:
    (sentence,) = sentences(text)
    assert (approving_part(sentence) is not None) is found
