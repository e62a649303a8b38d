"""Mails as Outlook on Exchange writes them."""

from __future__ import annotations

from email.utils import format_datetime
from html import escape

from tests.samples.clients import Envelope, delivered, media_type, sent
from tests.samples.documents import Paper, logo
from tests.samples.mime import Part, encoded, encoded_word, extended_parameter, multipart, text_part


def outlook(mail: Envelope, *, with_logo: bool = True, language: str = "sv-SE") -> bytes:
    """Outlook on Exchange: text and HTML in windows-1252, a logo inside, thread fields."""
    text = text_part(mail.text, "plain", "windows-1252", "quoted-printable")
    html = text_part(_outlook_html(mail.text, with_logo), "html", "windows-1252", "quoted-printable")
    body = multipart("alternative", f"_000_{mail.stamp[:24].upper()}_", (text, html))
    if with_logo:
        body = multipart(
            "related",
            f"_004_{mail.stamp[:24].upper()}_",
            (body, _logo_part(mail)),
            extra='\r\n\ttype="multipart/alternative";',
        )
    parts = tuple(_outlook_file(paper, mail) for paper in mail.papers) + _attached_mail(mail)
    if parts:
        body = multipart("mixed", f"_005_{mail.stamp[:24].upper()}_", (body, *parts))
    fields = (
        ("From", f"{_header_word(mail.name)} <{mail.address}>"),
        ("To", mail.to),
        *((("Cc", mail.cc),) if mail.cc else ()),
        ("Subject", _header_word(mail.subject)),
        ("Thread-Topic", _header_word(mail.subject)),
        ("Thread-Index", f"Ad{mail.stamp[:20]}AA=="),
        ("Date", format_datetime(sent(mail))),
        ("Message-ID", f"<{mail.stamp[:32].upper()}@{mail.domain}>"),
        ("Accept-Language", f"{language}, en-US"),
        ("Content-Language", language),
        ("X-MS-Has-Attach", "yes" if parts else ""),
        *mail.more,
        *body.fields,
        ("MIME-Version", "1.0"),
    )
    hop = f"from EX03.ad.{mail.domain} ([198.51.100.24]) by\r\n EX03.ad.{mail.domain} ([198.51.100.24]) with mapi id 15.02.1544.011;\r\n {format_datetime(sent(mail))}"
    return delivered(mail, (("Received", hop), *fields), body.payload)


def _header_word(text: str) -> str:
    """A text in a header: in Latin-1 while that holds it, else in the code page of Windows."""
    holds = all(ord(letter) < 256 for letter in text)
    return encoded_word(text, "iso-8859-1" if holds else "windows-1252", "Q")


def _outlook_html(text: str, with_logo: bool) -> str:
    lines = "\n".join(f'<p class="MsoNormal">{escape(line) or "<o:p>&nbsp;</o:p>"}</p>' for line in text.splitlines())
    picture = (
        '\n<p class="MsoNormal"><img width="180" height="48" src="cid:image001.png@01DD4A2B.5C0E1F30" alt="logotyp"></p>'
        if with_logo
        else ""
    )
    return (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">\n<head>\n'
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">\n<style><!--\n'
        'p.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;}\n--></style>\n</head>\n'
        f'<body lang="SV" link="#0563C1">\n<div class="WordSection1">\n{lines}{picture}\n</div>\n</body>\n</html>\n'
    )


def _logo_part(mail: Envelope) -> Part:
    data = logo(mail.domain.partition(".")[0], "#1b5e9b" if "regi" in mail.domain else "#7a1f3d")
    fields = (
        ("Content-Type", 'image/png; name="image001.png"'),
        ("Content-Description", "image001.png"),
        ("Content-Disposition", f'inline; filename="image001.png"; size={len(data)}'),
        ("Content-ID", "<image001.png@01DD4A2B.5C0E1F30>"),
        ("Content-Transfer-Encoding", "base64"),
    )
    return Part(fields=fields, payload=encoded(data, "base64"))


def _outlook_file(paper: Paper, mail: Envelope) -> Part:
    data, name = paper.make(), _header_word(paper.name)
    date = format_datetime(sent(mail))
    fields = (
        ("Content-Type", f'{media_type(paper)};\r\n\tname="{name}"'),
        ("Content-Description", name),
        (
            "Content-Disposition",
            f'attachment;\r\n\tfilename="{name}"; size={len(data)};\r\n\tcreation-date="{date}";\r\n\tmodification-date="{date}"',
        ),
        ("Content-Transfer-Encoding", "base64"),
    )
    return Part(fields=fields, payload=encoded(data, "base64"))


def _attached_mail(mail: Envelope) -> tuple[Part, ...]:
    if mail.attached_mail is None:
        return ()
    name, raw = mail.attached_mail
    fields = (
        ("Content-Type", "message/rfc822"),
        ("Content-Disposition", f"attachment;\r\n\t{extended_parameter('filename', name)}"),
    )
    return (Part(fields=fields, payload=raw),)
