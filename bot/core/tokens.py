"""Our Message-IDs: each carries a signature, so that an answer in our thread can be told from a forged one (P3)."""

from __future__ import annotations

import hashlib
import hmac
import re

_SHAPE = re.compile(r"<([0-9a-f]{16})\.([a-z-]{1,40})\.([0-9a-f]{16})@([^<>@\s]{1,255})>")


def message_id(letter: str, random: str, key: bytes, domain: str) -> str:
    """A Message-ID `<random.letter.signature@domain>`; `random` is 16 hexadecimal digits, fresh for each letter."""
    return f"<{random}.{letter}.{_signature(random, letter, key, domain)}@{domain}>"


def letter_named_by(message_id: str, keys: tuple[bytes, ...], domain: str) -> str | None:
    """The letter that a Message-ID of ours names; None when it is not ours, altered, or signed with no key of ours."""
    shape = _SHAPE.fullmatch(message_id)
    if shape is None or shape[4].lower() != domain.lower():
        return None
    random, letter, signature = shape[1], shape[2], shape[3]
    genuine = [hmac.compare_digest(signature, _signature(random, letter, key, domain)) for key in keys]
    return letter if any(genuine) else None


def _signature(random: str, letter: str, key: bytes, domain: str) -> str:
    text = f"{random}.{letter}@{domain.lower()}"
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()[:16]
