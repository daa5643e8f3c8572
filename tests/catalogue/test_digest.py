from hashlib import sha256

from scanner.catalogue.digest import digest
from scanner.catalogue.signature_files import SignatureFile


def of(**files):
    return digest(SignatureFile(name, f"/any/{name}", content) for name, content in files.items())


def test_the_digest_follows_names_and_bytes_and_not_order_or_place():
    assert of(a=b"1", b=b"2") == of(b=b"2", a=b"1")
    assert len({of(a=b"1", b=b"2"), of(a=b"2", b=b"1"), of(a=b"12"), of(a1=b"2"), of(a=b"1"), of()}) == 6


def test_what_is_hashed_is_each_name_and_content_after_its_length():
    assert of(a=b"12") == sha256(b"\0\0\0\0\0\0\0\1a" + b"\0\0\0\0\0\0\0\x0212").hexdigest()
