"""Writes the demonstration's mails and their truth anew."""

from __future__ import annotations

from pathlib import Path

from tests.samples.mails import MAKERS, SampleMail

FOLDER = Path(__file__).parents[2] / "bot" / "demo" / "mails"


def truth(mails: tuple[SampleMail, ...]) -> str:
    """What is true of each mail, as TOML."""
    return "# What is true of each sample mail. Made by: python -m tests.samples\n" + "".join(map(_entry, mails))


def _entry(mail: SampleMail) -> str:
    def listed(values: tuple[str, ...]) -> str:
        return "[" + ", ".join(f'"{value}"' for value in values) + "]"

    lines = [
        f'\n[mails."{mail.name}"]',
        f'about = "{mail.about}"',
        f'kind = "{mail.kind}"',
        f'language = "{mail.language}"',
        f"documents = {listed(mail.documents)}",
        f"missing = {listed(mail.missing)}",
        f"flags = {listed(mail.flags)}",
        f"numbered = {str(mail.numbered).lower()}",
    ]
    lines += [f'outcome = "{mail.outcome}"'] if mail.outcome else []
    lines += [f'repeats = "{mail.repeats}"'] if mail.repeats else []
    return "\n".join(lines) + "\n"


def main() -> None:
    """Make every mail and write it."""
    mails = tuple(make() for make in MAKERS)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.eml"):
        old.unlink()
    for mail in mails:
        (FOLDER / f"{mail.name}.eml").write_bytes(mail.raw)
        print(f"{len(mail.raw):>9}  {mail.name}")
    (FOLDER / "expected.toml").write_text(truth(mails), "utf-8")


if __name__ == "__main__":
    main()
