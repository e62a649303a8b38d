"""Whether an approval may take its case further by itself (P4): every guard holds, or an officer sees why not."""

from __future__ import annotations

from enum import StrEnum

from bot.core.approval.named import Named, means_another, named_in
from bot.core.approval.verdicts import APPROVALS
from bot.core.automatic import Nature
from bot.core.trust import Standing
from parsers.facts import DocumentKind, Mail


class Answers(StrEnum):
    """Which specification a mail answers. A token that is forged, altered or unknown is none (P3)."""

    NONE = "none"
    OLDER = "older"
    LATEST = "latest"


def hindrances(
    mail: Mail,
    verdict: str,
    *,
    orderer: str | None,
    standing: Standing,
    answered: Answers,
    nature: Nature,
    latest: Named = Named(),  # noqa: B008 - a frozen value
) -> tuple[str, ...]:
    """Why a mail may not advance its case by itself, as codes in the order of P4; nothing when it may.

    `orderer` is the address on record, `standing` what our own server says of the sender (trust), `answered` the
    specification that the mail answers, `nature` whether a person wrote it (automatic), `latest` what tells the latest
    version from others: a mail that answers it and names another version, case, day or price approves nobody knows
    which.
    """
    found = {
        "sender-unclear": mail.sender.address is None,
        "not-the-orderer": mail.sender.address is not None and not _same(mail.sender.address, orderer),
        "origin-not-proven": not standing.proven,
        "answers-no-specification": answered is Answers.NONE,
        "answers-older-specification": answered is Answers.OLDER,
        "names-another-version": means_another(named_in(mail.new_text), latest),
        "no-plain-approval": verdict not in APPROVALS,
        "carries-files": any(d.kind is not DocumentKind.DECORATION for d in mail.documents) or bool(mail.links),
        "not-a-person": nature is not Nature.PERSON,
    }
    return tuple(code for code, hinders in found.items() if hinders)


def _same(address: str, orderer: str | None) -> bool:
    return orderer is not None and address.lower() == orderer.strip().lower()
