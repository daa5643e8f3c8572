"""What hivex and regipy say of hives that hivex wrote, and what we say. Only the empty hive that hivex fills is made by us."""

import base64
import subprocess
import xml.etree.ElementTree as ET

import pytest

from scanner.formats.hives.hive import Hive
from scanner.formats.hives.hive_log import complete_hive
from scanner.formats.hives.hive_values import registry_value
from scanner.host.mounted.mounted_host import mounted_host
from tests.formats.hives.test_hive import everything
from tests.hives import hive, log, written_later
from tests.real.parts import need
from tests.windows_trees import SOFTWARE, SYSTEM, UNINSTALL, windows_tree

pytestmark = [pytest.mark.real, pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")]  # regipy leaves files open

TYPED = {
    "Software": "",
    r"Software\Vendor": r"""@="the unnamed one"
"Text"="A \"quoted\" text \\ with more"
"Empty"=""
""",
    r"Software\Vendor\Program 1.0": r""""Number"=dword:0000002a
"Expanded"=hex(2):25,00,41,00,25,00,5c,00,78,00,00,00
"List"=hex(7):61,00,00,00,62,00,63,00,00,00,00,00
"Long"=hex(b):00,00,00,00,00,01,00,00
"Big-endian"=hex(5):00,00,00,07
"Bytes"=hex:01,02,03,04,05,06,07,08,09
"Few bytes"=hex:01,02
"None"=hex(0):
""",
    r"Software\Ünï": '"Ä"=hex(1):2d,4e,87,65,00,00\n',
}
MANY = {"Uninstall": ""} | {
    rf"Uninstall\{{{number:08}-0000}}": f'"DisplayName"="Program {number}"\n"Publisher"="{"x" * (number % 300)}"\n' for number in range(600)
}
TYPES = {"string": 1, "expand": 2, "binary": 3, "int32": 4, "int32BE": 5, "int64": 11, "string-list": 7, "none": 0}
NUMBERS = {"int32": (4, "little"), "int32BE": (4, "big"), "int64": (8, "little")}


@pytest.fixture
def filled(tmp_path):
    """Return a function that has hivex fill a hive and returns its path."""
    need("hivexregedit", "hivexml")

    def fill(keys, name="NTUSER.DAT", start=None):
        path, reg = tmp_path / name, tmp_path / "x.reg"
        path.write_bytes(start or hive())
        text = "".join(f"\n[\\{key}]\n{values}" for key, values in keys.items())
        reg.write_text(f"Windows Registry Editor Version 5.00\n{text}", encoding="utf-8")
        subprocess.run(["hivexregedit", "--merge", path, reg], check=True)
        return path

    return fill


def as_hivex_says(path):
    said = subprocess.run(["hivexml", path], check=True, capture_output=True).stdout
    return node(ET.fromstring(said).find("node"))


def node(element):
    found = {"": {value.get("key", ""): plain(value) for value in element.iterfind("value")}}
    return found | {child.get("name"): node(child) for child in element.iterfind("node")}


def plain(value):
    kind = value.get("type")
    if kind == "string-list":
        return [one.text for one in value.iterfind("string") if one.text]
    if kind in NUMBERS:
        size, order = NUMBERS[kind]
        return registry_value(TYPES[kind], (int(value.get("value")) % (1 << 8 * size)).to_bytes(size, order))
    raw = value.get("value") or ""
    content = base64.b64decode(raw) if value.get("encoding") == "base64" else raw
    return registry_value(TYPES[kind], content) if isinstance(content, bytes) else content


def as_regipy_says(path):
    registry = pytest.importorskip("regipy.registry")
    return regipy_key(registry.RegistryHive(str(path)).root)


def regipy_key(key):
    values = key.iter_values(as_json=False, trim_values=False) if key.values_count else ()
    found = {value.name.removeprefix("(default)"): value.value for value in values}
    return {"": found} | {below.name: regipy_key(below) for below in key.iter_subkeys() or ()}


@pytest.mark.parametrize("keys", [TYPED, MANY], ids=["types", "many"])
def test_hivex_says_the_same_of_what_it_wrote(filled, keys):
    path = filled(keys)
    ours = everything(Hive(path.read_bytes()))

    assert ours == as_hivex_says(path)
    assert len(str(ours)) > 300


def test_hivex_says_the_same_of_the_hives_that_our_tests_make(tmp_path):
    need("hivexml")
    path = tmp_path / "SOFTWARE"
    for mark in (b"lf", b"lh", b"li", b"ri"):
        path.write_bytes(hive(SOFTWARE, mark=mark))
        assert everything(Hive(path.read_bytes())) == as_hivex_says(path)


def test_regipy_says_the_same_names_and_texts(filled):
    path = filled(MANY)

    assert everything(Hive(path.read_bytes())) == as_regipy_says(path)


def test_regipy_completes_a_dirty_hive_to_the_same(filled, tmp_path):
    recovery = pytest.importorskip("regipy.recovery")
    after = filled(MANY, "after").read_bytes()
    before = hive(numbers=(2, 1)).ljust(len(after), b"\0")  # regipy takes no page behind the end of the file
    dirty, first, second = tmp_path / "NTUSER.DAT", tmp_path / "LOG1", tmp_path / "LOG2"
    dirty.write_bytes(before)
    first.write_bytes(written_later(before, after, pages=4096))
    second.write_bytes(log((2, 4096, [])))
    theirs, _ = recovery.apply_transaction_logs(str(dirty), str(first), restored_hive_path=str(tmp_path / "restored"))
    ours = complete_hive(before, [first.read_bytes(), b""])

    assert ours.lack is None
    assert everything(Hive(ours.content)) == as_hivex_says(tmp_path / "after") == as_regipy_says(theirs)


def test_hives_that_hivex_filled_are_an_accounts_and_an_offline_systems(filled, tmp_path):
    own, row = rf"Software\{UNINSTALL}", '"DisplayName"="TikTok"\n"DisplayVersion"="1.2"\n'
    user = filled(below(own, row)).read_bytes()
    rows = below(UNINSTALL, row) | below(rf"WOW6432Node\{UNINSTALL}", row)
    software = filled(rows, "SOFTWARE", hive(SOFTWARE)).read_bytes()
    files = {"Users/Bob/NTUSER.DAT": user, "Users/alice/x": "", "Windows/System32/config/SOFTWARE": software}
    host = mounted_host(windows_tree(tmp_path / "root", files, system=SYSTEM))
    found = [*host.keys(rf"{{machine}}\SOFTWARE\{UNINSTALL}\Banned"), *host.keys(rf"{{hku}}\{own}\*")]

    assert [record.location.partition("\\")[0] for record in found] == ["HKLM64", "HKLM32", "HKU"]
    assert {(host.values(record).text("DisplayName"), host.values(record).text("DisplayVersion")) for record in found} == {
        ("TikTok", "1.2")
    }
    assert host.losses == []


def below(path, row):
    """Return a key below a path and those above it: hivexregedit makes no key whose parent is not there."""
    parts = path.split("\\")
    return {"\\".join(parts[:end]): "" for end in range(1, len(parts) + 1)} | {rf"{path}\Banned": row}
