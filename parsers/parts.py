"""The parts of a mail as the standard library splits them, with names and bytes read by our own rules (P16, P20)."""

from __future__ import annotations

import binascii
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from parsers.facts import Limits
from parsers.headers import Parameters, lenient_base64, parameters
from parsers.names import name_for, shown_name

_MACHINE_REPORTS = frozenset({
    "message/delivery-status", "message/disposition-notification", "text/rfc822-headers",
})  # fmt: skip


class Part(Message):
    """A part whose inside stays closed when it is a mail or a report.

    The standard library would parse attached mails into the same tree (their bytes lost, their depth
    added to ours) and make an object of every empty line of a delivery report.
    """

    @property
    def wire(self) -> str | None:
        """The payload as it came, None where parts lie inside; `get_payload` would replace odd bytes."""
        payload = self.__dict__["_payload"]
        return payload if isinstance(payload, str) else None

    def get_content_maintype(self) -> str:
        kind = super().get_content_maintype()
        return "application" if kind == "message" else kind

    def get_content_type(self) -> str:
        kind = super().get_content_type()
        return "message/report" if kind == "message/delivery-status" else kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One part without parts of its own."""

    media_type: str  # as declared, lower case
    name: str | None  # as declared, decoded, not yet cleaned
    disposition: str
    charset: str | None
    flowed: bool
    delsp: bool
    content_id: str | None
    data: bytes  # decoded
    broken: bool = False
    method: str | None = None  # of a calendar part: request, reply ...

    @property
    def is_text(self) -> bool:
        """Whether it belongs to the body: plain or HTML text that is no file."""
        return self.media_type in ("text/plain", "text/html") and not self.name and self.disposition != "attachment"

    @property
    def is_machine_report(self) -> bool:
        """Whether it is a mail server's report and not a document."""
        return self.media_type in _MACHINE_REPORTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file of a mail: its name as shown to people, its bytes as sent."""

    name: str
    declared_type: str
    data: bytes
    inline: bool = False
    content_id: str | None = None


def parsed(raw: bytes) -> Message:
    """The mail as a tree. The caller has checked the limits first."""
    return BytesParser(Part, policy=compat32).parsebytes(raw)


def leaf(part: Message, limits: Limits) -> Leaf:
    """What a part says of itself, and its bytes; nothing in it can make this raise."""
    content = _field(part, "content-type", limits)
    disposition = _field(part, "content-disposition", limits)
    data, broken = _data(part)
    return Leaf(
        media_type=_media_type(content.value, part),
        name=disposition.named.get("filename") or content.named.get("name") or None,
        disposition=disposition.value,
        charset=content.named.get("charset"),
        flowed=content.named.get("format", "").lower() == "flowed",
        delsp=content.named.get("delsp", "").lower() == "yes",
        content_id=_raw(part, "content-id").decode("ascii", "replace").strip("<> ")[:250] or None,
        data=data,
        broken=broken,
        method=content.named.get("method", "").lower()[:20] or None,
    )


def attachment(found: Leaf, number: int) -> Attachment:
    """A leaf as an attachment; `number` names it when it has no name of its own."""
    fallback = name_for(number, found.media_type)
    named = found.content_id is not None or found.disposition == "inline"
    return Attachment(
        name=shown_name(found.name or "", fallback),
        declared_type=found.media_type,
        data=found.data,
        inline=named and found.disposition != "attachment",
        content_id=found.content_id,
    )


def _raw(part: Message, name: str) -> bytes:
    """The first field of that name, as it came: compat32 keeps odd bytes as surrogates."""
    for key, value in part.raw_items():
        if key.lower() == name:
            line = str(value).replace("\r", "").replace("\n", "")
            return line.encode("utf-8", "surrogateescape")
    return b""


def _field(part: Message, name: str, limits: Limits) -> Parameters:
    return parameters(_raw(part, name), limits)


def _media_type(declared: str, part: Message) -> str:
    if declared.count("/") == 1 and " " not in declared:
        return declared
    return part.get_default_type()


def _data(part: Message) -> tuple[bytes, bool]:
    """The part's bytes, and whether they are a multipart that was cut off before its first part."""
    payload = part.wire if isinstance(part, Part) else None
    if payload is None:
        return b"", True
    data = payload.encode("utf-8", "surrogateescape")
    encoding = _raw(part, "content-transfer-encoding").decode("ascii", "replace").strip().lower()
    broken = part.get_content_maintype() == "multipart"
    if encoding.startswith("base64"):
        return lenient_base64(data), broken
    if encoding.startswith("quoted"):
        return binascii.a2b_qp(data), broken
    if encoding in ("x-uuencode", "uuencode", "x-uue", "uue"):
        decoded, _ = uudecoded(data)
        return (decoded[0][1] if decoded else data), broken
    return data, broken


def uudecoded(data: bytes) -> tuple[list[tuple[bytes, bytes]], bytes]:
    """The uuencoded files in a text as (name, bytes), and the text without them (POSIX uuencode)."""
    files: list[tuple[bytes, bytes]] = []
    kept: list[bytes] = []
    name, start = b"", -1
    lines: list[bytes] = []
    for line in data.splitlines(keepends=True):
        if start < 0 and _begins_uu(line):
            name, lines, start = line.split(None, 2)[2].strip(), [], len(kept)
        elif start >= 0 and lines and line.strip() == b"end":
            files.append((name, b"".join(lines)))
            del kept[start:]
            start = -1
            continue
        elif start >= 0:
            try:
                lines.append(_uu_line(line))
            except binascii.Error:
                start = -1  # "begin 123 of them" was a sentence
        kept.append(line)
    return files, b"".join(kept)


def _begins_uu(line: bytes) -> bool:
    words = line.split(None, 2)
    return len(words) == 3 and words[0] == b"begin" and words[1].isdigit() and len(words[1]) in (3, 4)


def _uu_line(line: bytes) -> bytes:
    stripped = line.rstrip(b"\r\n")
    try:
        return binascii.a2b_uu(stripped)
    except binascii.Error:
        # Some encoders leave more padding than the standard allows: take what the length byte tells.
        count = (((stripped[:1] or b" ")[0] - 32) & 63) * 4 + 5
        return binascii.a2b_uu(stripped[: count // 3])
