"""The nineteen mails of the demonstration, in the order in which they arrive."""

from __future__ import annotations

from tests.samples import demo_orders as orders
from tests.samples import demo_others as others
from tests.samples.mails import Sample


def samples() -> tuple[Sample, ...]:
    """All of them; nothing is made yet."""
    return (
        orders.complete(),
        orders.english(),
        orders.incomplete(),
        orders.scanned(),
        orders.zipped(),
        orders.forwarded(),
        orders.bundle(),
        orders.deceased(),
        orders.advisory(),
        others.question(),
        others.out_of_office(),
        others.bounce(),
        others.data_file(),
        orders.completion(),
        orders.repeated(),
        others.newsletter(),
        others.broken(),
        others.links(),
        others.statistics(),
    )
