"""An answer as an ODS spreadsheet, to be filled in with any office suite, and what stands in one afterwards. By odfdo."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from scanner.reports.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.fleet.questions.question import Answer

ZIP = b"PK\x03\x04"
ODS = b"application/vnd.oasis.opendocument.spreadsheet"
MOST_BYTES = 64 << 20  # unpacked
MOST_CELLS = 1_000_000  # an empty one may be said to be repeated as often as a sheet has room


def write_sheet(answer: Answer) -> bytes:
    """Return the answer as a sheet. Text is text, also where it begins like a formula; numbers and days are such."""
    from odfdo import Document, Row, Table  # noqa: PLC0415  whoever asks for another format need not wait for it

    sheet, document = Table("scanner fleet"), Document("spreadsheet")
    for values in (answer.columns, *answer.rows):
        row = Row()
        row.set_values([_cell(value) for value in values])
        sheet.append_row(row)
    document.body.clear()
    document.body.append(sheet)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def read_sheet(path: str) -> Iterator[list[str]]:
    """Yield the rows of the first sheet. Raises ValueError, BadZipFile."""
    from odfdo import Document  # noqa: PLC0415  as above

    with ZipFile(path) as packed:
        if "mimetype" not in packed.namelist() or packed.read("mimetype").strip() != ODS:
            raise ValueError("this is another kind of file")
        if sum(one.file_size for one in packed.infolist()) > MOST_BYTES:
            raise ValueError(f"this one is larger than {MOST_BYTES >> 20} MiB")
    sheet = Document(path).body.get_table(0)
    if sheet is None:
        raise ValueError("this one has no sheet")
    sheet.rstrip(aggressive=True)
    if sheet.width * sheet.height > MOST_CELLS:
        raise ValueError(f"this one has more than {MOST_CELLS} cells")
    for row in sheet.get_values():
        yield ["" if value is None else str(value) for value in row]


def _cell(value: Any) -> Any:  # noqa: ANN401  of every kind that a question has
    return value if value is None or isinstance(value, int | float | date) else clean(str(value))
