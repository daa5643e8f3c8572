import inspect
import subprocess
import sys
from importlib import import_module

import click
import pytest

from scanner.cli.group import click_command
from scanner.model import Kind
from scanner.reports import output_formats
from scanner.reports.output_formats import (
    DEFAULT_FORMAT,
    FORMATS,
    LIST,
    SCAN,
    SUFFIXES,
    Format,
    format_of,
    formats_of,
    write_list,
    write_report,
)
from tests.reports.scans import DEB, DENIED, banned_scan, finding, run, scan, verdict

LAYOUT = {"width": 100, "color": False, "inventory": False}
WORDS = {"width": 100, "language": "en", "pseudonymised": False}
WRITERS = {SCAN: "write_report", LIST: "write_list"}


def choices(command):
    [option] = [option for option in command.params if "--format" in option.opts]
    assert isinstance(option.type, click.Choice)
    return [*option.type.choices]


@pytest.mark.parametrize("name", FORMATS)
def test_whoever_writes_a_format_writes_it_for_every_command_that_the_row_names(name):
    row = FORMATS[name]
    writer = import_module(row.writer)

    assert row.commands <= set(WRITERS)
    assert {command for command, function in WRITERS.items() if inspect.isfunction(getattr(writer, function, None))} == row.commands


def test_each_format_gives_a_text_of_its_own_for_a_report_and_for_a_list():
    reports = [write_report(banned_scan(), name, **LAYOUT) for name in formats_of(SCAN)]
    lists = [write_list([DEB], [DENIED], name, **WORDS) for name in formats_of(LIST)]

    assert len({*reports, *lists}) == len(reports) + len(lists)
    texts = [text if isinstance(text, str) else text.decode("latin-1") + "\n" for text in (*reports, *lists)]
    assert all(text.endswith("\n") and "tiktok" in text for text in texts)
    assert [isinstance(report, bytes) for report in reports] == [FORMATS[name].is_binary for name in formats_of(SCAN)]
    assert [DENIED.reason in text for text in lists] == [FORMATS[name].tells_problems for name in formats_of(LIST)]


def test_no_format_has_what_an_extension_says_of_itself():
    claims = (("extension-host", "intranet.example.net"), ("extension-word", "Talks to colleagues."))
    told = DEB._replace(kind=Kind.EXTENSION, claims=claims)
    whole = scan(finding(verdict(), shown=(told,)), runs=[run(items=[told], kind=Kind.EXTENSION)])
    reports = [write_report(whole, name, **{**LAYOUT, "inventory": True}) for name in formats_of(SCAN)]

    texts = (text if isinstance(text, str) else text.decode("latin-1") for text in reports)
    for text in (*texts, *(write_list([told], [], name, **WORDS) for name in formats_of(LIST))):
        assert "tiktok" in text
        assert not any(value in text for _, value in claims)


def test_the_commands_offer_the_formats_that_there_are():
    assert (choices(click_command("scan")), choices(click_command("list"))) == (formats_of(SCAN), formats_of(LIST))
    assert DEFAULT_FORMAT in FORMATS
    assert FORMATS[DEFAULT_FORMAT].flows
    assert {row.suffix: name for name, row in FORMATS.items()} == SUFFIXES
    assert len(SUFFIXES) == len(FORMATS)


def test_a_format_that_is_not_known_or_not_for_the_command_prints_nothing_in_another_one(monkeypatch):
    only_lists = Format(".xyz", "scanner.reports.terminal.text_report", frozenset({LIST}))
    monkeypatch.setattr(output_formats, "FORMATS", {**FORMATS, "xyz": only_lists})

    assert write_list([DEB], [], "xyz", **WORDS)
    for write in (lambda: write_report(banned_scan(), "xyz", **LAYOUT), lambda: write_list([DEB], [], "xml", **WORDS)):
        with pytest.raises(KeyError):
            write()


def test_a_scan_pays_for_the_format_that_it_writes_and_for_no_other():
    code = "import sys; import scanner.cli.scan_command; print(*(one for one in sys.modules if one.startswith('scanner.reports')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["scanner.reports", "scanner.reports.output_formats"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("r.json", "json"),
        ("C:/a.b/R.TOML", "toml"),
        ("r.ndjson", "ndjson"),
        ("r.cdx.json", "cyclonedx"),
        ("r.OCSF.ndjson", "ocsf"),
        ("r.xml", None),
        (".json", None),
        ("json", None),
        ("r", None),
    ],
)
def test_a_files_ending_names_its_format(path, expected):
    assert format_of(path) == expected
