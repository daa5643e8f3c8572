"""Products of an added folder are compiled once, and only what nobody else can have written is taken for them."""

import errno
import os

import pytest

from scanner.catalogue import overlay
from scanner.catalogue.kept_products import Kept, read_kept
from scanner.catalogue.load import CatalogueError, load_catalogue
from scanner.catalogue.signature_files import digest, signature_files
from scanner.cli import signature_cache as module
from scanner.cli.signature_cache import find_cache
from scanner.host import live
from scanner.matching.matcher import Matcher
from scanner.model import Item
from tests.catalogue.written import ASPECTS, BASIS, HEAD, POLICY_HEAD, RULE_HEAD, folder

PRODUCT = HEAD + '[[match]]\nrelation = "official"\nid.deb = "example"\n'
POLICY = POLICY_HEAD + RULE_HEAD + ASPECTS + BASIS
OWN = "products/social-media/own.toml"
posix = pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")


def make(path):
    path.mkdir()
    return path


@pytest.fixture
def mine(tmp_path):
    return folder(make(tmp_path / "mine"), {OWN: PRODUCT, "policies/example-policy.toml": POLICY})


def found(catalogue, *names):
    items = [Item(name, ids=(("deb", name),)) for name in names]
    return [(product.id, product.path, evidence.field) for product, evidence in Matcher(layers=catalogue.layers).match(items)]


def test_the_second_time_no_product_is_parsed(mine, tmp_path, monkeypatch):
    kept = Kept(str(tmp_path / "kept.table"), "this code")
    first = load_catalogue([mine], kept=kept)
    monkeypatch.setattr(overlay, "read_product", lambda *_: pytest.fail("parsed again"))
    second = load_catalogue([mine], kept=kept)

    assert found(second, "example", "other") == found(first, "example", "other") == [("own", os.path.join(mine, *OWN.split("/")), "id.deb")]
    assert (second.digest, second.version, second.rules) == (first.digest, first.version, first.rules)
    assert (second.makers, second.products["own"]) == (first.makers, first.products["own"])
    assert second.policies["example-policy"] == first.policies["example-policy"]


@pytest.mark.parametrize("change", ["changed", "added", "removed"])
def test_other_files_are_parsed(mine, tmp_path, change):
    kept = Kept(str(tmp_path / "kept.table"), "this code")
    load_catalogue([mine], kept=kept)
    own = tmp_path / "mine" / OWN
    if change == "changed":
        own.write_text(PRODUCT.replace('"example"', '"other"'), encoding="utf-8")
    elif change == "added":
        own.with_name("more.toml").write_text(PRODUCT.replace('"example"', '"other"'), encoding="utf-8")
    else:
        own.rename(own.with_name("else.toml"))

    now = load_catalogue([mine], kept=kept)
    assert found(now, "example", "other") == found(load_catalogue([mine]), "example", "other")


def test_what_other_code_compiled_is_passed_over(mine, tmp_path):
    kept = Kept(str(tmp_path / "kept.table"), "this code")
    whole = load_catalogue([mine], kept=kept)
    of_folder = digest(signature_files(mine, []))

    assert read_kept(kept, of_folder, whole) is not None
    assert read_kept(kept._replace(code="other code"), of_folder, whole) is None
    assert found(load_catalogue([mine], kept=kept._replace(code="other code")), "example")


@pytest.mark.parametrize("end", [0, 1, 200, -200, -1])
def test_what_was_cut_short_or_is_damaged_is_compiled_again(mine, tmp_path, end):
    kept, file = Kept(str(tmp_path / "kept.table"), "this code"), tmp_path / "kept.table"
    load_catalogue([mine], kept=kept)
    whole = file.read_bytes()
    for content in (whole[:end], whole[:end] + bytes([whole[end] ^ 1]) + (whole[end:][1:])):
        file.write_bytes(content)

        assert found(load_catalogue([mine], kept=kept), "example")
        assert file.read_bytes() == whole


def test_what_cannot_be_opened_is_compiled_again(mine, tmp_path):
    (tmp_path / "kept.table").mkdir()

    assert found(load_catalogue([mine], kept=Kept(str(tmp_path / "kept.table"), "")), "example")


def test_it_is_on_the_disk_before_it_has_its_name(mine, tmp_path, monkeypatch):
    done, fsync, replace = [], os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda *given: done.append("fsync") or fsync(*given))
    monkeypatch.setattr(os, "replace", lambda *given: done.append("replace") or replace(*given))
    load_catalogue([mine], kept=Kept(str(tmp_path / "kept.table"), ""))

    assert done == ["fsync", "replace"]


@pytest.mark.parametrize("name", ["fsync", "replace"])
def test_what_could_not_be_finished_is_not_left(mine, tmp_path, monkeypatch, name):
    def fail(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, name, fail)

    assert found(load_catalogue([mine], kept=Kept(str(tmp_path / "kept.table"), "")), "example")
    assert sorted(os.listdir(tmp_path)) == ["mine"]


def test_what_has_a_fault_is_not_kept(tmp_path):
    wrong = folder(make(tmp_path / "wrong"), {OWN: PRODUCT.replace("official", "none")})
    with pytest.raises(CatalogueError):
        load_catalogue([wrong], kept=Kept(str(tmp_path / "kept.table"), ""))

    assert not (tmp_path / "kept.table").exists()


def test_a_place_that_cannot_be_written_costs_nothing_but_time(mine, tmp_path):
    assert found(load_catalogue([mine], kept=Kept(str(tmp_path / "none" / "kept.table"), "")), "example")


@posix
class TestPlaces:
    @pytest.fixture(autouse=True)
    def account(self, monkeypatch, tmp_path):
        monkeypatch.setattr(live, "privileged", lambda: False)
        monkeypatch.setattr(module.os, "geteuid", lambda: os.lstat(tmp_path).st_uid)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def test_one_file_for_each_list_of_folders(self, tmp_path):
        names = {find_cache(folders).path for folders in (["/a"], ["/b"], ["/a", "/b"], ["/a/../a"])}

        assert len(names) == 3
        assert {os.path.dirname(name) for name in names} == {str(tmp_path / "cache" / "scanner")}
        assert os.lstat(tmp_path / "cache" / "scanner").st_mode & 0o777 == 0o700

    @pytest.mark.parametrize("mode", [0o777, 0o770, 0o720])
    @pytest.mark.parametrize("which", ["cache", "cache/scanner"])
    def test_a_folder_that_others_may_write_is_not_used(self, tmp_path, which, mode):
        (tmp_path / "cache" / "scanner").mkdir(parents=True)
        os.chmod(tmp_path / which, mode)

        assert find_cache(["/a"]) is None

    def test_a_folder_of_another_account_is_not_used(self, tmp_path, monkeypatch):
        (tmp_path / "cache" / "scanner").mkdir(parents=True)
        monkeypatch.setattr(module.os, "geteuid", lambda: 4242)

        assert find_cache(["/a"]) is None

    def test_root_uses_the_systems_and_no_accounts(self, tmp_path, monkeypatch):
        monkeypatch.setattr(live, "privileged", lambda: True)
        monkeypatch.setattr(module, "ROOTS_CACHE", str(tmp_path / "var"))

        assert os.path.dirname(find_cache(["/a"]).path) == str(tmp_path / "var" / "scanner")
        assert not (tmp_path / "cache").exists()
