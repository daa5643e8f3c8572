"""Group policy's script, run by Wine's cmd: only a clean machine is logged as information."""

import shutil
import struct
import subprocess

import pytest

from tests.deploy.stubs import CODES, DEPLOY, STATES, state_of

WINE = shutil.which("wine64") or shutil.which("wine") or "/usr/lib/wine/wine64"
KINDS = {0: "INFORMATION", 3: "WARNING"}
CRASHED = -1073741819


def program(code):
    """Make a Windows program that ends with a code: all that it has is `mov eax, code` and `ret`."""
    optional = struct.pack("<HBBIIIII", 0x20B, 14, 0, 512, 0, 0, 0x1000, 0x1000)
    optional += struct.pack("<QIIHHHHHHIIIIHH", 0x140000000, 0x1000, 512, 6, 0, 0, 0, 6, 0, 0, 0x2000, 512, 0, 3, 0)
    optional += struct.pack("<QQQQII", 1 << 20, 4096, 1 << 20, 4096, 0, 16) + bytes(128)
    headers = b"PE\0\0" + struct.pack("<HHIIIHH", 0x8664, 1, 0, 0, 0, len(optional), 0x23) + optional
    headers += b".text\0\0\0" + struct.pack("<IIIIIIHHI", 6, 0x1000, 512, 512, 0, 0, 0, 0, 0x60000020)
    dos = b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", 0x40)
    return (dos + headers).ljust(512, b"\0") + (b"\xb8" + struct.pack("<i", code) + b"\xc3").ljust(512, b"\0")


@pytest.mark.real
def test_what_is_noted_and_logged_for_each_code(tmp_path):
    """One cmd for all codes: Wine takes its time to start."""
    if shutil.which(WINE) is None:
        pytest.skip("wine is not installed")
    (tmp_path / "scan.cmd").write_bytes((DEPLOY / "gpo/scan.cmd").read_bytes())
    (tmp_path / "log.cmd").write_bytes(b"@echo %*>>Z:" + str(tmp_path / "log").replace("/", "\\").encode() + b"\r\n")
    here = "Z:" + str(tmp_path).replace("/", "\\")
    codes = [*CODES, CRASHED]
    lines = ["@echo off", f'set "EVENTCREATE={here}\\log.cmd"']
    for number, code in enumerate(codes):
        (tmp_path / f"stub{number}.exe").write_bytes(program(code))
        lines += [f'set "SCANNER={here}\\stub{number}.exe"', f'call "{here}\\scan.cmd" "{here}\\out{number}" --splay 1s']
    lines += [f'set "SCANNER={here}\\nothing.exe"', f'call "{here}\\scan.cmd" "{here}\\missing"']
    (tmp_path / "all.cmd").write_bytes("\r\n".join([*lines, ""]).encode())
    subprocess.run([WINE, "cmd", "/c", f"{here}\\all.cmd"], check=False, capture_output=True)

    noted = {code: (tmp_path / f"out{number}" / "state").read_text().split() for number, code in enumerate(codes)}
    logged = (tmp_path / "log").read_text().splitlines()
    assert noted == {code: [state_of(code), str(code)] for code in codes}
    for code, line in zip([*codes, 127], logged, strict=True):
        assert f"/T {KINDS.get(code, 'ERROR')} " in line
        assert f"scanner: {state_of(code)} (exit code {code})" in line
    assert (tmp_path / "missing/state").read_text().split() == ["not-judged", "127"]


@pytest.mark.house
@pytest.mark.parametrize("name", ["scan.cmd", "startup.cmd", "logon.cmd"])
def test_a_script_has_the_ends_of_line_that_cmd_needs_and_the_words_are_ours(name):
    content = (DEPLOY / "gpo" / name).read_bytes()

    assert content.isascii()
    assert content.count(b"\r\n") == content.count(b"\n")
    assert name != "scan.cmd" or all(f'"STATE={word}"'.encode() in content for word in STATES.values())
    assert name == "scan.cmd" or b'start "" /b /low ' in content
