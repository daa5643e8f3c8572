"""What a hostile share, a mirror or a stick may hold in the place of a signed catalogue."""

import json
import shutil
import subprocess
import sys
import zipfile

import pytest
from tuf.api.metadata import Metadata, Targets

from scanner.catalogue.signature_files import SignatureFile, digest
from scanner.catalogue.signed.refused import RefusedError
from scanner.catalogue.signed.release import appoint, release, renew
from scanner.catalogue.signed.repository import open_repository
from scanner.catalogue.signed.verify import MOST_METADATA, verify
from tests.repositories import anchor, files, holders, repository, sign_by


def verified(folder, trusted, seen=None):
    return verify(open_repository(str(folder)), trusted, seen, str(folder))


def refused(folder, trusted, seen=None):
    with pytest.raises(RefusedError) as error:
        verified(folder, trusted, seen)
    return str(error.value)


@pytest.fixture
def repo(tmp_path):
    return repository(tmp_path / "repo")


def copied(folder, name):
    return shutil.copytree(folder, folder.parent / name)


def test_what_was_signed_is_read_with_who_signed_it(repo):
    done = verified(repo, anchor(repo))

    assert [(file.name, file.content) for file in done.files] == [(file.name, file.content) for file in files()]
    assert (done.origin.release, done.origin.signers, done.origin.digest) == (1, ("Owner of release",), digest(files()))
    assert done.origin.made < done.origin.expires


def test_without_the_library_that_signs_the_same_holds(repo):
    program = (
        "import sys\n"
        "for name in ('cryptography', 'cryptography.exceptions', 'cryptography.hazmat'): sys.modules[name] = None\n"
        "from scanner.catalogue.signed.repository import open_repository\n"
        "from scanner.catalogue.signed.verify import verify\n"
        "path = sys.argv[1]\n"
        "print(verify(open_repository(path), open(path + '/metadata/1.root.json', 'rb').read(), None, path).origin.release)\n"
    )
    whole = subprocess.run([sys.executable, "-c", program, str(repo)], capture_output=True, text=True, check=False)
    timestamp = repo / "metadata" / "timestamp.json"
    told = json.loads(timestamp.read_bytes())
    told["signed"]["version"] += 1
    timestamp.write_text(json.dumps(told))
    changed = subprocess.run([sys.executable, "-c", program, str(repo)], capture_output=True, text=True, check=False)

    assert (whole.stdout, whole.stderr) == ("1\n", "")
    assert "RefusedError: not signed by enough" in changed.stderr


def test_an_older_release_is_refused_after_a_newer_one(repo):
    old = copied(repo, "old")
    seen = verified(repository(repo, files(2)), anchor(repo)).seen

    assert verified(old, anchor(repo)).origin.release == 1
    assert refused(old, anchor(repo), seen).startswith("older than one that was used before")
    assert verified(repo, anchor(repo), seen).origin.release == 2


def test_an_older_release_under_a_new_timestamp_is_refused(repo):
    """Whoever holds the key of renewals alone cannot bring back an old catalogue."""
    old = copied(repo, "old")
    seen = verified(repository(repo, files(2)), anchor(repo)).seen
    for _ in range(4):
        renew(str(old), 30)
    sign_by(old, "renewal")

    assert refused(old, anchor(repo), seen).startswith("older than one that was used before")


def test_one_that_is_held_back_is_refused_when_it_was_not_renewed(tmp_path):
    held, old = repository(tmp_path / "held", fresh=-1), repository(tmp_path / "old", valid=-1)

    assert refused(held, anchor(held)).startswith("expired")
    assert refused(old, anchor(old)).startswith("expired")


def test_a_renewal_holds(repo):
    seen = verified(repo, anchor(repo)).seen
    renew(str(repo), 30)
    assert "not signed by enough" in refused(repo, anchor(repo), seen)
    sign_by(repo, "renewal")

    assert verified(repo, anchor(repo), seen).seen.timestamp != seen.timestamp


@pytest.mark.parametrize("name", ["2.targets.json", "2.snapshot.json", "timestamp.json"])
def test_two_releases_are_not_mixed(repo, name):
    old = copied(repo, "old")
    repository(repo, files(2))
    metadata = repo / "metadata"
    shutil.copy(old / "metadata" / name.replace("2.", "1."), metadata / name)

    if name == "timestamp.json":  # the release before, whole: for whoever has not seen the newer one it is the newest
        assert verified(repo, anchor(repo)).origin.release == 1
    else:
        assert refused(repo, anchor(repo)).startswith("older than one that was used before, or put together from two releases")


