"""Whose word counts on where a mail comes from: Authentication-Results of our own server only (P6, RFC 8601)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.facts import Mail, TraceField

_COMMENT = re.compile(r"\([^()]*\)")
_RESULT = re.compile(r"^\s*(spf|dkim|dmarc)\s*=\s*([a-z]+)", re.IGNORECASE)
_HEADER_FROM = re.compile(r"\bheader\.from\s*=\s*\"?([^\s;\"]+)", re.IGNORECASE)
_ACTION = re.compile(r"\b(?:action|p|policy\.dmarc)\s*=\s*\"?(reject|oreject)\b", re.IGNORECASE)
_BY = re.compile(r"\bby\s+([^\s;()]+)", re.IGNORECASE)


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
        return self.spf == "fail" and self.dkim in {"fail", "none"} and self.dmarc != "pass" and self.rejectable


def standing(mail: Mail, auth_results: str) -> Standing:
    """The standing of a mail's sender under the setting `auth_results`: an authserv-id, "exchange" or "off".

    Fields that contradict each other count as none, since one of them is not ours.
    """
    if auth_results == "off" or mail.sender.address is None:
        return Standing()
    fields = _exchange_fields(mail.trace) if auth_results == "exchange" else _own_fields(mail.trace, auth_results)
    domain = mail.sender.address.rpartition("@")[2]
    standings = {_read(value, domain) for value in fields}
    return standings.pop() if len(standings) == 1 else Standing()


def _own_fields(trace: tuple[TraceField, ...], server: str) -> tuple[str, ...]:
    """Results with our server's name above the Received line that it wrote when the mail came in."""
    own = [n for n, f in enumerate(trace) if f.name == "received" and _writer(f.value).lower() == server.lower()]
    received = [n for n, f in enumerate(trace) if f.name == "received"]
    end = (own or received or [0])[0]
    results = (f.value for f in trace[:end] if f.name == "authentication-results")
    return tuple(value for value in results if _server_named_in(value) == server.lower())


def _exchange_fields(trace: tuple[TraceField, ...]) -> tuple[str, ...]:
    """The topmost result, if it names no server (Exchange Online's form) and Exchange received the mail below it."""
    for position, field in enumerate(trace):
        if field.name == "authentication-results":
            below = next((f for f in trace[position:] if f.name == "received"), None)
            nameless = _RESULT.match(_COMMENT.sub("", field.value)) is not None
            by_exchange = below is not None and _writer(below.value).lower().endswith(".outlook.com")
            return (field.value,) if nameless and by_exchange else ()
        if not _writer(field.value).lower().endswith(".outlook.com"):
            return ()
    return ()


def _writer(received: str) -> str:
    by = _BY.search(_COMMENT.sub("", received))
    return by[1] if by else ""


def _server_named_in(value: str) -> str:
    name, semicolon, _ = _COMMENT.sub("", value).partition(";")
    return name.split()[0].lower() if semicolon and name.split() else ""


def _read(value: str, domain: str) -> Standing:
    plain = _COMMENT.sub("", value)
    found = {m[1].lower(): (m[2].lower(), part) for part in plain.split(";") if (m := _RESULT.match(part))}
    dmarc, part = found.get("dmarc", ("none", ""))
    aligned = _HEADER_FROM.search(part)
    if dmarc == "pass" and aligned and aligned[1].rstrip(".").lower() != domain:
        dmarc = "none"
    return Standing(
        dmarc=dmarc,
        spf=found.get("spf", ("none", ""))[0],
        dkim=found.get("dkim", ("none", ""))[0],
        rejectable=bool(_ACTION.search(value)),
    )
