"""The pages in a real browser: they can be read at a phone's width, and fetch nothing."""

from __future__ import annotations

import html
import re
import shutil
import socketserver
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from replies.letters import type_by_name
from replies.making import languages_of
from replies.render import Templates
from replies.samples import cases, sample

PHONE = 380  # pixels
FLAGS = (
    "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-sync "
    "--disable-component-update --disable-default-apps --virtual-time-budget=4000"
).split()
# Tells after loading which frames are wider than the phone, and asks for one thing outside to prove that it would show.
SCRIPT = """<script>addEventListener("load", () => {
  const wide = [...document.querySelectorAll("iframe")].filter(f =>
    f.contentDocument.documentElement.scrollWidth > f.clientWidth).map(f => f.title);
  const said = [...document.querySelectorAll("iframe")].map(f => f.contentDocument.body.innerText);
  document.body.innerHTML = "<pre id=wide></pre><pre id=said></pre>";
  document.getElementById("wide").textContent = wide.join(" ") || "none";
  document.getElementById("said").textContent = said.join("\\n");
})</script><img src="http://outside.example/proof.png">"""


class Refusing(socketserver.StreamRequestHandler):
    """A proxy that notes what is asked for and gives nothing."""

    def handle(self) -> None:
        self.server.asked.append(self.rfile.readline(2000).decode("latin-1").split()[1:2])  # type: ignore[attr-defined]
        self.wfile.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


@pytest.fixture
def proxy() -> Iterator[tuple[str, list[list[str]]]]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Refusing) as server:
        server.daemon_threads = True
        server.asked = []  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", server.asked  # type: ignore[attr-defined]
        server.shutdown()


def pages() -> dict[str, str]:
    templates = Templates(None)
    return {
        f"{letter}.{language}.{case}": templates.render(letter, language, sample(letter, language, case)).html
        for letter in type_by_name
        for language in languages_of(letter)
        for case in cases(letter)
    }


def test_every_page_can_be_read_on_a_phone_and_fetches_nothing(
    tmp_path: Path, proxy: tuple[str, list[list[str]]]
) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is missing; install it: apt-get install chromium")
    address, asked = proxy
    frame = '<iframe title="{}" style="width:{}px;height:400px;border:0" srcdoc="{}"></iframe>'
    frames = [frame.format(name, PHONE, html.escape(page)) for name, page in pages().items()]
    letters = tmp_path / "letters.html"
    letters.write_text("<!DOCTYPE html><meta charset=utf-8>" + "\n".join(frames) + SCRIPT, "utf-8")
    places = [f"--proxy-server={address}", f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", letters.as_uri()]
    shown = subprocess.run([chromium, *FLAGS, *places], capture_output=True, text=True, timeout=60, check=True).stdout
    wide = re.search(r'<pre id="wide">(.*?)</pre>', shown, re.DOTALL)
    said = re.search(r'<pre id="said">(.*?)</pre>', shown, re.DOTALL)
    assert wide is not None
    assert said is not None
    assert wide[1] == "none"
    text = " ".join(html.unescape(said[1]).split())
    for words in ("6.3-17/2026", "Med vänlig hälsning", "Kind regards", "lägg undan 12", "1 100 kr", "SEK 1,100"):
        assert words in text
    ours = {address for asking in asked for address in asking if ".example" in address}
    assert ours == {"http://outside.example/proof.png"}
