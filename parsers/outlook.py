"""Outlook messages (.msg, MS-OXMSG): sender, subject, text and files, as an ordinary mail."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import olefile

from parsers import ole, rebuilt
from parsers.facts import Limits

_MOST_TEXT = 4 * 2**20
_CLASS, _SUBJECT, _BODY, _HTML = 0x001A, 0x0037, 0x1000, 0x1013
_SENDER, _SENDER_ADDRESS, _SENDER_SMTP, _SENT_BY_SMTP = 0x0C1A, 0x0C1F, 0x5D01, 0x5D02
_FILE_DATA, _LONG_NAME, _SHORT_NAME, _SHOWN_NAME, _FILE_TYPE, _CONTENT_ID = (
    0x3701, 0x3707, 0x3704, 0x3001, 0x370E, 0x3712,
)  # fmt: skip
_SENT_AT, _CODE_PAGE = 0x0039, 0x3FFD
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_NUMBERS = "__properties_version1.0"


@dataclass(frozen=True, slots=True)
class _Folder:
    """A message, or a file of one, in its box: `path` leads to its properties."""

    box: olefile.OleFileIO
    path: tuple[str, ...]

    def bytes(self, number: int, *, most: int = _MOST_TEXT) -> bytes:
        return ole.stream(self.box, *self.path, f"__substg1.0_{number:04X}0102", most=most)

    def text(self, number: int) -> str:
        wide = ole.stream(self.box, *self.path, f"__substg1.0_{number:04X}001F", most=_MOST_TEXT)
        if wide:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        narrow = ole.stream(self.box, *self.path, f"__substg1.0_{number:04X}001E", most=_MOST_TEXT)
        return narrow.decode("utf-8" if self.number(_CODE_PAGE) == 65001 else "cp1252", "replace").rstrip("\0")

    def number(self, number: int) -> int:
        """A number or moment among the properties of fixed size, 0 when it is not there."""
        table = ole.stream(self.box, *self.path, _NUMBERS, most=1_000_000)
        # Their list begins after a head that is longest at the top ([MS-OXMSG] 2.4).
        start = 32 if not self.path else 8 if self.path[-1].startswith("__attach") else 24
        for at in range(start, len(table) - 15, 16):
            if struct.unpack_from("<H", table, at + 2)[0] == number:
                return int(struct.unpack_from("<Q", table, at + 8)[0])
        return 0

    def inside(self, name: str) -> _Folder:
        return _Folder(self.box, (*self.path, name))

    def files(self) -> list[_Folder]:
        depth = len(self.path)
        names = {
            path[depth]
            for path in self.box.listdir(streams=True, storages=True)
            if tuple(path[:depth]) == self.path and len(path) > depth and path[depth].startswith("__attach_version")
        }
        return [self.inside(name) for name in sorted(names)]


def as_mail(data: bytes, limits: Limits) -> bytes:
    """The message as a mail in its ordinary form. Raises one of ole.FAULTS when it cannot be opened."""
    with ole.opened(data) as box:
        if not box.exists(_NUMBERS):
            raise ValueError("no message properties")
        return _mail(_Folder(box, ()), limits, limits.attached_mails)


def _mail(folder: _Folder, limits: Limits, levels: int) -> bytes:
    files = folder.files()[: limits.documents]
    return rebuilt.mail(
        sender=(folder.text(_SENDER), _address(folder)),
        subject=folder.text(_SUBJECT),
        date=_moment(folder.number(_SENT_AT)),
        text=folder.text(_BODY),
        html=folder.bytes(_HTML),
        files=[_file(file, limits, levels) for file in files],
    )


def _address(folder: _Folder) -> str:
    """The sender's address; inside an organisation the plain property holds a directory path instead."""
    found = (folder.text(number) for number in (_SENDER_SMTP, _SENT_BY_SMTP, _SENDER_ADDRESS))
    return next((address for address in found if "@" in address), "")


def _moment(ticks: int) -> datetime | None:
    try:
        return _EPOCH + timedelta(microseconds=ticks // 10) if ticks else None
    except OverflowError:
        return None


def _file(file: _Folder, limits: Limits, levels: int) -> rebuilt.File:
    message = file.inside(f"__substg1.0_{_FILE_DATA:04X}000D")
    name = file.text(_LONG_NAME) or file.text(_SHORT_NAME) or file.text(_SHOWN_NAME)
    if file.box.exists([*message.path, _NUMBERS]) and levels > 0:
        inner = _mail(message, limits, levels - 1)
        return rebuilt.File(name=_with_ending(name or message.text(_SUBJECT)), data=inner, media_type="message/rfc822")
    kind = file.text(_FILE_TYPE)
    # What was signed keeps its whole mail in one file.
    kind = "message/rfc822" if kind.lower().startswith("multipart/signed") else kind
    data = file.bytes(_FILE_DATA, most=limits.mail_bytes)
    return rebuilt.File(name=name, data=data, media_type=kind, content_id=file.text(_CONTENT_ID))


def _with_ending(name: str) -> str:
    return name.removesuffix(".msg") + ".eml" if name else "mejl.eml"
