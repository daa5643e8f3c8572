"""Files with a model's weights, by their names: what GPT4All, llama.cpp, LocalAI and others download, and folders `models` in a home.

Misses: folders of other names, files that were renamed, and weights that are not in one file (safetensors).
See: https://docs.gpt4all.io/gpt4all_desktop/models.html, https://github.com/ggml-org/llama.cpp/pull/7826,
https://localai.io/faq/, https://localai.io/getting-started/linux/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.collectors.editors.flatpaks import with_flatpaks
from scanner.formats.model_file import cached, stem
from scanner.model import Item, Kind, Platform, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

BY_HAND = ("{home}/models", "{home}/.localai/models", "{home}/llamafile", "{home}/llama.cpp/models", "{home}/koboldcpp",
           "{home}/text-generation-webui/models", "{home}/text-generation-webui/user_data/models")  # fmt: skip
FOLDERS = {
    Platform.LINUX: (
        *with_flatpaks(Platform.LINUX, "{data}/nomic.ai/GPT4All"),
        "{home}/.cache/gpt4all",
        "{home}/.cache/llama.cpp",
        "/var/lib/local-ai/models",
        *BY_HAND,
    ),
    Platform.MACOS: ("{support}/nomic.ai/GPT4All", "{home}/.cache/gpt4all", "{home}/Library/Caches/llama.cpp", *BY_HAND),
    Platform.WINDOWS: ("{local}/nomic.ai/GPT4All", "{home}/.cache/gpt4all", "{local}/llama.cpp", *BY_HAND),
}
LLAMA_CPP = "/llama.cpp"
FILES = ("*", "*/*")  # a file, or one in a folder of its own


class ModelFiles(Collector):
    """Model files. llama.cpp's cache tells the repository too."""

    name = "model-files"
    kind = Kind.MODEL
    platforms = ALL_PLATFORMS
    rung = Rung.PRESENT
    makes = frozenset({"hugging-face", "model-file"})
    places = tuple(dict.fromkeys(folder for folders in FOLDERS.values() for folder in folders))

    def find(self, host: Host) -> Iterator[Record]:
        """Name the folders that are there."""
        for pattern in FOLDERS.get(host.platform, ()):
            yield from host.glob(pattern, about=LLAMA_CPP if pattern.endswith(LLAMA_CPP) else "")

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each file with weights; the parts of one model are one."""
        seen: set[str] = set()
        for pattern in FILES:
            for found in host.glob(pattern, under=record):
                name = stem(found.location)
                if name and name not in seen:
                    seen.add(name)
                    yield _item(name, in_cache=record.about == LLAMA_CPP)._replace(location=found.location)


def _item(name: str, *, in_cache: bool) -> Item:
    repository, file = cached(name) if in_cache else ("", name)
    ids = [("hugging-face", repository)] if repository else []
    return Item(file, ids=(*ids, ("model-file", file)))
