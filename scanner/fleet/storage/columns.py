"""The tables of a store and their columns: each follows from the declaration of a report's field, and a few are derived from several.

`docs/fleet.md` has the list, and `scripts/documents` writes it. A table whose rows stand in a list of the report has a column for each
field that is a plain value; a table within a row is flattened, its name before those of its fields: `host_name`.
"""

from __future__ import annotations

from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from scanner.fleet.storage.derived_columns import derive_of_evidence, derive_of_finding, derive_of_scan, derive_of_verdict
from scanner.reports.record.finding_fields import EVIDENCE, FINDING, VERDICT
from scanner.reports.record.item_fields import ITEM, PROBLEM, RUN
from scanner.reports.record.policy_fields import WAIVER
from scanner.reports.record.report_fields import REPORT
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from scanner.reports.record.declared_table import DeclaredTable
    from scanner.reports.record.field import Field, Form

RESERVED = {"name", "schema", "type", "count"}  # words that engines or Ibis give a meaning of their own
KINDS = {"count": "integer", "schema": "integer", "boolean": "boolean", "seconds": "number", "date": "day", "instant": "time"}
JSON_FORMS = {"ids", "dates"}


class Column(NamedTuple):
    """A column: its name, its kind (text, texts, integer, number, boolean, day, time, json), its meaning, and where its value stands."""

    name: str
    kind: str
    meaning: str
    path: str = ""  # attributes of the report's row, with dots between
    within: str = ""  # the path of the table that it stands in, if a report may leave that out


class StoredTable(NamedTuple):
    """A table: its name, what a row of it is, and the columns that follow the keys."""

    name: str
    meaning: str
    keys: tuple[Column, ...]
    fields: tuple[Column, ...]
    derived: tuple[Column, ...] = ()
    derive: Callable[[Any], tuple[object, ...]] | None = None  # the values of the derived columns, from the whole row

    @property
    def columns(self) -> tuple[Column, ...]:
        """Every column: the keys, the fields of the report, and what is derived."""
        return self.keys + self.fields + self.derived


def attribute_of(key: str) -> str:
    """Return a report's key as a column or an attribute can be called: words such as `to-remove` are keys too."""
    return key.replace("-", "_")


def _kind(form: Form) -> str:
    if form.name in JSON_FORMS:
        return "json"
    return "texts" if form.many else KINDS.get(form.name, "text")


def _columns(declared: DeclaredTable, before: str = "", path: str = "", within: str = "") -> Iterator[Column]:
    for field in declared.fields:
        below = field.form.table
        if below and not field.form.many:
            name = attribute_of(field.name)
            yield from _columns(below, f"{before}{name}_", f"{path}{name}.", path + name if field.absent else within)
        elif not below:
            yield _column(field, declared, before, path)._replace(within=within)


def _column(field: Field, declared: DeclaredTable, before: str, path: str) -> Column:
    attribute = attribute_of(field.name)
    name = f"{declared.name}_{attribute}" if not before and attribute in RESERVED else before + attribute
    words = ", ".join(f"`{word}`" for word in field.form.words)
    return Column(name, _kind(field.form), field.meaning.replace("{words}", words), path + attribute)


KEY = (
    Column("report", "text", "The report's id; for one that has none, the digest of its content."),
    Column("day", "day", "The day (UTC) on which the scan began."),
)
OF_FINDING = (*KEY, Column("finding", "integer", "The place of the finding in its report, counted from 0."))
SERIES = Column(
    "series",
    "text",
    "A code that is the same in all reports of one machine, and of one account if `scope_users` is `this-user`; for older reports it is "
    "worked out. A machine without a name, or called `localhost`, gets a new one for each report.",
)
OF_REPORT = (*KEY, SERIES, Column("digest", "text", "Of its content: tells another report with the same id from the same one."))
OF_SCANS = (
    Column("machine", "text", "The machine: `host_name`, and `host_root` in brackets where another system was mounted there."),
    Column("policies", "text", "The policies that were applied, with a finding or without: their ids, each once."),
)
OF_FINDINGS = (
    Column(
        "accounts",
        "integer",
        "How many accounts have it, or have leftovers of it if there is nothing else; 0 where it is the machine's alone.",
    ),
    Column("running", "boolean", "Whether a process of it was seen."),
    Column("states", "text", "Of what can be switched off: the states of its items, each once."),
    Column("destinations", "text", "The hosts that clients are set to send to, each once."),
)
OF_EVIDENCE = (Column("present", "boolean", "Whether it shows that the product is there: it is no leftover and keeps nothing out."),)
OF_VERDICTS = (
    Column("effective_from", "day", "From `dates`."),
    Column("remove_by", "day", "From `dates`."),
    Column("banned", "boolean", "Prohibited, or still to be removed, and no doubt about what was found."),
)
OF_WHOLE = tuple(one for one in _columns(REPORT) if one.name != SERIES.name)
TABLES = {
    table.name: table
    for table in (
        StoredTable("scans", "A report.", OF_REPORT, OF_WHOLE, OF_SCANS, derive_of_scan),
        StoredTable(
            "findings",
            "A product found in one form; what is only kept out by a policy of its program is none.",
            OF_FINDING,
            tuple(_columns(FINDING)),
            OF_FINDINGS,
            derive_of_finding,
        ),
        StoredTable("verdicts", "What one rule says of a finding.", OF_FINDING, tuple(_columns(VERDICT)), OF_VERDICTS, derive_of_verdict),
        StoredTable("evidence", "An item that shows a finding.", OF_FINDING, tuple(_columns(EVIDENCE)), OF_EVIDENCE, derive_of_evidence),
        StoredTable("problems", "A record that is there and could not be read.", KEY, tuple(_columns(PROBLEM))),
        StoredTable("runs", "A collector's run that ended neither as `ok` nor as `absent`.", KEY, tuple(_columns(RUN))),
        StoredTable("waivers", "A waiver that the scan was told of.", KEY, tuple(_columns(WAIVER))),
        StoredTable("items", "An item of the inventory, where the report has one.", KEY, tuple(_columns(ITEM))),
    )
}
DOCUMENTS = "documents"  # the reports themselves, for `fleet judge`: a report's id, its day and its text as JSON


def extractor(table: StoredTable) -> Callable[[Any], tuple[object, ...]]:
    """Return a function that takes the values of a row, without the keys, out of a checked report."""
    parts = [_take(within, [one.path for one in those]) for within, those in groupby(table.fields, key=lambda one: one.within)]
    if table.derive:
        parts.append(table.derive)
    return parts[0] if len(parts) == 1 else lambda row: tuple(chain.from_iterable(part(row) for part in parts))


def _take(within: str, paths: list[str]) -> Callable[[Any], tuple[object, ...]]:
    take: Callable[[Any], tuple[object, ...]] = attrgetter(*paths)
    if not within:
        return take
    outer, nothing = attrgetter(within), (None,) * len(paths)
    return lambda row: nothing if outer(row) is None else take(row)
