"""Files of reports: their names, and whose report takes the place of which."""

import json
import re

import pytest

from scanner.cli.report_file_name import PLACEHOLDERS, fill_file_name
from scanner.model import HostFacts, Platform, Scope
from scanner.reports.record import json_report, toml_report
from scanner.reports.record.earlier_report import is_earlier_report
from scanner.reports.series import series_of
from tests.reports.scans import scan
from tests.trees import TIKTOK, ended, tree

ID, OTHER = "019a9f8e-a400-7c3a-9d41-5b0c2f6e8a17", "019a9f8e-a400-7c3a-9d41-5b0c2f6e8a18"
NAMELESS = HostFacts("", Platform.LINUX, "", "")
OWN = Scope("this-user", privileged=False, homes=1, account="anna")


def filled(path, **given):
    made = scan(**{"id": ID} | given)
    return fill_file_name(path, made, made.started)


def test_each_placeholder_stands_for_what_it_says():
    assert filled("{host} {root} {user} {date} {time} {id}", scope=OWN) == f"pc-1 live anna 2026-11-20 080000Z {ID}"
    assert filled("{user}") == "all"
    assert filled("{host}-{host}", host=HostFacts("{date}", Platform.LINUX, "", "")) == "date-date", "a name is no template"


def test_machines_and_accounts_without_a_name_get_one_for_the_report():
    assert filled("{host}", host=NAMELESS) == "host-5b0c2f6e8a17"
    assert filled("{host}", host=NAMELESS._replace(name="localhost")) == "host-5b0c2f6e8a17"
    assert filled("{host}", host=NAMELESS._replace(name="///")) == "host-5b0c2f6e8a17"
    assert filled("{user}", scope=OWN._replace(account="")) == "user-5b0c2f6e8a17"


@pytest.mark.parametrize("name", ["../../x", "..", "a/b", "C:\\x", "\\\\server\\share"])
@pytest.mark.parametrize("place", ["host", "root", "user"])
def test_no_name_leads_into_another_folder(name, place):
    made = filled(f"{{{place}}}", host=HostFacts(name, Platform.LINUX, "", "", root=name), scope=OWN._replace(account=name))

    assert not re.search(r"[/\\:]|^\.", made)


@pytest.mark.parametrize("command", ["scan", "judge"])
def test_an_unknown_placeholder_is_a_wrong_call_before_anything_is_read(command, tmp_path, capsys):
    old = tmp_path / "old.json"
    old.write_text(json_report.write_report(scan()))
    target = [old] if command == "judge" else ["--root", tree(tmp_path / "root")]

    assert ended(command, *target, "--output", f"{tmp_path}/{{hostname}}.json") == 2
    said = capsys.readouterr().err
    assert "unknown placeholder {hostname}" in said
    assert all(f"{{{name}}}" in said for name in PLACEHOLDERS)
    assert sorted(path.name for path in tmp_path.glob("*.json")) == ["old.json"]


def test_no_file_is_called_by_a_dash_which_others_write_for_standard_output(tmp_path, monkeypatch, capsys):
    root = tree(tmp_path / "root")
    monkeypatch.chdir(tmp_path)

    assert ended("scan", "--root", root, "--output", "-", "--format", "json") == 2
    told = capsys.readouterr()
    assert (told.out, (tmp_path / "-").exists()) == ("", False)
    assert "without --output the report is printed" in told.err


@pytest.mark.parametrize("suffix", ["json", "toml", "txt", "html", "ndjson", "csv", "sqlite"])
def test_a_report_takes_the_place_of_the_machines_earlier_one_and_of_no_other(suffix, tmp_path, capsys):
    file = tmp_path / f"report.{suffix}"
    ours, theirs = tree(tmp_path / "a", TIKTOK), tree(tmp_path / "b", {"etc/hostname": "another\n"})

    assert [ended("scan", "--root", ours, "--output", file, "--quiet") for _ in range(2)] == [1, 1]
    before = file.read_bytes()
    capsys.readouterr()
    assert ended("scan", "--root", theirs, "--output", file, "--quiet") == 4
    said = capsys.readouterr()
    assert "is not an earlier report of the same machine and account" in said.err
    assert suffix == "sqlite" or len(said.out) > 100, "the report itself is not lost"
    assert file.read_bytes() == before


def test_two_machines_without_a_name_never_take_each_others_place(tmp_path):
    one, two = (tree(tmp_path / name, {"etc/hostname": "\n"}) for name in "ab")
    out = tmp_path / "out"
    out.mkdir()
    for root in (one, two):
        assert ended("scan", "--root", root, "--output", f"{out}/{{host}}.json", "--quiet") == 0
    assert len([*out.iterdir()]) == 2
    assert [ended("scan", "--root", root, "--output", f"{out}/fixed.json", "--quiet") for root in (one, two)] == [0, 4]
    assert json.loads((out / "fixed.json").read_text())["host"]["root"] == one.replace("\\", "/")


def is_earlier(old, new):
    return is_earlier_report(old, json_report.write_report(new).encode(), series_of(new))


@pytest.mark.parametrize("form", [json_report, toml_report])
def test_a_report_of_an_older_program_is_recognised_by_what_it_says(form):
    old = "\n".join(line for line in form.write_report(scan()).splitlines() if "series" not in line).encode()

    assert is_earlier(old, scan(id=ID))
    assert not is_earlier(old, scan(id=ID, scope=OWN))
    assert not is_earlier(old, scan(id=ID, host=NAMELESS))


@pytest.mark.parametrize("old", [b"notes of somebody", b"{}", b"schema = 1\n", b"\xff\xfe"])
def test_what_is_no_report_is_never_an_earlier_one(old):
    assert not is_earlier(old, scan(id=ID))


def test_an_empty_file_has_nothing_to_lose():
    assert is_earlier(b"", scan(id=ID))


def test_two_accounts_of_one_machine_never_take_each_others_place():
    anna, bob = (scan(id=ID, scope=OWN._replace(account=name)) for name in ("anna", "bob"))

    assert is_earlier(json_report.write_report(anna).encode(), anna._replace(id=OTHER))
    assert not is_earlier(json_report.write_report(anna).encode(), bob._replace(id=OTHER))


def test_a_database_needs_a_file(tmp_path, capsys):
    assert ended("scan", "--root", tree(tmp_path), "--format", "sqlite") == 2
    assert "--format sqlite needs --output" in capsys.readouterr().err
