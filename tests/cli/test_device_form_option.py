"""A rule about tablets and phones, on devices whose form somebody states, and on others."""

import json

import pytest

from scanner.cli import scan_command
from scanner.vocabulary import DeviceForm
from tests.trees import TIKTOK, ended, tree

POLICY = ("--policy", "nl-government-apps", "--fail-on", "advised-against", "--format", "json")


def scanned(capsys, root, *options):
    code = ended("scan", "--root", root, *POLICY, *options)
    report = json.loads(capsys.readouterr().out)
    return code, {verdict["outcome"] for one in report["findings"] for verdict in one["verdicts"]}, report["host"]


@pytest.mark.parametrize(
    ("options", "code", "outcome", "form"),
    [
        (("--device-form", "tablet"), 1, "advised-against", "tablet"),
        (("--device-form", "desktop"), 0, "out-of-scope", "desktop"),
        (("--device-form", "portable"), 0, "unspecified", "portable"),
        ((), 0, "unspecified", "unknown"),
    ],
)
def test_what_is_stated_decides(tmp_path, capsys, options, code, outcome, form):
    ended_with, outcomes, host = scanned(capsys, tree(tmp_path, TIKTOK), *options)

    assert (ended_with, outcomes) == (code, {outcome})
    assert (host["form"], host.get("form_stated", False)) == (form, bool(options))


def test_what_the_system_tells_decides_unless_another_form_is_stated(tmp_path, capsys, monkeypatch):
    def opened(*arguments, **options):
        host, everybody, rights = open_host(*arguments, **options)
        host.facts = host.facts._replace(form=DeviceForm.TABLET)
        return host, everybody, rights

    open_host = scan_command.open_host
    monkeypatch.setattr(scan_command, "open_host", opened)
    root = tree(tmp_path, TIKTOK)

    assert scanned(capsys, root)[:2] == (1, {"advised-against"})
    assert "form_stated" not in scanned(capsys, root)[2]
    assert scanned(capsys, root, "--device-form", "laptop")[:2] == (0, {"out-of-scope"})


def test_an_environment_states_it_too(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("SCANNER_DEVICE_FORM", "phone")

    assert scanned(capsys, tree(tmp_path, TIKTOK))[:2] == (1, {"advised-against"})


def test_an_unknown_form_is_a_wrong_call(tmp_path, capsys):
    assert ended("scan", "--root", tree(tmp_path), "--device-form", "fridge") == 2
    assert (
        "expected one of desktop, laptop, tablet, phone, server, virtual, computer, portable, unknown; found 'fridge'"
        in capsys.readouterr().err
    )


@pytest.mark.parametrize(
    ("before", "again", "code", "form"),
    [
        ((), (), 0, "unknown"),
        (("--device-form", "tablet"), (), 1, "tablet"),
        (("--device-form", "tablet"), ("--device-form", "server"), 0, "server"),
        ((), ("--device-form", "phone"), 1, "phone"),
    ],
)
def test_an_old_report_is_judged_by_the_form_that_it_says_unless_another_is_stated(tmp_path, capsys, before, again, code, form):
    old = tmp_path / "old.json"
    ended("scan", "--root", tree(tmp_path / "root", TIKTOK), *POLICY, *before, "--output", old, "--quiet")
    assert ended("judge", old, *POLICY, *again) == code
    assert json.loads(capsys.readouterr().out)["host"]["form"] == form


def test_a_report_of_before_the_form_was_told_is_judged_as_of_an_unknown_one(tmp_path, capsys):
    old = tmp_path / "old.json"
    ended("scan", "--root", tree(tmp_path / "root", TIKTOK), *POLICY, "--output", old, "--quiet")
    report = json.loads(old.read_text())
    del report["host"]["form"]
    old.write_text(json.dumps(report))

    assert ended("judge", old, *POLICY) == 0
    assert json.loads(capsys.readouterr().out)["host"]["form"] == "unknown"
