"""What the samples are made of: invented subjects, organisations, registers and prose, read from the folder beside."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "scenery"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a project studies."""

    key: str
    title: str
    aim: str
    background: str
    population: str
    exposure: str
    outcome: str
    registers: tuple[str, ...]  # PAR, LMED ...
    icd: tuple[str, ...]
    atc: tuple[str, ...]
    kva: tuple[str, ...]
    period: tuple[str, str]
    aim_en: str
    population_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A research principal with the details that an invoice needs."""

    key: str
    name: str
    number: str
    domain: str
    unit: str
    role: str  # of its authorised representative
    street: str
    city: str
    invoice: tuple[str, ...]
    reference: str  # with {n} and {initials}
    peppol: str
    authority: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A variable that researchers ask for: what it is and why it is needed, in two languages."""

    register: str
    name: str
    description: dict[str, str]  # by language
    motivation: dict[str, str]


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def subject(key: str) -> Subject:
    """The subject of that name."""
    told = {"kva": (), "aim_en": "", "population_en": "", **_table("subjects")[key]}
    told["background"] = told["background"].strip()
    return Subject(
        key=key, **{name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}
    )


def subjects() -> tuple[str, ...]:
    """The names of all subjects."""
    return tuple(_table("subjects"))


def organisation(key: str) -> Organisation:
    """The organisation of that name."""
    told = _table("people")["organisations"][key]
    return Organisation(key=key, **{name: tuple(v) if isinstance(v, list) else v for name, v in told.items()})


def organisations() -> tuple[str, ...]:
    """The names of all organisations."""
    return tuple(_table("people")["organisations"])


def first_names() -> tuple[str, ...]:
    """Ordinary first names."""
    return tuple(_table("people")["first"])


def last_names() -> tuple[str, ...]:
    """Surnames that nobody takes for real."""
    return tuple(_table("people")["last"])


def register_names(language: str) -> dict[str, str]:
    """The registers' full names by their short ones."""
    return {short: told[language] for short, told in _table("registers").items()}


def wanted(register: str) -> tuple[Wanted, ...]:
    """The variables asked for in a register."""
    return tuple(
        Wanted(register=register, name=name, description={"sv": sv, "en": en}, motivation={"sv": why_sv, "en": why_en})
        for name, sv, en, why_sv, why_en in _table("registers")[register]["variables"]
    )


def outcome(name: str) -> dict[str, str]:
    """`verdict` and `reasons` of a decision with that outcome, with {authority} to be filled in."""
    return {part: text.strip() for part, text in _table("outcomes")[name].items()}


def outcomes() -> tuple[str, ...]:
    """All outcomes that a decision can have."""
    return tuple(_table("outcomes"))


@cache
def prose(name: str) -> str:
    """A text with {names} to be filled in."""
    return (FOLDER / f"{name}.txt").read_text("utf-8")


@cache
def answers() -> dict[str, str]:
    """The long answers of an ethics application, by what they answer."""
    parts = prose("answers").split("\n[")
    pairs = (part.lstrip("[").partition("]\n") for part in parts)
    return {key: text.strip() for key, _, text in pairs}
