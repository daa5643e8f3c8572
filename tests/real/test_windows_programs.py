"""The Windows programs that Debian's libwine brings, and those in Python's own packages, read a second time by pefile."""

import glob
import sysconfig
from pathlib import Path

import pytest

from scanner.collectors.applications.windows_pe_version import PeVersion, pe_version
from scanner.host.files import SystemDisk

pytestmark = pytest.mark.real

WINE = "/usr/lib/*/wine/*-windows/*"
KEYS = ("ProductName", "CompanyName", "ProductVersion", "OriginalFilename", "FileDescription")


@pytest.fixture(scope="module")
def paths():
    found = sorted(glob.glob(WINE))
    if not found:
        pytest.skip("libwine is not installed")
    return found + glob.glob(f"{sysconfig.get_path('purelib')}/**/*.exe", recursive=True)


@pytest.fixture(scope="module")
def pefile():
    return pytest.importorskip("pefile")


def mine(path):
    disk = SystemDisk()
    return pe_version(lambda offset, size: disk.part(path, offset, size, None))


def independent(pefile, path):
    """What pefile reads; None when it says that this is no such program. None is closed: pefile would collect all garbage for each."""
    try:
        program = pefile.PE(data=Path(path).read_bytes(), fast_load=True)
    except pefile.PEFormatError:
        return None
    program.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_RESOURCE"]])
    tables = [
        table for part in getattr(program, "FileInfo", []) for entry in part if hasattr(entry, "StringTable") for table in entry.StringTable
    ]
    texts = {}
    for table in tables:
        for key, text in table.entries.items():
            texts.setdefault(key.decode(), text.decode("utf-8", "replace").strip())
    product, company, version, original, description = (texts.get(key, "") for key in KEYS)
    return PeVersion(product, company, version or texts.get("FileVersion", ""), original, description)


def test_every_program_says_the_same_to_both(paths, pefile):
    assert {path: mine(path) for path in paths} == {path: independent(pefile, path) for path in paths}


def test_there_are_programs_with_and_without_a_version(paths):
    found = [mine(path) for path in paths]

    assert sum(1 for one in found if one and one.original) > 60
    assert PeVersion() in found
    assert not [one for one in found if one and one.damage]
