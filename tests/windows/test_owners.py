"""Whose a folder is, as this Windows tells: what an account owns outside of its home is read for it, wherever its variables name it."""

import json
import tempfile
from pathlib import Path

import pytest

from tests.shell_links import link
from tests.windows.keys import value, written
from tests.windows.program import items, scanned

pytestmark = pytest.mark.windows
MODEL = "hub/models--deepseek-ai--DeepSeek-R1/snapshots/0/model.safetensors"


@pytest.fixture
def own():
    """The SID of the account that runs the test."""
    from scanner.host.windows.windows_token import own_sid  # noqa: PLC0415  Windows only

    return own_sid()


def test_the_owner_of_a_folder_is_the_account_that_made_it(own, tmp_path):
    from scanner.host.windows.windows_disk import WindowsDisk, slashes  # noqa: PLC0415  Windows only

    disk, folder = WindowsDisk(), slashes(str(tmp_path))

    assert disk.owner(folder) == disk.place(folder).owner == own
    with pytest.raises(FileNotFoundError):
        disk.owner(f"{folder}/not-there")


def test_models_outside_of_the_home_are_found_for_the_account_that_owns_them(own):
    with tempfile.TemporaryDirectory(dir="C:/") as folder, written({rf"HKU\{own}\Environment": {"HF_HOME": folder}}):
        model = Path(folder, MODEL)
        model.parent.mkdir(parents=True)
        model.touch()

        _, report = scanned()

    (found,) = items(report, "hugging-face-cache", "DeepSeek-R1")
    assert found["ids"]["hugging-face"] == ["deepseek-ai/DeepSeek-R1"]
    assert "link-leaves" not in json.dumps(report["problems"])


def test_a_desktop_outside_of_the_home_is_read_for_the_account_that_owns_it(own):
    key = rf"HKU\{own}\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
    with tempfile.TemporaryDirectory(dir="C:/") as folder, written({key: {"Desktop": folder}}):
        Path(folder, "Probe.lnk").write_bytes(link("C:\\probe.exe"))

        _, report = scanned()

    (found,) = items(report, "windows-start-menu-links", "Probe")
    assert found["user"]


def test_what_a_test_wrote_into_a_key_that_was_there_is_gone_afterwards(own):
    key = rf"HKU\{own}\Environment"
    before = value(key, "TEMP")
    with written({key: {"TEMP": "C:/probe", "PROBE": "C:/probe"}}):
        assert value(key, "PROBE")[0] == value(key, "TEMP")[0] == "C:/probe"

    assert (value(key, "PROBE"), value(key, "TEMP")) == (None, before)
