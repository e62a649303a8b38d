"""Header fields read from the raw bytes: split, decoded once each and cleaned, without a parser's help (P12)."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import UTC
from email.utils import getaddresses, parsedate_to_datetime
from urllib.parse import unquote_to_bytes

from parsers.charsets import decoded, known, one_line
from parsers.facts import Limits, Marks, TraceField

Fields = tuple[tuple[str, bytes], ...]  # lower-case names and unfolded raw values, in order from the top

_LINE_END = re.compile(rb"\r\n|\n|\r")
_FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]{0,9}:")
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?\r\n]*)\?=")
_GAP = re.compile(r"(\?=)[ \t]+(?==\?[^?\s]{1,60}\?[bBqQ]\?)")
_ID = re.compile(r"<([^<>\s]{1,400})>")
_BARE_ID = re.compile(r"[^<>\s@]{1,200}@[^<>\s@]{1,200}")
_ADDRESS = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,10}[a-z0-9-]{2,63}"
)
_PARAMETER = re.compile(r';\s{0,99}([^\s=;"]{1,60})\s{0,9}=\s{0,99}(?:"((?:\\.|[^"\\])*)"?|([^;]*))')
_PIECE = re.compile(r"([^*]{1,40})(?:\*(\d{1,3}))?(\*)?")
_ESCAPE = re.compile(r"\\(.)")
_AUTOMATIC = (
    "x-autoreply",
    "x-autorespond",
    "x-autoresponder",
    "x-auto-reply-from",
    "x-mail-autoreply",
    "x-mailer-daemon",
    "x-vacation",
    "x-failed-recipients",
    "x-ms-exchange-inbox-rules-loop",
    "x-ms-exchange-generated-message-source",
    "feedback-id",
)
_MOST_IDS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """A field such as Content-Type: its value in lower case, and its parameters, decoded."""

    value: str
    named: dict[str, str]


def fields(block: bytes) -> Fields:
    """The header fields up to the first empty line. A line that is no field is passed over."""
    found: list[tuple[str, list[bytes]]] = []
    for line in _LINE_END.split(block):
        if not line:
            break
        if line[:1] in b" \t":
            if found:
                found[-1][1].append(line)
        elif match := _FIELD.match(line):
            found.append((match[1].decode("ascii").lower(), [line[match.end() :]]))
    return tuple((name, b"".join(lines).strip()) for name, lines in found)


def values(all_fields: Fields, name: str) -> tuple[bytes, ...]:
    """The raw values of every field of that name."""
    return tuple(value for other, value in all_fields if other == name)


def text_of(value: bytes, most: int = 1000) -> str:
    """A raw value as a person may see it: encoded words decoded once, cleaned, cut at `most` characters."""
    return one_line(words_decoded(decoded(value)), most)


def words_decoded(text: str) -> str:
    """Encoded words (RFC 2047) to text, once; neighbours of one character set are joined before decoding."""
    text = _GAP.sub(r"\1", text)
    pieces: list[str] = []
    at, charset, held = 0, "", b""
    for match in _WORD.finditer(text):
        if match.start() > at or match[1].lower() != charset:
            pieces.append(decoded(held, charset) if held else "")
            held = b""
        pieces.append(text[at : match.start()])
        charset, held, at = match[1].lower(), held + _word_bytes(match[2], match[3]), match.end()
    pieces.append(decoded(held, charset) if held else "")
    return "".join(pieces) + text[at:]


def _word_bytes(encoding: str, text: str) -> bytes:
    if encoding in "bB":
        return lenient_base64(text.encode("ascii", "replace"))
    return binascii.a2b_qp(text.encode("utf-8", "replace"), header=True)


_NOT_BASE64 = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"))


def lenient_base64(data: bytes) -> bytes:
    """What can be decoded of base64, however it was cut or soiled (RFC 4648; foreign characters are skipped)."""
    digits = data.translate(None, _NOT_BASE64)
    if len(digits) % 4 == 1:
        digits = digits[:-1]
    return base64.b64decode(digits + b"=" * (-len(digits) % 4))


def unknown_charsets(all_fields: Fields) -> bool:
    """Whether an encoded word of the subject names a character set that does not exist."""
    found = (match[1] for value in values(all_fields, "subject") for match in _WORD.finditer(decoded(value)))
    return any(known(charset) is None for charset in found)


def parameters(value: bytes, limits: Limits) -> Parameters:
    """A structured field with its parameters: RFC 2231 in pieces and with character sets, RFC 2047, raw 8-bit."""
    text = decoded(value[: limits.field_bytes])
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for match in _PARAMETER.finditer(text):
        content = _ESCAPE.sub(r"\1", match[2]) if match[2] is not None else match[3].strip()
        if piece := _PIECE.fullmatch(match[1].lower()):
            # An extended form ("filename*") beats the plain one, wherever it stands.
            name = piece[1] + ("*" if piece[2] or piece[3] else "")
            pieces.setdefault(name, {}).setdefault(int(piece[2] or 0), (content, bool(piece[3])))
    named = {name.rstrip("*"): _joined(parts, name) for name, parts in sorted(pieces.items())}
    return Parameters(value=one_line(text.split(";")[0], 200).lower(), named=named)


def _joined(parts: dict[int, tuple[str, bool]], name: str) -> str:
    if not name.endswith("*"):
        return words_decoded(parts[0][0])
    charset, data = None, b""
    for position, (_, (content, percent)) in enumerate(sorted(parts.items())):
        if position == 0 and percent and content.count("'") >= 2:
            charset, _, content = content.split("'", 2)  # noqa: PLW2901 - the value without its prefix
        data += unquote_to_bytes(content) if percent else content.encode("utf-8", "surrogateescape")
    return words_decoded(decoded(data, charset))


def ids(raw: tuple[bytes, ...]) -> tuple[str, ...]:
    """The message ids that the fields name, with their brackets, each once; the last hundred."""
    found: dict[str, None] = {}
    for value in raw:
        text = one_line(decoded(value), 64_000)
        for match in _ID.finditer(text):
            found[match[0]] = None
        if "<" not in text and (bare := _BARE_ID.fullmatch(text)):
            found[f"<{bare[0]}>"] = None
    return tuple(found)[-_MOST_IDS:]


def message_id(all_fields: Fields) -> str | None:
    """The mail's own id; None when it has none, or several that differ."""
    found = ids(values(all_fields, "message-id"))
    return found[0] if len(found) == 1 else None


