"""Signed catalogues for tests: keys made once, and a repository as signers make it."""

import functools
import tempfile
from pathlib import Path

import pytest

pytest.importorskip(
    "cryptography.hazmat.primitives.asymmetric.ed25519",
    reason="the library that signs asks for one that this Wine lacks",
    exc_type=ImportError,
)

from scanner.catalogue.signature_files import SignatureFile
from scanner.catalogue.signed.keys import make_key, read_public, sign
from scanner.catalogue.signed.release import Holders, appoint, release

PRODUCT = b"""format = "product/1"
name = "Told %d"
"""


@functools.cache
def keys():
    """Return a folder with the keys `a`, `b` and `c` of the root, `release`, `renewal`, and those of a `thief`."""
    folder = Path(tempfile.mkdtemp())
    for name in ("a", "b", "c", "d", "release", "renewal", "thief"):
        make_key(str(folder / name), f"Owner of {name}")
    return folder


def holders(root=("a", "b", "c"), releasing=("release",), renewal=("renewal",), threshold=2):
    def public(names):
        return [read_public(str(keys() / f"{name}.pub")) for name in names]

    return Holders(public(root), public(releasing), public(renewal), threshold)


def sign_by(folder, *names):
    for name in names:
        sign(str(folder), str(keys() / name))


def files(number=1):
    return [SignatureFile("products/told/told.toml", "", PRODUCT % number)]


def repository(folder, content=None, *, valid=90, fresh=30, signers=("a", "b", "release", "renewal")):
    """Make a repository with a release, or add one to it; return its folder."""
    if not (folder / "metadata").exists():
        appoint(str(folder), holders())
    release(str(folder), content or files(), valid, fresh)
    sign_by(folder, *signers)
    return folder


def anchor(folder):
    return (folder / "metadata" / "1.root.json").read_bytes()
