"""Channels that run a shell: each shows "clean" for exit code 0 alone."""

import configparser
import json
import os
import plistlib
import re
import shlex
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest
import yaml

from tests.deploy.stubs import CODES, DEPLOY, promised, state_of, stub
from tests.real.parts import need

pytestmark = [pytest.mark.house, pytest.mark.skipif(os.name == "nt", reason="these channels are of POSIX systems")]
NOTED = {f"/opt/scanner/deploy/{name}": DEPLOY / "scan-and-note" / name for name in ("scan-and-note", "say-state")}
SCRIPTS = [*NOTED.values(), DEPLOY / "jamf/extension-attribute.sh", DEPLOY / "osquery/scan-into-osquery", DEPLOY / "wazuh/scan-for-wazuh"]


def sh(command, folder, program, **more):
    """Run a command of a channel in a folder that stands for the machine; return its exit code and what it printed."""
    for installed, here in NOTED.items():
        command = command.replace(installed, str(here))
    for place in ("/var/lib/scanner", "/Library/Application Support/scanner"):
        command = command.replace(place, f"{folder}/place")
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "SCANNER": str(program), **more}
    done = subprocess.run(["/bin/sh", "-c", command], env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def say(folder, *more):
    return sh(shlex.join([str(NOTED["/opt/scanner/deploy/say-state"]), str(folder), *more]), folder, "")


def cron_line():
    return next(line for line in (DEPLOY / "cron/scanner").read_text().splitlines() if " root " in line).split(" root ", 1)[1]


def plist_line(name):
    return shlex.join(plistlib.loads((DEPLOY / "launchd" / name).read_bytes())["ProgramArguments"])


def xdg_line():
    """Return the command as the Desktop Entry Specification unquotes it, twice: the value's escapes, then those within quotes."""
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read(DEPLOY / "xdg-autostart/scanner.desktop")
    value = entry["Desktop Entry"]["Exec"].replace("\\\\", "\\")
    words = re.findall(r'"((?:\\.|[^"\\])*)"|(\S+)', value)
    return shlex.join(re.sub(r"\\(.)", r"\1", quoted) or plain for quoted, plain in words)


def salt_line():
    state = yaml.safe_load((DEPLOY / "salt/scanner.sls").read_text())["scanner_scan"]["cmd.run"]
    return next(one["name"] for one in state if "name" in one)


LINES = {
    "cron": (cron_line, "place"),
    "launchd daemon": (lambda: plist_line("scanner.daemon.plist"), "place"),
    "launchd agent": (
        lambda: plist_line("scanner.agent.plist").replace("$HOME/Library/Application Support/scanner", "$HOME/place"),
        "place",
    ),
    "xdg-autostart": (xdg_line, ".local/state/scanner"),
}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("channel", LINES)
def test_what_a_channel_notes(channel, code, tmp_path):
    line, place = LINES[channel]
    sh(line(), tmp_path, stub(tmp_path, code))
    ended, said = say(tmp_path / place)

    assert said.split(":")[0].strip() == state_of(code)
    assert (ended == 0) is (code == 0)
    assert f"`{state_of(code)}`" in promised(channel.split()[0], code)
    assert f"`{state_of(code)}`" in promised("scan-and-note", code)
    words = (tmp_path / "arguments").read_text().splitlines()
    assert words[0] == "scan"
    assert words[-2:] == ["--output", f"{tmp_path}/{place}/report.json"]


@pytest.mark.parametrize("code", CODES)
def test_cron_mails_whatever_is_not_clean(code, tmp_path):
    _, said = sh(cron_line(), tmp_path, stub(tmp_path, code))

    assert said.startswith(state_of(code)) if code else said == ""


@pytest.mark.parametrize("code", CODES)
def test_salt_succeeds_on_a_clean_machine_alone(code, tmp_path):
    ended, said = sh(salt_line(), tmp_path, stub(tmp_path, code))

    assert (ended == 0) is (code == 0)
    assert said.startswith(state_of(code))
    assert promised("salt", code).startswith("the state succeeds" if code == 0 else "the state fails")
    assert f"`{state_of(code)}`" in promised("salt", code)


@pytest.mark.parametrize("code", CODES)
def test_salt_fails_for_a_scan_whose_word_could_not_be_noted(code, tmp_path):
    """A disk that became read-only keeps the word of the scan before."""
    sh(salt_line(), tmp_path, stub(tmp_path, 0))
    (tmp_path / "bin").mkdir()
    for name in ("rm", "mv"):
        (tmp_path / "bin" / name).write_text("#!/bin/sh\nexit 1\n")
        (tmp_path / "bin" / name).chmod(0o755)
    ended, said = sh(salt_line(), tmp_path, stub(tmp_path, code), PATH=f"{tmp_path}/bin:{os.environ['PATH']}")

    assert said == "clean\n", "the old word"
    assert (ended == 0) is (code == 0)


@pytest.mark.parametrize("code", CODES)
def test_a_jamf_attribute_reads_what_was_noted(code, tmp_path):
    sh(plist_line("scanner.daemon.plist"), tmp_path, stub(tmp_path, code))
    _, said = sh(f"/bin/sh {DEPLOY}/jamf/extension-attribute.sh", tmp_path, "", FOLDER=f"{tmp_path}/place", SAY_STATE=str(SCRIPTS[1]))

    assert re.fullmatch(rf"<result>{state_of(code)}(:[^<&>]*)?</result>\n", said)
    assert f"`{state_of(code)}`" in promised("jamf", code)


def test_a_jamf_attribute_without_its_scripts_is_not_judged(tmp_path):
    _, said = sh(f"/bin/sh {DEPLOY}/jamf/extension-attribute.sh", tmp_path, "")

    assert said == "<result>not-judged: no result</result>\n"


@pytest.mark.parametrize("missing", ["no program", "no result", "damaged", "empty", "a folder", "old", "of a clock that was ahead"])
def test_what_is_not_known_is_not_judged(missing, tmp_path):
    state = tmp_path / "place/state"
    if missing == "no program":
        sh(cron_line(), tmp_path, tmp_path / "nothing")
    else:
        (tmp_path / "place").mkdir()
    if missing in {"damaged", "empty", "old", "of a clock that was ahead"}:
        year = {"of a clock that was ahead": 2099}.get(missing, 2026)
        state.write_text({"damaged": "cleaner 0 now\n", "empty": ""}.get(missing, f"clean 0 {year}-01-01T00:00:00Z\n"))
    if missing == "a folder":
        state.mkdir()
    if missing == "old":
        assert say(tmp_path / "place") == (0, "clean\n")
        week = state.stat().st_mtime - 7 * 86400 - 60
        os.utime(state, (week, week))
    ended, said = say(tmp_path / "place")

    assert ended == 1
    assert said.startswith("not-judged")


def test_a_scan_that_is_killed_with_its_script_leaves_no_old_word(tmp_path):
    sh(cron_line(), tmp_path, stub(tmp_path, 0))
    assert say(tmp_path / "place") == (0, "clean\n")
    program = tmp_path / "stub-scanner"
    program.write_text("#!/bin/sh\nkill -9 $PPID\n")
    sh(f"{shlex.quote(str(SCRIPTS[0]))} {shlex.quote(str(tmp_path / 'place'))}", tmp_path, program)

    assert say(tmp_path / "place") == (1, "not-judged: no result\n")


def level_of(event):
    """Return the level that Wazuh's rules give an event: the rule that has no parent, or a child of it whose field matches too."""
    rules = ET.fromstring((DEPLOY / "wazuh/local_rules.xml").read_text()).findall("rule")
    matching = [
        rule
        for rule in rules
        if re.search(rule.find("field").text.replace("\\.+", ".+"), event[rule.find("field").get("name").split(".")[1]])
    ]
    children = [rule for rule in matching if rule.find("if_sid") is not None]
    assert rules[0] in matching
    assert all(rule.find("if_sid").text == rules[0].get("id") for rule in children)
    return int((children or matching)[0].get("level"))


@pytest.mark.parametrize("code", CODES)
def test_wazuh(code, tmp_path):
    command = ET.fromstring(f"<x>{(DEPLOY / 'wazuh/ossec.conf').read_text()}</x>").find("ossec_config/wodle/command").text
    ended, said = sh(command.replace("/opt/scanner/deploy", str(DEPLOY / "wazuh")), tmp_path, stub(tmp_path, code))
    event = json.loads(said.splitlines()[-1])["scanner"]

    assert ended == 0
    assert event == {"state": state_of(code), "exit_code": code}
    assert level_of(event) == {0: 3, 1: 10, 3: 7}.get(code, 8)
    assert promised("wazuh", code).endswith(f"level {level_of(event)}")


@pytest.mark.parametrize("code", CODES)
def test_velociraptor(code):
    artifact = yaml.safe_load((DEPLOY / "velociraptor/Custom.Scanner.BannedSoftware.yaml").read_text())
    query = artifact["sources"][0]["query"]
    states = dict(re.findall(r'`(\d+)`="([\w-]+)"', query))
    default = re.search(r'get\(item=states, field=str\(str=ReturnCode\), default="([\w-]+)"\)', query)[1]

    assert states.get(str(code), default) == state_of(code)
    assert f"`{state_of(code)}`" in promised("velociraptor", code)
    assert artifact["type"] == "CLIENT"
    assert artifact["parameters"][0]["name"] in re.search(r"argv=\[(\w+)", query)[1]


@pytest.mark.parametrize(
    ("complete", "code", "shown"),
    [(True, 0, "clean"), (True, 1, "banned"), (False, 0, None), (False, 1, "not-judged")],
    ids=["clean", "banned", "a part of a long answer", "could not be started"],
)
def test_velociraptor_takes_no_row_that_is_not_an_end_for_a_result(complete, code, shown):
    """Its `execve` says 0 with each part of an answer that is longer than `length`, and 1 where it could not start the program."""
    artifact = yaml.safe_load((DEPLOY / "velociraptor/Custom.Scanner.BannedSoftware.yaml").read_text())
    query = " ".join(artifact["sources"][0]["query"].split())
    states = dict(re.findall(r'`(\d+)`="([\w-]+)"', query))
    judged = r'if\(condition=Complete, then=get\(item=states, field=.*?, default="[\w-]+"\), else="([\w-]+)"\) AS State'
    (otherwise,) = re.findall(judged, query)

    assert query.endswith("WHERE Complete OR ReturnCode != 0")
    assert ((states[str(code)] if complete else otherwise) if complete or code else None) == shown


@pytest.mark.parametrize("code", CODES)
def test_systemd(code):
    unit = configparser.ConfigParser(interpolation=None, strict=False)
    unit.optionxform = str
    unit.read(DEPLOY.parent / "packaging/linux/scanner.service")
    service = unit["Service"]
    succeeds = {0, *map(int, service.get("SuccessExitStatus", "").split())}

    assert (code in succeeds) is (code == 0)
    assert service["ExecStart"].startswith("/"), "a sign before the path may make a failure a success"
    assert promised("systemd", code).startswith("success" if code == 0 else "failed")


def test_the_units_are_sound():
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed")
    units = [str(DEPLOY.parent / "packaging/linux" / name) for name in ("scanner.service", "scanner.timer")]
    done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    ours = [line for line in (done.stdout + done.stderr).splitlines() if "scanner." in line and "is not executable" not in line]

    assert ours == [], "a misspelt key is a warning only"


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_shellcheck_finds_nothing(path):
    done = subprocess.run(["shellcheck", "--shell=sh", path], capture_output=True, text=True, check=False,
                          env={**os.environ, "PATH": f"{os.path.dirname(sys.executable)}:{os.environ['PATH']}"})  # fmt: skip

    assert (done.stdout, done.returncode) == ("", 0)
    assert os.access(path, os.X_OK) or path.suffix == ".sh"


@pytest.mark.real
def test_the_autostart_entry_is_sound():
    need("desktop-file-validate")
    done = subprocess.run(["desktop-file-validate", DEPLOY / "xdg-autostart/scanner.desktop"], capture_output=True, text=True, check=False)

    assert (done.stdout, done.returncode) == ("", 0)


def test_the_privacy_profile_is_of_apples_shape():
    profile = plistlib.loads((DEPLOY / "jamf/full-disk-access.mobileconfig").read_bytes())
    (payload,) = profile["PayloadContent"]
    (service,) = payload["Services"]["SystemPolicyAllFiles"]

    assert payload["PayloadType"] == "com.apple.TCC.configuration-profile-policy"
    assert {*service} == {"Identifier", "IdentifierType", "CodeRequirement", "Authorization"}
    assert profile["PayloadScope"] == "System", "macOS takes such a profile from a management tool alone, for the whole machine"


@pytest.mark.parametrize("folder", sorted(path for path in DEPLOY.iterdir() if path.is_dir()), ids=lambda path: path.name)
def test_every_channel_says_what_it_shows_for_each_code_and_what_was_run(folder):
    page = (folder / "README.md").read_text(encoding="utf-8")
    listed = {int(code) for row in re.findall(r"^\| ([\d, ]+)", page, re.MULTILINE) for code in re.findall(r"\d+", row)}

    assert listed >= {0, 1, 2, 3, 4, 124, 127, 130, 137, 255}
    assert "any other" in page
    assert re.search(r"\b(run|read|checked)\b", page.splitlines()[-1], re.IGNORECASE)
