"""Models that Jan has downloaded, by the folders that contain their description or weights.

Misses: a data folder that a Jan in a flatpak has elsewhere.
See: https://www.jan.ai/docs/desktop/data-folder
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.collectors.editors.flatpaks import with_flatpaks
from scanner.formats.model_file import stem
from scanner.model import Item, Kind, Platform, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

BASES = {
    Platform.LINUX: (*with_flatpaks(Platform.LINUX, "{config}/Jan/data", "{data}/Jan/data"), "{home}/jan", "{home}/.jan"),
    Platform.MACOS: ("{support}/Jan/data", "{home}/jan", "{home}/.jan"),
    Platform.WINDOWS: ("{roaming}/Jan/data", "{home}/jan", "{home}/.jan"),
}
FOLDERS = ("models", "llamacpp/models")
DESCRIPTIONS = ("model.yml", "model.json")
DEPTH = 3  # `model`, `owner/model` and `huggingface.co/owner/model`
MOST_FOLDERS = 2000
HUGGING_FACE = 2  # parts of `owner/model`


class JanModels(Collector):
    """Jan's models."""

    name = "jan-models"
    kind = Kind.MODEL
    platforms = ALL_PLATFORMS
    rung = Rung.PRESENT
    makes = frozenset({"hugging-face", "model-file"})
    places = tuple(dict.fromkeys(f"{base}/{folder}" for bases in BASES.values() for base in bases for folder in FOLDERS))

    def find(self, host: Host) -> Iterator[Record]:
        """Name the folders of models."""
        for base in BASES.get(host.platform, ()):
            for folder in FOLDERS:
                yield from host.glob(f"{base}/{folder}")

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each folder that holds a model, by the path that leads to it."""
        start = len(record.location) + 1
        for folder, names in _models(host, record):
            parts = folder.location[start:].split("/")
            repository = [("hugging-face", "/".join(parts[-HUGGING_FACE:]))] if len(parts) >= HUGGING_FACE else []
            files = (("model-file", one) for one in dict.fromkeys([parts[-1], *filter(None, map(stem, names))]))
            yield Item(parts[-1], ids=(*repository, *files), within="jan", location=folder.location)


def _models(host: Host, record: Record) -> Iterator[tuple[Record, list[str]]]:
    """Yield the folders below one that hold a model, with the names in them; no folder below those is looked into."""
    waiting, looked = [(record, 0)], 0
    while waiting and looked < MOST_FOLDERS:
        folder, depth = waiting.pop()
        looked += 1
        inner = [*host.glob("*", under=folder)]
        names = [one.location.rpartition("/")[2] for one in inner]
        if depth and any(name in DESCRIPTIONS or stem(name) for name in names):
            yield folder, names
        elif depth < DEPTH:
            waiting += [(one, depth + 1) for one in reversed(inner)]
