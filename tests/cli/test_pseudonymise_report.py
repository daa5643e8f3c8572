import json
import os
import re
import shutil

import pytest

from scanner.cli import config
from tests.hives import hive
from tests.macos_trees import PREFERENCES, SYSTEM, account, macos_tree
from tests.trees import PRIVILEGED, TIKTOK, ended, tree
from tests.windows_trees import SOFTWARE, UNINSTALL, windows_tree

KEY = b"sixteen bytes!!!"
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has access lists where others have modes")


@pytest.fixture
def key(tmp_path):
    """Return a file with a secret that is its owner's alone."""
    return key_file(tmp_path / "key", KEY)


def key_file(path, content, mode=0o600):
    path.write_bytes(content)
    path.chmod(mode)
    return path


def linux(folder):
    desktop = {path.replace("alice", "zoe.q"): content for path, content in TIKTOK.items()}
    passwd = "root:x:0:0:root:/root:/bin/sh\nzoe.q:x:1000:1000::/home/zoe.q:/bin/sh\nXavier:x:1001:1001::/home/QZDOM/Xavier:/bin/sh\n"
    status = "Package: zoe.q-backup\nStatus: install ok installed\nVersion: 1-Xavier\nMaintainer: Xavier on qz-pc\n"
    closed = {"home/QZDOM/Xavier/.config/chromium/Default/Preferences": "{", "home/wanda/.config/chromium/Default/Preferences": "{"}
    return tree(folder, desktop, closed, {"etc/passwd": passwd, "var/lib/dpkg/status": status, "etc/hostname": "qz-pc.office.example\n"})


def windows(folder):
    homes = {r"%SystemDrive%\Users\alice": r"C:\Users\Zoe Q", r"C:\Users\Bob": r"C:\Users\XAVIER"}
    software = {
        key: {
            name: (2, f"{homes[old]}\0".encode("utf-16-le")) if (old := text_of(value)) in homes else value
            for name, value in values.items()
        }
        for key, values in SOFTWARE.items()
    }
    software[rf"{UNINSTALL}\ours"] = {
        "DisplayName": "Tool of zoe q",
        "InstallLocation": r"C:\Users\zoe q\tool",
        "DisplayVersion": "xavier-1",
    }
    own = {
        rf"Software\{UNINSTALL}\no place": {"DisplayName": "Known by its key"},
        rf"Software\{UNINSTALL}\theirs": {"DisplayName": "On THEIR-PC", "InstallLocation": r"C:\Users\WANDA\tool"},
    }
    bare = {rf"Software\{UNINSTALL}\no place": {"DisplayName": "Known by its key"}}
    return windows_tree(
        folder, {"Users/Zoe Q/NTUSER.DAT": hive(own), "Users/XAVIER/NTUSER.DAT": hive(bare), "Users/Public/x": ""}, software=software
    )


def text_of(value):
    return value[1].decode("utf-16-le").rstrip("\0") if isinstance(value, tuple) else None


def macos(folder):
    import plistlib  # noqa: PLC0415  one of three systems

    named = {PREFERENCES: plistlib.dumps({"System": {"System": {"ComputerName": "Zo\u00e9\u2019s Qz"}}}, fmt=plistlib.FMT_BINARY)}
    app = {"CFBundleIdentifier": "example.Xavier.tool", "CFBundleName": "zoe q tool", "CFBundleShortVersionString": "1"}
    apps = {
        "Users/zoe q/Applications/Tool.app/Contents/Info.plist": plistlib.dumps(app),
        "Users/WANDA/Applications/Xavier.app/Contents/Info.plist": b"broken",
        "Users/xavier/x": b"",
    }
    return macos_tree(
        folder, named, apps, account("xavier", 501, "/Users/xavier"), system={k: v for k, v in SYSTEM.items() if "alice" not in k}
    )


SYSTEMS = {
    "linux": (linux, ["zoe.q", "Xavier", "wanda", "qz-pc", "qz-pc.office.example", "QZDOM"]),
    "windows": (windows, ["zoe q", "xavier", "wanda", "their-pc", "S-1-5-21-1-2-3-1000", "S-1-12-1-1-2-3-1001"]),
    "macos": (macos, ["zoe q", "xavier", "wanda", "Zo\u00e9\u2019s Qz"]),
}


