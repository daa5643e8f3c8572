import os

import pytest

from scanner.cli import config, doctor_command
from scanner.host.mounted.mounted_host import mounted_host
from tests.trees import TOOL, WAIVERS, ended, tree


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """Let a small system stand in for this machine, and a folder for the places of configuration."""
    root = tree(tmp_path / "root", TOOL)
    monkeypatch.setattr(doctor_command, "open_host", lambda *_, **__: (mounted_host(root), True, True))
    monkeypatch.setattr(doctor_command, "places", lambda: [str(tmp_path / config.NAME)])
    monkeypatch.setattr(doctor_command, "refuse_changeable", lambda _: None)
    return tmp_path


def test_what_is_here(machine, capsys):
    assert ended("doctor") == 0
    lines = capsys.readouterr().out.splitlines()

    assert lines[0].startswith("scanner ")
    assert "ok      with administrator rights, in scope: every home" in lines
    assert "ok      home of alice: /home/alice; browsers: chromium" in lines
    assert [line for line in lines if "configuration" in line] == []


@pytest.mark.skipif(os.name == "nt", reason="no symbolic links can be made here")
def test_a_place_that_cannot_be_read_makes_it_incomplete(machine, capsys):
    (machine / "root/var/lib/dpkg/status").unlink()
    (machine / "root/var/lib/rpm").mkdir()
    (machine / "root/home/alice/.config/google-chrome").symlink_to("google-chrome")

    assert ended("doctor") == 3
    assert "unread  /home/alice/.config/google-chrome: link loop: " in capsys.readouterr().out


def test_a_sound_configuration_with_sound_waivers(machine, capsys):
    (machine / "waivers.toml").write_text(WAIVERS)
    (machine / config.NAME).write_text('format = "config/1"\npolicies = "be-federal"\nwaivers = "waivers.toml"\n')

    assert ended("doctor") == 0
    printed = capsys.readouterr().out
    assert f"ok      configuration {machine / config.NAME}" in printed
    assert "policies: be-federal, be-federal-tiktok, be-federal-deepseek" in printed
    assert f"ok      waivers {machine / 'waivers.toml'}: 1" in printed


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("languge = 'fr'", "languge: unknown key; did you mean language?"),
        ("policies = 'be-federl'", "did you mean be-federal"),
        ("waivers = 'none.toml'", "FAULT   waivers "),
        ("format = 1", "FAULT   configuration "),
    ],
)
def test_a_fault_is_exit_code_2(machine, capsys, text, said):
    head = "" if text.startswith("format") else 'format = "config/1"\n'
    (machine / config.NAME).write_text(f"{head}{text}\n")

    assert ended("doctor") == 2
    printed = capsys.readouterr().out
    assert said in printed
    assert "home of alice" in printed


def test_waivers_of_the_call(machine, tmp_path, capsys):
    (tmp_path / "w.toml").write_text(WAIVERS.replace("be-fed-tiktok-716", "no-such-rule"))

    assert ended("doctor", "--waivers", tmp_path / "w.toml") == 2
    assert "no policy has a rule 'no-such-rule'" in capsys.readouterr().out
