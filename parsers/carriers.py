"""Mails that come in a box of another kind (Outlook, winmail.dat, S/MIME): to the ordinary form, for one reader."""

from __future__ import annotations

import re
from collections.abc import Callable

from parsers import ole, outlook, smime, tnef
from parsers.facts import Limits

_APPLE = re.compile(rb"\A\d{1,12}[ \t]{0,20}\n")  # Apple Mail's files begin with the mail's length


class Broken(Exception):
    """The box around a mail could not be opened."""


def as_mail(data: bytes, limits: Limits) -> bytes:
    """The mail in the ordinary form of mails; what has no box around it is given back as it is.

    Raises Broken.
    """
    boxes: tuple[tuple[bool, Callable[[bytes, Limits], bytes], tuple[type[Exception], ...]], ...] = (
        (data.startswith(ole.MAGIC), outlook.as_mail, ole.FAULTS),
        (data.startswith(tnef.MAGIC), tnef.as_mail, tnef.FAULTS),
        (smime.is_envelope(data), lambda held, _: smime.content(held), smime.FAULTS),
    )
    for fits, opens, faults in boxes:
        if fits:
            try:
                return opens(data, limits)
            except faults as error:
                raise Broken from error
    return _APPLE.sub(b"", data, count=1)
