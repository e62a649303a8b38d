"""One attachment in, its documents out: type, kind, evidence, facts, problems and, for archives, what lies inside."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from parsers import (
    archive,
    classify,
    doc,
    docx,
    endings,
    ethics,
    ethics_application,
    form,
    form_labels,
    html,
    image,
    media_types,
    odt,
    pdf,
    rtf,
    said,
    seven_zip,
    sheet,
    smime,
    text,
    variables,
)
from parsers import type_names as types
from parsers.classify import Judged
from parsers.facts import Content, Document, DocumentKind, Limits, Order
from parsers.identity_numbers import count_distinct, masked
from parsers.names import shown_name

Reader = Callable[[bytes, Limits], Content]
_PICTURES = ("image/jpeg", "image/png", "image/tiff", "image/bmp", "image/webp", "image/gif", types.HEIC)
READERS: dict[str, Reader] = {
    types.PDF: pdf.read,
    types.DOCX: docx.read,
    types.DOCM: docx.read,
    types.DOC: doc.read,
    types.ODT: odt.read,
    types.RTF: rtf.read,
    **dict.fromkeys((types.XLSX, types.XLSM, types.XLSB, types.XLS, types.ODS), sheet.read),
    **dict.fromkeys((types.PLAIN, types.CSV, types.TSV), text.read),
    types.HTML: html.read,
    **dict.fromkeys(_PICTURES, image.read),
}
ARCHIVES: dict[str, Reader] = {types.ZIP: archive.read, types.SEVEN_ZIP: seven_zip.read}
# What could be one of the papers asked for, but no reader opens: the letter asks for another format.
_UNREAD_PAPERS = frozenset({
    "application/vnd.rar", "application/gzip", "application/x-bzip2", "application/x-xz", "application/postscript",
    "application/x-ole-storage", "application/vnd.ms-powerpoint", types.XML, types.PPTX, types.IWORK, types.WORDPERFECT,
})  # fmt: skip
_LOCKED = frozenset({types.ENCRYPTED_OFFICE, types.PGP, types.RIGHTS_MANAGED})
_ADDED = frozenset({types.SMIME_SIGNATURE, types.PGP_SIGNATURE, types.VCARD})
_DECORATIVE_NAME = re.compile(
    r"^(?:image\d{3,4}|att\d{3,6}|logo\w{0,20}|outlook-\w{0,40}|oledata|smime|signature)\.\w{2,4}$", re.IGNORECASE
)
_SMALL_PICTURE = 20_000  # bytes: under it an inline picture is a mark or a logo
_CLOSED = frozenset({"encrypted", "broken-archive", "archive-bomb", "broken-workbook", "broken-document", "broken-pdf",
                     "broken-image", "truncated", "image-too-large"})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What an attachment turned out to be; `children` are for the caller to open in turn, one level down."""

    documents: tuple[Document, ...] = ()
    children: tuple[tuple[str, bytes], ...] = ()


def documents_in(
    data: bytes, name: str, path: str, limits: Limits, *, declared_type: str = "", inline: bool = False
) -> Opened:
    """The documents in a file's bytes: one, one a page range of a merged PDF, or the children of an archive.

    Never raises on what the bytes hold, short of what the limited process is there to end.
    """
    bare = _bare(data, name, path, declared_type)
    if bare.media_type == types.EMPTY:
        return _one(_closed(bare, ("empty",), "filen är tom"))
    if (why := _decoration(data, bare, inline=inline)) is not None:
        return _one(replace(bare, kind=DocumentKind.DECORATION, confidence=0.95, evidence=(why,)))
    if bare.media_type in ARCHIVES:
        return _unpacked(data, bare, limits)
    if (reader := READERS.get(bare.media_type)) is not None:
        return _read(data, bare, reader(data, limits), limits)
    return _one(_carrier(data, bare) if bare.media_type in types.CARRIERS else _unread(bare))


def _read(data: bytes, bare: Document, content: Content, limits: Limits) -> Opened:
    """The documents in what a reader got out of a file."""
    if "decorative" in content.problems:
        small = replace(bare, kind=DocumentKind.DECORATION, confidence=0.85, evidence=("en liten bild",))
        return _one(small)
    if bare.media_type == types.PDF and content.lines:
        content = _with_lists(data, content, limits)
    return Opened(documents=_documents(data, bare, content, limits), children=content.children)


def _one(document: Document) -> Opened:
    return Opened(documents=(document,))


def _bare(data: bytes, name: str, path: str, declared_type: str) -> Document:
    found = media_types.media_type(data, name)
    shown = shown_name(name)
    return Document(
        name=shown,
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        media_type=found,
        kind=DocumentKind.OTHER,
        confidence=0.5,
        problems=("name-type-mismatch",) if endings.differs(shown, declared_type, found) else (),
    )


def _decoration(data: bytes, bare: Document, *, inline: bool) -> str | None:
    """Why a part is no document: signature files, cards, marks and logos that mail programs add."""
    if bare.media_type in _ADDED or bare.name.lower() == "smime.p7s":
        return "en signatur eller ett visitkort som e-postprogrammet lagt till"
    is_picture = bare.media_type.startswith("image/")
    if is_picture and len(data) < _SMALL_PICTURE and (inline or _DECORATIVE_NAME.match(bare.name)):
        return "en liten bild i mejlets text eller signatur"
    if data.strip() == b"Version: 1":
        return "ett krypterat mejls första del, som bara säger att det är krypterat"
    if re.fullmatch(r"att\d{3,6}(?:\.(?:txt|html?|dat|bin))?", bare.name, re.IGNORECASE) and len(data) < 4_000:
        return "en tom del som e-postprogrammet lagt till"
    return None


