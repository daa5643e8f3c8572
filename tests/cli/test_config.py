import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from scanner.cli import config, config_file
from scanner.cli.config import configuration_folder
from scanner.cli.group import COMMANDS, click_command
from scanner.host.budget import Budget
from scanner.tables.declaration import Key
from scanner.tables.kinds import FLAG
from tests.abilities import needs_links
from tests.trees import TIKTOK, ended, tree

DOCUMENT, REFERENCE = (
    (Path(__file__).parent.parent.parent / "docs" / name).read_text(encoding="utf-8") for name in ("configuration.md", "commands.md")
)
WHOLE = """
format = "config/1"
policies = ["be-federal-tiktok", "ours.toml", "./theirs"]
signatures = "signatures"
catalogue = "signed.zip"
catalogue_root = "root.json"
catalogue_refused = "bundled"
waivers = ["waivers.toml"]
device_class = "personal"
device_form = "tablet"
entity = "BE-BRU/municipality:Ixelles"
language = "nl"
output = "reports/{host}.toml"
report_format = "toml"
fail_on = ["prohibited", "unspecified"]
all_users = false
phone_backups = true
timeout = 5
max_time = "10m"
budget = ["items=7"]
csv_separator = "tab"
compact = true
inventory = true
only_addressed = true
summary = true
log = "syslog"
quiet = true
spool = "spool"
keep = 7
pseudonymise = "secret"
"""


@pytest.fixture(autouse=True)
def site(tmp_path, monkeypatch):
    """Return a function that writes a configuration file; the system's own is that of a folder `system`."""
    monkeypatch.setattr(config, "configuration_folder", lambda: str(tmp_path / "system"))
    for _, option in every_option():
        monkeypatch.delenv(option.envvar, raising=False)

    def write(keys, name="system"):
        path = tmp_path / name / "scanner.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text('format = "config/1"\n' + keys, encoding="utf-8")
        return str(path)

    return write


def values(*arguments, name="scan"):
    """Return what a command would be called with."""
    command = click_command(name)
    return command.make_context(command.name, [*arguments]).params


def leaves(command):
    below = [command.commands[name] for name in command.commands] if isinstance(command, click.Group) else []
    return [leaf for one in below for leaf in leaves(one)] or [command]


def every_option():
    return [
        (leaf, option)
        for name in COMMANDS
        for leaf in leaves(click_command(name))
        for option in leaf.params
        if isinstance(option, click.Option) and option.envvar
    ]


class TestFiles:
    def test_without_one_nothing_is_said_and_nothing_imported(self, tmp_path):
        call = "from scanner.cli.group import click_command; click_command('scan').make_context('scan', [])"
        code = f"import sys; {call}; print('scanner.cli.config_file' in sys.modules)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

        assert (done.stdout, done.stderr) == ("False\n", "")

    def test_the_systems_file_is_gone_by(self, tmp_path, site, capsys):
        site('device_class = "personal"\nreport_format = "json"\n')
        code = ended("scan", "--root", tree(tmp_path / "root", TIKTOK))
        report = json.loads(capsys.readouterr().out)

        assert (code, report["device_class"]) == (0, {"value": "personal", "assumed": False})

    def test_every_key(self, site, tmp_path):
        path = site("")
        with open(path, "w", encoding="utf-8") as file:
            file.write(WHOLE)
        (tmp_path / "system" / "signatures").mkdir()
        found = values()
        folder = str(tmp_path / "system") + os.sep

        assert {
            name: found[name] for name in found if name not in {"roots", "platform", "as_of", "explain", *("splay", "nice", "max_age")}
        } == {
            "policies": ("be-federal-tiktok", folder + "ours.toml", folder + "./theirs"),
            "signatures": (folder + "signatures",),
            "catalogue": folder + "signed.zip",
            "anchor": folder + "root.json",
            "refused": "bundled",
            "waivers": (folder + "waivers.toml",),
            "device_class": "personal",
            "device_form": "tablet",
            "entity": "BE-BRU/municipality:Ixelles",
            "lang": "nl",
            "output": folder + "reports/{host}.toml",
            "form": "toml",
            "fail_on": ("prohibited", "unspecified"),
            "all_users": False,
            "phone_backups": True,
            "timeout": 5.0,
            "max_time": 600.0,
            "budget": Budget(items=7),
            "spool": folder + "spool",
            "keep": 7,
            "separator": "tab",
            "compact": True,
            "inventory": True,
            "only_addressed": True,
            "summary": True,
            "log": "syslog",
            "quiet": True,
            "key_file": folder + "secret",
        }

    def test_the_order(self, site, tmp_path, monkeypatch):
        assert values()["timeout"] == 60
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        monkeypatch.setattr(sys, "executable", str(tmp_path / "binary" / "scanner"))
        site('timeout = 1\ndevice_class = "personal"', "binary")
        assert values()["timeout"] == 1
        site("timeout = 2")
        assert values()["timeout"] == 2
        asked = site("timeout = 3", "asked")
        assert values("--config", asked)["timeout"] == 3
        monkeypatch.setenv("SCANNER_TIMEOUT", "4")
        assert values("--config", asked)["timeout"] == 4
        assert values("--config", asked, "--timeout", "5")["timeout"] == 5
        assert values("--config", asked)["device_class"] == "personal", "a key that no later file has stays"

    def test_beside_a_program_that_is_not_frozen_none_is_looked_for(self, site, tmp_path, monkeypatch):
        monkeypatch.setattr(sys, "executable", str(tmp_path / "binary" / "python"))
        site("timeout = 1", "binary")

        assert values()["timeout"] == 60

    def test_other_commands_take_what_they_have_an_option_for(self, site):
        site('timeout = 2\nreport_format = "toml"\npolicies = ["x"]\nlanguage = "nl"\n')
        found = values(name="list")

        assert (found["timeout"], found["form"]) == (2, "toml")

    def test_every_key_is_an_option_of_a_scan(self):
        known = {name for option in click_command("scan").params for name in option.opts}

        assert {*config_file.OPTIONS} <= known


