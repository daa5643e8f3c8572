"""Models that Docker Model Runner has downloaded, by the tags in its own list; neither weights nor manifests are opened.

Misses: a store that MODELS_PATH names, and that of Docker Engine without Docker Desktop, which lies in a volume.
See: https://github.com/docker/model-runner (its store and its environment)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.formats.json_file import document, table, text
from scanner.model import Item, Kind, Malformed, Problem, Reason, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

INDEX = "{home}/.docker/models/models.json"
HUGGING_FACE = ("hf.co", "huggingface.co")
MOST = 1000


class DockerModels(Collector):
    """Docker's models. One from Hugging Face has the id that it has there; of any other only the repository's name is one."""

    name = "docker-models"
    kind = Kind.MODEL
    platforms = ALL_PLATFORMS
    rung = Rung.PRESENT
    makes = frozenset({"hugging-face", "model-file"})
    places = (INDEX,)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the lists."""
        yield from host.glob(INDEX)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each tag of each model; one without a tag has no name."""
        models = document(host.read(record)).get("models") or []  # a list that is empty is written as null
        if not isinstance(models, list):
            raise Malformed("expected `models` to be a list")
        for number, model in enumerate(models, 1):
            if not isinstance(model, dict):
                yield Problem(Reason.MALFORMED, f"expected model {number} to be an object")
            elif not isinstance(model.get("tags") or [], list):
                yield Problem(Reason.MALFORMED, "expected `tags` to be a list")
        tags = [text(tag) for model in models for tag in _tags(model)]
        if len(tags) > MOST:
            yield Problem(Reason.CAPPED, f"{len(tags)} models; only the first {MOST} are listed")
        yield from (_item(tag) for tag in dict.fromkeys(tags[:MOST]) if tag)


def _tags(model: object) -> list[object]:
    tags = table(model).get("tags")
    return tags if isinstance(tags, list) else []


def _item(tag: str) -> Item:
    owner, _, last = tag.rpartition("/")
    name, _, version = last.partition(":")
    host, _, space = owner.partition("/")
    repository = (("hugging-face", f"{space}/{name}"),) if host in HUGGING_FACE and space else ()
    return Item(tag, version, ids=(*repository, ("model-file", name)), within="docker")
