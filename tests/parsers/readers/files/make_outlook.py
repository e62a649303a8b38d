"""Lays out the properties of two Outlook messages as files; libgsf (Debian: libgsf-bin) boxes them as `letter.msg`.

`letter.msg` holds a text, a file and an attached message, which holds a file of its own.
"""

from __future__ import annotations

import struct
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
TEXT, BINARY, OBJECT = "001F", "0102", "000D"
SENT = 133_500_000_000_000_000  # 2024-01-18, in tenths of microseconds since 1601


def message(folder: Path, *, head: int, texts: dict[int, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in texts.items():
        (folder / f"__substg1.0_{number:04X}{TEXT}").write_bytes(text.encode("utf-16-le"))
    moment = struct.pack("<HHIQ", 0x0040, 0x0039, 6, SENT)
    (folder / "__properties_version1.0").write_bytes(bytes(head) + moment)


def attached(folder: Path, number: int, name: str, data: bytes | None) -> Path:
    inside = folder / f"__attach_version1.0_#{number:08X}"
    inside.mkdir()
    (inside / "__properties_version1.0").write_bytes(bytes(8))
    (inside / f"__substg1.0_3707{TEXT}").write_bytes(name.encode("utf-16-le"))
    if data is not None:
        (inside / f"__substg1.0_3701{BINARY}").write_bytes(data)
    return inside / f"__substg1.0_3701{OBJECT}"


def letter(folder: Path) -> None:
    sender = {0x0C1A: "Anna Exempel", 0x0C1F: "/O=EXEMPEL/CN=ANNA", 0x5D01: "anna@exempel.example"}
    message(
        folder,
        head=32,
        texts={**sender, 0x001A: "IPM.Note", 0x0037: "Beställning", 0x1000: "Hej, här är bilagorna.\r\n"},
    )
    attached(folder, 0, "Variabellista åäö.csv", "Register;Variabel\nPAR;KÖN\n".encode())
    inner = attached(folder, 1, "Beslut", None)
    message(inner, head=24, texts={0x001A: "IPM.Note", 0x0037: "Beslut", 0x1000: "Se bifogat beslut."})
    attached(inner, 0, "beslut.txt", "Nämnden godkänner".encode())


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        letter(Path(place))
        parts = sorted(path.name for path in Path(place).iterdir())
        subprocess.run(["gsf", "createole", str(HERE / "letter.msg"), *parts], cwd=place, check=True)
