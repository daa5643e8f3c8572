"""Group policy's script, run by Wine's cmd: only a clean machine is logged as information."""

import pytest

from tests.deploy.stubs import CODES, DEPLOY, STATES, promised, state_of
from tests.deploy.wine import CRASHED, program, run_lines, shown

KINDS = {0: "INFORMATION", 3: "WARNING"}
SCRIPT = DEPLOY / "gpo/scan.cmd"


@pytest.mark.real
def test_what_is_noted_and_logged_for_each_code(tmp_path):
    (tmp_path / "scan.cmd").write_bytes(SCRIPT.read_bytes())
    (tmp_path / "log.cmd").write_bytes(f"@echo %*>>{shown(tmp_path / 'log')}\r\n".encode())
    here = shown(tmp_path)
    codes = [*CODES, CRASHED]
    lines = [f'set "EVENTCREATE={here}\\log.cmd"']
    for number, code in enumerate(codes):
        (tmp_path / f"stub{number}.exe").write_bytes(program(code))
        lines += [f'set "SCANNER={here}\\stub{number}.exe"', f'call "{here}\\scan.cmd" "{here}\\out{number}" --splay 1s']
    lines += [f'set "SCANNER={here}\\nothing.exe"', f'call "{here}\\scan.cmd" "{here}\\missing"']
    run_lines(tmp_path, lines)

    noted = {code: (tmp_path / f"out{number}" / "state").read_text().split() for number, code in enumerate(codes)}
    logged = (tmp_path / "log").read_text().splitlines()
    assert noted == {code: [state_of(code), str(code)] for code in codes}
    for code, line in zip([*codes, 127], logged, strict=True):
        kind = KINDS.get(code, "ERROR")
        assert f"/T {kind} " in line
        assert f"scanner: {state_of(code)} (exit code {code})" in line
        assert f"`{state_of(code)}`" in promised("gpo", code)
        assert kind.lower() in promised("gpo", code)
    assert (tmp_path / "missing/state").read_text().split() == ["not-judged", "127"]


@pytest.mark.real
def test_a_scan_that_is_ended_with_its_script_leaves_no_old_word(tmp_path):
    """A batch file in the scanner's place takes the script's: nothing after it runs, as after a kill."""
    (tmp_path / "scan.cmd").write_bytes(SCRIPT.read_bytes())
    (tmp_path / "ends.cmd").write_bytes(b"@exit 9\r\n")
    state = tmp_path / "out/state"
    state.parent.mkdir()
    state.write_text("clean 0\r\n")
    ended = run_lines(
        tmp_path, [f'set "SCANNER={shown(tmp_path)}\\ends.cmd"', f'call "{shown(tmp_path)}\\scan.cmd" "{shown(state.parent)}"']
    )

    assert (ended, state.exists()) == (9, False)


@pytest.mark.real
def test_no_option_is_one_too_many(tmp_path):
    """A batch file has names for nine of its arguments; a policy that is dropped makes a machine look clean."""
    (tmp_path / "scan.cmd").write_bytes(SCRIPT.read_bytes())
    (tmp_path / "note.cmd").write_bytes(f'@echo %*>"{shown(tmp_path / "arguments")}"\r\n'.encode())
    options = " ".join([*(f"--policy p{number}" for number in range(9)), '--entity "a & b (c)"'])
    here = shown(tmp_path)
    run_lines(tmp_path, [f'set "SCANNER={here}\\note.cmd"', f'call "{here}\\scan.cmd" "{here}\\out put" {options}'])

    assert (tmp_path / "arguments").read_text().strip() == f'scan --quiet --nice --output "{here}\\out put\\report.json" {options}'


@pytest.mark.house
def test_the_folder_of_an_account_may_have_an_ampersand_in_its_name():
    """A quote opens or closes, unless a caret is before it; what is between them is no command of its own."""
    (line,) = (line for line in (DEPLOY / "gpo/logon.cmd").read_text().splitlines() if line.startswith("start"))
    before = line[: line.index("%LOCALAPPDATA%")]

    assert (before.count('"') - before.count('^"')) % 2 == 1


@pytest.mark.house
@pytest.mark.parametrize("name", ["scan.cmd", "startup.cmd", "logon.cmd"])
def test_a_script_has_the_ends_of_line_that_cmd_needs_and_the_words_are_ours(name):
    content = (DEPLOY / "gpo" / name).read_bytes()

    assert content.isascii()
    assert content.count(b"\r\n") == content.count(b"\n")
    assert name != "scan.cmd" or all(f'"STATE={word}"'.encode() in content for word in STATES.values())
    assert name == "scan.cmd" or b'start "" /b /low ' in content
