"""Whose word counts on where a mail comes from: Authentication-Results of our own server only (P6, RFC 8601).

Servers write their fields on top, so what lies above the line by which our server took the mail in is ours, and
everything below it is the sender's. Lines of hops inside the house may lie above: deliveries by LMTP, and handovers
between private addresses. Whatever cannot be read without doubt counts as no word at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from ipaddress import ip_address, ip_network

from parsers.facts import Mail, TraceField

_METHOD = re.compile(r"\s*(spf|dkim|dmarc)(?:\s*/\s*\d+)?\s*=\s*([a-z]+)(?=[\s;]|$)", re.IGNORECASE)
_HEADER_FROM = re.compile(r"\bheader\.from\s*=\s*(?:[^\s;=@]*@)?([^\s;@]+)", re.IGNORECASE)
_ACTION = re.compile(r"\b(?:action|p|policy\.dmarc)\s*=\s*\"?o?reject\b", re.IGNORECASE)
_BY = re.compile(r"(?:^|\s)by\s+([^\s;]+)", re.IGNORECASE)
_LMTP = re.compile(r"\bwith\s+(?:UTF8)?LMTPS?A?\b", re.IGNORECASE)
_IP = re.compile(r"\[(?:IPv6:)?([0-9a-fA-F.:]{3,45})\]|\(([0-9.]{7,15}|[0-9a-fA-F:]{3,45})\)")
_MOST_HOPS_INSIDE = 5
_PRIVATE = tuple(
    map(
        ip_network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "::1/128", "fc00::/7", "fe80::/10")
    )
)
EXCHANGE_BORDER = (".protection.outlook.com", ".protection.office365.us", ".protection.partner.outlook.cn")
EXCHANGE = (".outlook.com", ".office365.us", ".outlook.cn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What our own mail server found out about the sender's domain."""

    dmarc: str = "none"  # pass, fail, none
    spf: str = "none"
    dkim: str = "none"
    rejectable: bool = False  # the domain asks that failing mail be rejected

    @property
    def proven(self) -> bool:
        """True when the From domain is proven (DMARC passed, for that domain)."""
        return self.dmarc == "pass"

    @property
    def disowned(self) -> bool:
        """True when the From domain says that this mail is not its own."""
        failed = self.dmarc == "fail" or (self.spf == "fail" and self.dkim != "pass")
        return self.rejectable and failed and not self.proven


def standing(mail: Mail, auth_results: str) -> Standing:
    """The standing of a mail's sender under the setting `auth_results`: an authserv-id, "exchange" or "off"."""
    if auth_results == "off" or mail.sender.address is None:
        return Standing()
    fields = _exchange_field(mail.trace) if auth_results == "exchange" else _own_fields(mail.trace, auth_results)
    found = _read(tuple(results for results, _ in fields), mail.sender.address.rpartition("@")[2])
    # The policy stands in a comment; what a sender could add there only makes us more careful.
    return replace(found, rejectable=any(_ACTION.search(raw) for _, raw in fields))


def _own_fields(trace: tuple[TraceField, ...], server: str) -> tuple[tuple[str, str], ...]:
    """The fields that bear our server's name above the line by which it took the mail in: results, and as written."""
    above = trace[: _border(trace, server.lower())]
    written = [field.value for field in above if field.name == "authentication-results"]
    named = [(*_name_and_rest(value), value) for value in written]
    return tuple((rest, value) for name, rest, value in named if name == server.lower())


def _border(trace: tuple[TraceField, ...], server: str) -> int:
    """Where our own fields end: the first Received that is no hop inside the house; 0 when there is none."""
    received = [(n, field.value) for n, field in enumerate(trace) if field.name == "received"]
    for hops, (position, value) in enumerate(received):
        if _writer(value) == server or hops == _MOST_HOPS_INSIDE or not _is_inside(value):
            return position if _writer(value) == server or hops == 0 or _came_from_outside(value) else 0
    return 0