class TestDocumentation:
    def test_every_key_stands_there_with_its_option(self):
        for option, key in config_file.OPTIONS.items():
            assert re.search(rf"^\| `{key.name}` \| .* \| `{option}`", DOCUMENT, re.MULTILINE), key.name

    def test_the_example_is_sound(self, site, tmp_path):
        with open(site(""), "w", encoding="utf-8") as file:
            file.write(DOCUMENT.partition("```toml\n")[2].partition("```")[0])
        (tmp_path / "system" / "signatures").mkdir()

        assert values()["policies"] == ("be-federal-tiktok", os.path.join(str(tmp_path / "system"), "policies/town.toml"))


class TestFaults:
    @pytest.mark.parametrize(
        ("keys", "said"),
        [
            ("\ntimout = 3", "scanner.toml:3: timout: unknown key; did you mean timeout?"),
            ('timeout = "3"', "scanner.toml:2: timeout: expected a whole number, found '3'"),
            ("timeout = 0", "scanner.toml:2: timeout: expected a number above zero, found 0"),
            ("quiet = 1", "scanner.toml:2: quiet: expected true or false, found 1"),
            ("policies = []", "scanner.toml:2: policies: expected a text in quotes, or a list of them, found []"),
            ('output = ""', "scanner.toml:2: output: expected 1 to 4096 printable letters"),
            ('report_format = "xml"', "scanner.toml:2: report_format: expected one of toml, json, text, html, ndjson,"),
            ('fail_on = ["prohibited", "x"]', "scanner.toml:2: fail_on: expected one of prohibited, "),
            ("[scan]\nquiet = true", "scanner.toml:2: scan: unknown key"),
            ("quiet = ", "scanner.toml:2: expected TOML: "),
        ],
    )
    def test_file_line_key_and_what_was_expected(self, tmp_path, site, capsys, keys, said):
        site(keys)
        code = ended("scan", "--root", tree(tmp_path / "root"))
        told = capsys.readouterr()

        assert (code, told.out) == (2, "")
        assert said in told.err

    def test_all_faults_are_told_at_once(self, tmp_path, site, capsys):
        site("quiet = 1\ninventory = 2\n")
        ended("scan", "--root", tree(tmp_path / "root"))

        assert capsys.readouterr().err.count("expected true or false") == 2

    @pytest.mark.parametrize(
        ("head", "said"), [("", "format: missing"), ('format = "config/2"\n', "format: expected 'config/1', found 'config/2'")]
    )
    def test_the_format(self, site, capsys, head, said):
        with open(site(""), "w", encoding="utf-8") as file:
            file.write(head)

        assert ended("list") == 2
        assert said in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("key", "word"),
        [
            ('policies = ["nowhere"]', "--policy"),
            ('max_time = "1x"', "--max-time"),
            ("keep = 3", "--keep"),
            ("all_users = false", "--this-user"),
            ('signatures = "nowhere"', "--signatures"),
        ],
    )
    def test_an_option_that_is_wrong_is_followed_by_the_line_that_set_it(self, tmp_path, site, capsys, key, word):
        path = site(f"summary = true\n{key}\n")

        assert ended("scan", "--root", tree(tmp_path / "root")) == 2
        assert capsys.readouterr().err.endswith(f"\n{word} is set in {path}:3 as {key.partition(' ')[0]}\n")

    def test_a_setting_that_no_scan_knows_is_not_lost(self, site, capsys, monkeypatch):
        monkeypatch.setattr(config_file, "OPTIONS", {**config_file.OPTIONS, "--secret": Key("secret", FLAG, "")})
        site("secret = true")

        assert ended("scan") == 2
        assert "scanner.toml:2: secret: this version of scanner has no option --secret" in capsys.readouterr().err

    def test_a_file_that_cannot_be_read(self, tmp_path, capsys):
        (tmp_path / "system" / "scanner.toml").mkdir(parents=True)

        assert ended("scan") == 2
        assert "cannot read the configuration" in capsys.readouterr().err

    @needs_links
    def test_a_link_to_nothing_is_not_absent(self, tmp_path, capsys):
        (tmp_path / "system").mkdir()
        (tmp_path / "system" / "scanner.toml").symlink_to("none")

        assert ended("scan") == 2
        assert "No such file" in capsys.readouterr().err

    @pytest.mark.skipif(os.name == "nt", reason="a file on the way is no such file there")
    def test_a_file_where_the_folder_would_be_is_absent(self, tmp_path):
        (tmp_path / "system").touch()

        assert values()["timeout"] == 60

    def test_a_file_that_is_asked_for_must_be_there(self, tmp_path, capsys):
        assert ended("scan", "--config", tmp_path / "none.toml") == 2
        assert "does not exist" in capsys.readouterr().err

    def test_help_and_completion_do_without(self, site, capsys):
        site("quiet = 1")

        assert ended("scan", "--help") == 0
        assert click_command("scan").make_context("scan", [], resilient_parsing=True).default_map is None


