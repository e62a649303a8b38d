"""Who speaks in a mail without any mark: a service or a person, by its sender, its signature and its pronouns."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from bot.core.automatic.words import Words
from parsers.facts import Mail

_READ = 3000  # characters in which a voice is looked for

_SERVICES = Words("senders", "services")
_OFFICES = Words("senders", "offices", before="^", after=r"\d*(?![^\W_\d])")
_DEFINITE = Words("senders", "definite", before=r"[^\W\d_]{4,}", after=r"\b")
_PERSON = re.compile(
    r"(?:[A-ZÅÄÖÉØÆÜ][^\W\d_]*[.,]?(?:-[A-ZÅÄÖ][^\W\d_]*)?(?: (?:von|af|av|de|van|der))*(?: "
    r"|$)){2,4}.*"
)
_FULL_NAME = re.compile(r"[A-ZÅÄÖÉ][a-zåäöéü]+(?:[ -][A-ZÅÄÖÉ][a-zåäöéü]+){1,3}")
_GREETS = Words("voice", "greets", before=r"^\W*")
_WORDS = re.compile(r"[^\W\d_]{3,}")  # shorter ones are particles and initials

_ENGLISH_I = re.compile(
    r"\bI(?:'\w+|\b(?= (?:am|was|have|had|will|would|can|could|should|shall|must|may|might|do|did|don't|think|hope"
    r"|see|saw|got|get"
    r"|need|want|wish|know|work|look|also|just|still|never|really|understand|agree|apolog\w+|believe|plan"
    r"|attach\w*|read|sent|use"
    r"|take|trust|guess|suppose|wonder|confirm|approve|accept|appreciate|write|received|noticed|found|only)\b))"
    r"|\b[Mm](?:e|y)\b(?! (?:account|page|profile|loans|settings)\b)"
)
_OTHER_I = Words("voice", "other_i")
_BY_HAND = re.compile(
    r"(?:^|\s)(?:/{1,2}|[-–] ?|(?:[Mm][Vv][Hh]|[Hh]älsningar|[Vv][Hh]|BR|[Bb]est),? )"
    r"[A-ZÅÄÖ][a-zåäöéü]+(?:[ -][A-ZÅÄÖ][a-zåäöéü]+){0,2}\s*$",
    re.MULTILINE,
)
_CLOSES = Words("voice", "closes", before=r"^\W*", after=r"(?!\w)")
_TEAM = Words("voice", "team")
_NAME_LINE = re.compile(r"[A-ZÅÄÖ][^\W\d_]*\.?(?:[ -][A-ZÅÄÖ][^\W\d_]*\.?){0,3}(?:,.{0,60}|\s*\([^)]{1,40}\))?")
_QUOTES_BEGIN = re.compile(r"^[ \t]{0,20}(?:>|från:|from:|fra:|von:|-{3,}|_{5,})", re.IGNORECASE | re.MULTILINE)


def is_service(mail: Mail) -> bool:
    """Whether the sender calls itself a service, a device or a function, and bears no person's name."""
    local, name = local_part(mail), mail.sender.name.strip()
    if _FULL_NAME.fullmatch(name) and not _SERVICES.search(name) and not local.isalpha():
        return False  # a person, whatever the rest of the address is about
    if "." not in local:
        return bool(_SERVICES.search(local) or _SERVICES.search(name))
    first_and_last = name and _names(local) == _names(name)
    return not first_and_last and bool(_SERVICES.match(local) or _SERVICES.search(name))


def is_office(mail: Mail) -> bool:
    """Whether the address is an organisation's rather than one person's, though it calls itself no service."""
    name = mail.sender.name.strip()
    return bool(_OFFICES.search(local_part(mail)) or (name and not _PERSON.fullmatch(name)) or _DEFINITE.search(name))


def greets(mail: Mail) -> bool:
    """Whether the mail begins by addressing somebody."""
    return bool(_GREETS.match(mail.new_text))


def speaks_as_one(mail: Mail) -> bool:
    """Whether somebody says "I" in the mail, or has put a name under it."""
    text = mail.new_text[:_READ]
    return bool(_ENGLISH_I.search(text) or _OTHER_I.search(text)) or is_signed(mail)


def is_signed(mail: Mail) -> bool:
    """Whether a person's name stands under the text: the sender's own, one behind a stroke, or the last line."""
    body = mail.body[:_READ]
    quoted = _QUOTES_BEGIN.search(body)
    lines = [line.strip() for line in (body[: quoted.start()] if quoted else body).splitlines() if line.strip()]
    if _BY_HAND.search("\n".join(lines[-2:])) or (len(lines) > 1 and _is_name(lines[-1])):
        return True
    own = {*_names(mail.sender.name), *_names(local_part(mail))}
    return any(
        _closes(line, after) or (_is_name(line) and own & {*_names(line)}) for line, after in pairwise([*lines, ""])
    )


def _closes(line: str, after: str) -> bool:
    """Whether a person takes leave here: no service, team or company does it in its own name."""
    below = f"{line} {after}"
    return bool(_CLOSES.match(line)) and not _SERVICES.search(below) and not _TEAM.search(below)


def _is_name(line: str) -> bool:
    """Whether a line is nothing but a person's name, or that and a title."""
    name, _, _ = line.partition(",")
    return bool(_NAME_LINE.fullmatch(line)) and not _SERVICES.search(name) and not _TEAM.search(name)


def local_part(mail: Mail) -> str:
    """What stands before the sign in the sender's address."""
    return (mail.sender.address or "").partition("@")[0]


def _names(text: str) -> list[str]:
    """The words of a text without accents, those that are long enough to be a name."""
    return _WORDS.findall(unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode())