def is_address(text: str) -> bool:
    """Whether a lower-case text is a plain mail address with a domain of at least two labels."""
    return _ADDRESS.fullmatch(text) is not None and ".." not in text and not text.startswith(".")


def addresses(raw: tuple[bytes, ...], limits: Limits) -> tuple[str, ...]:
    """The addresses in fields such as To and Cc, lower case, each once; what is no address is left out."""
    try:
        pairs = getaddresses([decoded(value) for value in raw])
    except (RecursionError, ValueError, IndexError, TypeError):  # nested comments, and what else strangers find
        return ()
    found = dict.fromkeys(address.strip().lower() for _, address in pairs)
    return tuple(address for address in found if is_address(address))[: limits.addresses]


def date(all_fields: Fields) -> str | None:
    """The sender's own date in ISO form (UTC when it tells no zone), or None when it makes no sense."""
    for value in values(all_fields, "date")[:1]:
        try:
            moment = parsedate_to_datetime(one_line(decoded(value), 200))
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    return None


def trace(all_fields: Fields) -> tuple[TraceField, ...]:
    """The Received and Authentication-Results fields, in their order from the top."""
    found: list[TraceField] = []
    for name, value in all_fields:
        if name == "received":
            found.append(TraceField(name="received", value=one_line(decoded(value), 2000)))
        elif name == "authentication-results":
            found.append(TraceField(name="authentication-results", value=one_line(decoded(value), 4000)))
    return tuple(found[:200])


def marks(all_fields: Fields, limits: Limits, *, calendar: bool = False) -> Marks:
    """The fields by which automatic mail tells itself apart; `calendar`: a part of the mail is an invitation."""
    content = parameters(b";".join(values(all_fields, "content-type")[:1]), limits)
    automatic = [name for name in _AUTOMATIC if values(all_fields, name)]
    return Marks(
        auto_submitted=_lower(all_fields, "auto-submitted"),
        auto_response_suppress=_lower(all_fields, "x-auto-response-suppress"),
        precedence=_lower(all_fields, "precedence"),
        list_fields=tuple(sorted({name for name, _ in all_fields if name.startswith("list-")}))[:20],
        return_path=_return_path(all_fields),
        content_type=content.value or "text/plain",
        report_type=one_line(content.named.get("report-type", ""), 100).lower() or None,
        bot_id=_lower(all_fields, "x-registerbot"),
        other_automatic=tuple([*automatic, "text/calendar"] if calendar else automatic),
    )


def _lower(all_fields: Fields, name: str) -> str | None:
    """All values of a field, so that a second one cannot hide the first."""
    found = values(all_fields, name)
    return ", ".join(one_line(decoded(value), 300) for value in found[:5]).lower() if found else None


def _return_path(all_fields: Fields) -> str | None:
    found = values(all_fields, "return-path")
    return one_line(decoded(found[0]), 300).strip("<> ").lower() if found else None
