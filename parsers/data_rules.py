"""The data files of reading, loaded once: labels, classification rules, the catalogue of variables."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

_RANGE = re.compile(r"([A-Z_]+)(\d+)-([A-Z_]*)(\d+)")


@cache
def table(name: str) -> dict[str, Any]:
    """A TOML file of `parsers/data`."""
    return tomllib.loads(_text(f"{name}.toml"))


def alternatives(patterns: list[str]) -> str:
    """A list of regular expressions as one, its case forgiven."""
    return f"(?i:{'|'.join(patterns)})"


@cache
def catalogue() -> dict[str, frozenset[str]]:
    """Variable name in capitals -> codes of the registers that have it (`variables.tsv`)."""
    known: dict[str, set[str]] = {}
    for line in _text("variables.tsv").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        register, names = line.split("\t")
        for written in names.split():
            for name in _spelled_out(written):
                known.setdefault(name, set()).add(register)
    return {name: frozenset(registers) for name, registers in known.items()}


def _text(name: str) -> str:
    return resources.files("parsers").joinpath("data", name).read_text(encoding="utf-8")


def _spelled_out(written: str) -> list[str]:
    match = _RANGE.fullmatch(written)
    if match is None:
        return [written]
    return [f"{match[1]}{number}" for number in range(int(match[2]), int(match[4]) + 1)]
