"""What a file's name promises of its type, so that a name which does not fit can be told (P20)."""

from __future__ import annotations

from parsers import type_names as types

_TEXTS = (types.CSV, types.TSV, types.PLAIN)
_ENDINGS: dict[str, tuple[str, ...]] = {
    "pdf": (types.PDF,),
    "docx": (types.DOCX, types.DOCM),
    "docm": (types.DOCM, types.DOCX),
    "doc": (types.DOC, types.RTF, types.DOCX),  # Word writes and opens all three under this name
    "odt": (types.ODT,),
    "rtf": (types.RTF,),
    "xlsx": (types.XLSX,),
    "xlsm": (types.XLSM, types.XLSX),
    "xlsb": (types.XLSB,),
    "xls": (types.XLS,),
    "ods": (types.ODS,),
    "csv": _TEXTS,
    "tsv": _TEXTS,
    "txt": (*_TEXTS, types.EML),
    "htm": (types.HTML,),
    "html": (types.HTML,),
    "jpg": ("image/jpeg",),
    "jpeg": ("image/jpeg",),
    "png": ("image/png",),
    "tif": ("image/tiff",),
    "tiff": ("image/tiff",),
    "heic": (types.HEIC,),
    "zip": (types.ZIP,),
    "7z": (types.SEVEN_ZIP,),
    "eml": (types.EML, types.PLAIN),
    "msg": (types.MSG,),
}


def promised(name: str, declared: str) -> tuple[str, ...] | None:
    """The types that fit a name; without an ending of its own a file is held to what the mail declared."""
    if "." in name:
        return _ENDINGS.get(name.rpartition(".")[2].lower())
    return (declared,) if declared in {fits[0] for fits in _ENDINGS.values()} else None


def differs(name: str, declared: str, found: str) -> bool:
    """Whether a file is of another type than its name says. What is empty or locked has no type to differ."""
    fitting = promised(name, declared)
    return fitting is not None and found not in (*fitting, types.EMPTY, types.ENCRYPTED_OFFICE)
