"""Names of container images, in the lists that Docker, the libraries of podman and containerd keep beside their layers.

See: https://github.com/moby/moby/blob/v27.0.0/reference/store.go, https://github.com/containers/storage/blob/main/images.go,
https://github.com/containerd/containerd/blob/main/core/metadata/buckets.go
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.applications.bolt_database import BoltDatabase, Bucket
from scanner.formats.json_file import any_document
from scanner.model import Malformed, Problem, Reason
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_NAME_SPACES = 100
LONGEST = 512  # letters of a reference
BY_DIGEST = ("sha256:", "moby-dangling@")  # Kubernetes' second name of an image, and what Docker calls one that lost its name


class NamedImage(NamedTuple):
    """An image in a name space of containerd, each of whose clients has one of its own."""

    name_space: str
    name: str
    tag: str


def docker_images(content: bytes) -> list[tuple[str, str]]:
    """Return the images of a repositories.json as name and tag, the tag empty where only a digest is known; raise `Unreadable`."""
    whole = any_document(content)
    repositories = whole.get("Repositories") if isinstance(whole, dict) else None
    if not isinstance(repositories, dict):
        raise Malformed("expected a JSON object with `Repositories`")
    found = [parted(reference) for references in repositories.values() if isinstance(references, dict) for reference in references]
    return _once(found)


def podman_images(content: bytes) -> list[tuple[str, str]]:
    """Return the images of an images.json as name and tag, none of an empty one; raise `Unreadable`."""
    whole = any_document(content or b"[]")
    if not isinstance(whole, list):
        raise Malformed("expected a JSON array")
    names = [image.get("names") for image in whole if isinstance(image, dict)]
    return _once([parted(name) for some in names if isinstance(some, list) for name in some if isinstance(name, str)])


def containerd_images(content: bytes) -> Iterator[NamedImage | Problem]:
    """Yield the images of each name space, and a Problem for one that is broken; raise `Malformed` for another file."""
    database = BoltDatabase(content)
    version = database.below(database.root, b"v1")
    spaces = [entry for entry in database.entries(version) if entry.bucket] if version else []
    for space in spaces[:MOST_NAME_SPACES]:
        name = space.key.decode("utf-8", "replace")
        try:
            images = _of_name_space(database, space.bucket)
        except Malformed as problem:
            yield Problem(problem.reason, f"images of {name}: {problem.detail}")
        else:
            yield from (NamedImage(name, *image) for image in images)
    if len(spaces) > MOST_NAME_SPACES:
        yield Problem(Reason.CAPPED, f"{len(spaces)} name spaces; {MOST_NAME_SPACES} were looked into")


def _of_name_space(database: BoltDatabase, space: Bucket | None) -> list[tuple[str, str]]:
    images = database.below(space, b"images") if space else None
    keys = database.entries(images) if images else ()
    names = [entry.key.decode("utf-8", "replace") for entry in keys if entry.bucket]
    return _once([parted(name) for name in names if not name.startswith(BY_DIGEST)])


def parted(reference: str) -> tuple[str, str]:
    """Part a reference into name and tag, without a digest. A colon before the last slash stands before a port."""
    path, slash, last = reference[:LONGEST].partition("@")[0].rpartition("/")
    name, _, tag = last.partition(":")
    return f"{path}{slash}{name}", tag


def _once(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Keep each image once, and one that is known by a digest alone only where no tag names it."""
    tagged = {name for name, tag in found if tag}
    return [*dict.fromkeys(one for one in found if one[0] and (one[1] or one[0] not in tagged))]
