"""S/MIME (CMS, RFC 5652): the mail inside a signed envelope, and whether an envelope is locked."""

from __future__ import annotations

from asn1crypto import cms

FAULTS = (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)
_CMS = bytes.fromhex("06092a864886f70d0107")  # 1.2.840.113549.1.7: what kind of envelope follows
_SIGNED = b"\x02"
_COMPRESSED = bytes.fromhex("060b2a864886f70d0109100109")
_HEAD = 64  # bytes within which the envelope says what it is


def is_envelope(data: bytes) -> bool:
    """Whether the bytes are an envelope of S/MIME at all."""
    return data[:1] == b"\x30" and (_CMS in data[:_HEAD] or _COMPRESSED in data[:_HEAD])


def is_locked(data: bytes) -> bool:
    """Whether only the holder of a key can open it."""
    _, found, kind = data[:_HEAD].partition(_CMS)
    return bool(found) and kind[:1] != _SIGNED


def content(data: bytes) -> bytes:
    """The mail within a signed envelope, empty when there is only a signature. Raises one of FAULTS when broken."""
    inner = cms.ContentInfo.load(data)["content"]["encap_content_info"]["content"].native
    return inner if isinstance(inner, bytes) else b""


def signer(data: bytes) -> str:
    """The name in the certificate of whoever signed, empty when it cannot be read."""
    try:
        signed = cms.ContentInfo.load(data.rstrip(b"\0"))["content"]
        wanted = signed["signer_infos"][0]["sid"].chosen
        certificates = [each.chosen for each in signed["certificates"] or ()]
        own = [each for each in certificates if each.serial_number == wanted["serial_number"].native]
        name = (own or certificates)[0].subject.native.get("common_name", "")
    except (*FAULTS, IndexError):
        return ""
    return name if isinstance(name, str) else ""
