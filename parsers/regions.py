"""The files of a mail while it is read: where their bytes lie, what they are called, how deep they were found."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import IO

from parsers.facts import Document, DocumentKind, Limits, Mail
from parsers.type_names import CARRIERS, EML, HEIC
from parsers.wire import File

_PIECE = 2**20
_SECONDS_A_SCANNED_PAGE = 3.0
# What an unreadable file begins with; the readers tell all others.
_BEGINNINGS = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG", "image/png"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)


@dataclass(frozen=True, slots=True)
class Region:
    """Bytes within an open file."""

    file: IO[bytes]
    start: int
    size: int

    def pieces(self) -> Iterator[bytes]:
        """The bytes, at most a mebibyte at a time."""
        at, end = self.start, self.start + self.size
        while at < end and (piece := os.pread(self.file.fileno(), min(_PIECE, end - at), at)):
            at += len(piece)
            yield piece

    def beginning(self, most: int) -> bytes:
        """The first bytes."""
        return os.pread(self.file.fileno(), min(most, self.size), self.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A file that waits to be read."""

    name: str
    path: str
    region: Region
    sha256: str
    declared_type: str = ""
    inline: bool = False
    is_body: bool = False
    mails_around: int = 0
    archives_around: int = 0

    @property
    def is_mail(self) -> bool:
        """Whether it came as an attached mail; others are known as mails by their content."""
        return self.declared_type == EML


@dataclass(slots=True)
class Reading:
    """A mail's facts, and the bytes of its documents for as long as this is open."""

    mail: Mail
    _regions: dict[str, Region] = field(default_factory=dict)
    _files: list[IO[bytes]] = field(default_factory=list)

    def content(self, document: Document) -> Iterator[bytes]:
        """A document's exact bytes, piece by piece. Raises KeyError for a document of another mail."""
        return self._regions[document.sha256].pieces()

    def close(self) -> None:
        """Lets the bytes go."""
        for file in self._files:
            file.close()

    def __enter__(self) -> Reading:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def item_of(name: str, path: str, region: Region, file: File) -> Item:
    digest = hashlib.sha256()
    for piece in region.pieces():
        digest.update(piece)
    return Item(
        name=name,
        path=path[:1000],
        region=region,
        sha256=digest.hexdigest(),
        declared_type=file.declared_type[:200],
        inline=file.inline,
    )


def patience(item: Item, limits: Limits) -> float:
    """How long a file may take: one that may be a scan gets more, for its pages are read by eye."""
    scanned = beginning_type(item).startswith(("application/pdf", "image/"))
    return limits.document_seconds + (_SECONDS_A_SCANNED_PAGE * limits.ocr_pages if scanned else 0)


def beginning_type(item: Item) -> str:
    start = item.region.beginning(1024)
    if start[4:8] == b"ftyp":
        return HEIC
    found = (kind for mark, kind in _BEGINNINGS if start.startswith(mark))
    return next(found, "application/pdf" if b"%PDF-" in start else "application/octet-stream")


def unreadable(item: Item, code: str, reason: str) -> Document:
    return Document(
        name=item.name,
        path=item.path,
        sha256=item.sha256,
        size=item.region.size,
        media_type=beginning_type(item),
        kind=DocumentKind.UNREADABLE,
        confidence=1.0,
        evidence=(reason,),
        problems=(code,),
    )


def attached_mail(item: Item, media_type: str) -> Document:
    return replace(
        unreadable(item, "", ""),
        media_type=media_type,
        kind=DocumentKind.OTHER,
        evidence=(CARRIERS[media_type],),
        problems=(),
    )
