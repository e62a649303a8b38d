"""A mail's bytes split into what it says and what is attached to it; run inside the limited process only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from email.message import Message

import mailparser

from parsers import headers, mime_limits, reports, said, smime
from parsers.body import Walk, body_text
from parsers.charsets import many_lines
from parsers.facts import DeliveryReport, Limits, Mail
from parsers.identity_numbers import count_distinct, masked
from parsers.language import language_of
from parsers.links import sharing_hosts
from parsers.parts import Attachment, leaf, parsed
from parsers.reply_text import own_text
from parsers.senders import sender

__all__ = ["Attachment", "SplitMail", "head", "split"]

_LONGEST_SUBJECT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitMail:
    """A mail without documents, and the files that were attached to it."""

    mail: Mail
    attachments: tuple[Attachment, ...] = ()


def split(raw: bytes, limits: Limits) -> SplitMail:
    """The mail in parts. Over a limit, or where no parser can read it, `mail.unreadable` says why (P16).

    `mail.sha256`, `mail.size`, `mail.fingerprint` and `mail.documents` are left to the caller, who has the bytes.
    """
    block = mime_limits.header_block(raw, limits)
    all_fields = headers.fields(block)
    if reason := mime_limits.over_header(block, all_fields, limits) or mime_limits.over_structure(raw, limits):
        return SplitMail(mail=head(raw, limits, reason))
    try:
        return _split(raw, all_fields, limits)
    except RecursionError:
        return SplitMail(mail=head(raw, limits, "mejlets delar ligger för djupt i varandra"))
    except Exception as fault:  # noqa: BLE001 - a stranger's bytes in the standard library's parser: anything
        return SplitMail(mail=head(raw, limits, f"mejlets delar gick inte att läsa ({type(fault).__name__})"))


def head(raw: bytes, limits: Limits, reason: str) -> Mail:
    """What can be said of an unreadable mail from its header alone; `raw` may be its beginning only."""
    block = mime_limits.header_block(raw, limits)
    all_fields = headers.fields(block)
    if mime_limits.over_header(block, all_fields, limits):
        return Mail(sha256="", size=0, unreadable=reason)
    return replace(_from_header(all_fields, Message(), limits), unreadable=reason)


def _split(raw: bytes, all_fields: headers.Fields, limits: Limits) -> SplitMail:
    message, walk = parsed(raw), Walk()
    body = body_text(_unwrapped(message, limits), walk, limits)
    if not body.strip() and not walk.attachments:
        body = _second_reading(message)
    mail = _from_header(all_fields, message, limits, calendar=walk.calendar)
    new, signature = own_text(body)
    problems = [*walk.problems, *_header_problems(all_fields, message)]
    mail = replace(
        mail,
        language=language_of(new or body or mail.subject),
        body=body,
        new_text=new,
        signature=signature,
        links=sharing_hosts(body, walk.links),
        report=_report(all_fields, mail, body, walk),
        identity_numbers=count_distinct(body),
        said=said.of_mail(mail.subject, masked(body), masked(new)),
        problems=tuple(dict.fromkeys(problems)),
    )
    return SplitMail(mail=mail, attachments=tuple(walk.attachments))


def _unwrapped(message: Message, limits: Limits) -> Message:
    """What was signed, of a mail that is one signed envelope; every other mail as it is."""
    if message.get_content_subtype() not in ("pkcs7-mime", "x-pkcs7-mime"):
        return message
    envelope = leaf(message, limits).data
    try:
        inner = b"" if smime.is_locked(envelope) else smime.content(envelope)
    except smime.FAULTS:
        return message
    return message if not inner or mime_limits.over_structure(inner, limits) else parsed(inner)


def _from_header(all_fields: headers.Fields, message: Message, limits: Limits, *, calendar: str | None = None) -> Mail:
    subject = b" ".join(headers.values(all_fields, "subject")[:1])
    return Mail(
        sha256="",
        size=0,
        message_id=headers.message_id(all_fields),
        in_reply_to=headers.ids(headers.values(all_fields, "in-reply-to")),
        references=headers.ids(headers.values(all_fields, "references")),
        sender=sender(all_fields, len(message.get_all("from") or [])),
        to=headers.addresses(headers.values(all_fields, "to"), limits),
        cc=headers.addresses(headers.values(all_fields, "cc"), limits),
        subject=headers.text_of(subject, _LONGEST_SUBJECT),
        date=headers.date(all_fields),
        marks=headers.marks(all_fields, limits, calendar=calendar),
        trace=headers.trace(all_fields),
    )


def _header_problems(all_fields: headers.Fields, message: Message) -> list[str]:
    problems = []
    if headers.unknown_charsets(all_fields):
        problems.append("unknown-charset")
    if len(headers.values(all_fields, "message-id")) > 1:
        problems.append("several-message-ids")
    if message.defects:
        problems.append("broken-mime")
    if message.get_content_type() == "multipart/encrypted":
        problems.append("encrypted")
    return problems


def _report(all_fields: headers.Fields, mail: Mail, body: str, walk: Walk) -> DeliveryReport | None:
    """The delivery report that a mail is, if it is one. The copy of our mail may be attached whole."""
    status = b"\n".join(data for kind, data in walk.reports if kind == "message/delivery-status")
    returned = [data for kind, data in walk.reports if kind == "text/rfc822-headers"]
    returned += [item.data for item in walk.attachments if item.declared_type == "message/rfc822"]
    if status:
        return reports.from_parts(status, tuple(returned))
    if returned or reports.may_be_a_report(all_fields, mail.sender.address, body):
        return reports.from_text(body, tuple(returned), all_fields)
    return None


def _second_reading(message: Message) -> str:
    """The body as mail-parser finds it, for a mail in which our own walk found neither text nor files."""
    try:
        found = mailparser.MailParser(message)
        return many_lines("\n".join(str(text) for text in found.text_plain), 100_000)
    except Exception:  # noqa: BLE001 - ordinary bounces raise AttributeError in it; a second reading may fail
        return ""
