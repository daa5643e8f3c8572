"""Keys of those who sign: Ed25519, the private one as PEM, the public one as TUF writes it, with its owner's name.

They are made and used by the library `cryptography`, which a machine that only verifies does not need.
"""

from __future__ import annotations

import json
import os

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from securesystemslib.signer import CryptoSigner, Key, SSlibKey
from tuf.api.metadata import Metadata, Root

from scanner.catalogue.signed.refused import RefusedError
from scanner.catalogue.signed.release import newest, paths
from scanner.catalogue.signed.repository import METADATA
from scanner.catalogue.signed.verify import OWNER
from scanner.catalogue.whole_file import write_whole

PUBLIC = ".pub"


def make_key(path: str, owner: str) -> str:
    """Write a new private key, which only its owner may read, and beside it the public one; return its id. Raises OSError."""
    signer = CryptoSigner.generate_ed25519()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "wb") as file:
        file.write(signer.private_bytes)
    public = signer.public_key
    text = json.dumps({"keyid": public.keyid, **public.to_dict(), OWNER: owner}, indent=1, ensure_ascii=False)
    write_whole(path + PUBLIC, text.encode())
    return public.keyid


def read_public(path: str) -> Key:
    """Return a public key. Raises OSError, and `RefusedError` for a file that holds none."""
    with open(path, "rb") as file:
        content = file.read()
    try:
        told = json.loads(content)
        return SSlibKey.from_dict(told.pop("keyid"), told)
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise RefusedError(f"{path}: expected a public key, as `scanner catalogue key` writes it") from error


def sign(folder: str, key: str) -> dict[str, int]:
    """Sign the newest metadata of every role that the key may sign; return these, each with how many signatures it still needs."""
    signer = CryptoSigner(_private(key))
    id_ = signer.public_key.keyid
    places = paths(folder)
    root = Metadata[Root].from_file(places[Root.type]).signed
    appointed = [root, *_before(folder)]
    done = {}
    for role, path in places.items():
        whole = Metadata.from_file(path)
        asked = appointed if role == Root.type else [root]
        known = next(
            (one.keys[found] for one in asked for found in one.roles[role].keyids if one.keys[found].keyval == signer.public_key.keyval),
            None,
        )
        if known is None:
            continue
        signature = signer.sign(whole.signed_bytes)
        signature.keyid = known.keyid
        whole.signatures[known.keyid] = signature
        write_whole(path, whole.to_bytes())
        done[role] = max(
            0, root.roles[role].threshold - len(root.get_verification_result(role, whole.signed_bytes, whole.signatures).signed)
        )
    if not done:
        raise RefusedError(f"the key {id_[:16]} is none of those that may sign here")
    return done


def _before(folder: str) -> list[Root]:
    """Return the root before the newest: who changes the keys must have been trusted with it."""
    version = newest(folder, Root.type) - 1
    path = os.path.join(folder, METADATA, f"{version}.{Root.type}.json")
    return [Metadata[Root].from_file(path).signed] if os.path.exists(path) else []


def _private(path: str) -> Ed25519PrivateKey:
    with open(path, "rb") as file:
        content = file.read()
    try:
        key = load_pem_private_key(content, None)
    except (ValueError, TypeError) as error:
        raise RefusedError(f"{path}: expected a private key in PEM, without a password") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise RefusedError(f"{path}: expected an Ed25519 key")
    return key
