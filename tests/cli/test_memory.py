"""No input of 16 MiB makes a scan take more than 200 MB: the most that a process held, as its kernel counts it."""

import json
import os
import subprocess
import sys

import pytest

from tests.hives import hive
from tests.trees import tree
from tests.windows_trees import SOFTWARE, UNINSTALL, profiles, windows_tree

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what one program held and not who started it")
CODE = """
import sys
from scanner.cli import main
try:
    main(sys.argv[1:])
except SystemExit as stop:
    code = stop.code
held = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(code, held, file=sys.stderr)
"""
MEBIBYTE = 1 << 20
MOST = 16 * MEBIBYTE
LOCAL_STATE = {"home/alice/.config/chromium/Local State": json.dumps({"profile": {"info_cache": {"Default": {"name": "Alice"}}}})}
KEYS = ",".join(f'"{number:020}":{number + 10**9}' for number in range(290_000))
INPUTS = {
    "lists": '{"a":[' + "[]," * (MOST // 3 - 10) + "[]]}",
    "keys and letters of four bytes": '{"a":{' + KEYS + '},"b":"\U0001f600' + "x" * (MOST - len(KEYS) - 100) + '"}',
    "one word": '{"a":"' + "\\u0041" * (MOST // 6 - 10) + '"}',
    "nested": '{"a":' + "[" * 200_000 + "]" * 200_000 + "}",
}


def scanned(root):
    """Scan a system; return the exit code, the most that was held in MB, and the report."""
    command = [sys.executable, "-c", CODE, "scan", "--root", root, "--format", "json"]
    done = subprocess.run(command, capture_output=True, check=False, text=True, encoding="utf-8")
    code, held = map(int, done.stderr.split())
    return code, held * 1024 / 1_000_000, json.loads(done.stdout)


@pytest.mark.parametrize("name", INPUTS)
def test_a_browsers_settings(tmp_path, name):
    root = tree(tmp_path, LOCAL_STATE, {"home/alice/.config/chromium/Default/Preferences": INPUTS[name]})
    code, held, report = scanned(root)

    assert held < 200
    assert (code, {problem["reason"] for problem in report["problems"]}) in (
        (0, set()),
        (3, {"too-large"}),
        (3, {"malformed"}),
    )


def test_many_links_in_one_folder_of_snapshots(tmp_path):
    model = "home/alice/.cache/huggingface/hub/models--deepseek-ai--x"
    root = tree(tmp_path, {f"{model}/snapshots/real/config.json": "{}", f"{model}/refs/main": "real"})
    for number in range(20_000):
        os.symlink("real", tmp_path / model / f"snapshots/{number}")

    assert scanned(root)[1] < 200


@pytest.mark.parametrize(
    ("users", "keys", "place", "most"), [(40, 25_000, r"Software\Classes", 100), (1, 60_000, rf"Software\{UNINSTALL}", 200)]
)
def test_hives_of_accounts(tmp_path, users, keys, place, most):
    names = [f"u{number}" for number in range(users)]
    content = hive({rf"{place}\{number:06}": {} for number in range(keys)})
    assert len(content) > 88 * keys  # 2.2 MB each
    software = SOFTWARE | profiles(**{f"S_1_5_21_1_2_3_{2000 + number}": rf"C:\Users\{name}" for number, name in enumerate(names)})
    root = windows_tree(tmp_path, *({f"Users/{name}/NTUSER.DAT": content} for name in names), software=software)
    code, held, report = scanned(root)

    assert held < most, report["problems"][:3]
    assert code in {0, 3}
    assert "internal-error" not in {problem["reason"] for problem in report["problems"]}
