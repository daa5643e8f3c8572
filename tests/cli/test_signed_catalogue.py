"""A signed catalogue in the place of the bundled one, as an administrator makes and uses it."""

import json
import shutil
import sys

import pytest

from scanner.catalogue.signature_files import SignatureFile, bundled, signature_files
from scanner.catalogue.signed import verify
from scanner.cli import signature_cache, signed_catalogue
from scanner.cli.signed_catalogue import ROOT
from tests.repositories import anchor, keys, repository, sign_by
from tests.trees import TIKTOK, ended, tree


@pytest.fixture(autouse=True)
def _own_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(signature_cache, "ROOTS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    (tmp_path / "cache").mkdir()


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A release of the bundled files and one more product, and the root keys to trust."""
    folder = tmp_path_factory.mktemp("released")
    faults = []
    repository(folder / "repo", signature_files(bundled(), faults))
    (folder / ROOT).write_bytes(anchor(folder / "repo"))
    assert not faults
    return folder


def scanned(capsys, released, root, *options):
    code = ended(
        "scan", "--root", root, "--format", "json", "--catalogue", released / "repo", "--catalogue-root", released / ROOT, *options
    )
    said = capsys.readouterr()
    return code, json.loads(said.out) if said.out else None, said.err


@pytest.fixture
def changeable(released, tmp_path):
    return shutil.copytree(released, tmp_path / "share")


def test_a_scan_uses_it_and_the_report_says_whose_it_is(capsys, released, tmp_path):
    code, report, _ = scanned(capsys, released, tree(tmp_path / "root", TIKTOK))

    assert (code, [finding["product"] for finding in report["findings"]]) == (1, ["tiktok"])
    assert report["catalogue"]["signed"].keys() == {"release", "signers", "made", "expires"}
    assert (report["catalogue"]["signed"]["release"], report["catalogue"]["signed"]["signers"]) == (1, ["Owner of release"])
    ended("scan", "--root", tree(tmp_path / "root", TIKTOK), "--format", "json")
    assert json.loads(capsys.readouterr().out)["catalogue"] == {key: value for key, value in report["catalogue"].items() if key != "signed"}


def test_people_read_how_old_it_is(capsys, released, tmp_path):
    options = ("--catalogue", released / "repo", "--catalogue-root", released / ROOT)
    ended("scan", "--root", tree(tmp_path / "root", TIKTOK), *options, "--as-of", "2027-01-05")

    assert "days old), signed by Owner of release." in " ".join(capsys.readouterr().out.split())


def test_a_report_of_it_is_read_back_and_judged_again(capsys, released, tmp_path):
    written = tmp_path / "r.json"
    scanned(capsys, released, tree(tmp_path / "root", TIKTOK), "--quiet", "--output", written)
    ended("judge", written, "--format", "json")

    assert json.loads(capsys.readouterr().out)["catalogue"] == json.loads(written.read_text(encoding="utf-8"))["catalogue"]


def test_a_changed_one_stops_the_run(capsys, changeable, tmp_path):
    target = next((changeable / "repo" / "targets").iterdir())
    target.write_bytes(target.read_bytes()[:-1])

    code, report, said = scanned(capsys, changeable, tree(tmp_path / "root", TIKTOK))
    assert (code, report) == (2, None)
    assert "is refused: not the files that were signed: changed, or copied in part" in said


def test_the_bundled_one_takes_its_place_where_that_is_configured_and_the_machine_is_not_called_clean(capsys, changeable, tmp_path):
    (changeable / "repo" / "metadata" / "timestamp.json").unlink()

    code, report, said = scanned(capsys, changeable, tree(tmp_path / "root"), "--catalogue-refused", "bundled")
    assert (code, report["complete"], "signed" in report["catalogue"]) == (3, False, False)
    assert [(one["reason"], one["collector"]) for one in report["problems"]] == [("catalogue-refused", "catalogue")]
    assert "timestamp.json is not there" in report["problems"][0]["detail"]
    assert "Warning: the signed catalogue" in said
    code, report, _ = scanned(capsys, changeable, tree(tmp_path / "other", TIKTOK), "--catalogue-refused", "bundled")
    assert (code, [finding["product"] for finding in report["findings"]]) == (1, ["tiktok"])


def test_a_release_for_a_newer_program_is_refused_too(capsys, tmp_path, changeable):
    faults = []
    newer = SignatureFile("products/social-media/newer.toml", "", b'format = "product/9"\n')
    repository(changeable / "repo", [*signature_files(bundled(), faults), newer])

    code, _, said = scanned(capsys, changeable, tree(tmp_path / "root"))
    assert code == 2
    assert "newer.toml:1: format" in said
    code, report, _ = scanned(capsys, changeable, tree(tmp_path / "root"), "--catalogue-refused", "bundled")
    assert (code, report["problems"][0]["reason"]) == (3, "catalogue-refused")


def test_a_rolled_back_one_is_refused_by_the_next_scan(capsys, released, changeable, tmp_path):
    faults = []
    repository(changeable / "repo", signature_files(bundled(), faults))
    root = tree(tmp_path / "root")

    assert scanned(capsys, released, root)[0] == 0
    assert scanned(capsys, changeable, root)[0] == 0
    code, _, said = scanned(capsys, released, root)
    assert code == 2
    assert "older than one that was used before" in said


def test_a_scan_that_meets_an_older_one_meanwhile_does_not_forget_the_newer(capsys, released, changeable, tmp_path, monkeypatch):
    repository(changeable / "repo", signature_files(bundled(), []))
    root, first, verify_release = tree(tmp_path / "root"), [], verify.verify

    def meanwhile(*asked):
        done = verify_release(*asked)
        if not first:
            first.append(done)
            assert scanned(capsys, changeable, root)[0] == 0
        return done

    monkeypatch.setattr(verify, "verify", meanwhile)
    code, _, said = scanned(capsys, released, root)
    assert code == 2
    assert "older than one that was used before" in said
    assert scanned(capsys, changeable, root)[0] == 0
    assert scanned(capsys, released, root)[0] == 2


def test_a_memory_that_cannot_be_held_is_said(capsys, released, tmp_path, monkeypatch):
    def refuse(_):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("scanner.cli.folder_lock.lock_folder", refuse)
    code, report, said = scanned(capsys, released, tree(tmp_path / "root"))

    assert (code, report["catalogue"]["signed"]["release"]) == (0, 1)
    assert "Warning: cannot remember this release" in said
    assert not [*(tmp_path / "cache").rglob("*.seen")]


def test_a_memory_that_is_broken_is_no_reason_to_trust(capsys, released, tmp_path):
    root = tree(tmp_path / "root")
    scanned(capsys, released, root)
    [memory] = (tmp_path / "cache").rglob("*.seen")
    memory.write_text("[]")

    code, _, said = scanned(capsys, released, root)
    assert code == 2
    assert "what was seen before cannot be read" in said


def test_without_root_keys_nothing_is_trusted(capsys, released, tmp_path):
    code = ended("scan", "--root", tree(tmp_path / "root"), "--catalogue", released / "repo", "--catalogue-root", tmp_path / "none.json")

    assert code == 2
    assert "cannot read the root keys" in capsys.readouterr().err


def test_without_the_library_it_is_said(capsys, released, tmp_path, monkeypatch):
    monkeypatch.setattr(signed_catalogue, "find_spec", lambda _: None)

    code, _, said = scanned(capsys, released, tree(tmp_path / "root"))
    assert code == 2
    assert "install the extra `catalogue`" in said


def test_one_is_made_checked_and_used_by_its_commands(capsys, tmp_path):
    made, repo, used = tmp_path / "keys", tmp_path / "repo", tmp_path / "used"
    made.mkdir()
    for name in "abcrn":
        assert ended("catalogue", "key", made / name, "--owner", f"Owner {name}") == 0
    public = [made / f"{name}.pub" for name in "abcrn"]
    roots = [word for path in public[:3] for word in ("--root", path)]
    assert ended("catalogue", "appoint", repo, *roots, "--release", public[3], "--renewal", public[4]) == 0
    assert ended("catalogue", "pack", repo) == 0
    for name in "arn":
        assert ended("catalogue", "sign", repo, made / name) == 0
    root = repo / "metadata" / "1.root.json"
    assert ended("catalogue", "verify", repo, "--catalogue-root", root) == 2  # one root key of two
    capsys.readouterr()
    assert ended("catalogue", "sign", repo, made / "b") == 0
    assert capsys.readouterr().out == "root: signed\n"

    assert ended("catalogue", "use", shutil.make_archive(str(tmp_path / "stick"), "zip", repo), used, "--catalogue-root", root) == 0
    assert "signed by Owner r" in capsys.readouterr().out
    assert {path.name for path in used.rglob("*.json")} == {"1.snapshot.json", "1.targets.json", "timestamp.json"}
    assert ended("catalogue", "verify", used, "--catalogue-root", root) == 0
    assert ended("catalogue", "renew", repo) == 0
    assert ended("catalogue", "verify", repo, "--catalogue-root", root) == 2
    assert ended("catalogue", "sign", repo, made / "n") == 0
    assert ended("catalogue", "verify", repo, "--catalogue-root", root) == 0
    assert ended("catalogue", "verify", used, "--catalogue-root", root) == 2  # it is older now


def test_what_was_used_before_goes_when_a_newer_one_comes(tmp_path):
    repo, used = repository(tmp_path / "repo", signature_files(bundled(), [])), tmp_path / "used"
    root = repo / "metadata" / "1.root.json"
    ended("catalogue", "use", repo, used, "--catalogue-root", root)
    repository(repo, signature_files(bundled(), []))
    ended("catalogue", "use", repo, used, "--catalogue-root", root)

    assert {path.name for path in used.rglob("*.json")} == {"2.snapshot.json", "2.targets.json", "timestamp.json"}
    assert ended("catalogue", "verify", used, "--catalogue-root", root) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="modes say nothing there")
def test_a_private_key_is_its_owners(tmp_path):
    ended("catalogue", "key", tmp_path / "k", "--owner", "O")

    assert (tmp_path / "k").stat().st_mode & 0o777 == 0o600
    assert ended("catalogue", "key", tmp_path / "k", "--owner", "O") == 2  # never written over


def test_a_key_that_is_none_is_said(capsys, tmp_path):
    repo = repository(tmp_path / "repo")
    (tmp_path / "k").write_text("x")

    assert ended("catalogue", "sign", repo, tmp_path / "k") == 2
    assert "expected a private key in PEM" in capsys.readouterr().err
    assert ended("catalogue", "sign", repo, keys() / "thief") == 2
    assert "none of those that may sign" in capsys.readouterr().err
    sign_by(repo, "renewal")