def test_every_file_that_is_missing_changed_or_cut_is_refused(repo):
    places = [path for path in sorted(repo.rglob("*")) if path.is_file() and path.name != "1.root.json"]
    assert len(places) == 4

    for path in places:
        whole = path.read_bytes()
        path.unlink()
        assert "is not there" in refused(repo, anchor(repo))
        for broken in (
            whole[: len(whole) // 2],
            whole[:-1],
            b"",
            whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:],
            whole + b"x" * len(whole),
        ):
            path.write_bytes(broken)
            assert refused(repo, anchor(repo))
        path.write_bytes(whole)
    assert verified(repo, anchor(repo)).origin.release == 1


@pytest.mark.parametrize("signers", [(), ("thief",), ("a", "b"), ("renewal",)])
def test_a_release_that_another_signed_is_refused(repo, signers):
    release(str(repo), files(2), 90, 30)
    if "thief" in signers:
        with pytest.raises(RefusedError, match="none of those that may sign"):
            sign_by(repo, *signers)
    else:
        sign_by(repo, *signers)

    assert "not signed by enough" in refused(repo, anchor(repo))


def test_a_repository_of_somebody_else_is_refused(tmp_path, repo):
    appoint(str(tmp_path / "other"), holders(root=("thief", "c", "d"), releasing=("thief",), renewal=("thief",)))
    other = repository(tmp_path / "other", signers=("thief", "c"))

    assert verified(other, anchor(other)).origin.signers == ("Owner of thief",)
    assert "not signed by enough" in refused(other, anchor(repo))


def test_new_root_keys_hold_when_the_old_ones_signed_them(repo):
    seen, trusted = verified(repo, anchor(repo)).seen, anchor(repo)
    before = copied(repo, "before")
    appoint(str(repo), holders(root=("b", "c", "d"), releasing=("d",)))
    repository(repo, files(2), signers=("d", "renewal", "c"))
    assert "not signed by enough" in refused(repo, trusted, seen)  # of the old keys by one of two
    sign_by(repo, "b")

    done = verified(repo, trusted, seen)
    assert (done.origin.release, done.origin.signers) == (2, ("Owner of d",))
    assert refused(before, trusted, done.seen).startswith("older than one that was used before")


def test_a_release_by_a_key_that_was_taken_back_is_refused(repo):
    appoint(str(repo), holders(releasing=("d",)))
    sign_by(repo, "a", "b")

    assert "not signed by enough" in refused(repo, anchor(repo))


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 100_000,
        b"{}",
        b"null",
        b"\xff\xfe",
        b'{"signed": {"_type": "root", "version": ' + b"9" * 10_000 + b"}}",
        b"x" * (MOST_METADATA + 1),
    ],
)
@pytest.mark.parametrize("name", ["timestamp.json", "1.snapshot.json", "1.targets.json", "2.root.json"])
def test_any_bytes_are_refused(repo, name, content):
    (repo / "metadata" / name).write_bytes(content)

    assert refused(repo, anchor(repo))


@pytest.mark.parametrize(
    "name", ["../../etc/x.toml", "/products/a/b.toml", "products/a.toml", "products/a/b.txt", "readme.toml", "policies/a/b.toml"]
)
def test_what_is_no_signature_file_is_refused_though_it_is_signed(tmp_path, name):
    repo = repository(tmp_path / "repo", [SignatureFile(name, "", b"")])

    assert "is no signature file" in refused(repo, anchor(repo))


def test_a_zip_is_read_as_its_folder_is(repo):
    inside, at_top = repo.parent / "inside.zip", repo.parent / "top.zip"
    for path, start in ((inside, repo.parent), (at_top, repo)):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            for file in repo.rglob("*"):
                packed.write(file, file.relative_to(start))

    assert verified(inside, anchor(repo)).files[0].content == verified(at_top, anchor(repo)).files[0].content == files()[0].content
    for cut in (0, 10, inside.stat().st_size - 30):
        inside.write_bytes(inside.read_bytes()[:cut] if cut else b"")
        assert refused(inside, anchor(repo)).startswith("neither a folder nor a zip")


def test_a_zip_that_grows_is_refused_before_it_is_read(repo):
    bomb = repo.parent / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("metadata/timestamp.json", b"0" * (64 << 20))

    assert refused(bomb, anchor(repo)) == f"metadata/timestamp.json is longer than {MOST_METADATA} bytes"


def test_a_release_without_a_digest_that_we_know_is_refused(repo):
    path = repo / "metadata" / "1.targets.json"
    told = Metadata[Targets].from_file(str(path))
    told.signed.targets["catalogue.zip"].hashes = {"md5": "0" * 32}
    path.write_bytes(told.to_bytes())
    sign_by(repo, "release")

    assert "is not there" in refused(repo, anchor(repo))


def test_a_day_that_is_none_is_left_out(repo):
    path = repo / "metadata" / "1.targets.json"
    for custom in ({"made": "soon"}, {"made": None}, [], "x"):
        told = json.loads(path.read_bytes())
        told["signed"]["targets"]["catalogue.zip"]["custom"] = custom
        path.write_text(json.dumps(told))
        sign_by(repo, "release")

        assert verified(repo, anchor(repo)).origin.made is None
