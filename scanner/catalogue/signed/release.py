"""Makes the unsigned metadata of a release; those who hold the keys sign it then, each where the key is.

Snapshot and timestamp name versions without digests, so that the roles can be signed in any order.
See: https://theupdateframework.github.io/specification/latest/#file-formats
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp

from scanner.catalogue.signed.archive import NAME, pack_files
from scanner.catalogue.signed.refused import RefusedError
from scanner.catalogue.signed.repository import METADATA, TARGETS
from scanner.catalogue.signed.verify import MADE
from scanner.catalogue.whole_file import write_whole
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from securesystemslib.signer import Key

    from scanner.catalogue.signature_files import SignatureFile

ROLES = (Root, Targets, Snapshot, Timestamp)
ROOT_DAYS = 730


class Holders(NamedTuple):
    """The public keys of each role; `threshold` is how many of the root's must sign a change of these keys."""

    root: Sequence[Key]
    release: Sequence[Key]
    renewal: Sequence[Key]
    threshold: int


def appoint(folder: str, holders: Holders) -> None:
    """Write the next root of a repository: who may sign what. Raises OSError."""
    root = Root(version=newest(folder, Root.type) + 1, expires=_in_days(ROOT_DAYS), consistent_snapshot=True)
    for role, keys in (
        (Root.type, holders.root),
        (Targets.type, holders.release),
        (Snapshot.type, (*holders.release, *holders.renewal)),
        (Timestamp.type, (*holders.release, *holders.renewal)),
    ):
        for key in keys:
            root.add_key(key, role)
    root.roles[Root.type].threshold = holders.threshold
    _write(folder, Metadata(root))


def release(folder: str, files: Iterable[SignatureFile], valid: int, fresh: int) -> int:
    """Write a catalogue and its metadata, which hold for `valid` days and are to be renewed within `fresh`; return its number."""
    content = pack_files(files)
    target = TargetFile.from_data(NAME, content, ["sha256"])
    target.unrecognized_fields["custom"] = {MADE: datetime.now(UTC).date().isoformat()}
    version = newest(folder, Targets.type) + 1
    os.makedirs(os.path.join(folder, TARGETS), exist_ok=True)
    write_whole(os.path.join(folder, TARGETS, f"{target.hashes['sha256']}.{NAME}"), content)
    _write(folder, Metadata(Targets(version=version, expires=_in_days(valid), targets={NAME: target})))
    listed = {f"{Targets.type}.json": MetaFile(version)}
    _write(folder, Metadata(Snapshot(version=newest(folder, Snapshot.type) + 1, expires=_in_days(valid), meta=listed)))
    renew(folder, fresh)
    return version


def renew(folder: str, fresh: int) -> None:
    """Write a new timestamp, which says for some days that the release is still the newest."""
    path = _path(folder, Timestamp.type, 0)
    version = Metadata[Timestamp].from_file(path).signed.version + 1 if os.path.exists(path) else 1
    listed = MetaFile(newest(folder, Snapshot.type))
    _write(folder, Metadata(Timestamp(version=version, expires=_in_days(fresh), snapshot_meta=listed)))


def newest(folder: str, role: str) -> int:
    """Return the highest version of a role's metadata, 0 when there is none."""
    place = os.path.join(folder, METADATA)
    names = os.listdir(place) if os.path.isdir(place) else ()
    found = (name.split(".") for name in names)
    return max((int(parts[0]) for parts in found if parts[1:] == [role, "json"] and parts[0].isdecimal()), default=0)


def paths(folder: str) -> dict[str, str]:
    """Return the newest metadata of each role. Raises `RefusedError` when one is not there."""
    found = {role.type: _path(folder, role.type, newest(folder, role.type)) for role in ROLES}
    if missing := [path for path in found.values() if not os.path.exists(path)]:
        raise RefusedError(f"{missing[0]} is not there")
    return found


def _write(folder: str, metadata: Metadata[Root] | Metadata[Targets] | Metadata[Snapshot] | Metadata[Timestamp]) -> None:
    path = _path(folder, metadata.signed.type, metadata.signed.version)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    write_whole(path, metadata.to_bytes())


def _path(folder: str, role: str, version: int) -> str:
    """Return where a role's metadata lies: the timestamp is what a client asks for first, so its name has no version."""
    return os.path.join(folder, METADATA, f"{role}.json" if role == Timestamp.type else f"{version}.{role}.json")


def _in_days(days: int) -> datetime:
    return datetime.now(UTC).replace(microsecond=0) + timedelta(days=days)
