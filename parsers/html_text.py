"""From HTML to plain text and links, by one linear pass that builds no tree and fetches nothing (P22)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from parsers.charsets import decoded
from parsers.facts import Limits
from parsers.html_rows import Rows

_META = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9:]{0,30})(?=[\s/>]|$)")
_HREF = re.compile(r"""\bhref\s{0,9}=\s{0,9}(?:"([^"]{1,4000})|'([^']{1,4000})|([^\s"'>]{1,4000}))""", re.I)
# How mail programs mark what they quote, whatever language they speak: everything below, or one line.
_QUOTED_BELOW = re.compile(
    r"""(?:id|class)\s?=\s?["']?[^"'>]{0,200}(?:divRplyFwdMsg|yahoo_quoted|OLK_SRC_BODY)""", re.I
)
_QUOTED_LINE = re.compile(r"""class\s?=\s?["']?[^"'>]{0,200}(?:moz-cite-prefix|gmail_attr)""", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")

_UNSEEN = frozenset({"script", "style", "title", "template", "noscript", "svg"})
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre"})
_BLOCKS = frozenset({
    "address", "article", "body", "center", "dd", "div", "dl", "dt", "fieldset", "footer", "form", "head",
    "header", "hr", "html", "li", "main", "nav", "section", "tbody", "thead", "tfoot",
})  # fmt: skip


@dataclass(slots=True)
class _Page:
    """The text so far: finished lines, and the line being written."""

    lines: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    quoted: int = 0  # blockquotes around
    attributes: bool = False  # the line being written says whom the quotation below is from
    verbatim: int = 0  # pre elements around
    characters: int = 0
    rows: Rows = field(default_factory=Rows)  # of tables

    def write(self, text: str) -> None:
        if self.verbatim:
            first, *others = text.split("\n")
            self.words.append(first)
            for line in others:
                self.end_line()
                self.words.append(line)
            return
        self.words.append(_SPACES.sub(" ", text))

    def end_line(self, *, even_empty: bool = True) -> None:
        line = "".join(self.words)
        line = line.rstrip() if self.verbatim else _SPACES.sub(" ", line.replace("\t", "\x00")).strip()
        line = line.replace("\x00", "\t").strip("\t")
        self.words.clear()
        if not line and not even_empty:
            return
        prefix = "> " * (self.quoted or (self.attributes and bool(line)))
        self.attributes = self.attributes and not line
        if not line and self.lines[-1:] in ([""], [prefix.rstrip()]):
            return  # never two empty lines in a row
        self.lines.append((prefix + line).rstrip())
        self.characters += len(line) + 1


def html_to_text(data: bytes | str, limits: Limits) -> str:
    """The text a reader would see, blocks on lines of their own, quotations marked with ``> ``.

    At most `limits.characters` characters. Scripts, styles and comments are left out.
    """
    page, source = _Page(), _source(data, limits)
    for text, name, tag in _pieces(source):
        if text:
            page.write(html.unescape(text))
        if name:
            _turn(page, name, tag)
            _mark_quotation(page, tag[:500])
        if page.characters > limits.characters:
            break
    page.end_line(even_empty=False)
    return "\n".join(page.lines).strip("\n")[: limits.characters]


def html_links(data: bytes | str, limits: Limits) -> tuple[str, ...]:
    """The addresses that the page's links name, each once, in order, at most 200. Nothing is fetched."""
    found: dict[str, None] = {}
    for _, name, tag in _pieces(_source(data, limits)):
        match = _HREF.search(tag[:8000]) if name in ("a", "area") else None
        if match and len(found) < 200:
            found[html.unescape(match[1] or match[2] or match[3]).strip()] = None
    return tuple(found)


def _source(data: bytes | str, limits: Limits) -> str:
    most = limits.characters * 10  # markup outweighs text, in Word's HTML by far
    if isinstance(data, str):
        return data[:most]
    declared = _META.search(data[:2048])
    return decoded(data[:most], declared[1].decode("ascii") if declared else None)


def _pieces(source: str) -> Iterator[tuple[str, str, str]]:
    """The page as (text, name of the tag after it, the whole tag); the name is empty for what is no tag."""
    at, lower, last = 0, source.lower(), source.rfind(">")
    while at < len(source):
        opening = source.find("<", at)
        if opening < 0 or (opening > last and not source.startswith("<!--", opening)):
            break
        text, at = source[at:opening], opening + 1
        if source.startswith("!--", at):
            at = _after(source, "-->", at + 3)
            yield text, "", ""
            continue
        match = _NAME.match(source, at, at + 40)
        if not match and source[at : at + 1] not in ("!", "?"):
            yield text + "<", "", ""  # "<" as people write it: a < b, <anna@example.se>
            continue
        closing = source.find(">", at)
        name, tag = (match[1].lower() if match else ""), source[at:closing]
        yield text, name, tag
        at = closing + 1
        if name in _UNSEEN and not tag.startswith("/") and not tag.endswith("/"):
            at = _after(source, ">", _after(lower, f"</{name}", at))
    yield source[at:], "", ""


def _after(source: str, mark: str, at: int) -> int:
    """The place after the next `mark`, or the end of the source when it never comes."""
    found = source.find(mark, at)
    return len(source) if found < 0 else found + len(mark)


def _mark_quotation(page: _Page, tag: str) -> None:
    """The line by which plain text begins a quotation, where a tag says that one begins."""
    page.attributes = page.attributes or _QUOTED_LINE.search(tag) is not None
    if _QUOTED_BELOW.search(tag):
        page.write("-----Original Message-----")
        page.end_line()


def _turn(page: _Page, name: str, tag: str) -> None:
    """What a tag does to the page."""
    closing = tag.startswith("/")
    if name == "br":
        page.end_line()
    elif name in ("table", "tr", "td", "th"):
        page.end_line(even_empty=False)
        page.rows.turn(name, tag, page.lines, "> " * page.quoted)
        if name == "table" and closing:
            page.end_line()
    elif name in _PARAGRAPHS or name in _BLOCKS:
        page.end_line(even_empty=False)
        if closing and name in _PARAGRAPHS and name != "blockquote":
            page.end_line()
    step = -1 if closing else 1
    if name == "blockquote":
        page.quoted = min(max(page.quoted + step, 0), 20)
    elif name == "pre":
        page.verbatim = max(page.verbatim + step, 0)
    elif name == "li" and not closing:
        page.words.append("- ")
