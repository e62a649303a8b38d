"""Letters out by SMTP: TLS with a checked certificate, one connection a pass, and a clear word on each one's fate."""

from __future__ import annotations

import smtplib
import ssl

from bot.secrets import SecretUnusable, password
from bot.sender import InDoubt, Refused, TryLater
from bot.settings import Smtp

FINAL_ANSWER_SECONDS = 600  # a server may scan a letter for long before it answers (RFC 5321, 4.5.3.2.6)
_BROKEN = (smtplib.SMTPServerDisconnected, OSError)


class SmtpSender:
    """A way out that is a mail server."""

    def __init__(self, settings: Smtp) -> None:
        self._settings = settings
        self._open: smtplib.SMTP | None = None

    def send(self, envelope_from: str, recipients: tuple[str, ...], message: bytes) -> None:
        """Hand over one letter. Raises Refused, TryLater or InDoubt (see the protocol)."""
        server = self._connected()
        try:
            self._address(server, envelope_from, recipients)
        except _BROKEN as error:
            self.close()
            raise TryLater(f"the connection broke before the letter: {_why(error)}") from None
        except (Refused, TryLater):
            self._reset(server)
            raise
        self._hand_over(server, message)

    def greet(self) -> None:
        """Connect and log in as for a letter, and send none. Raises TryLater."""
        self._connected()

    def close(self) -> None:
        """Let go of the connection."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def _address(self, server: smtplib.SMTP, envelope_from: str, recipients: tuple[str, ...]) -> None:
        _want(server.mail(envelope_from), 250)
        for number, recipient in enumerate(recipients):
            answer = server.rcpt(recipient)
            if number == 0:  # a copy to ourselves that is refused does not stop the letter
                _want(answer, 250, 251)

    def _hand_over(self, server: smtplib.SMTP, message: bytes) -> None:
        """DATA: until the server says 354 it has nothing; from then on only its last answer tells."""
        try:
            answer = server.docmd("DATA")
        except _BROKEN as error:
            self.close()
            raise TryLater(f"the connection broke before the letter: {_why(error)}") from None
        if answer[0] != 354:
            self._reset(server)
            _want(answer, 354)
        try:
            if server.sock is not None:
                server.sock.settimeout(FINAL_ANSWER_SECONDS)
            server.send(_dotted(message))
            answer = server.getreply()
            if server.sock is not None:
                server.sock.settimeout(self._settings.timeout_seconds)
        except _BROKEN as error:
            self.close()
            raise InDoubt(f"the connection broke before the server's last word: {_why(error)}") from None
        _want(answer, 250)

    def _connected(self) -> smtplib.SMTP:
        if self._open is not None:
            try:
                if self._open.noop()[0] == 250:
                    return self._open
            except _BROKEN:
                pass
            self.close()
        try:
            self._open = self._connect()
        except (smtplib.SMTPException, SecretUnusable, OSError) as error:
            self.close()
            raise TryLater(f"{self._settings.host}:{self._settings.port}: {_why(error)}") from None
        return self._open

    def _connect(self) -> smtplib.SMTP:
        settings = self._settings
        where = (settings.host, settings.port)
        server: smtplib.SMTP
        if settings.security == "tls":
            server = smtplib.SMTP_SSL(*where, timeout=settings.timeout_seconds, context=self._checking())
        else:
            server = smtplib.SMTP(*where, timeout=settings.timeout_seconds)
        try:
            server.ehlo_or_helo_if_needed()
            if settings.security == "starttls":  # raises when it is not offered: there is no way back to plain text
                server.starttls(context=self._checking())
                server.ehlo()
            if settings.user:
                server.login(settings.user, password(settings.password_file, "REGISTERBOT_SMTP_PASSWORD"))
        except BaseException:
            server.close()
            raise
        return server

    def _checking(self) -> ssl.SSLContext:
        """TLS as we accept it; the authorities are read at each connection, for they may be renewed (P34)."""
        authority = self._settings.ca_file
        context = ssl.create_default_context(cafile=str(authority) if authority else None)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        return context

    def _reset(self, server: smtplib.SMTP) -> None:
        try:
            server.rset()
        except _BROKEN:
            self.close()


def _want(answer: tuple[int, bytes], *good: int) -> None:
    """Raises Refused for 5xx and TryLater for anything else that is not a good answer."""
    code, words = answer
    if code in good:
        return
    sentence = _answer(code, words)
    raise Refused(sentence) if 500 <= code < 600 else TryLater(sentence)


def _answer(code: int, words: bytes | str) -> str:
    text = words if isinstance(words, str) else words.decode("ascii", "replace")
    return f"{code} {text.splitlines()[0] if text else ''}"[:200].rstrip()


def _dotted(message: bytes) -> bytes:
    """The bytes as DATA wants them: a dot at a line's start doubled, and the end (RFC 5321, 4.5.2)."""
    whole = message if message.endswith(b"\r\n") else message + b"\r\n"
    return (b"." if whole.startswith(b".") else b"") + whole.replace(b"\r\n.", b"\r\n..") + b".\r\n"


def _why(error: Exception) -> str:
    """An error in one line, without what a server may have echoed of a login."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not trusted ({error.verify_message}); name its authority in ca_file"
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return "the login was refused; check user and password"
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return "it does not offer what the configuration asks for (STARTTLS or a login)"
    if isinstance(error, smtplib.SMTPResponseException):
        return _answer(error.smtp_code, error.smtp_error)
    told = str(error) if isinstance(error, smtplib.SMTPServerDisconnected | SecretUnusable | TimeoutError) else ""
    return getattr(error, "strerror", None) or told or type(error).__name__
