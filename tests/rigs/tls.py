"""A server that greets over TLS, as old or as much somebody else's as a test wants it."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.rigs.certificates import Certificates, make_certificates


class Greeter:
    """Takes connections on a loopback address, says its greeting after the handshake, and keeps what it is told."""

    def __init__(self, folder: Path, greeting: bytes, newest: ssl.TLSVersion, address: str) -> None:
        self.certificates: Certificates = make_certificates(folder)
        self.heard = b""
        self.address = address
        self._greeting = greeting
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.set_ciphers("ALL:@SECLEVEL=0")  # else OpenSSL itself refuses what is old
        self._context.minimum_version = ssl.TLSVersion.TLSv1
        self._context.maximum_version = newest
        self._context.load_cert_chain(self.certificates.certificate, self.certificates.key)
        self._listening = socket.create_server((address, 0))
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        """Take no more connections."""
        self._listening.close()

    def _serve(self) -> None:
        with suppress(OSError):  # closed
            while True:
                plain, _ = self._listening.accept()
                plain.settimeout(5)
                with suppress(OSError), self._context.wrap_socket(plain, server_side=True) as safe:
                    safe.sendall(self._greeting)
                    self.heard += safe.recv(4096)


@contextmanager
def greeting(
    folder: Path, words: bytes, *, newest: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3, address: str = "127.0.0.1"
) -> Iterator[Greeter]:
    """Such a server for as long as the block lasts; its certificate is for localhost and 127.0.0.1."""
    server = Greeter(folder, words, newest, address)
    try:
        yield server
    finally:
        server.close()
