"""Replies in which nothing approves: what each amounts to, and which of its sentences said so."""

from __future__ import annotations

import pytest

from bot.core.approval.sentences import sentences
from bot.core.approval.signs import otherwise, subject_denies


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Jag är på semester till den 7 januari.", "other"),
        ("Kontakta Per i stället.", "other"),
        ("Ja, men kan ni lägga till kön?", "conditional"),
        ("Kan ni lägga till kön?", "change"),
        ("Kan ni godkänna senare?", "deferred"),
        ("Godkänner ni den nästa vecka?", "deferred"),
        ("Kommer data nästa vecka?", "question"),
        ("Chefen undrar när vi godkänner den?", "question"),
        ("Vi kan inte godkänna den.", "change"),
        ("Vi kan inte komma.", "other"),
        ("Vi hör av oss innan vi godkänner den.", "deferred"),
        ("Vi läser den innan vi godkänner den.", "change"),
        ("Vi hör av oss.", "deferred"),
        ("Ja, om priset stämmer.", "conditional"),
        ("Om priset stämmer.", "implicit"),
        ("Etiknämnden har godkänt ansökan.", "forwarded"),
        ("Vi har skickat ansökan.", "other"),
        ("Min chef har godkänt den.", "forwarded"),
        ("Chefen säger hej, på uppdrag av rektor.", "other"),
        ("Anna Ek har godkänt den.", "forwarded"),
        ("Annars godkänner vi den.", "conditional"),
        ("Ett godkännande kommer om allt stämmer.", "conditional"),
        ("Ser bra ut, byt rad 3, godkännes.", "conditional"),
        ("Det ska godkännas, stryk rad 3.", "change"),
        ("Stryk rad 3.", "change"),
        ("Ja, byt rad 3.", "change"),
        ("Godkännandet är bra.", "conditional"),
        ("Nej.", "rejected"),
        ("Bifogar den undertecknade blanketten, allt stämmer.", "implicit"),
        ("Bifogar blanketten.", "other"),
        ("Allt stämmer.", "implicit"),
        ("Accept.", "implicit"),
        ("Godkännande.", "conditional"),
        ("\U0001f44d", "implicit"),
        ("Tack, mottaget.", "acknowledged"),
        ("Spenat.", "other"),
    ],
)
def test_a_reply_that_approves_nothing_amounts_to_this(text: str, word: str) -> None:
    found, decided = otherwise(sentences(text), "")
    assert (found, decided) == (word, () if word == "other" else (text,))


@pytest.mark.parametrize(
    ("text", "decided"),
    [
        ("Jag är på semester. Kontakta Per.", ("none", ("Jag är på semester.",))),
        ("Ser bra ut\nbyt rad 3", ("change", ("byt rad 3",))),
        ("Ok.\nSpenat är gott.", ("implicit", ("Ok.",))),
        ("Vår ansökan godkändes i mars.", ("other", ("Vår ansökan godkändes i mars.",))),  # another's approval
    ],
)
def test_the_sentence_that_shows_the_first_sign_decided(text: str, decided: tuple[str, tuple[str, ...]]) -> None:
    assert otherwise(sentences(text), "") == decided


@pytest.mark.parametrize(
    ("subject", "decided"),
    [
        ("Godkänt", ("implicit", ("Godkänt",))),
        ("Ej godkänt", ("none", ())),
        ("Frågor om priset", ("none", ())),
        ("Godkänt om priset sänks", ("none", ())),
    ],
)
def test_a_subject_over_nothing_may_imply_an_approval(subject: str, decided: tuple[str, tuple[str, ...]]) -> None:
    assert otherwise([], subject) == decided


def test_a_subject_denies_only_what_it_speaks_of() -> None:
    assert [subject_denies(s) for s in ("Ej godkänd", "Ändringar om priset sänks", "Godkänd")] == [True, False, False]
