"""Papers as a web system prints them: HTML through a browser."""

from __future__ import annotations

from html import escape
from itertools import groupby

from tests.samples.blocks import Block
from tests.samples.programs import printed_html

_STYLE = """
@page { size: A4; margin: 22mm 20mm 20mm 20mm;
  @bottom-left { content: "FOOTER"; font: 8pt "Liberation Sans"; color: #555 }
  @bottom-right { content: "Sida " counter(page) " av " counter(pages); font: 8pt "Liberation Sans"; color: #555 } }
body { font: 10.5pt/1.5 "Liberation Sans", Arial, sans-serif; color: #111 }
h1 { font-size: 19pt; line-height: 1.2; margin: 0 0 4pt }
h2 { font-size: 13pt; color: #17365d; border-bottom: 1px solid #17365d; padding-bottom: 2pt; margin: 20pt 0 8pt }
h3 { font-size: 10.5pt; margin: 14pt 0 3pt }
h2, h3 { break-after: avoid }
p { margin: 0 0 7pt } p.under { color: #555 }
table { border-collapse: collapse; width: 100%; margin: 8pt 0 } td { border: 1px solid #bbb; padding: 4pt 6pt; vertical-align: top }
td.label { width: 34%; background: #f2f5f9 } .page { break-before: page }
"""
_TAGS = {"title": "h1", "heading": "h2", "question": "h3", "text": "p"}


def web_pdf(blocks: tuple[Block, ...], footer: str) -> bytes:
    """The paper as a PDF from a browser."""
    body = "".join(_run(kind, list(run)) for kind, run in groupby(blocks, lambda block: block.kind))
    style = _STYLE.replace("FOOTER", footer)
    return printed_html(
        f'<html lang="sv"><head><meta charset="utf-8"><title>{escape(footer)}</title><style>{style}</style></head><body>{body}</body></html>'
    )


def _run(kind: str, run: list[Block]) -> str:
    if kind == "row":
        return (
            "<table>"
            + "".join(f'<tr><td class="label">{escape(b.text)}</td><td>{escape(b.value)}</td></tr>' for b in run)
            + "</table>"
        )
    if kind == "item":
        return "<ul>" + "".join(f"<li>{escape(block.text)}</li>" for block in run) + "</ul>"
    if kind == "page":
        return '<div class="page"></div>'
    if kind == "under":
        return "".join(f'<p class="under">{escape(block.text)}</p>' for block in run)
    tag = _TAGS[kind]
    return "".join(f"<{tag}>{escape(block.text)}</{tag}>" for block in run)
