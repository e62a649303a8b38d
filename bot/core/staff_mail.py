"""Mail from staff: commands that are obeyed (P5), paper that they register, and what they wrote to others."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.core.command_mail import WITH_TEXT, commands_in, looks_like_one, with_text
from bot.core.commands import Action, Command, Unclear, command_of
from bot.core.decision import Context, Decision, KnownCase, Waits
from bot.core.entries import documents, own_addresses, reading, staff_addresses
from bot.core.officers_own import outgoing
from bot.core.paper import registered
from bot.core.trust import standing
from parsers.facts import DocumentKind, Mail
from replies.letters import TO_STAFF
from storage import records

# Files that come with these are the agency's own, and go out: what they are, officers know better than any reader.
_SENT_ON = {Action.SPECIFY: "specification", Action.DECIDE: "decision"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What a mail asks for, and the signed action by which it may, if by one."""

    lines: tuple[Command | Unclear, ...]
    token: str | None = None


def staff_mail(mail: Mail, context: Context) -> Decision:
    """Staff steer from a proven address, by answering a letter of ours or by a signed action; the rest waits."""
    proven = standing(mail, context.settings.trust.auth_results).proven and mail.marks.auto_submitted in {None, "no"}
    others = _others(mail, context)
    if proven and others and (written := outgoing(mail, context, others)) is not None:
        return written
    answers = context.thread is not None and context.thread.owed.letter in TO_STAFF
    acts = context.action is not None
    if not proven or not (answers or acts) or context.action_spent:
        return _waiting(mail, context, "staff-not-proven" if (answers or acts) else "staff-mail")
    asked = _asked(mail, context)
    paper = next((c for c in asked.lines if isinstance(c, Command) and c.action is Action.REGISTER), None)
    if paper is not None:
        return registered(mail, context, paper, _named(paper, context))
    return _obeyed(mail, context, asked)


def _others(mail: Mail, context: Context) -> tuple[str, ...]:
    """Those outside whom a mail went to, our mailbox being among its recipients too."""
    to = tuple(address.lower() for address in (*mail.to, *mail.cc))
    own = own_addresses(context.settings)
    return tuple(a for a in to if a not in own | staff_addresses(context.settings)) if own & set(to) else ()


def _asked(mail: Mail, context: Context) -> _Asked:
    form = context.settings.diary.format
    if context.action is not None:
        command = command_of(context.action.line, form)
        if isinstance(command, Command) and command.action in WITH_TEXT:
            command = with_text(command, mail.new_text.splitlines())
        return _Asked(lines=(command,), token=context.action.token)
    lines = commands_in(mail.new_text, form)
    commands = tuple(line for line in lines if isinstance(line, Command))
    if not commands:
        return _Asked(lines=lines[:1] or (Unclear(line=""),))
    return _Asked(lines=tuple(line for line in lines if isinstance(line, Command) or looks_like_one(line)))


def _named(command: Command, context: Context) -> KnownCase | None:
    """The case that a command is about: the one it names, else the one of the thread."""
    if command.diary_number is None:
        return context.thread_case
    return next((k for k in context.named_cases if k.case.diary_number == command.diary_number), None)


def _obeyed(mail: Mail, context: Context, asked: _Asked) -> Decision:
    commands = tuple(line for line in asked.lines if isinstance(line, Command))
    cases = {known.case.id for command in commands if (known := _named(command, context)) is not None}
    files = any(document.path != "body" for document in mail.documents)
    case_id = cases.pop() if len(cases) == 1 and files else None
    sent_on = next((_SENT_ON[command.action] for command in commands if command.action in _SENT_ON), None)
    files_kept = documents(mail)[1:]
    return Decision(
        kind="staff",
        reading=reading(mail, context, "staff", case_id=case_id),
        documents=tuple(_sent_on(file, sent_on) for file in files_kept) if sent_on else files_kept,
        direction="out" if sent_on else "in",
        commands=asked.lines,
        spends=asked.token,
    )


def _sent_on(file: records.Document, kind: str) -> records.Document:
    """A file of the agency's own; the picture in an officer's signature stays one."""
    return file if file.kind == DocumentKind.DECORATION else replace(file, kind=kind, facts=None)


def _waiting(mail: Mail, context: Context, reason: str) -> Decision:
    return Decision(
        kind="staff",
        reading=reading(mail, context, "staff"),
        documents=documents(mail),
        waits=Waits(reason=reason),
        happened=(("staff-mail", {"commands": 0}),),
    )
