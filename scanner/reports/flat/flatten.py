"""Tables of a report as flat names and values, for tools that know neither tables nor lists: `host.name`, `verdict.dates.remove_by`.

Names come from the declarations of a report's fields. Lists of texts are one text, and lists of tables are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.catalogue.policy_words import DATES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.reports.record.declared_table import DeclaredTable, Plain
    from scanner.reports.record.field import Field

    Scalar = str | int | float | bool
    Flat = dict[str, Scalar]

BETWEEN = "; "
CUT = "..."


def flatten(declared: DeclaredTable, plain: Plain, prefix: str = "") -> Flat:
    """Return the values of a table as it is written in a report, by flat names."""
    flat: Flat = {}
    for field in declared.fields:
        value = plain.get(field.name)
        if value is not None and _is_flat(field):
            flat |= _flatten_value(field, value, prefix + field.name)
    return flat


def shorten(flat: Flat, longest: int) -> Flat:
    """Return the values with texts of so many characters at most; `shortened` tells that something was cut, and `...` where."""
    cut = {name: value[: longest - len(CUT)] + CUT for name, value in flat.items() if isinstance(value, str) and len(value) > longest}
    return flat | cut | {"shortened": True} if cut else flat


def flat_names(declared: DeclaredTable, prefix: str = "") -> Iterator[str]:
    """Yield every flat name that a table may have."""
    for field in declared.fields:
        name = prefix + field.name
        if field.form.table and not field.form.many:
            yield from flat_names(field.form.table, f"{name}.")
        elif field.form.name == "dates":
            yield from (f"{name}.{date}" for date in DATES)
        elif _is_flat(field):
            yield name


def _is_flat(field: Field) -> bool:
    return not (field.form.table and field.form.many)


def _flatten_value(field: Field, value: object, name: str) -> Flat:
    if isinstance(value, dict):
        if field.form.table:
            return flatten(field.form.table, value, f"{name}.")
        if field.form.name == "ids":
            return {name: BETWEEN.join(f"{kind}={one}" for kind, several in value.items() for one in several)}
        return {f"{name}.{key}": one for key, one in value.items()}
    if isinstance(value, list):
        return {name: BETWEEN.join(map(str, value))}
    return {name: value} if isinstance(value, str | int | float) else {}
