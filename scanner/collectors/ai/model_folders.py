"""Models in folders named after owner and model, as stored by LM Studio, ModelScope and Foundry Local.

Misses: folders of somebody's own choice that no settings name (`moved/`), and LM Studio's models that only refer to others.
See: https://lmstudio.ai/docs/basics/import-model, https://github.com/modelscope/modelscope/pull/1201
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.collectors.editors.flatpaks import with_flatpaks
from scanner.formats.model_file import stem
from scanner.model import Item, Kind, Platform, Record, Rung
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

MODELSCOPE = "{home}/.cache/modelscope/hub"
NO_OWNERS = frozenset({"models", "datasets", "temp", "_temp", "tmp", "modules"})  # beside owners, in ModelScope's older layout
ESCAPED_DOT = "___"  # how ModelScope writes the dot of a model's name


class Place(NamedTuple):
    """A folder of owners, the program that fills it, and the kind of id that `owner/model` is there."""

    folder: str
    program: str
    kind: str


PLACES = (
    Place("{home}/.lmstudio/models", "lm-studio", "hugging-face"),
    Place("{home}/.cache/lm-studio/models", "lm-studio", "hugging-face"),  # until 0.3
    Place(f"{MODELSCOPE}/models", "modelscope", "modelscope"),
    Place(MODELSCOPE, "modelscope", "modelscope"),  # until 2025
    Place("{home}/.foundry/cache/models", "foundry-local", "model-file"),
)


class ModelFolders(Collector):
    """Models that have a folder of their own."""

    name = "model-folders"
    kind = Kind.MODEL
    platforms = ALL_PLATFORMS
    rung = Rung.PRESENT
    makes = frozenset({"hugging-face", "model-file", "modelscope"})
    places = tuple(f"{folder}/*/*" for place in PLACES for folder in with_flatpaks(Platform.LINUX, place.folder))

    def find(self, host: Host) -> Iterator[Record]:
        """Name the folders of owners."""
        for number, place in enumerate(PLACES):
            for folder in with_flatpaks(host.platform, place.folder):
                yield from host.glob(folder, about=str(number))

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each model of each owner. A folder that is empty was left behind."""
        place = PLACES[int(record.about)]
        for found in host.glob("*/*", under=record):
            owner, name = found.location.split("/")[-2:]
            if owner in NO_OWNERS:
                continue
            files = [stem(inner.location) for inner in host.glob("*", under=found)]
            if files:
                yield Item(name, ids=(*_named(place, owner, name), *_files(files)), within=place.program, location=found.location)


def _named(place: Place, owner: str, name: str) -> Iterator[tuple[str, str]]:
    if place.kind == "modelscope":
        name = name.replace(ESCAPED_DOT, ".")
    yield (place.kind, f"{owner}/{name}" if place.kind != "model-file" else name)
    if place.kind == "hugging-face":
        yield ("model-file", name)


def _files(stems: list[str]) -> Iterator[tuple[str, str]]:
    yield from (("model-file", found) for found in dict.fromkeys(filter(None, stems)))