def surviving(text, names):
    return [name for name in names if re.search(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", text, re.IGNORECASE)]


def scanned(capsys, root, *arguments):
    code = ended("scan", "--root", root, "--format", "json", "--inventory", *arguments)
    said = capsys.readouterr()
    assert code in {0, 1, 3}, said.err
    return json.loads(said.out)


@pytest.mark.parametrize("system", SYSTEMS)
def test_no_planted_name_is_in_a_report_of_any_system(tmp_path, system, key, capsys):
    make, names = SYSTEMS[system]
    root = make(tmp_path / "system")
    plain = json.dumps(scanned(capsys, root), ensure_ascii=False)
    report = scanned(capsys, root, "--pseudonymise", key)

    assert surviving(plain, names) == names, "the tree has them all"
    assert surviving(json.dumps(report, ensure_ascii=False), names) == []
    assert report["pseudonymised"] is True
    assert report["host"]["platform"] == system
    assert re.fullmatch(r"host-[0-9a-f]{10}", report["host"]["name"])


@pytest.mark.parametrize("system", SYSTEMS)
def test_nor_in_a_text_a_list_or_an_explanation(tmp_path, system, key, capsys):
    make, names = SYSTEMS[system]
    root = make(tmp_path / "system")
    for command in (["scan", "--inventory", "--explain", "tiktok"], ["list"], ["list", "--format", "json"]):
        ended(*command, "--root", root, "--pseudonymise", key)
        said = capsys.readouterr()
        assert "user-" in said.out
        assert surviving(said.out, names) == []


def test_the_report_says_so_to_people_too(tmp_path, key, capsys):
    ended("scan", "--root", tree(tmp_path / "system"), "--pseudonymise", key)

    assert "The names of accounts and of the machine are replaced by pseudonyms; this is still personal data." in " ".join(
        capsys.readouterr().out.split()
    )


def test_the_same_secret_gives_the_same_names_and_another_gives_others(tmp_path, key, capsys):
    root = linux(tmp_path / "system")
    one, again = (scanned(capsys, root, "--pseudonymise", key)["host"]["name"] for _ in range(2))
    same = scanned(capsys, root, "--pseudonymise", key_file(tmp_path / "copy", KEY + b"\r\n"))["host"]["name"]
    other = scanned(capsys, root, "--pseudonymise", key_file(tmp_path / "other", b"another secret!!"))["host"]["name"]

    assert one == again == same != other


def test_without_a_secret_nothing_changes(tmp_path, capsys):
    report = scanned(capsys, linux(tmp_path / "system"))

    assert report["host"]["name"] == "qz-pc.office.example"
    assert "pseudonymised" not in report


def test_the_files_name_has_the_pseudonym(tmp_path, key):
    (tmp_path / "out").mkdir()
    ended("scan", "--root", linux(tmp_path / "system"), "--pseudonymise", key, "--quiet", "--output", tmp_path / "out" / "{host}.json")

    assert re.fullmatch(r"host-[0-9a-f]{10}\.json", *os.listdir(tmp_path / "out"))


@pytest.mark.parametrize("command", ["scan", "judge"])
@pytest.mark.parametrize("named", ["qz-pc.office.example", "pseudonym"])
def test_a_waiver_may_name_the_device_or_its_pseudonym(tmp_path, key, capsys, command, named):
    root = linux(tmp_path / "system")
    old = tmp_path / "old.json"
    ended("scan", "--root", root, "--quiet", "--output", old)
    pseudonym = scanned(capsys, root, "--pseudonymise", key)["host"]["name"]
    scope = pseudonym if named == "pseudonym" else named
    waivers = tmp_path / "waivers.toml"
    waivers.write_text(
        'format = "waivers/1"\n[[waiver]]\nid = "w-1"\nrule = "be-fed-tiktok-716"\npurpose = "x"\napproved_by = "y"\nreference = "z"\n'
        f'scope = ["device:{scope}"]\nexpires = 2099-01-01\n'
    )
    waivers.chmod(0o600)
    subject = ["scan", "--root", root] if command == "scan" else ["judge", old]
    code = ended(*subject, "--waivers", waivers, "--pseudonymise", key, "--format", "json", "--policy", "be-federal-tiktok")
    report = json.loads(capsys.readouterr().out)

    assert code != 1
    assert [waiver["applied"] for waiver in report["waivers"]] == [True]
    assert report["host"]["name"] == pseudonym


def test_an_old_report_is_judged_without_names(tmp_path, key, capsys):
    make, names = SYSTEMS["linux"]
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    ended("scan", "--root", make(tmp_path / "system"), "--quiet", "--inventory", "--output", old)
    ended("judge", old, "--pseudonymise", key, "--inventory", "--quiet", "--output", new)
    once = json.loads(new.read_text(encoding="utf-8"))
    ended("judge", new, "--pseudonymise", key_file(tmp_path / "other", b"another secret!!"), "--format", "json")

    assert surviving(old.read_text(encoding="utf-8"), names) == names
    assert surviving(new.read_text(encoding="utf-8"), names) == []
    assert json.loads(capsys.readouterr().out)["host"] == once["host"], "what has pseudonyms keeps them"


def test_a_configuration_file_names_the_secret_beside_it(tmp_path, key, capsys, monkeypatch):
    (tmp_path / "scanner.toml").write_text('format = "config/1"\npseudonymise = "key"\n')
    (tmp_path / "scanner.toml").chmod(0o600)
    monkeypatch.setattr(config, "configuration_folder", lambda: str(tmp_path))

    assert scanned(capsys, linux(tmp_path / "system"))["pseudonymised"] is True


def refused(capsys, path):
    code = ended("scan", "--pseudonymise", path)
    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    return said.err.removeprefix(f"Error: --pseudonymise {path}: ").strip()


@pytest.mark.parametrize("content", [b"", b"fifteen bytes!!", b"fifteen bytes!!\n", b"x" * 4097])
def test_what_is_too_short_or_too_long_to_be_a_secret_is_refused(tmp_path, capsys, content):
    assert refused(capsys, key_file(tmp_path / "key", content)) == "expected a secret of 16 to 4096 bytes"


@POSIX
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o644, 0o666])
def test_what_others_may_read_or_write_is_refused(tmp_path, capsys, mode):
    why = "other accounts can read or write it, and the secret reveals who is behind a pseudonym"

    assert refused(capsys, key_file(tmp_path / "key", KEY, mode)) == f"refused: {why}; expected mode 600, found {mode:o}"


