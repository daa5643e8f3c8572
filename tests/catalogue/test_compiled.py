"""What a scan is given must be the same, compiled or parsed."""

import json
import os
import shutil

import pytest

from scanner.catalogue import load
from scanner.catalogue.compiled import NAME, compiled, open_table
from scanner.catalogue.compiled_stamps import NAME as STAMPS
from scanner.catalogue.compiled_stamps import stamps
from scanner.catalogue.key_table import DamagedTable
from scanner.catalogue.load import load_catalogue
from scanner.catalogue.signature_files import bundled, signature_files
from scanner.matching.matcher import Matcher
from tests.catalogue.written import ASPECTS, BASIS, HEAD, POLICY_HEAD, RULE_HEAD, folder

PARSED = load_catalogue(compiled=False)
PRODUCT = HEAD + '[[match]]\nrelation = "official"\nid.deb = "example"\n'
POLICY = POLICY_HEAD + RULE_HEAD + ASPECTS + BASIS


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Copy the bundled signatures, and compile the copy."""
    files = signature_files(bundled(), [])
    copied = tmp_path_factory.mktemp("made")
    folder(copied, {file.name: file.content.decode() for file in files})
    (copied / NAME).write_bytes(compiled(PARSED, files))
    return copied


@pytest.fixture
def place(made, tmp_path, monkeypatch):
    """Return a copy of its own, whose files are newer than what was compiled says, so that the digests decide."""
    copied = shutil.copytree(made, tmp_path / "signatures", copy_function=shutil.copyfile)
    monkeypatch.setattr(load, "bundled", lambda: str(copied))
    (copied / STAMPS).write_text(stamps(str(copied)), encoding="utf-8", newline="\n")
    for path in (copied / "policies").iterdir():
        os.utime(path, ns=(1, 1))
    return copied


def unplaced(one):
    return one._replace(path="")


def test_it_holds_what_the_files_hold(place):
    found = load_catalogue()

    assert {id_: unplaced(one) for id_, one in found.products.items()} == {id_: unplaced(one) for id_, one in PARSED.products.items()}
    assert {id_: unplaced(one) for id_, one in found.policies.items()} == {id_: unplaced(one) for id_, one in PARSED.policies.items()}
    assert {id_: unplaced(one) for id_, one in found.vendors.items()} == {id_: unplaced(one) for id_, one in PARSED.vendors.items()}
    assert (found.version, found.digest, found.makers, found.rules) == (PARSED.version, PARSED.digest, PARSED.makers, PARSED.rules)


def test_it_matches_what_the_files_match(place):
    items = [hit.item for product in PARSED.products.values() for hit in (*product.hits, *product.misses)]
    both = [Matcher(layers=catalogue.layers).match(items) for catalogue in (load_catalogue(), PARSED)]

    assert [(product.id, evidence) for product, evidence in both[0]] == [(product.id, evidence) for product, evidence in both[1]]
    assert both[0]


def test_it_is_passed_over_when_a_file_changed(place):
    assert type(load_catalogue().products).__name__ == "Lazy"
    file = next((place / "products").rglob("tiktok.toml"))
    file.write_text(file.read_text(encoding="utf-8").replace('name        = "TikTok"', 'name        = "TokTik"'), encoding="utf-8")

    assert load_catalogue().products["tiktok"].name == "TokTik"


def test_it_is_passed_over_when_other_code_made_it(place):
    text = (place / STAMPS).read_text(encoding="utf-8")
    (place / STAMPS).write_text("0" * 64 + text[64:], encoding="utf-8", newline="\n")

    assert type(load_catalogue().products).__name__ != "Lazy"
    assert unplaced(load_catalogue().products["tiktok"]) == unplaced(PARSED.products["tiktok"])


def test_it_is_passed_over_when_another_release_made_it(place):
    head, *lines = (place / NAME).read_bytes().split(b"\n")
    (place / NAME).write_bytes(b"\n".join([json.dumps(json.loads(head) | {"format": 0}).encode(), *lines]))

    assert unplaced(load_catalogue().products["tiktok"]) == unplaced(PARSED.products["tiktok"])


def test_one_that_was_cut_short_is_refused(place, monkeypatch):
    monkeypatch.setattr(load, "is_installed", lambda folder: True)
    whole = (place / NAME).read_bytes()
    for end in (0, 1, 100, len(whole) // 2, -1):
        (place / NAME).write_bytes(whole[:end])

        with pytest.raises(DamagedTable, match=f"{NAME} is damaged"):
            load_catalogue()


def test_a_first_line_that_says_something_else_is_refused_or_passed_over(place, monkeypatch):
    """A kind of id that is not in the list of kinds any more would never be looked for."""
    monkeypatch.setattr(load, "is_installed", lambda folder: True)
    head, rest = (place / NAME).read_bytes().split(b"\n", 1)
    for at in range(0, len(head), 7):
        (place / NAME).write_bytes(head[:at] + bytes([head[at] ^ 1]) + head[at + 1 :] + b"\n" + rest)
        try:
            opened = open_table(str(place / NAME))
        except DamagedTable:
            continue
        assert opened is None, head[at - 9 : at + 9]


def test_a_damaged_record_is_refused_when_it_is_asked_for(place, monkeypatch):
    monkeypatch.setattr(load, "is_installed", lambda folder: True)
    whole = (place / NAME).read_bytes()
    (place / NAME).write_bytes(whole.replace(b'"name":"TikTok"', b'"name":"TokTik"'))
    found = load_catalogue()

    assert found.products["deepseek"].name == "DeepSeek"
    with pytest.raises(DamagedTable):
        found.products["tiktok"]


def test_a_users_files_lie_upon_it(place, tmp_path_factory):
    files = {"products/social-media/tiktok.toml": PRODUCT, "products/social-media/own.toml": PRODUCT.replace('"example"', '"own"')}
    mine = folder(tmp_path_factory.mktemp("mine"), files | {"policies/example-policy.toml": POLICY})
    found = load_catalogue([mine])

    assert len(found.products) == len(PARSED.products) + 1
    assert (found.products["tiktok"].name, found.rules["example-rule"]) == ("Example", "example-policy")
    assert unplaced(found.policies["be-federal-tiktok"]) == unplaced(PARSED.policies["be-federal-tiktok"])
    hits = [hit.item for hit in PARSED.products["tiktok"].hits]
    assert "tiktok" not in {product.id for product, _ in Matcher(layers=found.layers).match(hits)}


def test_a_build_takes_it_at_its_word(place, monkeypatch):
    monkeypatch.setattr(load, "is_installed", lambda folder: True)
    (place / "products" / "social-media" / "tiktok.toml").unlink()
    found = load_catalogue()

    assert (found.digest, unplaced(found.products["tiktok"])) == (PARSED.digest, unplaced(PARSED.products["tiktok"]))
    assert found.products["tiktok"].path == str(place / "products" / "social-media" / "tiktok.toml").replace("\\", os.sep)


def test_the_digest_of_a_users_files_changes_with_the_base_and_with_them(place, tmp_path_factory):
    mine = folder(tmp_path_factory.mktemp("mine"), {"products/social-media/own.toml": PRODUCT})
    both = load_catalogue([mine]).digest

    assert both != PARSED.digest
    assert both == load_catalogue([mine], compiled=False).digest
