import os

import pytest

from scanner.cli import check_machine, config, doctor_command
from scanner.host.mounted.mounted_host import mounted_host
from tests.trees import TOOL, WAIVERS, ended, tree


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """Let a small system stand in for this machine, and a folder for the places of configuration."""
    root = tree(tmp_path / "root", TOOL)
    monkeypatch.setattr(check_machine, "open_host", lambda *_, **__: (mounted_host(root), True, True))
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


def test_a_configuration_file_of_the_call_and_one_of_the_environment_are_checked(machine, capsys, monkeypatch):
    (machine / "site.toml").write_text('format = "config/1"\nwaivers = "none.toml"\n')

    assert ended("doctor", "--config", machine / "site.toml") == 2
    monkeypatch.setenv("SCANNER_CONFIG", str(machine / "site.toml"))
    assert ended("doctor") == 2
    assert capsys.readouterr().out.count("FAULT   waivers ") == 2


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SCANNER_DEVICE_CLASS", "toaster"),
        ("SCANNER_DEVICE_FORM", "toaster"),
        ("SCANNER_POLICY", "be-federl"),
        ("SCANNER_WAIVERS", "none.toml"),
        ("SCANNER_SIGNATURES", "none"),
        ("SCANNER_AS_OF", "yesterday"),
        ("SCANNER_FAIL_ON", "everything"),
        ("SCANNER_LANG", "xx"),
        ("SCANNER_TIMEOUT", "-1"),
        ("SCANNER_MAX_TIME", "soon"),
        ("SCANNER_BUDGET", "items=many"),
        ("SCANNER_FORMAT", "sqlite"),
        ("SCANNER_OUTPUT", "{nobody}.json"),
        ("SCANNER_COMPACT", "maybe"),
        ("SCANNER_LOG", "eventlog"),
        ("SCANNER_PSEUDONYMISE", "none.key"),
        ("SCANNER_EXPLAIN", "no-such-product"),
        ("SCANNER_ROOT", "none"),
        ("SCANNER_PLATFORM", "linux"),
        ("SCANNER_CONFIG", "none.toml"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="Windows has an event log")
def test_where_a_scan_exits_with_2_so_does_the_doctor(machine, capsys, monkeypatch, variable, value):
    monkeypatch.chdir(machine)
    monkeypatch.setenv(variable, value)
    monkeypatch.setattr("scanner.cli.scan_command.scan", lambda *_: pytest.fail("it would scan"))

    assert ended("scan") == 2
    capsys.readouterr()
    assert ended("doctor", "--lang", "en") == 2
    printed = capsys.readouterr().out
    assert "FAULT   " in printed
    assert "home of alice" in printed


@pytest.mark.parametrize(
    "text", ["device_class = 'toaster'", "max_time = 'soon'", "output = 'x.unknown'", "compact = true\nreport_format = 'html'"]
)
def test_a_value_in_a_configuration_file_that_only_a_scan_would_refuse(machine, capsys, text):
    (machine / config.NAME).write_text(f'format = "config/1"\n{text}\n')

    assert ended("doctor") == 2
    assert "FAULT   options that the environment or a configuration file sets: " in capsys.readouterr().out


@pytest.mark.parametrize("given", ["config", "variable", "words"])
def test_whose_homes_are_in_scope_is_as_in_a_scan(machine, monkeypatch, given):
    asked = []
    opened = check_machine.open_host
    monkeypatch.setattr(check_machine, "open_host", lambda *_, **more: asked.append(more["all_users"]) or opened())
    if given == "config":
        (machine / config.NAME).write_text('format = "config/1"\nall_users = false\n')
    elif given == "variable":
        monkeypatch.setenv("SCANNER_ALL_USERS", "0")

    assert ended("doctor", *(["--this-user"] if given == "words" else [])) == 0
    assert asked == [False]


def test_the_systems_that_a_scan_would_look_at_are_looked_at(machine, monkeypatch, capsys):
    monkeypatch.setenv("SCANNER_ROOT", str(machine / "root"))
    asked = []
    opened = check_machine.open_host
    monkeypatch.setattr(check_machine, "open_host", lambda root, **_: asked.append(root) or opened())

    assert ended("doctor") == 0
    assert asked == [str(machine / "root")]


def test_a_clock_that_is_behind_makes_it_incomplete(machine, monkeypatch, capsys):
    monkeypatch.setattr("scanner.scan.find_wrong_clock", lambda *_: "the clock says 1970-01-01")

    assert ended("doctor") == 3
    assert "unread  clock: wrong clock: the clock says 1970-01-01" in capsys.readouterr().out


def test_in_another_language(machine, capsys):
    (machine / config.NAME).write_text('format = "config/1"\nwaivers = "none.toml"\n')

    assert ended("doctor", "--lang", "fr") == 2
    printed = capsys.readouterr().out
    assert "dossier personnel de alice : /home/alice ; navigateurs : chromium" in printed
    assert "ERREUR" in printed


def test_waivers_of_the_call(machine, tmp_path, capsys):
    (tmp_path / "w.toml").write_text(WAIVERS.replace("be-fed-tiktok-716", "no-such-rule"))

    assert ended("doctor", "--waivers", tmp_path / "w.toml") == 2
    assert "no policy has a rule 'no-such-rule'" in capsys.readouterr().out
