"""Has LibreOffice write the papers here in its formats, also under a password ("hemligt").

soffice --headless --accept="socket,host=127.0.0.1,port=2002;urp;" &
/usr/bin/python3 make_office.py      # Debian: libreoffice-writer libreoffice-calc python3-uno
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue

HERE = Path(__file__).parent
TEXTS = {"doc": "MS Word 97", "odt": "writer8", "rtf": "Rich Text Format", "libreoffice.docx": "MS Word 2007 XML"}
SHEETS = {"xls": "MS Excel 97", "ods": "calc8", "xlsx": "Calc MS Excel 2007 XML"}
ROWS = (
    ("Register", "Variabel", "Från", "Till", "Motivering"),
    ("PAR", "INDATUM", 1998, 2022, "Behövs för att bestämma när vården började"),
    ("PAR", "HDIA", 1998, 2022, ""),
    ("LMED", "ATC", 2005.5, "=D3-1", "Läkemedel & ålder"),
)


def options(**named: object) -> tuple[PropertyValue, ...]:
    return tuple(PropertyValue(name, 0, value, 0) for name, value in named.items())


def connected() -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    remote = resolver.resolve("uno:socket,host=127.0.0.1,port=2002;urp;StarOffice.ComponentContext")
    return remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)


def save(document: Any, stem: str, filters: dict[str, str], locked: tuple[str, ...]) -> None:
    for ending, filter_name in filters.items():
        document.storeToURL((HERE / f"{stem}.{ending}").as_uri(), options(FilterName=filter_name))
    for ending in locked:
        target = (HERE / f"{stem}-locked.{ending}").as_uri()
        document.storeToURL(target, options(FilterName=filters[ending], Password="hemligt"))


def filled(desktop: Any) -> Any:
    document = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, options(Hidden=True))
    sheet = document.Sheets.getByIndex(0)
    sheet.Name = "Variabler"
    for y, row in enumerate(ROWS):
        for x, value in enumerate(row):
            cell = sheet.getCellByPosition(x, y)
            if isinstance(value, str):
                cell.setFormula(value)
            else:
                cell.setValue(value)
    sheet.getCellRangeByPosition(4, 1, 4, 2).merge(True)
    date = sheet.getCellByPosition(5, 1)
    date.setFormula("2026-03-02")
    date.NumberFormat = document.NumberFormats.queryKey(
        "YYYY-MM-DD", uno.createUnoStruct("com.sun.star.lang.Locale"), False
    )
    document.Sheets.insertNewByName("Dolt", 1)
    hidden = document.Sheets.getByName("Dolt")
    hidden.getCellByPosition(0, 0).setString("Arbetsblad")
    hidden.IsVisible = False
    return document


if __name__ == "__main__":
    office = connected()
    form = office.loadComponentFromURL((HERE / "form.docx").as_uri(), "_blank", 0, options(Hidden=True))
    save(form, "form", TEXTS, ("doc", "odt"))
    form.close(True)
    variables = filled(office)
    save(variables, "list", SHEETS, ("xls", "ods"))
    variables.close(True)
    office.terminate()
