"""A real mail server that keeps what it is sent, and fails in the ways that it is told to."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session, syntax

from bot.settings import Smtp
from tests.rigs.certificates import Certificates, make_certificates
from tests.rigs.postgres import free_port

USER, PASSWORD = "registerservice", "hemligt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A letter as it arrived."""

    envelope_from: str
    recipients: tuple[str, ...]
    message: bytes


@dataclass(slots=True)
class Faults:
    """What goes wrong; empty = nothing does."""

    answers: dict[str, str] = field(default_factory=dict)  # to a recipient, e.g. "550 5.1.1 no such user"
    at_mail: str = ""  # the answer to MAIL
    at_data: str = ""  # the answer to DATA, before a byte is sent
    at_end: str = ""  # the answer after the final dot; the letter is not kept
    after_end: Literal["", "drop", "silence"] = ""  # instead of an answer after the final dot; the letter IS kept
    at_data_drop: bool = False  # the connection ends where the answer to DATA should be


class Sink:
    """The server, what it has taken, and its faults, which may change at any time."""

    def __init__(self, security: Literal["tls", "starttls", "none"] = "none", *, wants_login: bool = False) -> None:
        self.security = security
        self.wants_login = wants_login
        self.port = free_port()
        self.faults = Faults()
        self.taken: list[Taken] = []
        self.deliver: Callable[[Taken], object] = lambda _: None  # where letters go on to, once they are taken
        self.connections = 0
        self._folder = TemporaryDirectory(prefix="sink")
        self.certificates: Certificates = make_certificates(Path(self._folder.name))
        self.password_file = Path(self._folder.name) / "password"
        self.password_file.write_text(PASSWORD)
        self.password_file.chmod(0o600)
        self._controller: Controller | None = None

    def settings(self, **changes: object) -> Smtp:
        """The configuration that reaches this server."""
        plain = Smtp(
            kind="smtp",
            host="localhost",
            port=self.port,
            security=self.security,
            user=USER if self.wants_login else "",
            password_file=self.password_file,
            ca_file=self.certificates.authority if self.security != "none" else None,
            timeout_seconds=5,
        )
        return replace(plain, **changes)  # type: ignore[arg-type]

    def start(self) -> None:
        """Listen; what was taken before is kept."""
        context = self._context() if self.security != "none" else None
        self._controller = _Controller(
            self,
            hostname="127.0.0.1",
            port=self.port,
            ssl_context=context if self.security == "tls" else None,
            tls_context=context if self.security == "starttls" else None,
            require_starttls=self.security == "starttls",
            auth_required=self.wants_login,
            auth_require_tls=False,
            authenticator=_authenticate,
        )
        self._controller.start()
        self.connections = 0

    def stop(self) -> None:
        """Stop listening and end every connection."""
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    def remove(self) -> None:
        """Stop and leave nothing behind."""
        self.stop()
        self._folder.cleanup()

    def _context(self) -> ssl.SSLContext:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(self.certificates.certificate, self.certificates.key)
        return context

    async def handle_MAIL(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:  # noqa: N802 - the library's name
        if not self.faults.at_mail:
            envelope.mail_from = address
            return "250 OK"
        return self.faults.at_mail

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:  # noqa: N802
        if answer := self.faults.answers.get(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.faults.at_end:
            return self.faults.at_end
        content = envelope.original_content or b""
        letter = Taken(envelope_from=envelope.mail_from or "", recipients=tuple(envelope.rcpt_tos), message=content)
        self.taken.append(letter)
        self.deliver(letter)
        if self.faults.after_end == "drop":
            server.transport.abort()
        if self.faults.after_end == "silence":
            await asyncio.sleep(60)
        return "250 OK"


class _Server(SMTP):
    """aiosmtpd's server, with the faults that its handlers cannot make."""

    @syntax("DATA")
    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        faults: Faults = self.event_handler.faults
        if faults.at_data_drop:
            self.transport.abort()
        elif faults.at_data:
            await self.push(faults.at_data)
        else:
            await super().smtp_DATA(arg)


class _Controller(Controller):
    def factory(self) -> SMTP:
        self.handler.connections += 1
        return _Server(self.handler, **self.SMTP_kwargs)


def _authenticate(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=right, handled=False)


@contextmanager
def sink_running(security: Literal["tls", "starttls", "none"] = "none", *, wants_login: bool = False) -> Iterator[Sink]:
    """A server for as long as the block lasts."""
    sink = Sink(security, wants_login=wants_login)
    try:
        sink.start()
        yield sink
    finally:
        sink.remove()
