"""Whether a signed catalogue is what its signers released, by the rules of TUF.

Verified are the chain of root keys from the one that is trusted, then the timestamp, the snapshot, the targets and the catalogue itself,
each from the bytes that are used, at every load. What was seen before refuses an older one; an expiry refuses one that is held back.
python-tuf parses and checks signatures; the order is here, for its own client writes to a disk and brings HTTP along.
See: https://theupdateframework.github.io/specification/latest/#detailed-client-workflow
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from tuf.api.exceptions import (
    BadVersionNumberError,
    ExpiredMetadataError,
    LengthOrHashMismatchError,
    RepositoryError,
    UnsignedMetadataError,
)
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, Targets, Timestamp

from scanner.catalogue.signature_files import digest
from scanner.catalogue.signed.archive import MOST_ARCHIVE, NAME, unpack_files
from scanner.catalogue.signed.refused import RefusedError
from scanner.catalogue.signed.repository import METADATA, TARGETS
from scanner.catalogue_origin import Origin
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from scanner.catalogue.signature_files import SignatureFile
    from scanner.catalogue.signed.repository import Repository

Role = TypeVar("Role", Root, Timestamp, Snapshot, Targets)

MOST_METADATA = 1 << 20
MOST_ROOTS = 256  # changes of the root keys, one after the other
OWNER = "x-owner"  # of a key: who signs with it
MADE = "made"  # of the catalogue: the day on which it was released
REASONS = {  # of what python-tuf raises; the first that fits
    UnsignedMetadataError: "not signed by enough of the keys that the root names",
    ExpiredMetadataError: "expired: its signers did not renew it, or somebody holds back a newer one",
    BadVersionNumberError: "older than one that was used before, or put together from two releases",
    LengthOrHashMismatchError: "not the files that were signed: changed, or copied in part",
}


class Seen(NamedTuple):
    """Metadata that was verified: what is older than this is refused from then on."""

    root: bytes
    timestamp: bytes
    snapshot: bytes


class Verified(NamedTuple):
    """A signed catalogue that holds, and the metadata that says so."""

    files: list[SignatureFile]
    origin: Origin
    seen: Seen


def verify(repository: Repository, anchor: bytes, seen: Seen | None, path: str) -> Verified:
    """Return the catalogue of a repository whose root keys follow from those of the anchor. Raises `RefusedError`."""
    try:
        return _verify(repository, anchor, seen, path)
    except RepositoryError as error:
        reason = next((said for kind, said in REASONS.items() if isinstance(error, kind)), "no repository that can be read")
        raise RefusedError(f"{reason} ({error})") from error


def _verify(repository: Repository, anchor: bytes, seen: Seen | None, path: str) -> Verified:
    root, newest = _follow_roots(repository, anchor)
    if seen and newest.version < (used := _parse(seen.root, Root).signed.version):
        raise BadVersionNumberError(f"root {newest.version}, after {used}")
    timestamp = _get(repository, f"{Timestamp.type}.json")
    told = _read_signed(newest, Timestamp, timestamp)
    snapshot = _get(repository, f"{told.snapshot_meta.version}.{Snapshot.type}.json")
    listed = _find_targets(_read_signed(newest, Snapshot, snapshot, told.snapshot_meta))
    if seen:
        _refuse_older(newest, told, listed, seen)
    content = _get(repository, f"{listed.version}.{Targets.type}.json")
    targets = _read_signed(newest, Targets, content, listed)
    files = _unpack(repository, targets, path)
    return Verified(files, _origin(newest, targets, content, files), Seen(root, timestamp, snapshot))


def _follow_roots(repository: Repository, content: bytes) -> tuple[bytes, Root]:
    """Take each newer root that the one before it signed, and itself, and return the last."""
    root = _read_signed_by(_parse(content, Root).signed, Root, content)
    for _ in range(MOST_ROOTS):
        newer = repository.read(f"{METADATA}/{root.version + 1}.{Root.type}.json", MOST_METADATA)
        if newer is None:
            return content, _refuse_expired(root)
        following = _read_signed_by(root, Root, newer)
        if following.version != root.version + 1:
            raise BadVersionNumberError(f"root {following.version}, after {root.version}")
        content, root = newer, _read_signed_by(following, Root, newer)
    raise RefusedError(f"more than {MOST_ROOTS} changes of the root keys")


def _refuse_older(root: Root, timestamp: Timestamp, listed: MetaFile, seen: Seen) -> None:
    """Hold a timestamp and its release against those that were used; what keys signed that were taken back since counts no more."""
    with suppress(UnsignedMetadataError):
        used = _read_signed_by(root, Timestamp, seen.timestamp)
        if timestamp.version < used.version or timestamp.snapshot_meta.version < used.snapshot_meta.version:
            raise BadVersionNumberError(f"timestamp {timestamp.version}, after {used.version}")
    with suppress(UnsignedMetadataError):
        before = _find_targets(_read_signed_by(root, Snapshot, seen.snapshot))
        if listed.version < before.version:
            raise BadVersionNumberError(f"release {listed.version}, after {before.version}")


def _read_signed(root: Root, kind: type[Role], content: bytes, listed: MetaFile | None = None) -> Role:
    """Return a role's metadata, which is signed, no older and no other than is listed, and not expired."""
    if listed:
        listed.verify_length_and_hashes(content)
    signed = _read_signed_by(root, kind, content)
    if listed and signed.version != listed.version:
        raise BadVersionNumberError(f"{kind.type} {signed.version}, where {listed.version} is listed")
    return _refuse_expired(signed)


