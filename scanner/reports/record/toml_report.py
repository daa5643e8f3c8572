"""A scan as TOML: the same table as the JSON report, key by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reports.record.document import build_list, build_report

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.model import Item, Problem, Scan
    from scanner.reports.record.declared_table import Plain


def write_report(scan: Scan, *, inventory: bool = False, **_: object) -> str:
    """Return the report as TOML text that ends with a newline."""
    return write_table(build_report(scan, inventory=inventory))


def write_list(items: Iterable[Item], *, problems: Iterable[Problem], pseudonymised: bool = False, **_: object) -> str:
    """Return items without a judgement, and what could not be read."""
    return write_table(build_list(items, problems, pseudonymised=pseudonymised))


def write_table(table: Plain) -> str:
    """Return any plain table as TOML."""
    import tomli_w  # noqa: PLC0415  only who asks for TOML pays for it

    return tomli_w.dumps(table)
