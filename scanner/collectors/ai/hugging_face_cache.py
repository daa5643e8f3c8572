"""Models in the cache of Hugging Face's libraries, by the names of its folders.

Misses: caches that HF_HOME or HF_HUB_CACHE name, what programs keep elsewhere, and the cache of transformers before 4.22.
See: https://huggingface.co/docs/huggingface_hub/guides/manage-cache
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.formats.model_file import stem
from scanner.model import Item, Kind, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

CACHE = "{home}/.cache/huggingface/hub"
MODELS = "models--*"
SEPARATOR = "--"
FILES = ("snapshots/*/*", "snapshots/*/*/*")
WEIGHTS = (".safetensors", ".bin", ".gguf", ".pt", ".pth", ".onnx", ".h5", ".msgpack", ".npz", ".ckpt", ".llamafile", ".tflite", ".task")


class HuggingFaceCache(Collector):
    """Models. One of which only the tokens or the description were fetched is a trace and no model."""

    name = "hugging-face-cache"
    kind = Kind.MODEL
    platforms = ALL_PLATFORMS
    rung = Rung.PRESENT
    makes = frozenset({"hugging-face", "model-file"})
    places = (f"{CACHE}/{MODELS}",)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the caches."""
        yield from host.glob(CACHE)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each model of a cache."""
        for found in host.glob(MODELS, under=record):
            owner, _, name = found.location.rpartition("/models--")[2].partition(SEPARATOR)
            ids = (("hugging-face", f"{owner}/{name}"), ("model-file", name)) if name else (("model-file", owner),)
            files = _weights(host, found)
            named = (("model-file", one) for one in dict.fromkeys(filter(None, map(stem, files))))
            yield Item(name or owner, ids=(*ids, *named), rung=None if files else Rung.RESIDUE, location=found.location)


def _weights(host: Host, folder: Record) -> list[str]:
    """Return the files with weights at the top of a snapshot, or else those one folder below."""
    for pattern in FILES:
        files = [one.location for one in host.glob(pattern, under=folder) if one.location.lower().endswith(WEIGHTS)]
        if files:
            return files
    return []
