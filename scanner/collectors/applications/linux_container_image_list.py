"""Names of container images, in the lists that Docker and the libraries of podman keep beside their layers.

See: https://github.com/moby/moby/blob/v27.0.0/reference/store.go, https://github.com/containers/storage/blob/main/images.go
"""

from __future__ import annotations

import json

from scanner.model import Malformed

MOST_IMAGES = 5000
LONGEST = 512  # letters of a reference


def docker_images(content: bytes) -> list[tuple[str, str]]:
    """Return the images of a repositories.json as name and tag, the tag empty where only a digest is known; raise `Malformed`."""
    whole = _loaded(content)
    repositories = whole.get("Repositories") if isinstance(whole, dict) else None
    if not isinstance(repositories, dict):
        raise Malformed("expected a JSON object with `Repositories`")
    found = [parted(reference) for references in repositories.values() if isinstance(references, dict) for reference in references]
    return _once(found)


def podman_images(content: bytes) -> list[tuple[str, str]]:
    """Return the images of an images.json as name and tag; raise `Malformed`."""
    whole = _loaded(content)
    if not isinstance(whole, list):
        raise Malformed("expected a JSON array")
    names = [image.get("names") for image in whole if isinstance(image, dict)]
    return _once([parted(name) for some in names if isinstance(some, list) for name in some if isinstance(name, str)])


def parted(reference: str) -> tuple[str, str]:
    """Part a reference into name and tag, without a digest. A colon before the last slash stands before a port."""
    path, slash, last = reference[:LONGEST].partition("@")[0].rpartition("/")
    name, _, tag = last.partition(":")
    return f"{path}{slash}{name}", tag


def _once(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Keep each image once, and one that is known by a digest alone only where no tag names it."""
    tagged = {name for name, tag in found if tag}
    return [*dict.fromkeys(one for one in found if one[0] and (one[1] or one[0] not in tagged))][:MOST_IMAGES]


def _loaded(content: bytes) -> object:
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Malformed("expected JSON") from error
