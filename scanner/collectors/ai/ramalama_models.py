"""Models that RamaLama has downloaded, by the folders of its store; neither weights nor the lists of a model's files are opened.

Misses: a store that RamaLama's settings name, files and addresses that were given in place of a model's name, and models that Podman or
Docker keeps as images.
See: https://github.com/containers/ramalama (its model_store and transports)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.formats.model_file import stem
from scanner.model import Item, Kind, Platform, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

ELSEWHERE = "{home}/.local/share/ramalama/store"
STORES = {
    Platform.LINUX: ("{data}/ramalama/store", "/var/lib/ramalama/store"),
    Platform.MACOS: (ELSEWHERE, "/var/lib/ramalama/store"),
    Platform.WINDOWS: (ELSEWHERE,),
}
# A folder of the store, and the kind of id that `owner/model` is there.
SOURCES = {"huggingface": "hugging-face", "modelscope": "modelscope", "ollama": "ollama-model"}
MODELS = ("{}/*/*/snapshots", "{}/*/*/*/snapshots")  # a repository, or one file of it
FILES = "*/*"
OWN_SPACE = "library"  # which Ollama leaves out


class RamalamaModels(Collector):
    """RamaLama's models, by the names that they have where they come from."""

    name = "ramalama-models"
    kind = Kind.MODEL
    platforms = ALL_PLATFORMS
    rung = Rung.PRESENT
    makes = frozenset({"hugging-face", "model-file", "modelscope", "ollama-model"})
    places = tuple(
        f"{store}/{models.format(source)}"
        for store in dict.fromkeys(store for stores in STORES.values() for store in stores)
        for source in SOURCES
        for models in MODELS
    )

    def find(self, host: Host) -> Iterator[Record]:
        """Name the stores."""
        for store in STORES[host.platform]:
            yield from host.glob(store)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each model of which a file is there."""
        start = len(record.location) + 1
        for source, kind in SOURCES.items():
            for pattern in MODELS:
                for found in host.glob(pattern.format(source), under=record):
                    files = [one.location for one in host.glob(FILES, under=found)]
                    if files:
                        folder = found.location.rpartition("/")[0]
                        owner, name = folder[start:].split("/")[1:3]
                        stems = dict.fromkeys(filter(None, map(stem, files)))
                        ids = ((kind, name if owner == OWN_SPACE else f"{owner}/{name}"), *(("model-file", one) for one in stems))
                        yield Item(name, ids=ids, within="ramalama", location=folder)
