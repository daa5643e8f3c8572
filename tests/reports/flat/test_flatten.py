from typing import NamedTuple

from scanner.reports.flat.flatten import flat_names, flatten
from scanner.reports.record.declared_table import DeclaredTable
from scanner.reports.record.field import Field
from scanner.reports.record.forms import COUNT, DATES, IDS, TEXT, TEXTS, one, rows


class Row(NamedTuple):
    name: str


ROW = DeclaredTable("row", Row, Field("name", TEXT, "Its name."))
TABLE = DeclaredTable(
    "table",
    Row,
    Field("count", COUNT, "A count."),
    Field("ids", IDS, "Ids."),
    Field("dates", DATES, "Dates."),
    Field("texts", TEXTS, "Texts."),
    Field("inner", one(ROW), "A table."),
    Field("rows", rows(ROW), "Tables."),
)
PLAIN = {
    "count": 0,
    "ids": {"deb": ["a", "b"], "command": ["c"]},
    "dates": {"remove_by": "2026-12-01"},
    "texts": ["x", "y"],
    "inner": {"name": "n"},
    "rows": [{"name": "m"}],
}


def test_each_value_has_one_flat_name():
    assert flatten(TABLE, PLAIN, "t.") == {
        "t.count": 0,
        "t.ids": "deb=a; deb=b; command=c",
        "t.dates.remove_by": "2026-12-01",
        "t.texts": "x; y",
        "t.inner.name": "n",
    }


def test_what_is_absent_has_no_name():
    assert flatten(TABLE, {}) == {}


def test_the_names_that_there_may_be_are_those_of_the_declaration():
    names = [*flat_names(TABLE)]

    assert [*flatten(TABLE, PLAIN)] == [name for name in names if not name.startswith("dates.") or name == "dates.remove_by"]
    assert "dates.effective_from" in names
    assert not [name for name in names if "rows" in name]
