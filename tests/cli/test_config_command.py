import re

import pytest

from scanner.cli.config_command import write_configuration
from scanner.cli.config_file import OPTIONS, settings
from scanner.cli.group import click_command
from tests.trees import ended


def test_it_writes_every_key_with_its_meaning_and_sets_none(tmp_path, capsys):
    path = tmp_path / "scanner.toml"

    assert ended("config", "init", path) == 0
    written = path.read_text(encoding="utf-8")
    assert [key.name for key in OPTIONS.values() if f"\n# {key.name} = " not in written] == []
    assert "](" not in written
    assert settings(str(path), click_command("scan")) == {}
    assert str(path) in capsys.readouterr().out


def test_every_example_is_one_that_the_program_takes(tmp_path):
    path = tmp_path / "scanner.toml"
    path.write_text(re.sub(r"^# (\w+ = )", r"\1", write_configuration(), flags=re.MULTILINE), encoding="utf-8")

    assert len(settings(str(path), click_command("scan"))) == len(OPTIONS)


def test_a_file_that_exists_is_left_as_it_is(tmp_path, capsys):
    path = tmp_path / "scanner.toml"
    path.write_text("mine")

    assert ended("config", "init", path) == 2
    assert path.read_text() == "mine"
    assert "exists already" in capsys.readouterr().err


def test_without_a_name_it_is_in_this_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert ended("config", "init") == 0
    assert (tmp_path / "scanner.toml").exists()


@pytest.mark.parametrize("path", ["none/scanner.toml"])
def test_what_cannot_be_written_is_said(tmp_path, capsys, path):
    assert ended("config", "init", tmp_path / path) == 4
    assert "cannot be written: No such file or directory" in capsys.readouterr().err
