"""A table of a report as a list of declared fields: it writes a value of its type as a plain table, and reads it back."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from scanner.reports.record.field import REQUIRED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from scanner.reports.record.checked_table import CheckedTable
    from scanner.reports.record.field import Field

Plain = dict[str, object]


class DeclaredTable:
    """The fields of one type, in the order in which they are written."""

    def __init__(
        self,
        name: str,
        type_: type,
        *fields: Field,
        make: Callable[..., object] | None = None,
        elsewhere: Mapping[str, DeclaredTable] | None = None,
        left_out: Mapping[str, str] | None = None,
    ) -> None:
        """Take the fields, and what becomes of the type's other attributes.

        `make` builds what is read, if it is not the type itself. `elsewhere` names attributes that another table of the report
        holds, and `left_out` those that no report holds, with the reason.
        """
        self.name = name
        self.type = type_
        self.fields = fields
        self.elsewhere = elsewhere or {}
        self.left_out = left_out or {}
        self._make = make or type_
        self._writers = tuple((one.name, _getter(one), one.form.write, not one.absent or one.may_be_empty) for one in fields)
        self._readers = tuple((one.name, one.attribute or one.name, one.form.read, one.form.inset, _fallback(one)) for one in fields)

    def own_fields(self) -> Iterator[Field]:
        """Yield the fields of the type, those of the tables that are inset among them."""
        for field in self.fields:
            if field.form.inset and field.form.table:
                yield from field.form.table.own_fields()
            else:
                yield field

    def write(self, value: object) -> Plain:
        """Return a plain table: no None, and nothing empty that may be absent."""
        plain: Plain = {}
        for name, get, write, always in self._writers:
            found = get(value)
            if found or (always and found is not None):
                written = write(found)
                if written or always:
                    plain[name] = written
        return plain

    def read(self, table: CheckedTable) -> object:
        """Return the value. Raises Malformed for the first thing that is wrong."""
        return self._make(**self.read_values(table))

    def read_values(self, table: CheckedTable) -> dict[str, object]:
        """Return the values by attribute, or by key if no attribute holds them."""
        values: dict[str, object] = {}
        for name, attribute, read, inset, fallback in self._readers:
            if fallback is not REQUIRED and name not in table:
                values[attribute] = fallback
            elif inset:
                values |= read(table, name)
            else:
                values[attribute] = read(table, name)
        return values


def itself(value: object) -> object:
    """Return the value: an inset table is written from the whole."""
    return value


def _getter(field: Field) -> Callable[[object], object]:
    if field.form.inset:
        return itself
    return attrgetter(field.attribute) if isinstance(field.of, str) else field.of


def _fallback(field: Field) -> object:
    return field.form.empty if field.absent else field.missing
