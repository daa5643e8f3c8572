import os

import pytest

from scanner.catalogue import compiled_stamps as module
from scanner.catalogue.compiled_stamps import CODE, NAME, same_code, stamps, unchanged, watched
from scanner.catalogue.signature_files import bundled
from tests.catalogue.written import folder

FILES = {"products/ai-agent/a.toml": "a", "policies/p.toml": "p"}


@pytest.fixture
def place(tmp_path):
    found = folder(tmp_path, FILES)
    (tmp_path / NAME).write_text(stamps(found), encoding="utf-8", newline="\n")
    return tmp_path


def test_what_nobody_touched_is_unchanged(place):
    assert unchanged(str(place))
    lines = [line.split()[:2] for line in stamps(str(place)).splitlines()]
    assert lines[1:3] == [["policies/p.toml", "1"], ["products/ai-agent/a.toml", "1"]]
    assert "code/matching/name_keys.py" in {line[0] for line in lines[3:]}


def test_without_stamps_nothing_is_known(tmp_path):
    assert not unchanged(folder(tmp_path, FILES))


def test_code_that_was_changed_is_seen_by_its_digest_and_by_its_stamp(place, monkeypatch, tmp_path_factory):
    package = tmp_path_factory.mktemp("package")
    for name in module.CODE:
        (package / name).mkdir()
        (package / name / "names.py").write_text("other")
    assert same_code(str(place))
    monkeypatch.setattr(module, "PACKAGE", str(package))

    assert not same_code(str(place))
    assert not unchanged(str(place))


@pytest.mark.parametrize("change", ["longer", "later", "gone", "new"])
def test_what_was_changed_came_or_went_is_seen(place, change):
    file = place / "policies" / "p.toml"
    if change == "longer":
        before = file.stat().st_mtime_ns
        file.write_text("pp")
        os.utime(file, ns=(before, before))
    elif change == "later":
        os.utime(file, ns=(1, 1))
    elif change == "gone":
        file.unlink()
    else:
        (place / "policies" / "q.toml").write_text("q")

    assert not unchanged(str(place))


def test_what_has_a_stamp_lies_in_a_folder_that_is_watched():
    folders = watched(bundled())

    assert {"signatures/policies", "signatures/products/social-media", *(f"scanner/{folder}" for folder in CODE)} <= {*folders}
    assert not any(os.path.isabs(folder) or "__pycache__" in folder for folder in folders)
