"""Whether a signed catalogue is what its signers released, by the rules of TUF.

Verified are the chain of root keys from the one that is trusted, then the timestamp, the snapshot, the targets and the catalogue itself,
each from the bytes that are used, at every load. What was seen before refuses an older one; an expiry refuses one that is held back.
python-tuf's own client would write to a disk and speak HTTP; the rules are in the part of it that does neither.
See: https://theupdateframework.github.io/specification/latest/#detailed-client-workflow
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from tuf.api.exceptions import (
    BadVersionNumberError,
    EqualVersionNumberError,
    ExpiredMetadataError,
    LengthOrHashMismatchError,
    RepositoryError,
    UnsignedMetadataError,
)
from tuf.api.metadata import Metadata, Root, Snapshot, Targets, Timestamp
from tuf.ngclient._internal.trusted_metadata_set import TrustedMetadataSet  # the public client writes; the version is pinned for this
from tuf.ngclient.config import EnvelopeType

from scanner.catalogue.digest import digest
from scanner.catalogue.signed.archive import MOST_ARCHIVE, NAME, unpack_files
from scanner.catalogue.signed.refused import RefusedError
from scanner.catalogue.signed.repository import METADATA, TARGETS
from scanner.catalogue_origin import Origin
from scanner.named_tuple import NamedTuple

if TYPE_CHECKING:
    from scanner.catalogue.signature_files import SignatureFile
    from scanner.catalogue.signed.repository import Repository

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
    trusted = TrustedMetadataSet(anchor, EnvelopeType.METADATA)
    root = _follow_roots(repository, trusted, anchor)
    if seen and trusted.root.version < _version(seen.root):
        raise BadVersionNumberError(f"root {trusted.root.version}, after {_version(seen.root)}")
    if seen:
        with suppress(RepositoryError):  # keys that were taken back since: then nothing is known of it, says TUF
            trusted.update_timestamp(seen.timestamp)
    timestamp = _get(repository, f"{Timestamp.type}.json")
    with suppress(EqualVersionNumberError):
        trusted.update_timestamp(timestamp)
    if seen:
        with suppress(RepositoryError):
            trusted.update_snapshot(seen.snapshot, trusted=True)
    version = trusted.timestamp.snapshot_meta.version
    snapshot = _get(repository, f"{version}.{Snapshot.type}.json")
    trusted.update_snapshot(snapshot)
    listed = trusted.snapshot.meta.get(f"{Targets.type}.json")
    signed = _get(repository, f"{listed.version if listed else 0}.{Targets.type}.json")
    targets = trusted.update_targets(signed)
    files = _unpack(repository, targets, path)
    return Verified(files, _origin(trusted.root, targets, signed, files), Seen(root, timestamp, snapshot))


def _follow_roots(repository: Repository, trusted: TrustedMetadataSet, root: bytes) -> bytes:
    """Take each newer root that the one before it signed, and return the last."""
    for version in range(trusted.root.version + 1, trusted.root.version + 1 + MOST_ROOTS):
        newer = repository.read(f"{METADATA}/{version}.{Root.type}.json", MOST_METADATA)
        if newer is None:
            return root
        trusted.update_root(newer)
        root = newer
    raise RefusedError(f"more than {MOST_ROOTS} changes of the root keys")


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


def _version(root: bytes) -> int:
    return Metadata[Root].from_bytes(root).signed.version


def _get(repository: Repository, name: str) -> bytes:
    content = repository.read(f"{METADATA}/{name}", MOST_METADATA)
    if content is None:
        raise RefusedError(f"not the files that were signed: {METADATA}/{name} is not there")
    return content