@pytest.mark.skipif(not PRIVILEGED, reason="only root can make files of other accounts")
def test_another_accounts_file_is_refused(key, capsys):
    os.chown(key, 65534, 65534)

    assert refused(capsys, key) == "refused: it is owned by another account, uid 65534"


@pytest.mark.skipif(not PRIVILEGED, reason="only root can make files of other accounts")
def test_so_is_one_that_others_may_put_another_in_the_place_of(tmp_path, capsys):
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o777)
    path = key_file(folder / "key", KEY)

    assert refused(capsys, path).endswith(f"{folder} is writable by everyone")


def test_what_is_no_file_is_refused(tmp_path, capsys):
    assert refused(capsys, tmp_path / "none") == "cannot read the secret: No such file or directory"
    if os.name != "nt":
        os.mkfifo(tmp_path / "fifo", 0o600)
        assert refused(capsys, tmp_path / "fifo") == "expected a file that contains a secret"
        assert refused(capsys, tmp_path) == "cannot read the secret: Is a directory"


def test_the_secret_is_nowhere_in_what_is_written(tmp_path, key, capsys):
    ended("scan", "--root", linux(tmp_path / "system"), "--pseudonymise", key, "--format", "json", "--inventory")
    said = capsys.readouterr()

    assert KEY.decode() not in said.out + said.err
    assert str(key) not in said.out + said.err
    shutil.rmtree(tmp_path / "system")
