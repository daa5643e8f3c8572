"""--keep: the oldest reports of a series go, and nothing else does."""

import os

import pytest

from scanner.cli.report_file_name import match_file_names
from tests.abilities import needs_links
from tests.cli.test_report_file_name import OWN
from tests.reports.scans import scan as made
from tests.trees import TIKTOK, ended, tree


@pytest.fixture
def out(tmp_path):
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def scan(root, out, keep=2, form="json", name="{host}-{id}"):
    code = ended("scan", "--root", root, "--output", f"{out}/{name}.{form}", "--keep", str(keep), "--quiet")
    follows = os.utime not in os.supports_follow_symlinks
    for age, path in enumerate(sorted(out.iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)):
        os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns - age * 10**9), follow_symlinks=follows) if age else None
    return code


@pytest.mark.parametrize("form", ["json", "toml", "txt", "html", "ndjson", "csv", "sqlite"])
def test_so_many_are_kept_the_newest(form, tmp_path, out):
    root = tree(tmp_path / "root", TIKTOK)  # a CSV of a machine without findings names no series, and stays
    seen = []
    for _ in range(4):
        assert scan(root, out, form=form) == 1
        seen += [path.name for path in out.iterdir() if path.name not in seen]

    assert sorted(path.name for path in out.iterdir()) == sorted(seen[-2:])


def test_what_is_not_of_the_series_stays(tmp_path, out):
    root, other = tree(tmp_path / "root"), tree(tmp_path / "other", {"etc/hostname": "their-machine-2\n"})
    for one in (other, other, root, root):
        scan(one, out, keep=1)
    for name in ("their-machine-notes.json", "notes.txt"):
        (out / name).write_text("notes")
    (out / "their-machine-empty.json").touch()
    (out / "their-machine-folder.json").mkdir()
    scan(root, out, keep=1)

    assert len([*out.glob("their-machine-0*.json")]) == 1
    assert len([*out.glob("their-machine-2-*.json")]) == 1
    assert len([*out.iterdir()]) == 6


@needs_links
def test_no_link_is_followed(tmp_path, out):
    root = tree(tmp_path / "root")
    scan(root, out)
    elsewhere = tmp_path / "elsewhere.json"
    next(out.iterdir()).rename(elsewhere)
    (out / "their-machine-0.json").symlink_to(elsewhere)
    scan(root, out, keep=1)
    scan(root, out, keep=1)

    assert elsewhere.exists()
    assert (out / "their-machine-0.json").is_symlink()


def test_a_folder_that_takes_reports_and_gives_no_list_is_said(tmp_path, out, monkeypatch, capsys):
    def refuse(*_):
        raise PermissionError(13, "denied", "x")

    monkeypatch.setattr("scanner.cli.earlier_files.remove_surplus", refuse)

    assert scan(tree(tmp_path / "root"), out) == 0
    assert "--keep 2: x: denied" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("template", "matches", "others"),
    [
        ("/x/{host}-{date}.json", ["pc-1-2026-11-20.json", "pc-1-2026-11-20-2.json"], ["pc-12026.json", "pc-1-2.toml", "xpc-1-2.json"]),
        ("/x/r.json", ["r.json", "r-2.json"], ["r2.json", "ar.json", "r.jsonx"]),
        ("/x/a.b(c)-{id}.json", ["a.b(c)-1.json"], ["aXb(c)-1.json"]),
        ("/x/{user}-{time}.json", ["anna-1.json"], ["bob-1.json", "anna-.json"]),
        ("/x/{host}", ["pc-1"], ["pc-2"]),
    ],
)
def test_names_of_a_series(template, matches, others):
    pattern = match_file_names(template, made(scope=OWN))

    assert [bool(pattern.fullmatch(name)) for name in (*matches, *others)] == [True] * len(matches) + [False] * len(others)
