"""The HTML report from the command line: asked for by name or by suffix, of `scan`, `judge` and `list`."""

import pytest

from tests.trees import TIKTOK, ended, tree

START = "<!DOCTYPE html>\n<html lang="


@pytest.fixture
def root(tmp_path):
    return tree(tmp_path / "root", TIKTOK)


def test_on_standard_output(root, capsys):
    code = ended("scan", "--root", root, "--format", "html", "--lang", "fr")
    out = capsys.readouterr().out

    assert code == 1
    assert out.startswith(f'{START}"fr">')
    assert out.endswith("</html>\n")


def test_a_files_suffix_says_so_and_the_answer_is_printed_as_text(root, tmp_path, capsys):
    file = tmp_path / "report-{host}.HTML"
    ended("scan", "--root", root, "--output", file)

    assert (tmp_path / "report-their-machine.HTML").read_text(encoding="utf-8").startswith(START)
    assert capsys.readouterr().out.startswith("Banned software found: TikTok.\n")


def test_an_old_report_as_a_page(root, tmp_path, capsys):
    old = tmp_path / "old.json"
    ended("scan", "--root", root, "--quiet", "--output", old)
    code = ended("judge", old, "--format", "html", "--policy", "none")
    out = capsys.readouterr().out

    assert code == 0
    assert out.startswith(START)
    assert "<li>TikTok (web-app): registered; account alice</li>" in out


def test_a_list_as_a_page(root, capsys):
    ended("list", "--root", root, "--format", "html")
    out = capsys.readouterr().out

    assert out.startswith(START)
    assert '<th scope="row">galculator</th>' in out


def test_a_site_may_ask_for_it(root, tmp_path, capsys):
    config = tmp_path / "scanner.toml"
    config.write_text('format = "config/1"\nreport_format = "html"\n', encoding="utf-8")
    for command in ("scan", "list"):
        ended(command, "--config", config, "--root", root)
        assert capsys.readouterr().out.startswith(START)
