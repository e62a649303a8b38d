"""The text of a mail itself: plain before HTML, flowed lines joined, uuencoded files taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email.message import Message

from parsers.charsets import decoded, known, many_lines
from parsers.facts import Limits
from parsers.html_text import html_links, html_to_text
from parsers.parts import Attachment, Leaf, attachment, leaf, uudecoded
from parsers.reply_text import unflowed

_LONGEST = 100_000
_METHOD = re.compile(rb"^METHOD:([A-Za-z]{1,20})", re.MULTILINE)


@dataclass(slots=True)
class Walk:
    """What has been found on the way through a mail's parts."""

    attachments: list[Attachment] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    reports: list[tuple[str, bytes]] = field(default_factory=list)  # a mail server's parts, by type
    problems: list[str] = field(default_factory=list)
    calendar: str | None = None  # the METHOD of an invitation or of an answer to one

    def keep(self, found: Leaf) -> None:
        """A file of the mail, or a mail server's report."""
        if found.is_machine_report:
            self.reports.append((found.media_type, found.data))
            return
        if found.media_type == "text/calendar" and self.calendar is None:
            inside = _METHOD.search(found.data[:4000])
            self.calendar = inside[1].decode("ascii").lower() if inside else found.method or "publish"
        self.attachments.append(attachment(found, len(self.attachments) + 1))


def body_text(message: Message, walk: Walk, limits: Limits) -> str:
    """All text of the mail itself, at most 100 000 characters; everything else goes into `walk`."""
    texts = _texts(message, walk, limits, depth=0)
    body = "\n\n".join(text.strip("\n") for _, text in texts if text.strip())
    if len(body) > _LONGEST:
        walk.problems.append("body-cut")
    return many_lines(body, _LONGEST).strip("\n")


def _texts(part: Message, walk: Walk, limits: Limits, depth: int) -> list[tuple[str, str]]:
    """The body's pieces under a part, as (media type, text)."""
    if not part.is_multipart():
        return _leaf_texts(leaf(part, limits), walk, limits)
    if depth > limits.nesting:
        walk.problems.append("cut")
        return []
    kind = part.get_content_subtype()
    found = [_texts(child, walk, limits, depth + 1) for child in part.get_payload() if isinstance(child, Message)]
    if kind == "alternative":
        return _best(found)
    return [piece for pieces in found for piece in pieces]


def _best(alternatives: list[list[tuple[str, str]]]) -> list[tuple[str, str]]:
    """One of several forms of the same text: the first that is plain and says something, else the last."""
    telling = [pieces for pieces in alternatives if any(text.strip() for _, text in pieces)]
    plain = [pieces for pieces in telling if all(kind == "text/plain" for kind, _ in pieces)]
    return (plain or telling[-1:] or [[]])[0]


def _leaf_texts(found: Leaf, walk: Walk, limits: Limits) -> list[tuple[str, str]]:
    if found.broken:
        walk.problems.append("broken-mime")
        return [("text/plain", decoded(found.data)[: _LONGEST * 2])]
    if not found.is_text:
        walk.keep(found)
        return []
    if found.charset and known(found.charset) is None:
        walk.problems.append("unknown-charset")
    if found.media_type == "text/html":
        walk.links.extend(html_links(decoded(found.data, found.charset), limits))
        return [("text/html", html_to_text(decoded(found.data, found.charset), limits))]
    files, data = uudecoded(found.data) if b"begin " in found.data else ([], found.data)
    for name, content in files:
        file = _file_in_text(decoded(name), content)
        walk.keep(file)
    text = decoded(data, found.charset)
    if len(text) > _LONGEST * 2:  # joining flowed lines would take the square of that
        walk.problems.append("body-cut")
        text = text[: _LONGEST * 2]
    return [("text/plain", unflowed(text, delsp=found.delsp) if found.flowed else text)]


def _file_in_text(name: str, data: bytes) -> Leaf:
    return Leaf(
        media_type="application/octet-stream",
        name=name,
        disposition="attachment",
        charset=None,
        flowed=False,
        delsp=False,
        content_id=None,
        data=data,
    )
