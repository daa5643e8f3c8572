"""The formats that reports and lists are written in. A new one is a row here and the file that it names.

The file has `write_report(scan, ...)` for `scan` and `judge`, and `write_list(items, ...)` for `list`: each returns text that ends with a
newline, or the bytes of a file, and takes what it has use for of the keywords that are given here. It is imported when somebody asks for
the format.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import ModuleType

    from scanner.model import Item, Problem, Scan

SCAN, LIST = "scan", "list"
SCANS = frozenset({SCAN})


class Format(NamedTuple):
    """One format: the ending of its files, who writes it, and for which commands."""

    suffix: str
    writer: str
    commands: frozenset[str] = frozenset({SCAN, LIST})
    flows: bool = False  # plain text: another report, or an explanation, may follow on standard output
    tells_problems: bool = False  # a list in it says what could not be read
    needs: str = ""  # a library that an extra installs
    is_binary: bool = False  # no text: it needs a file
    mark: str = ""  # how a file names its report, its series and its length, if the report itself does not


FORMATS = {
    "toml": Format(".toml", "scanner.reports.record.toml_report", tells_problems=True),
    "json": Format(".json", "scanner.reports.record.json_report", tells_problems=True),
    "text": Format(".txt", "scanner.reports.terminal.text_report", flows=True, mark="\n{}\n"),
    "html": Format(".html", "scanner.reports.page.page_report", mark="<!-- {} -->\n"),
    "ndjson": Format(".ndjson", "scanner.reports.flat.ndjson_report", SCANS),
    "csv": Format(".csv", "scanner.reports.flat.csv_report", SCANS),
    "ocsf": Format(".ocsf.ndjson", "scanner.reports.standards.ocsf_report", SCANS),
    "cyclonedx": Format(".cdx.json", "scanner.reports.standards.cyclonedx_report", SCANS, needs="cyclonedx"),
    "sqlite": Format(".sqlite", "scanner.reports.flat.sqlite_report", SCANS, is_binary=True),
}
DEFAULT_FORMAT = "text"
PIPE_WIDTH = 120  # columns of a text that no terminal shows
READABLE = ("json", "toml")  # what `read_report` takes
SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}  # of CSV
SUFFIXES = {row.suffix: name for name, row in FORMATS.items()}


def formats_of(command: str) -> list[str]:
    """Return the formats that a command writes."""
    return [name for name, row in FORMATS.items() if command in row.commands]


def format_of(path: str, suffixes: Mapping[str, str] = SUFFIXES) -> str | None:
    """Return the format that the ending of a file's name stands for; of two that fit, `.json` and `.cdx.json`, the longer one."""
    name = os.path.basename(path).lower()
    return suffixes.get(max((suffix for suffix in suffixes if name[1:].endswith(suffix)), key=len, default=""))


def write_report(scan: Scan, name: str, **layout: object) -> str | bytes:
    """Return a report in a format: each writer takes what it has use for."""
    report: str | bytes = _writer(name, SCAN).write_report(scan, **layout)
    return report


def add_mark(report: str | bytes, scan: Scan, name: str) -> str | bytes:
    """Return a report as its file holds it: with a line by which a later scan knows whose it is, where the report itself does not say."""
    if isinstance(report, bytes) or not FORMATS[name].mark:
        return report
    from scanner.reports.series import series_of  # noqa: PLC0415  most scans write no file

    return report + FORMATS[name].mark.format(f"{scan.id} {series_of(scan)} {len(report.encode())}")


def write_list(items: Iterable[Item], problems: Iterable[Problem], name: str, *, width: int, language: str, pseudonymised: bool) -> str:
    """Return a list of items in a format."""
    writer = _writer(name, LIST)
    text: str = writer.write_list(items, problems=problems, width=width, language=language, pseudonymised=pseudonymised)
    return text


def _writer(name: str, command: str) -> ModuleType:
    """Import who writes a format. Raise KeyError for one that the command does not write: nothing is printed in another one instead."""
    if name not in formats_of(command):
        raise KeyError(f"{command} writes no {name}")
    return import_module(FORMATS[name].writer)
