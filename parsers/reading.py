"""One mail read: the split, then every file in it one after another, outermost first, within the mail's limits.

This runs in the bot's process and never looks at a stranger's bytes itself: it hands them on in files,
and keeps count of time, depth and number.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import IO, BinaryIO, Protocol

from parsers.answers import Outcome
from parsers.facts import Document, DocumentKind, Limits, Mail, Order
from parsers.names import shown_name
from parsers.regions import Item, Reading, Region, attached_mail, item_of, patience, unreadable
from parsers.type_names import CARRIERS, EML
from parsers.wire import File, Job

_PIECE = 2**20
_ARCHIVES_AROUND = 1  # an archive may lie in one other (P17)
_SHORTEST_BODY = 60  # characters; no list or form is shorter
# A mail's own text is a document only when it is more than a letter.
_BODY_KINDS = (DocumentKind.VARIABLE_LIST, DocumentKind.DATA_FILE, DocumentKind.FORM)


class Runs(Protocol):
    """What does the jobs: the template process."""

    def run(self, job: Job, content: Iterator[bytes], most: int) -> Outcome:
        """Does one job in a limited process of its own."""


@dataclass(slots=True)
class _Pass:
    """The reading of one mail on its way."""

    runs: Runs
    limits: Limits
    clock: Callable[[], float]
    deadline: float
    files: list[IO[bytes]] = field(default_factory=list)
    regions: dict[str, Region] = field(default_factory=dict)
    queue: deque[Item] = field(default_factory=deque)
    documents: list[Document] = field(default_factory=list)
    read: dict[str, tuple[Document, ...]] = field(default_factory=dict)
    accepted: int = 0
    problems: list[str] = field(default_factory=list)
    said: Order = field(default_factory=Order)  # by the texts of attached mails


def reading_of(raw: BinaryIO, runs: Runs, limits: Limits, clock: Callable[[], float]) -> Reading:
    """Reads a whole mail. Whatever its bytes do, the result is a Reading; over a limit it says so."""
    work = _Pass(runs=runs, limits=limits, clock=clock, deadline=clock() + limits.mail_seconds)
    try:
        region, sha256, size = _spooled(work, raw)
        mail, items = _split(work, region, size, path="", mails_around=0, archives_around=0)
        attached = [item.sha256 for item in items]
        _enqueue(work, [*_body_item(work, mail, "body", 0, 0), *items])
        while work.queue:
            _read_item(work, work.queue.popleft())
        mail = replace(
            mail,
            sha256=sha256,
            size=size,
            fingerprint=_fingerprint(mail, attached, sha256),
            documents=_without_boxes(work.documents),
            said=mail.said.filled_from(work.said),
            problems=tuple(dict.fromkeys((*mail.problems, *work.problems))),
        )
    except BaseException:
        for file in work.files:
            file.close()
        raise
    return Reading(mail=mail, _regions=work.regions, _files=work.files)


def documents_of(data: bytes, name: str, runs: Runs, limits: Limits, clock: Callable[[], float]) -> Reading:
    """Reads one file as if it had come alone, attached to an empty mail."""
    work = _Pass(runs=runs, limits=limits, clock=clock, deadline=clock() + limits.mail_seconds)
    file = _kept(work)
    file.write(data)
    file.flush()
    shown = shown_name(name)
    _enqueue(work, [item_of(shown, shown, Region(file, 0, len(data)), File(name=name, size=len(data)))])
    while work.queue:
        _read_item(work, work.queue.popleft())
    mail = Mail(sha256="", size=0, documents=tuple(work.documents))
    return Reading(mail=mail, _regions=work.regions, _files=work.files)


def _kept(work: _Pass) -> IO[bytes]:
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the Reading
    work.files.append(file)
    return file


def _spooled(work: _Pass, raw: BinaryIO) -> tuple[Region, str, int]:
    """The mail in a file of our own, no more of it than may be read, with its hash and whole size."""
    file, digest, size, most = _kept(work), hashlib.sha256(), 0, work.limits.mail_bytes
    while piece := raw.read(_PIECE):
        digest.update(piece)
        file.write(piece[: max(most - size, 0)])
        size += len(piece)
    file.flush()
    return Region(file, 0, min(size, most)), digest.hexdigest(), size


def _split(
    work: _Pass, region: Region, size: int, *, path: str, mails_around: int, archives_around: int
) -> tuple[Mail, list[Item]]:
    """A mail's facts and its files; unreadable when the split did not end well."""
    limits = work.limits
    if size > limits.mail_bytes:
        return _head(work, region, f"mejlet är större än {limits.mail_bytes // 2**20} MiB"), []
    job = Job(number=0, work="split", limits=limits, seconds=_seconds(work, limits.document_seconds))
    outcome = work.runs.run(job, region.pieces(), region.size + limits.answer_bytes + 8)
    if outcome.answer is None or outcome.answer.mail is None:
        return _head(work, region, f"mejlet gick inte att dela upp: {outcome.reason}"), []
    items = _items(work, outcome, path, mails_around, archives_around)
    return outcome.answer.mail, items


def _head(work: _Pass, region: Region, reason: str) -> Mail:
    """What the header alone tells of a mail that cannot be read."""
    job = Job(number=0, work="head", limits=work.limits, seconds=work.limits.document_seconds, reason=reason)
    start = Region(region.file, region.start, min(region.size, work.limits.header_bytes + 1))
    outcome = work.runs.run(job, start.pieces(), work.limits.answer_bytes + 8)
    if outcome.answer is None or outcome.answer.mail is None:
        return Mail(sha256="", size=0, unreadable=reason)
    return replace(outcome.answer.mail, unreadable=reason)


def _seconds(work: _Pass, wanted: float) -> float:
    return max(min(wanted, work.deadline - work.clock()), 0.1)


