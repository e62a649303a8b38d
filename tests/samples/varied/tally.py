"""Hits and misses by name, as a table that a person can read."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """Counts that grow while a half is measured."""

    hits: dict[str, int] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)
    sureness: list[tuple[float, bool]] = field(
        default_factory=list
    )  # a document's confidence, and whether it was right
    grave: list[str] = field(default_factory=list)  # approved said of what is not

    def note(self, name: str, right: bool, told: str = "") -> None:
        """One question answered, rightly or not."""
        self.asked[name] = self.asked.get(name, 0) + 1
        self.hits[name] = self.hits.get(name, 0) + right
        if not right:
            self.misses.append(f"{name}: {told}")

    def share(self, *names: str) -> float:
        """The share of right answers under the names that begin so; 1 where nothing was asked."""
        chosen = [each for each in self.asked if each.startswith(names)]
        asked = sum(self.asked[each] for each in chosen)
        return sum(self.hits[each] for each in chosen) / asked if asked else 1.0

    def f1(self, name: str) -> float:
        """F1 of codes of which each counts once when it is true or said: of their share of agreement."""
        agreed = self.share(name)
        return 2 * agreed / (1 + agreed)

    def table(self) -> str:
        """A line a name."""
        rows = (
            f"{name:<44} {self.hits[name]:>5} of {self.asked[name]:>5}  {self.share(name):6.1%}"
            for name in sorted(self.asked)
        )
        return "\n".join((*rows, f"approved said of what is not: {len(self.grave)}"))
