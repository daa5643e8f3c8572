import json
import tomllib

from tests.trees import DEEPSEEK, TOOL, ended, tree


def test_everything_is_listed_as_a_table(tmp_path, capsys):
    assert ended("list", "--root", tree(tmp_path, TOOL)) == 0
    text = capsys.readouterr().out

    assert "galculator" in text
    assert "TikTok Downloader" in text


def test_a_list_for_programs_is_neither_cut_nor_padded(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    ended("list", "--root", tree(tmp_path, DEEPSEEK))
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]

    assert rows[0] == ["Kind", "Name", "Version", "Publisher", "State", "User", "Where"]
    assert [row[-1] for row in rows if row[1] == "Chat"] == [f"/{path}" for path in DEEPSEEK]


def test_one_kind(tmp_path, capsys):
    ended("list", "extension", "--root", tree(tmp_path, TOOL))
    text = capsys.readouterr().out

    assert "TikTok Downloader" in text
    assert "galculator" not in text


def test_a_web_app_is_a_kind_of_its_own(tmp_path, capsys):
    ended("list", "web-app", "--root", tree(tmp_path, DEEPSEEK), "--format", "json")

    assert [item["name"] for item in json.loads(capsys.readouterr().out)["items"]] == ["Chat"]


def test_both_formats_say_the_same(tmp_path, capsys):
    root = tree(tmp_path, TOOL, DEEPSEEK)
    ended("list", "--root", root, "--format", "json")
    first = json.loads(capsys.readouterr().out)
    ended("list", "--root", root, "--format", "toml")

    assert tomllib.loads(capsys.readouterr().out) == first


def test_an_unknown_kind_is_a_wrong_call(tmp_path):
    assert ended("list", "nonsense", "--root", tree(tmp_path)) == 2
