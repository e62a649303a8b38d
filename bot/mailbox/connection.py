"""A connection to an IMAP server: TLS with a checked certificate, a login, time limits, and troubles in a few words."""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable
from contextlib import suppress
from imaplib import IMAP4
from ipaddress import ip_address

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import CapabilityError, LoginError

from bot.mailbox import MailboxUnreachable
from bot.secrets import SecretUnusable, password
from bot.settings import Mailbox

CONNECT_SECONDS = 15
BROKEN = (IMAP4.abort, OSError)  # the connection is of no more use; ssl's errors are OSErrors
TROUBLES = (IMAP4.error, OSError, SecretUnusable)  # all that a server, a network or a login can raise


def login(client: IMAPClient, settings: Mailbox) -> None:
    """Log in with a password. Another way in (OAuth2) takes this one function's place. Raises SecretUnusable."""
    secret = password(settings.password_file, "REGISTERBOT_MAILBOX_PASSWORD")
    if settings.user.isascii() and secret.isascii():
        client.login(settings.user, secret)
    else:  # LOGIN knows ASCII only; PLAIN is UTF-8 (RFC 4616)
        client.plain_login(settings.user, secret)


def connect(settings: Mailbox, log_in: Callable[[IMAPClient, Mailbox], None]) -> IMAPClient:
    """A logged-in client, every wait of which has an end. Raises MailboxUnreachable and any of TROUBLES."""
    client = IMAPClient(
        settings.host,
        settings.port,
        ssl=settings.security == "tls",
        ssl_context=_context(settings),
        timeout=SocketTimeout(connect=min(settings.timeout_seconds, CONNECT_SECONDS), read=settings.timeout_seconds),
    )
    client.normalise_times = False  # INTERNALDATE keeps its zone
    try:
        log_in(client, settings)
    except BaseException:
        drop(client)
        raise
    return client


def drop(client: IMAPClient) -> None:
    """Close a connection without a word to the server."""
    with suppress(*BROKEN, IMAP4.error):
        client.shutdown()


def _context(settings: Mailbox) -> ssl.SSLContext | None:
    if settings.security == "none":
        if not _is_this_machine(settings.host):
            raise MailboxUnreachable("a mailbox without TLS is allowed only on this machine itself")
        return None
    try:
        context = ssl.create_default_context(cafile=str(settings.ca_file) if settings.ca_file else None)
    except OSError:
        raise MailboxUnreachable(f"ca_file {settings.ca_file} holds no certificate that can be read") from None
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


# Words of our own: what a server or a login may have put into an error's text stays out (P24).
_WORDS: tuple[tuple[type[Exception], str], ...] = (
    (LoginError, "the login was refused; check user and password"),
    (CapabilityError, "the server lacks something that is needed"),
    (TimeoutError, "no answer in time"),
    (IMAP4.abort, "the connection broke"),
    (IMAP4.error, "the server refused what was asked"),
)
_CODE = re.compile(r"\[([A-Z][A-Z-]{2,30})\]")  # a response code such as OVERQUOTA (RFC 9051, 7.1)


def why(error: Exception) -> str:
    """An error in one line."""
    if isinstance(error, SecretUnusable):
        return str(error)
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not trusted ({error.verify_message}); an authority of your own belongs in ca_file"
    known = next((words for kind, words in _WORDS if isinstance(error, kind)), None)
    code = _CODE.search(str(error)) if isinstance(error, IMAP4.error) else None
    return (known or getattr(error, "strerror", None) or "the connection broke") + (f" ({code[1]})" if code else "")
