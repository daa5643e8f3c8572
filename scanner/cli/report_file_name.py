"""The name of a report's file: placeholders in it, and what keeps two reports from having one name."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from scanner.cli import deferred_click as click
from scanner.reports.output_formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from scanner.model import Scan

NOT_IN_FILE_NAMES = r"[^\w.-]+"
PLACEHOLDERS: Mapping[str, Callable[[Scan, datetime], str]] = {
    "host": lambda scan, _: _host(scan),
    "root": lambda scan, _: _in_a_name(scan.host.root) or "live",
    "user": lambda scan, _: scan.scope.users if scan.scope.users == "all" else _in_a_name(scan.scope.account) or f"user-{_short(scan.id)}",
    "date": lambda _, moment: f"{moment:%Y-%m-%d}",
    "time": lambda _, moment: f"{moment:%H%M%S}Z",
    "id": lambda scan, _: scan.id,
}
STEADY = frozenset({"host", "root", "user"})  # what is filled in the same for every report of a series
TELLING_APART = ("host", "root", "id")  # the systems of one call


def describe_placeholders() -> str:
    """Return the placeholders as sentences name them."""
    *most, last = [f"{{{name}}}" for name in PLACEHOLDERS]
    return f"{', '.join(most)} and {last}"


def check_file_name(path: str) -> None:
    """Refuse a placeholder that is not known, which would be a part of the file's name, and the word of other programs for no file."""
    if path == "-":
        raise click.UsageError("--output -: expected the name of a file; without --output the report is printed")
    for name in re.findall(r"\{([^{}]*)\}", path):
        if name not in PLACEHOLDERS:
            raise click.UsageError(f"--output {path}: unknown placeholder {{{name}}}; expected one of {describe_placeholders()}")


def fill_file_name(path: str, scan: Scan, moment: datetime) -> str:
    """Fill in the placeholders; no name of a machine, a root or an account leads into another folder."""
    return re.sub(r"\{([^{}]*)\}", lambda found: PLACEHOLDERS[found[1]](scan, moment), path)


def match_file_names(path: str, scan: Scan) -> re.Pattern[str]:
    """Return what the names of all reports of a scan's series match, in the folder that the path names."""
    parts = re.split(r"\{([^{}]*)\}", os.path.splitext(os.path.basename(path))[0])
    filled = [
        (re.escape(PLACEHOLDERS[part](scan, scan.started)) if part in STEADY else ".+") if number % 2 else re.escape(part)
        for number, part in enumerate(parts)
    ]
    steady, ending = "".join(filled), re.escape(os.path.splitext(path)[1])
    return re.compile(f"{steady}(-\\d+)?{ending}")  # number_file_name's number


def check_folder(path: str, option: str, allowed: frozenset[str]) -> None:
    """Refuse an option that looks at one folder where the folder's name has another placeholder than those allowed."""
    for name in re.findall(r"\{([^{}]*)\}", os.path.dirname(path)):
        if name not in allowed:
            raise click.UsageError(f"{option} cannot be combined with {{{name}}} in the folder of --output {path}")


def number_file_name(path: str, others: set[str]) -> str:
    """Return a file's name, numbered where another report of this call has it: systems may have one name between them."""
    stem, suffix = os.path.splitext(path)
    number = 1
    while path in others:
        number += 1
        path = f"{stem}-{number}{suffix}"
    others.add(path)
    return path


def refuse_mixed_reports(roots: int, form: str, path: str | None) -> None:
    """Refuse a call in which the report of one system would take the place of another's, or make one document with it."""
    if roots < 2:  # noqa: PLR2004  one has nothing to be told apart from
        return
    named = ", ".join(f"{{{name}}}" for name in TELLING_APART[:-1]) + f" or {{{TELLING_APART[-1]}}}"
    if path is not None and not any(f"{{{name}}}" in path for name in TELLING_APART):
        raise click.UsageError(f"--output {path}: {roots} roots produce {roots} reports; use {named} in the file name")
    if path is None and not FORMATS[form].flows:
        raise click.UsageError(f"--format {form}: {roots} roots produce {roots} documents; use --output with {named} in it")


def _host(scan: Scan) -> str:
    from scanner.reports.series import has_name  # noqa: PLC0415  most scans write no file

    return (has_name(scan.host) and _in_a_name(scan.host.name)) or f"host-{_short(scan.id)}"


def _in_a_name(text: str) -> str:
    return re.sub(NOT_IN_FILE_NAMES, "-", text).strip(".-")


def _short(report: str) -> str:
    """Return the part of a report's id that is chance."""
    return report[-12:]
