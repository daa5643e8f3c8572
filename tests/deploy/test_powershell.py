"""Intune and ConfigMgr: what is not judged is never without issues, never compliant."""

import json

import pytest

from tests.deploy.powershell import CannotStartError, follow
from tests.deploy.stubs import CODES, DEPLOY, promised, state_of

pytestmark = pytest.mark.house
SCRIPTS = sorted(path.relative_to(DEPLOY).as_posix() for path in DEPLOY.rglob("*.ps1"))
PROGRAM = r"C:\Program Files\scanner\scanner.exe"
CRASHED = -1073741819  # an access violation, as Windows says it


def run(name, code, line="a summary"):
    calls = []

    def scanner(path, words):
        calls.append((path, words))
        if code is None:
            raise CannotStartError
        return code, line

    ended, lines = follow((DEPLOY / name).read_text(encoding="utf-8"), scanner)
    assert calls[0][0] == PROGRAM
    assert calls[0][1][-2:] == ["--output", r"C:\ProgramData\scanner\report.json"]
    return ended, lines


def test_there_are_scripts():
    assert SCRIPTS == ["configmgr/detect.ps1", "intune/compliance.ps1", "intune/detect.ps1", "intune/remediate.ps1"]


@pytest.mark.parametrize("code", [*CODES, CRASHED, None])
@pytest.mark.parametrize("script", ["intune/detect.ps1", "intune/remediate.ps1"])
def test_remediations(script, code):
    ended, lines = run(script, code)
    shown = 127 if code is None else code

    assert ended == (0 if code == 0 else 1)
    assert ("*with issues*" in promised("intune", shown)) is (ended == 1)
    assert lines == [f"scanner {shown} {state_of(code)} {'scanner could not be started' if code is None else 'a summary'}"]


@pytest.mark.parametrize("code", [*CODES, CRASHED, None])
def test_custom_compliance(code):
    ended, lines = run("intune/compliance.ps1", code)
    rule = json.loads((DEPLOY / "intune/compliance.json").read_text())["Rules"][0]
    found = json.loads(*lines)

    assert (ended, found["Scanner"]) == (0, state_of(code))
    assert (found[rule["SettingName"]] == rule["Operand"]) is (code == 0)
    assert ("not compliant" in promised("intune", 127 if code is None else code)) is (code != 0)
    assert rule["Operator"] == "IsEquals"


@pytest.mark.parametrize("code", [*CODES, CRASHED, None])
def test_configuration_manager(code):
    assert run("configmgr/detect.ps1", code) == (0, [state_of(code)])
    assert promised("configmgr", 127 if code is None else code).endswith(f"compliant: `{state_of(code)}`") or code not in {0, 1, 3}
    assert ("not compliant" in promised("configmgr", 127 if code is None else code)) is (code != 0)


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_is_plain_ascii_for_windows_powershell_5(name):
    """Without a mark Windows PowerShell 5.1 reads a script in the code page of the system."""
    assert (DEPLOY / name).read_bytes().isascii()


@pytest.mark.parametrize("script", ["Get-Process", "$x = 1 +", "foreach ($a in 1) { $a }"])
def test_what_is_not_followed_is_refused(script):
    with pytest.raises((AssertionError, KeyError)):
        follow(script, lambda *_: (0, ""))