def _read_signed_by(root: Root, kind: type[Role], content: bytes) -> Role:
    whole = _parse(content, kind)
    root.verify_delegate(kind.type, whole.signed_bytes, whole.signatures)
    return whole.signed


def _parse(content: bytes, kind: type[Role]) -> Metadata[Role]:
    whole = Metadata[Role].from_bytes(content)
    if whole.signed.type != kind.type:
        raise RepositoryError(f"{whole.signed.type} in the place of {kind.type}")
    return whole


def _refuse_expired(signed: Role) -> Role:
    if signed.is_expired():
        raise ExpiredMetadataError(f"{signed.type} expired on {signed.expires:%Y-%m-%d}")
    return signed


def _find_targets(snapshot: Snapshot) -> MetaFile:
    """Return which targets belong to a snapshot."""
    found = snapshot.meta.get(f"{Targets.type}.json")
    if found is None:
        raise RefusedError("its snapshot names no targets")
    return found


def _unpack(repository: Repository, targets: Targets, path: str) -> list[SignatureFile]:
    target = targets.targets.get(NAME)
    if target is None:
        raise RefusedError(f"its signers released no {NAME}")
    if target.length > MOST_ARCHIVE:
        raise RefusedError(f"{NAME} is longer than {MOST_ARCHIVE} bytes")
    name = f"{TARGETS}/{target.hashes['sha256']}.{NAME}" if "sha256" in target.hashes else ""
    content = repository.read(name, target.length) if name else None
    if content is None:
        raise RefusedError(f"not the files that were signed: {name or NAME} is not there")
    target.verify_length_and_hashes(content)
    return unpack_files(content, path)


def _origin(root: Root, targets: Targets, signed: bytes, files: list[SignatureFile]) -> Origin:
    whole = Metadata[Targets].from_bytes(signed)
    valid = root.get_verification_result(Targets.type, whole.signed_bytes, whole.signatures).signed
    told = targets.targets[NAME].custom
    return Origin(
        release=targets.version,
        signers=tuple(sorted(str(key.unrecognized_fields.get(OWNER) or id_[:16]) for id_, key in valid.items())),
        made=_day(told.get(MADE)) if isinstance(told, dict) else None,
        expires=targets.expires.date(),
        digest=digest(files),
    )


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None


def _get(repository: Repository, name: str) -> bytes:
    content = repository.read(f"{METADATA}/{name}", MOST_METADATA)
    if content is None:
        raise RefusedError(f"not the files that were signed: {METADATA}/{name} is not there")
    return content
