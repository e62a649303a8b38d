"""The configuration as frozen values, one class a section; `config.example.toml` tells the same in words.

Paths are absolute once read (relative ones count from the configuration file's folder), secrets are
never here: `password_file` names where one is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta

from parsers.facts import Limits as ReadingLimits

Natural = Annotated[int, Meta(ge=0)]
Positive = Annotated[int, Meta(ge=1)]
Port = Annotated[int, Meta(ge=1, le=65535)]
ClockTime = Annotated[
    str, Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$", description='a time of day in quotes, like "07:30"')
]
Security = Literal["tls", "starttls", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """[agency]: who we are, as letters tell it."""

    name: str
    mailbox_address: str  # where orders come in and what letters are from
    service: str = "Registerservice"
    public_address: str = ""  # where a person answers; empty = mailbox_address
    other_addresses: tuple[str, ...] = ()  # further addresses of the same mailbox
    phone: str = ""
    web_page: str = ""
    timezone: str = "Europe/Stockholm"
    hourly_rate_sek: Positive = 1100
    handling_months: tuple[Natural, Natural] = (3, 6)
    usual_hours: tuple[Natural, Natural] = (10, 40)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """[mailbox]: where mail comes from."""

    kind: Literal["imap", "maildir"] = "maildir"
    path: Path = Path("mailbox")  # maildir
    host: str = ""
    port: Port = 993
    user: str = ""
    password_file: Path | None = None  # or the environment variable REGISTERBOT_MAILBOX_PASSWORD
    ca_file: Path | None = None
    security: Literal["tls", "none"] = "tls"
    inbox: str = "INBOX"
    processed: str = "Processed"
    held: str = "Held"
    junk: str = "Junk"  # empty = the mailbox has none
    idle: bool = True
    idle_minutes: Annotated[int, Meta(ge=1, le=28)] = 25
    timeout_seconds: Positive = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Smtp:
    """[smtp]: where letters go out."""

    kind: Literal["smtp", "maildir"] = "maildir"
    path: Path = Path("outbox")  # maildir
    host: str = ""
    port: Port = 465
    security: Security = "tls"
    user: str = ""  # empty = no login
    password_file: Path | None = None  # or REGISTERBOT_SMTP_PASSWORD
    ca_file: Path | None = None
    envelope_sender: Literal["mailbox", "null"] = "mailbox"
    copy_to_mailbox: bool = True  # Bcc to ourselves: a letter in doubt is looked for there
    doubt_seconds: Natural = 30  # how long the copy may take before a letter in doubt is sent again
    timeout_seconds: Positive = 60
    attempts: Positive = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Storage:
    """[storage]: where the register and the bytes are kept."""

    database: str = field(default="sqlite:///registerbot.db", repr=False)  # a URL may hold a password
    files: str = "files"
    free_mib: Natural = 1024  # below either floor nothing more is fetched
    free_percent: Annotated[int, Meta(ge=0, le=99)] = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Diary:
    """[diary]: the diary numbers (diarienummer)."""

    format: str = "6.3-{number}/{year}"
    first: Positive = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """[staff]: who may steer by mail, who gets the digest, and who meets."""

    addresses: tuple[str, ...] = ()
    digest_to: tuple[str, ...] = ()
    digest_at: ClockTime = "07:30"
    deciding_manager: str = ""  # is invited to internal meetings
    lawyer: str = ""
    meeting_minutes: Positive = 60
    action_days: Positive = 14  # how long a prepared action can be used


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """[trust]: whose word counts on where a mail comes from."""

    auth_results: str = "off"  # an authserv-id, "exchange" or "off"
    token_key_file: Path = Path("token.key")  # made at first start; the first line signs, all lines verify


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """[schedule]: how often, and how long something may wait before somebody is told."""

    poll_seconds: Positive = 60
    mails_a_pass: Positive = 500
    remind_specification_days: Positive = 10  # working days
    remind_completion_days: Positive = 10  # working days
    officer_days: Positive = 5  # working days that a case may be without an officer
    warn_months: Positive = 5
    limit_months: Positive = 6
    section_12_weeks: Positive = 4
    invoice_months: Positive = 1  # after delivery
    check_data_months: Positive = 3  # after delivery
    check_data_days_before: Natural = 14  # the researcher is reminded so long before


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """[limits]: what one mail may cost, and how much goes out by itself."""

    letters_an_hour: Positive = 3  # automatic letters to one address
    letters_a_day: Positive = 10
    letters_a_day_in_all: Positive = 200
    attempts: Positive = 3  # readings of one mail before it is held
    mails_of_one_sender_a_day: Positive = 200
    sandbox: Literal["auto", "bwrap", "rlimit"] = "auto"
    reading: ReadingLimits = field(default_factory=ReadingLimits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Templates:
    """[templates]: the administrators' own wordings."""

    folder: Path | None = None  # wins over the built-in ones, file by file


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The whole configuration."""

    agency: Agency
    mailbox: Mailbox = Mailbox()
    smtp: Smtp = Smtp()
    storage: Storage = Storage()
    diary: Diary = Diary()
    staff: Staff = Staff()
    trust: Trust = Trust()
    schedule: Schedule = Schedule()
    limits: Limits = field(default_factory=Limits)
    templates: Templates = Templates()