class TestEnvironment:
    @pytest.mark.parametrize(
        ("variable", "text", "name", "value"),
        [
            ("SCANNER_POLICY", "a b", "policies", ("a", "b")),
            ("SCANNER_ROOT", os.pathsep.join(["/a b", "/c"]), "roots", ("/a b", "/c")),
            ("SCANNER_FAIL_ON", "prohibited to-remove", "fail_on", ("prohibited", "to-remove")),
            ("SCANNER_LANG", "fr", "lang", "fr"),
            ("SCANNER_DEVICE_CLASS", "personal", "device_class", "personal"),
            ("SCANNER_OUTPUT", "x y.toml", "output", "x y.toml"),
            ("SCANNER_FORMAT", "json", "form", "json"),
            ("SCANNER_PLATFORM", "macos", "platform", "macos"),
            ("SCANNER_ALL_USERS", "1", "all_users", True),
            ("SCANNER_ALL_USERS", "0", "all_users", False),
            ("SCANNER_ALL_USERS", "", "all_users", None),
            ("SCANNER_INVENTORY", "true", "inventory", True),
            ("SCANNER_QUIET", "no", "quiet", False),
            ("SCANNER_TIMEOUT", "2.5", "timeout", 2.5),
        ],
    )
    def test_an_option_may_be_a_variable(self, monkeypatch, variable, text, name, value):
        monkeypatch.setenv(variable, text)

        assert values()[name] == value

    def test_the_configuration_itself_may_be(self, site, monkeypatch):
        monkeypatch.setenv("SCANNER_CONFIG", site("timeout = 3", "asked"))

        assert values()["timeout"] == 3

    def test_a_wrong_value_is_a_wrong_call(self, monkeypatch, capsys):
        monkeypatch.setenv("SCANNER_TIMEOUT", "long")

        assert ended("scan") == 2
        told = capsys.readouterr().err
        assert "expected a number of seconds above 0, such as 60; found 'long'" in told
        assert told.endswith("\n--timeout is set by the environment variable SCANNER_TIMEOUT\n")

    def test_what_the_call_itself_says_is_no_variables_fault(self, monkeypatch, capsys):
        monkeypatch.setenv("SCANNER_TIMEOUT", "5")

        assert ended("scan", "--timeout", "long", "--lang", "fr") == 2
        assert "SCANNER_TIMEOUT" not in capsys.readouterr().err

    @pytest.mark.parametrize(("leaf", "option"), every_option(), ids=lambda one: one.name)
    def test_the_variable_is_named_after_the_option_and_shown(self, leaf, option):
        assert option.envvar == "SCANNER_" + max(option.opts, key=len)[2:].replace("-", "_").upper()
        assert f"| `{option.envvar}` |" in REFERENCE
        assert "docs/commands.md" in leaf.get_help(click.Context(leaf))


@pytest.mark.skipif(os.name == "nt", reason="Windows is asked")
@pytest.mark.parametrize(("system", "folder"), [("linux", "/etc/scanner"), ("darwin", "/Library/Application Support/scanner")])
def test_the_folder_is_the_systems(monkeypatch, system, folder):
    monkeypatch.setattr(sys, "platform", system)

    assert configuration_folder() == folder


@pytest.mark.skipif(os.name != "nt", reason="only Windows is asked")
def test_the_environment_does_not_name_it(monkeypatch):
    for name in ("ProgramData", "ALLUSERSPROFILE"):
        monkeypatch.setenv(name, r"C:\theirs")

    assert configuration_folder().casefold() == r"c:\programdata\scanner"
