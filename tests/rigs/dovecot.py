"""A throw-away Dovecot from Debian's package: IMAP over TLS and LMTP on loopback ports, any user, one password."""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import signal
import smtplib
import ssl
import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import pytest
from imapclient import IMAPClient
from imapclient.imap_utf7 import encode

from bot.settings import Mailbox
from tests.rigs.certificates import make_certificates
from tests.rigs.disk import quick_place
from tests.rigs.postgres import free_port

INSTALL = "Dovecot is missing; install it: apt-get install dovecot-imapd dovecot-lmtpd"
PASSWORD = "hemligt"

CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
mail_location = maildir:{folder}/mail/%n
mail_uid = {user}
mail_gid = {group}
first_valid_uid = 1
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
ssl = yes
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
ssl_min_protocol = TLSv1.2
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
mail_max_userip_connections = 50
mail_fsync = never
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%n allow_all_users=yes
}}
service imap-login {{
  chroot =
  service_count = 0
  inet_listener imap {{
    port = {plain_port}
  }}
  inet_listener imaps {{
    port = {port}
    ssl = yes
  }}
}}
service imap {{
  service_count = 1000
}}
service lmtp {{
  service_count = 1000
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {lmtp_port}
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
protocol lmtp {{
  postmaster_address = postmaster@example.se
}}
namespace inbox {{
  inbox = yes
  separator = /
}}
"""

_numbers = count(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A message as the server keeps it."""

    uid: int
    flags: frozenset[str]
    message: bytes


class Dovecot:
    """One server. Every account exists from the start; `account()` gives one that nobody else uses."""

    def __init__(self, more_configuration: str = "") -> None:
        self.folder = Path(mkdtemp(prefix="dc", dir=quick_place()))
        self.port, self.plain_port, self.lmtp_port = free_port(), free_port(), free_port()
        self.authority = make_certificates(self.folder).authority
        self.password_file = self.folder / "password"
        self.password_file.write_text(PASSWORD + "\n")
        self.password_file.chmod(0o600)
        user = pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
        self._user, self._group = user.pw_name, grp.getgrgid(user.pw_gid).gr_name
        (self.folder / "mail").mkdir()
        self._give(self.folder, self.folder / "mail")
        filled = CONFIGURATION.format(
            folder=self.folder,
            user=self._user,
            group=self._group,
            password=PASSWORD,
            port=self.port,
            plain_port=self.plain_port,
            lmtp_port=self.lmtp_port,
        )
        (self.folder / "dovecot.conf").write_text(filled + more_configuration)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and return once it greets."""
        command = ["dovecot", "-F", "-c", str(self.folder / "dovecot.conf")]
        self._process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=_environment(), start_new_session=True
        )
        for _ in range(400):
            if self._process.poll() is not None:
                raise RuntimeError(f"Dovecot did not start: {self._process.stderr.read().decode()}")
            try:
                with smtplib.LMTP("127.0.0.1", self.lmtp_port), self.client("starting"):
                    return
            except OSError:
                time.sleep(0.02)
        raise RuntimeError("Dovecot does not greet")

    def stop(self) -> None:
        """Stop; every connection ends."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(20)
        self._end()

    def _end(self) -> None:
        if self._process is not None:
            with suppress(ProcessLookupError):  # a session in IDLE outlives its master by up to half a minute
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(20)
            self._process.stderr.close()
            self._process = None

    def restart(self) -> None:
        """Stop and start: connections break, mail stays."""
        self.stop()
        self.start()

    def remove(self) -> None:
        """Leave nothing behind; nobody waits for a farewell."""
        self._end()
        shutil.rmtree(self.folder, ignore_errors=True)

    def client(self, user: str) -> IMAPClient:
        """A logged-in client, as a person's mail program is one."""
        context = ssl.create_default_context(cafile=str(self.authority))
        client = IMAPClient("localhost", self.port, ssl_context=context, timeout=20)
        client.login(user, PASSWORD)
        return client

    def account(self, user: str | None = None) -> Account:
        """A fresh, empty account."""
        return Account(server=self, user=user or f"registerservice{next(_numbers)}")

    def _give(self, *paths: Path) -> None:
        if os.getuid() == 0:
            for path in paths:
                shutil.chown(path, self._user, self._group)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One person's mail on the server."""

    server: Dovecot
    user: str

    def settings(self, **changes: object) -> Mailbox:
        """The configuration that reaches this account."""
        plain = Mailbox(
            kind="imap",
            host="localhost",
            port=self.server.port,
            user=self.user,
            password_file=self.server.password_file,
            ca_file=self.server.authority,
            timeout_seconds=10,
        )
        return replace(plain, **changes)  # type: ignore[arg-type]

    def deliver(self, *messages: bytes, sender: str = "anna@example.se") -> None:
        """Deliver into INBOX by LMTP, as a mail server does (which puts its own fields on top)."""
        with smtplib.LMTP("127.0.0.1", self.server.lmtp_port) as lmtp:
            for message in messages:
                lmtp.sendmail(sender, [f"{self.user}@example.se"], message)

    def append(
        self, message: bytes, folder: str = "INBOX", arrived_at: datetime | None = None, flags: Iterable[str] = ()
    ) -> None:
        """Put exactly these bytes into a folder."""
        with self.server.client(self.user) as client:
            if not client.folder_exists(folder):
                client.create_folder(folder)
            client.append(folder, message, tuple(flags), arrived_at)

    def seed(self, messages: Iterable[bytes]) -> None:
        """Write many messages straight into INBOX's files: far faster than delivering them."""
        with self.server.client(self.user) as client:
            client.select_folder("INBOX")  # so that the server makes the folder
        inside = self._path("INBOX") / "cur"
        for number, message in enumerate(messages):
            file = inside / f"{1_700_000_000 + number}.M{number}.seed:2,"
            file.write_bytes(message)
            self.server._give(file)

    def messages(self, folder: str = "INBOX") -> tuple[Kept, ...]:
        """All messages of a folder, read without leaving a trace."""
        with self.server.client(self.user) as client:
            if not client.folder_exists(folder):
                return ()
            client.select_folder(folder, readonly=True)
            found = client.fetch(client.search(), ["FLAGS", "BODY.PEEK[]"])
        return tuple(
            Kept(uid=uid, flags=_flags(data[b"FLAGS"]), message=data[b"BODY[]"]) for uid, data in sorted(found.items())
        )

    def count(self, folder: str = "INBOX") -> int:
        """How many messages a folder holds: how many files, so that asking again and again costs the server nothing."""
        return sum(len(list((self._path(folder) / inside).glob("*"))) for inside in ("new", "cur"))

    def folders(self) -> frozenset[str]:
        """The names of all folders."""
        with self.server.client(self.user) as client:
            return frozenset(name for _, _, name in client.list_folders())

    def subscribed(self) -> frozenset[str]:
        """The folders that people's mail programs show."""
        with self.server.client(self.user) as client:
            return frozenset(name for _, _, name in client.list_sub_folders())

    def expunge(self, folder: str, *uids: int) -> None:
        """Remove messages for good, as a person does."""
        with self.server.client(self.user) as client:
            client.select_folder(folder)
            client.add_flags(uids, [b"\\Deleted"])
            client.uid_expunge(uids)

    def mark(self, folder: str, uid: int, flag: str) -> None:
        """Set a flag, as a person's mail program does."""
        with self.server.client(self.user) as client:
            client.select_folder(folder)
            client.add_flags(uid, [flag])

    def rebuild(self, folder: str = "INBOX") -> None:
        """The folder is rebuilt from its files: same messages, another UIDVALIDITY."""
        for pattern in ("dovecot-uidlist*", "dovecot.index*", "dovecot.list.index*"):
            for file in self._path(folder).glob(pattern):
                file.unlink()

    def _path(self, folder: str) -> Path:
        root = self.server.folder / "mail" / self.user
        return root if folder == "INBOX" else root / ("." + encode(folder).decode().replace("/", "."))


def _flags(raw: Iterable[bytes]) -> frozenset[str]:
    """Flags without \\Recent, which only says that this look was the first."""
    return frozenset(flag.decode() for flag in raw) - {"\\Recent"}


def _environment() -> dict[str, str]:
    return {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}


@contextmanager
def running(more_configuration: str = "") -> Iterator[Dovecot]:
    """A server of one's own, with further lines of configuration. Skips when Dovecot is not installed."""
    if shutil.which("dovecot", path=_environment()["PATH"]) is None:
        pytest.skip(INSTALL)
    server = Dovecot(more_configuration)
    try:
        server.start()
        yield server
    finally:
        server.remove()


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """One server for the whole session; tests take accounts of their own."""
    with running() as server:
        yield server
