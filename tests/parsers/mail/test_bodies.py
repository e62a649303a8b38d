"""The text of a mail: which parts it is made of and how its letters are read."""

from __future__ import annotations

import base64

import pytest

from parsers.facts import Limits
from parsers.mime import split
from tests.parsers.mail.raw import PDF, TEXT, mail, mixed, part

LIMITS = Limits()


def body(raw: bytes) -> str:
    return split(raw, LIMITS).mail.body


def alternative(*parts: bytes) -> bytes:
    inner = b"".join(b"--val\r\n" + each + b"\r\n" for each in parts) + b"--val--"
    return part(inner, b"Content-Type: multipart/alternative; boundary=val")


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        ("Åsa öl".encode(), b"text/plain; charset=utf-8"),
        ("Åsa öl".encode(), b"text/plain; charset=iso-8859-1"),  # said wrongly, by many programs
        ("Åsa öl".encode("latin-1"), b"text/plain; charset=utf-8"),
        ("Åsa öl".encode("latin-1"), b"text/plain"),
        ("Åsa öl".encode("cp1252"), b"text/plain; charset=us-ascii"),
        ("Åsa öl".encode("utf-16"), b"text/plain; charset=utf-16"),
        (b"\xef\xbb\xbf" + "Åsa öl".encode(), b"text/plain"),
        ("Åsa öl".encode("mac-roman"), b"text/plain; charset=macintosh"),
        ("Åsa öl".encode("latin-1"), b"text/plain; charset=finns-inte"),
        ("Åsa öl".encode("latin-1"), b'text/plain; charset="utf-8\x00"'),
        ("Åsa öl".encode("latin-1"), b"text/plain; charset=punycode"),
        ("A\u030asa o\u0308l".encode(), b"text/plain; charset=utf-8"),
    ],
)
def test_letters_are_read_whatever_the_mail_says_of_them(content: bytes, content_type: bytes) -> None:
    raw = mail(base64.encodebytes(content), b"Content-Type: " + content_type, b"Content-Transfer-Encoding: base64")
    assert body(raw) == "Åsa öl"


def test_an_unknown_character_set_is_told() -> None:
    assert split(mail(b"Hej", b"Content-Type: text/plain; charset=finns-inte"), LIMITS).mail.problems == (
        "unknown-charset",
    )


def test_plain_text_wins_over_html_of_the_same() -> None:
    raw = mixed(alternative(part("Slät".encode()), part(b"<p>Ruta</p>", b"Content-Type: text/html")))
    assert body(raw) == "Slät"


def test_html_is_read_where_the_plain_text_is_empty() -> None:
    raw = mixed(alternative(part(b" \r\n"), part(b"<p>Ett</p><p>Tv&aring;</p>", b"Content-Type: text/html")))
    assert body(raw) == "Ett\n\nTvå"


def test_html_alone_becomes_text_and_its_quotations_stay_marked() -> None:
    html = (
        b"<html><head><style>p {}</style></head><body>Hej<br>p&aring; er"
        b"<blockquote>F&ouml;rut</blockquote></body></html>"
    )
    assert body(mail(html, b"Content-Type: text/html")) == "Hej\npå er\n> Förut"


def test_text_between_files_belongs_together() -> None:
    raw = mixed(part(b"Ett"), part(PDF, b"Content-Type: application/pdf"), part(b"Tv\xc3\xa5"))
    assert body(raw) == "Ett\n\nTvå"


def test_flowed_lines_are_joined_but_not_across_quotation_marks() -> None:
    flowed = b"En l\xc3\xa5ng \r\nrad.\r\n> citat \r\n> mer\r\nSlut\r\n"
    assert body(mail(flowed, b"Content-Type: text/plain; charset=utf-8; format=flowed")) == (
        "En lång rad.\n> citat mer\nSlut"
    )


def test_a_mail_without_any_content_type_is_text() -> None:
    assert body(b"From: a@exempel.se\r\n\r\nHej d\xe5\r\n") == "Hej då"


def test_bare_line_ends_of_any_kind_are_lines() -> None:
    assert body(b"From: a@exempel.se\n\nEtt\rTv\xc3\xa5\nTre\r\n") == "Ett\nTvå\nTre"


def test_invisible_characters_and_controls_leave_the_text() -> None:
    assert body(mail("Jag god\u00adkän\u200bner\x07\u202e.".encode())) == "Jag godkänner."


def test_a_long_body_is_cut_and_says_so() -> None:
    found = split(mail(b"ord " * 40_000), LIMITS).mail
    assert (len(found.body), "body-cut" in found.problems) == (100_000, True)


def test_personal_numbers_in_the_body_are_counted_and_links_to_shares_are_named() -> None:
    found = split(
        mail(
            b"850709-9805 och 121212-1212 och 850709-9805.\r\n"
            b"https://kund.sharepoint.com/:f:/s/x https://www.exempel.se/sida\r\n"
            b"https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.dropbox.com%2Fs%2Fx&data=5\r\n"
        ),
        LIMITS,
    ).mail
    assert (found.identity_numbers, found.links) == (2, ("kund.sharepoint.com", "www.dropbox.com"))


def test_links_behind_words_of_html_are_named_too() -> None:
    html = b'<p>H\xc3\xa4mta <a href="https://filesender.sunet.se/?s=download&amp;token=1">filerna</a></p>'
    assert split(mail(html, b"Content-Type: text/html; charset=utf-8"), LIMITS).mail.links == ("filesender.sunet.se",)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Godkänns.", "sv"),
        ("Mottaget, tack.", "sv"),
        ("Hej, hur gar det med var bestallning?", "sv"),
        ("Approved!", "en"),
        ("Please find the attached form.", "en"),
        ("Jeg godkender specifikationen.", "other"),
        ("Vielen Dank, wir haben das erhalten.", "other"),
        ("12345", "other"),
    ],
)
def test_the_language_shows_in_short_texts_too(text: str, language: str) -> None:
    raw = mail(text.encode(), head=b"From: a@exempel.se\r\n")
    assert split(raw, LIMITS).mail.language == language


def test_the_language_is_that_of_the_new_text_and_not_of_the_quotation() -> None:
    raw = mail(
        b"Thank you, that is fine with us.\r\n\r\n"
        b"Den 14 mars 2024 kl 10:12 skrev Anna <anna@exempel.se>:\r\n"
        b"> Hej, h\xc3\xa4r kommer det ni har best\xc3\xa4llt av oss.\r\n"
    )
    assert split(raw, LIMITS).mail.language == "en"


def test_the_body_of_a_mail_with_text_and_file_is_the_text() -> None:
    assert body(mixed(TEXT, part(PDF, b"Content-Type: application/pdf"))) == "Hej, det här är mejlets text."
