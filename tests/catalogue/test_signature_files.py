import os
from hashlib import sha256

import pytest

from scanner.catalogue.signature_files import PACKAGE, SignatureFile, bundled, digest, is_installed, signature_files
from scanner.tables.toml_file import Fault
from tests.abilities import needs_links
from tests.catalogue.written import folder

EXPECTED = "expected products/<category>/<id>.toml, or <id>.toml in vendors, programs, features or policies"


def test_products_and_policies_by_name(tmp_path):
    place = folder(
        tmp_path, {"products/social-media/b.toml": "1", "products/messaging/a.toml": "2", "policies/p.toml": "3", "README.md": "4"}
    )
    faults = []
    found = signature_files(place, faults)

    assert [(file.name, file.kind, file.category, file.id, file.content) for file in found] == [
        ("products/messaging/a.toml", "products", "messaging", "a", b"2"),
        ("products/social-media/b.toml", "products", "social-media", "b", b"1"),
        ("policies/p.toml", "policies", "policies", "p", b"3"),
    ]
    assert faults == []


@pytest.mark.parametrize(
    "name", ["a.toml", "products/a.toml", "products/messaging/a.tml", "products/messaging/x/a.toml", "policies/x/a.toml"]
)
def test_a_misplaced_file_is_a_fault(tmp_path, name):
    faults = []
    signature_files(folder(tmp_path, {"policies/p.toml": "", name: ""}), faults)

    assert faults == [Fault(str(tmp_path / name), 0, "", EXPECTED)]


def test_what_an_editor_leaves_is_passed_over(tmp_path):
    faults = []
    found = signature_files(folder(tmp_path, {"policies/p.toml": "", "policies/.p.toml.swp": "", "products/.DS_Store": ""}), faults)

    assert ([file.id for file in found], faults) == (["p"], [])


def test_an_empty_folder_is_a_fault(tmp_path):
    faults = []

    assert signature_files(str(tmp_path), faults) == []
    assert faults == [
        Fault(
            str(tmp_path),
            0,
            "",
            f"{EXPECTED} in this folder",
        )
    ]


@needs_links
def test_a_file_that_cannot_be_read_is_a_fault(tmp_path):
    place = folder(tmp_path, {"policies/p.toml": ""})
    (tmp_path / "policies" / "gone.toml").symlink_to(tmp_path / "nowhere")
    faults = []
    signature_files(place, faults)

    assert faults == [Fault(str(tmp_path / "policies/gone.toml"), 0, "", "cannot be read: No such file or directory")]


@pytest.mark.parametrize("name", ["Bad_Name", "two words", "Upper", "-x", "x-", "é"])
def test_the_name_of_a_file_is_an_id_that_a_call_can_give(tmp_path, name):
    place = folder(tmp_path, {f"products/messaging/{name}.toml": "1", "products/messaging/x-2.toml": "2"})
    faults = []

    assert [file.id for file in signature_files(place, faults)] == ["x-2"]
    assert [fault.expected for fault in faults] == ["expected a name of words in lower case joined by -, such as example-chat.toml"]


def test_the_bundled_folder_is_there():
    faults = []

    assert signature_files(bundled(), faults)
    assert faults == []


def of(**files):
    return digest(SignatureFile(name, f"/any/{name}", content) for name, content in files.items())


def test_the_digest_follows_names_and_bytes_and_not_order_or_place():
    assert of(a=b"1", b=b"2") == of(b=b"2", a=b"1")
    assert len({of(a=b"1", b=b"2"), of(a=b"2", b=b"1"), of(a=b"12"), of(a1=b"2"), of(a=b"1"), of()}) == 6


def test_what_is_hashed_is_each_name_and_content_after_its_length():
    assert of(a=b"12") == sha256(b"\0\0\0\0\0\0\0\1a" + b"\0\0\0\0\0\0\0\x0212").hexdigest()


def test_the_folder_of_a_checkout_is_none_of_an_installed_package():
    assert is_installed(os.path.join(PACKAGE, "signatures"))
    assert not is_installed(bundled())