def _items(work: _Pass, outcome: Outcome, path: str, mails_around: int, archives_around: int) -> list[Item]:
    """The files in an answer, each a region of its stream. Their names are cleaned here, whoever wrote them."""
    answer, stream = outcome.answer, outcome.stream
    if answer is None or stream is None:
        return []
    work.files.append(stream)
    items, at = [], 0
    for file in answer.files:
        name = shown_name(file.name)
        where = f"{path}/{name}" if path else name
        item = item_of(name, where, Region(stream, at, file.size), file)
        items.append(replace(item, mails_around=mails_around, archives_around=archives_around))
        at += file.size
    return items


def _body_item(work: _Pass, mail: Mail, path: str, mails_around: int, archives_around: int) -> list[Item]:
    """The mail's own text as a file, for it may hold a list or a form."""
    if len(mail.body) < _SHORTEST_BODY:
        return []
    file, data = _kept(work), mail.body.encode()
    file.write(data)
    file.flush()
    item = item_of("body.txt", path, Region(file, 0, len(data)), File(name="body.txt", size=len(data)))
    return [replace(item, is_body=True, mails_around=mails_around, archives_around=archives_around)]


def _enqueue(work: _Pass, items: list[Item]) -> None:
    """Takes files in until the mail's number of documents is reached; its own text does not count."""
    for item in items:
        if not item.is_body:
            if work.accepted >= work.limits.documents:
                work.problems.append("too-many-documents")
                return
            work.accepted += 1
        work.queue.append(item)


def _read_item(work: _Pass, item: Item) -> None:
    if item.sha256 in work.read:
        again = work.read[item.sha256]
        _found(work, item, tuple(replace(one, name=item.name, path=item.path) for one in again))
        return
    if work.clock() >= work.deadline:
        seconds = work.limits.mail_seconds
        _found(work, item, (unreadable(item, "not-read", f"de {seconds:.0f} s som ett mejl får ta var slut"),))
        return
    documents, children = _opened(work, item)
    work.read[item.sha256] = documents
    _found(work, item, documents)
    _enqueue(work, children)


def _opened(work: _Pass, item: Item) -> tuple[tuple[Document, ...], list[Item]]:
    """What a reader makes of a file, and the files inside it."""
    job = Job(
        number=0,
        work="read",
        limits=work.limits,
        seconds=_seconds(work, patience(item, work.limits)),
        name=item.name,
        path=item.path,
        declared_type=item.declared_type,
        inline=item.inline,
    )
    most = work.limits.archive_bytes + work.limits.answer_bytes + 8
    outcome = work.runs.run(job, item.region.pieces(), most)
    if outcome.answer is None:
        return (unreadable(item, outcome.code, outcome.reason),), []
    told = tuple(
        replace(one, name=item.name, path=item.path, sha256=item.sha256, size=item.region.size)
        for one in outcome.answer.documents
    )
    carrier = next((one.media_type for one in told if _is_carrier(one)), EML if item.is_mail else None)
    if carrier is not None:
        return _opened_mail(work, item, carrier)
    inside = _items(work, outcome, item.path, item.mails_around, item.archives_around + 1)
    if inside and item.archives_around > _ARCHIVES_AROUND:
        return told or (unreadable(item, "nested-archive", "arkiv i fler lager än två öppnas inte"),), []
    if not told and not inside:
        return (unreadable(item, "not-readable", "ingen läsare hittade något i filen"),), []
    return told, inside


def _is_carrier(document: Document) -> bool:
    return document.media_type in CARRIERS and document.kind is not DocumentKind.UNREADABLE


def _opened_mail(work: _Pass, item: Item, media_type: str) -> tuple[tuple[Document, ...], list[Item]]:
    """The files of an attached mail, with its own text among them."""
    if item.mails_around >= work.limits.attached_mails:
        return (_with_problem(attached_mail(item, media_type), "mails-too-deep"),), []
    around, archives = item.mails_around + 1, item.archives_around
    mail, inside = _split(
        work, item.region, item.region.size, path=item.path, mails_around=around, archives_around=archives
    )
    if mail.unreadable:
        return (unreadable(item, "not-readable", mail.unreadable),), []
    work.said = work.said.filled_from(mail.said)
    return (attached_mail(item, media_type),), [*_body_item(work, mail, f"{item.path}/body", around, archives), *inside]


def _without_boxes(documents: list[Document]) -> tuple[Document, ...]:
    """An attached mail that held papers is no paper itself: what it held stands for it."""
    papers = [document.path for document in documents if document.kind is not DocumentKind.DECORATION]

    def is_box(document: Document) -> bool:
        inside = f"{document.path}/"
        return _is_carrier(document) and not document.problems and any(path.startswith(inside) for path in papers)

    emptied = "ett bifogat mejl: det som låg i det är läst för sig"
    return tuple(
        replace(each, kind=DocumentKind.DECORATION, confidence=0.95, evidence=(emptied,)) if is_box(each) else each
        for each in documents
    )


def _found(work: _Pass, item: Item, documents: tuple[Document, ...]) -> None:
    if item.is_body:
        documents = tuple(one for one in documents if one.kind in _BODY_KINDS)
    if documents:
        work.regions.setdefault(item.sha256, item.region)
        work.documents.extend(documents)


def _with_problem(document: Document, problem: str) -> Document:
    return replace(document, problems=(*document.problems, problem))


def _fingerprint(mail: Mail, attached: list[str], sha256: str) -> str:
    """The same for the same mail by another route (P27); an unreadable mail is like itself only."""
    if mail.unreadable:
        return sha256
    text = " ".join(mail.body.split()).casefold()
    told = "\n".join((mail.sender.address or "", mail.message_id or "", text, *sorted(attached)))
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()
