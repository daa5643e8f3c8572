"""Models in the cache of Hugging Face's libraries, which Lemonade fills too, by the names of its folders.

Misses: what programs keep elsewhere, and the cache of transformers before 4.22.
See: https://huggingface.co/docs/huggingface_hub/guides/manage-cache,
https://github.com/lemonade-sdk/lemonade (its services, and `models_dir`)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.formats.model_file import stem
from scanner.model import Item, Kind, Platform, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

OWN = "{home}/.cache/huggingface/hub"
CACHES = {  # of an account; those of its flatpaks; and that of Lemonade's service
    Platform.LINUX: (OWN, "{home}/.var/app/*/cache/huggingface/hub", "/var/cache/huggingface/hub"),
    Platform.MACOS: (OWN, "/Library/Application Support/lemonade/hub"),
    Platform.WINDOWS: (OWN,),
}
# How a folder's name begins, and the kind of id that `owner/model` is there; the second is Lemonade's.
MODELS = {"models--": "hugging-face", "modelscope--models--": "modelscope"}
SEPARATOR = "--"
FILES = ("snapshots/*/*", "snapshots/*/*/*")
WEIGHTS = (".safetensors", ".bin", ".gguf", ".pt", ".pth", ".onnx", ".h5", ".msgpack", ".npz", ".ckpt", ".llamafile", ".tflite", ".task")


class HuggingFaceCache(Collector):
    """Models. One of which only the tokens or the description were fetched is a trace and no model."""

    name = "hugging-face-cache"
    kind = Kind.MODEL
    platforms = ALL_PLATFORMS
    rung = Rung.PRESENT
    makes = frozenset({"hugging-face", "model-file", "modelscope"})
    places = tuple(dict.fromkeys(f"{cache}/{start}*" for caches in CACHES.values() for cache in caches for start in MODELS))

    def find(self, host: Host) -> Iterator[Record]:
        """Name the caches."""
        for cache in CACHES[host.platform]:
            yield from host.glob(cache)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each model of a cache."""
        for start, kind in MODELS.items():
            for found in host.glob(f"{start}*", under=record):
                files = _weights(host, found)
                name, ids = _named(kind, found.location.rpartition(f"/{start}")[2])
                named = (("model-file", one) for one in dict.fromkeys(filter(None, map(stem, files))))
                yield Item(name, ids=(*ids, *named), rung=None if files else Rung.RESIDUE, location=found.location)


def _named(kind: str, folder: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    owner, _, name = folder.partition(SEPARATOR)
    return (name, ((kind, f"{owner}/{name}"), ("model-file", name))) if name else (owner, (("model-file", owner),))


def _weights(host: Host, folder: Record) -> list[str]:
    """Return the files with weights at the top of a snapshot, or else those one folder below."""
    for pattern in FILES:
        files = [one.location for one in host.glob(pattern, under=folder) if one.location.lower().endswith(WEIGHTS)]
        if files:
            return files
    return []