def _is_inside(received: str) -> bool:
    """A delivery on the spot, or one from a private address: no stranger can have made the line look so."""
    addresses = _addresses(received)
    on_the_spot = _LMTP.search(_plain(received)) is not None
    return on_the_spot or (bool(addresses) and all(map(_is_private, addresses)))


def _came_from_outside(received: str) -> bool:
    return any(not _is_private(address) for address in _addresses(received))


def _addresses(received: str) -> list[str]:
    """The client's addresses in a Received line, which stand before the name of the server that wrote it."""
    client = re.split(r"\sby\s", received, maxsplit=1, flags=re.IGNORECASE)[0]
    return [match[1] or match[2] for match in _IP.finditer(client)]


def _is_private(text: str) -> bool:
    try:
        address = ip_address(text)
    except ValueError:
        return False
    return any(address in network for network in _PRIVATE)


def _exchange_field(trace: tuple[TraceField, ...]) -> tuple[tuple[str, str], ...]:
    """The topmost result, if it names no server (Exchange Online's form) and Exchange's border wrote the next line."""
    for position, field in enumerate(trace):
        if field.name == "authentication-results":
            below = next((_writer(f.value) for f in trace[position:] if f.name == "received"), "")
            plain = _plain(field.value)
            nameless = _METHOD.match(plain) is not None
            return ((plain, field.value),) if nameless and below.endswith(EXCHANGE_BORDER) else ()
        if not _writer(field.value).endswith(EXCHANGE):
            return ()
    return ()


def _writer(received: str) -> str:
    """The host that wrote a Received line, lower case."""
    by = _BY.search(_plain(received))
    return by[1].lower().rstrip(".") if by else ""


def _name_and_rest(value: str) -> tuple[str, str]:
    """The authserv-id of a field and its results; two empty texts when it cannot be read without doubt."""
    name, semicolon, rest = _plain(value).partition(";")
    words = name.split()
    return (words[0].lower(), rest) if semicolon and 1 <= len(words) <= 2 else ("", "")


def _plain(value: str) -> str:
    """The field without comments, a quoted string as one harmless word; nothing when either is left open.

    A sender chooses much of what stands in both (the HELO name, the local part): nothing in them may end a result
    or begin one.
    """
    kept: list[str] = []
    depth, quoted, escaped = 0, False, False
    for character in value:
        if escaped:
            escaped = False
            kept.append("_" if quoted else "")
        elif character == "\\" and (depth or quoted):
            escaped = True
        elif quoted:
            quoted = character != '"'
            kept.append("" if not quoted else character if character.isalnum() or character in ".-@" else "_")
        elif character == '"' and not depth:
            quoted = True
        elif character in "()":
            depth += 1 if character == "(" else -1
            kept.append(" ")
        elif not depth:
            kept.append(character)
        if depth < 0:
            return ""
    return "" if depth or quoted else "".join(kept)


def _read(fields: tuple[str, ...], domain: str) -> Standing:
    """All results of our server together. What contradicts itself is no word: one of the fields is not ours."""
    found: dict[str, set[str]] = {"spf": set(), "dkim": set(), "dmarc": set()}
    for method, result in (pair for value in fields for pair in _results(value, domain)):
        found[method].add(result)
    if len(found["dmarc"]) > 1 or len(found["spf"]) > 1:
        return Standing()
    return Standing(
        dmarc=next(iter(found["dmarc"]), "none"),
        spf=next(iter(found["spf"]), "none"),
        dkim="pass" if "pass" in found["dkim"] else "fail" if "fail" in found["dkim"] else "none",
    )


def _results(value: str, domain: str) -> Iterator[tuple[str, str]]:
    for part in value.split(";"):
        if (match := _METHOD.match(part)) is None:
            continue
        method, result = match[1].lower(), match[2].lower()
        aligned = _HEADER_FROM.search(part)
        if method == "dmarc" and aligned and aligned[1].rstrip(".").lower() != domain:
            result = "none"  # of another domain than the one in From
        yield method, result
