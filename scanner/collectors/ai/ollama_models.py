"""Models that Ollama has downloaded, by the names of its manifests; neither weights nor manifests are opened.

Misses: folders that Alpaca's settings name, those that OLLAMA_MODELS names in a unit that is not called `ollama`, and models that
were copied under another name. A tag that ends in `cloud` is of a model that runs on Ollama's machines: its manifest is here,
and no weights are, and it is a destination too.
See: https://docs.ollama.com/faq for the folders, https://docs.ollama.com/cloud for the tags, https://github.com/Jeffser/Alpaca for those
of an Ollama that it runs
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.ai.ollama_folder import UNITS, VARIABLE, named_folders
from scanner.collectors.browsers.bounds import FOREIGN
from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.collectors.destinations.destination import destinations
from scanner.collectors.destinations.sent import DESTINATION_KINDS, Sent
from scanner.collectors.places_once import take_each_once
from scanner.model import Item, Kind, Platform, Problem, Reason, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

OWN = "{home}/.ollama/models"
ALPACA = tuple(f"{folder}/.ollama/models" for folder in ("{home}/.var/app/com.jeffser.Alpaca/data", "{data}/com.jeffser.Alpaca"))
FOLDERS = {
    # of the service: as Ollama's own script, as distributions and as the snap install it
    Platform.LINUX: (OWN, "/usr/share/ollama/.ollama/models", "/var/lib/ollama/.ollama/models", "/var/lib/ollama/models",
                     "/var/snap/ollama/common/models", *ALPACA),
    Platform.MACOS: (OWN,),
    Platform.WINDOWS: (OWN,),
}  # fmt: skip
FOLDER = "manifests"
MANIFESTS = f"{FOLDER}/*/*/*/*"  # registry, name space, model, tag
OWN_REGISTRY, OWN_SPACE = "registry.ollama.ai", "library"
HUGGING_FACE = ("hf.co", "huggingface.co")
CLOUD = "cloud"
OF_ITS_CLOUD = "ollama-cloud"


class OllamaModels(Collector):
    """Ollama's models. One from Hugging Face has the id that it has there."""

    name = "ollama-models"
    kind = Kind.MODEL
    platforms = ALL_PLATFORMS
    rung = Rung.PRESENT
    makes = frozenset({"hugging-face", "model-file", "ollama-cloud-model", "ollama-model"}) | DESTINATION_KINDS
    places = (
        *dict.fromkeys(f"{folder}/{MANIFESTS}" for folders in FOLDERS.values() for folder in folders),
        *(f"{place}: {VARIABLE}" for place in UNITS),
    )

    def find(self, host: Host) -> Iterator[Record]:
        """Name the folders of manifests, each once; and those that may not be looked into."""
        named = [*named_folders(host)]
        yield from (folder for folder in named if folder.about)
        usual = (record for folder in FOLDERS.get(host.platform, ()) for record in host.glob(f"{folder}/{FOLDER}"))
        moved = (record for folder in named if not folder.about for record in host.glob(FOLDER, under=folder))
        yield from take_each_once(host, (*usual, *moved))

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each model and tag."""
        if record.about:
            yield Problem(Reason.LINK_LEAVES, FOREIGN)
            return
        for found in host.glob(MANIFESTS.partition("/")[2], under=record):
            *_, registry, space, model, tag = found.location.split("/")
            yield _item(registry, space, model, tag)._replace(location=found.location)
            said = [Sent(provider=OF_ITS_CLOUD, model=model)] if tag.endswith(CLOUD) else []
            yield from (item._replace(rung=Rung.CONFIGURED, location=found.location) for item in destinations("ollama", said))


def _item(registry: str, space: str, model: str, tag: str) -> Item:
    known = registry if registry != OWN_REGISTRY else ""
    name = "/".join(part for part in (known, space if known or space != OWN_SPACE else "", model) if part)
    return Item(f"{name}:{tag}", tag, ids=tuple(_ids(registry, space, model, tag)))


def _ids(registry: str, space: str, model: str, tag: str) -> Iterator[tuple[str, str]]:
    if registry in HUGGING_FACE:
        yield ("hugging-face", f"{space}/{model}")
        yield ("model-file", model)
    else:
        kind = "ollama-cloud-model" if tag.endswith(CLOUD) else "ollama-model"
        yield (kind, f"{space}/{model}" if space != OWN_SPACE else model)
