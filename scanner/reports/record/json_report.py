"""A scan as JSON, held by `schemas/report-1.schema.json`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scanner.reports.record.document import build_list, build_report

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.model import Item, Problem, Scan


def write_report(scan: Scan, *, inventory: bool = False, compact: bool = False, **_: object) -> str:
    """Return the report as JSON text that ends with a newline; a compact one is one line."""
    if compact:
        from scanner.reports.record.compact_report import build_compact  # noqa: PLC0415  only who asks for it pays

        return write_line(build_compact(scan))
    return write_table(build_report(scan, inventory=inventory))


def write_list(items: Iterable[Item], *, problems: Iterable[Problem], pseudonymised: bool = False, **_: object) -> str:
    """Return items without a judgement, and what could not be read."""
    return write_table(build_list(items, problems, pseudonymised=pseudonymised))


def write_line(value: object) -> str:
    """Return any plain value as JSON on one line, without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n"


def write_table(value: object) -> str:
    """Return any plain value as JSON. Names in any script stay readable: the text is for UTF-8."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
