"""A throw-away PostgreSQL from Debian's package, on a loopback port, for one test session."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from tests.rigs.disk import quick_place

INSTALL = "PostgreSQL is missing; install it: apt-get install postgresql"


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a server's first database; `fresh_database` makes more of them."""
    programs = _programs()
    if programs is None:
        pytest.skip(INSTALL)
    folder, run_as = Path(mkdtemp(prefix="pg", dir=quick_place())), _account()
    if run_as:
        shutil.chown(folder, run_as["user"])
    initdb = [programs / "initdb", "-D", folder / "data", "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-sync"]
    subprocess.run(initdb, check=True, capture_output=True, cwd=folder, **run_as)
    server, url = _started(programs, folder, run_as)
    try:
        yield url
    finally:
        server.send_signal(signal.SIGQUIT)  # PostgreSQL's immediate shutdown: nothing of it is kept
        server.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def fresh_database(server: str, name: str, template: str = "template1") -> str:
    """The URL of a new database on the server, empty or like its template."""
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'))
    engine.dispose()
    return server.rpartition("/")[0] + "/" + name


def _programs() -> Path | None:
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in found), key=lambda path: float(path.parent.name), default=None)


def _account() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then it runs as the account that its package made."""
    return {"user": "postgres", "group": pwd.getpwnam("postgres").pw_gid} if os.getuid() == 0 else {}


def _started(programs: Path, folder: Path, run_as: dict[str, Any]) -> tuple[subprocess.Popen[bytes], str]:
    for _ in range(5):  # somebody else may take the port between our looking and the server's start
        port = free_port()
        options = ["-D", folder / "data", "-p", str(port), "-k", folder, "-h", "127.0.0.1", "-c", "fsync=off"]
        with (folder / "log").open("ab") as log:
            server = subprocess.Popen([programs / "postgres", *options], cwd=folder, stderr=log, **run_as)
        url = f"postgresql+psycopg://tester@127.0.0.1:{port}/postgres"
        if _answers(server, url):
            return server, url
    raise RuntimeError("PostgreSQL did not start: " + (folder / "log").read_text("utf-8", "replace")[-500:])


def _answers(server: subprocess.Popen[bytes], url: str) -> bool:
    engine = create_engine(url)
    for _ in range(400):
        if server.poll() is not None:
            return False
        try:
            engine.connect().close()
        except OperationalError:
            time.sleep(0.05)
        else:
            engine.dispose()
            return True
    server.kill()
    return False


def free_port() -> int:
    """A loopback port that nobody uses right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
