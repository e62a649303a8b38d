"""The bytes of a mail, header by header as a program writes them: nothing is put in order or made better on the way."""

from __future__ import annotations

import base64
import quopri
from dataclasses import dataclass
from urllib.parse import quote

Header = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of a mail: its own fields, then its bytes as they travel."""

    fields: tuple[Header, ...]
    payload: bytes


def text_part(text: str, subtype: str, charset: str, encoding: str) -> Part:
    """A text; `encoding` is "quoted-printable", "base64", "8bit" or "7bit"."""
    data = text.replace("\n", "\r\n").encode(charset)
    fields = (("Content-Type", f'text/{subtype}; charset="{charset}"'), ("Content-Transfer-Encoding", encoding))
    return Part(fields=fields, payload=encoded(data, encoding))


def multipart(subtype: str, boundary: str, parts: tuple[Part, ...], *, extra: str = "", preamble: bytes = b"") -> Part:
    """Parts between boundaries."""
    edge = f"--{boundary}".encode()
    body = preamble + b"".join(edge + b"\r\n" + written(part) + b"\r\n" for part in parts) + edge + b"--\r\n"
    return Part(fields=(("Content-Type", f'multipart/{subtype};{extra}\r\n\tboundary="{boundary}"'),), payload=body)


def encoded(data: bytes, encoding: str) -> bytes:
    """The bytes as they travel, in lines of at most 76 characters where the encoding has lines."""
    if encoding == "base64":
        lines = base64.b64encode(data)
        return b"".join(lines[i : i + 76] + b"\r\n" for i in range(0, len(lines), 76))
    if encoding == "quoted-printable":
        text = quopri.encodestring(data.replace(b"\r\n", b"\n"))
        return text.replace(b"\n", b"\r\n")
    return data


def written(part: Part) -> bytes:
    """The part with its fields, an empty line and its bytes."""
    head = "".join(f"{name}: {value}\r\n" for name, value in part.fields)
    return head.encode("latin-1") + b"\r\n" + part.payload


def encoded_word(text: str, charset: str, form: str) -> str:
    """A text for a header: as it is when it is ASCII, else in encoded words of at most 75 characters (RFC 2047, 2)."""
    if text.isascii():
        return text
    pieces = [""]
    for letter in text:
        if len(_word(pieces[-1] + letter, charset, form)) > 75:
            pieces.append("")
        pieces[-1] += letter
    return "\r\n ".join(_word(piece, charset, form) for piece in pieces)


def _word(text: str, charset: str, form: str) -> str:
    data = text.encode(charset)
    if form == "B":
        return f"=?{charset}?B?{base64.b64encode(data).decode()}?="
    plain = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!*+-/"
    told = "".join("_" if byte == 32 else chr(byte) if byte in plain else f"={byte:02X}" for byte in data)
    return f"=?{charset}?Q?{told}?="


def extended_parameter(name: str, value: str) -> str:
    """A parameter with Swedish letters, in pieces where it is long (RFC 2231)."""
    if value.isascii():
        return f'{name}="{value}"'
    told = quote(value, safe="")
    if len(told) <= 55:
        return f"{name}*=UTF-8''{told}"
    pieces, rest = [], f"UTF-8''{told}"
    while rest:
        cut = 55
        while len(rest) > cut and "%" in rest[cut - 2 : cut]:  # never inside a %C3
            cut -= 1
        pieces.append(rest[:cut])
        rest = rest[cut:]
    return ";\r\n ".join(f"{name}*{number}*={piece}" for number, piece in enumerate(pieces))