def _unpacked(data: bytes, bare: Document, limits: Limits) -> Opened:
    content = ARCHIVES[bare.media_type](data, limits)
    if content.children:
        return Opened(children=content.children)
    problems = content.problems or ("empty",)
    return _one(_closed(bare, problems, "arkivet gick inte att öppna" if content.problems else "arkivet är tomt"))


def _carrier(data: bytes, bare: Document) -> Document:
    """A mail in a box; the caller opens it as a mail, unless only a key does."""
    if bare.media_type == types.SMIME and smime.is_locked(data):
        return _closed(bare, ("encrypted",), "mejlet är krypterat (S/MIME)")
    return replace(bare, evidence=(types.CARRIERS[bare.media_type],))


def _closed(bare: Document, problems: tuple[str, ...], why: str) -> Document:
    return replace(
        bare,
        kind=DocumentKind.UNREADABLE,
        confidence=1.0,
        evidence=(why,),
        problems=tuple(dict.fromkeys((*bare.problems, *problems))),
    )


def _unread(bare: Document) -> Document:
    if bare.media_type in _LOCKED:
        return _closed(bare, ("encrypted",), "filen är krypterad eller skyddad med lösenord")
    if bare.media_type in _UNREAD_PAPERS:
        return _closed(bare, ("unsupported",), f"filtypen {bare.media_type} läses inte")
    why = (f"filtypen {bare.media_type} hör inte till dem som läses",)
    return replace(bare, evidence=why, problems=(*bare.problems, "unsupported"))


def _documents(data: bytes, bare: Document, content: Content, limits: Limits) -> tuple[Document, ...]:
    problems = tuple(dict.fromkeys((*bare.problems, *content.problems)))
    with_problems = replace(bare, problems=problems)
    if _CLOSED & set(problems):
        return (_closed(with_problems, (), "filen gick inte att öppna: " + ", ".join(sorted(_CLOSED & set(problems)))),)
    if not content.lines and not content.fields:
        if content.children:  # a cover without words; what it holds tells the rest
            return ()
        return (_closed(with_problems, (), "ingen text gick att läsa"),)
    return tuple(_document(each, with_problems, data, limits) for each in classify.judged(content))


def _document(judged: Judged, bare: Document, data: bytes, limits: Limits) -> Document:
    seen = "\n".join([*(line.text for line in judged.content.lines), *(value for _, value in judged.content.fields)])
    document = replace(
        bare,
        kind=judged.kind,
        confidence=judged.confidence,
        evidence=judged.evidence,
        pages=judged.pages,
        problems=_own_problems(bare.problems, judged),
        identity_numbers=count_distinct(seen),
    )
    told = _with_facts(document, judged, _with_columns(judged, bare, data, limits))
    return _without_identity_numbers(told) if told.identity_numbers else told


def _without_identity_numbers(document: Document) -> Document:
    """The same facts with every personal identity number masked, whatever answer it stood in."""
    return msgspec.convert(_masked(msgspec.to_builtins(document)), Document)


def _masked(value: Any) -> Any:
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, dict):
        return {key: _masked(each) for key, each in value.items()}
    return [_masked(each) for each in value] if isinstance(value, list | tuple) else value


def _own_problems(problems: tuple[str, ...], judged: Judged) -> tuple[str, ...]:
    """A scanned page is the problem of the document that it belongs to, not of its neighbours in the bundle."""
    scanned = {int(page) for page in dict(judged.content.metadata).get("scanned-pages", "").split()}
    if not scanned or judged.pages is None or scanned & set(range(judged.pages[0], judged.pages[1] + 1)):
        return problems
    return tuple(problem for problem in problems if not problem.startswith("scanned"))


def _with_columns(judged: Judged, bare: Document, data: bytes, limits: Limits) -> Content:
    """The content with its columns where they carry the meaning: a form in a PDF that is not scanned."""
    is_scanned = "scanned-pages" in dict(judged.content.metadata)
    if judged.kind is not DocumentKind.FORM or bare.media_type != types.PDF or is_scanned or not judged.pages:
        return judged.content
    lines, tables = pdf.read_layout(data, range(judged.pages[0], judged.pages[1] + 1), limits)
    return replace(judged.content, lines=lines or judged.content.lines, tables=(*judged.content.tables, *tables))


def _with_lists(data: bytes, content: Content, limits: Limits) -> Content:
    """A PDF's content with the tables of those pages that seem to list variables."""
    texts: dict[int, list[str]] = {}
    for line in content.lines:
        texts.setdefault(line.page or 1, []).append(line.text)
    pages = variables.pages_with_lists(texts)
    _, tables = pdf.read_layout(data, pages, limits) if pages else ((), ())
    return replace(content, tables=(*content.tables, *tables))


def _form(content: Content) -> Order:
    """A form's answers; of one that is written as prose, first what its sentences say."""
    order = form.read(content)
    is_prose = len(form_labels.labels_seen(content)) < classify.FEWEST_QUESTIONS
    return said.of_lines(content.lines).filled_from(order) if is_prose else order


def _with_facts(document: Document, judged: Judged, content: Content) -> Document:
    match document.kind:
        case DocumentKind.FORM:
            return replace(document, form=_form(content))
        case DocumentKind.ETHICS_APPLICATION:
            return replace(document, application=ethics_application.read(content))
        case DocumentKind.ETHICS_DECISION:
            return replace(document, decision=ethics.read(content))
        case DocumentKind.VARIABLE_LIST:
            return replace(document, variables=judged.listed)
        case _:
            return document
