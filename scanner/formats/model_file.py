"""What the name of a file with a model's weights says: the model, without ending, part number and what a cache puts before it."""

from __future__ import annotations

import re

ENDINGS = (".gguf", ".llamafile", ".llamafile.exe", ".ggml")
PART = r"-\d{5}-of-\d{5}$"
UNFINISHED = ("incomplete-", ".")
REPOSITORY = r"(?i)([^_]+)_(.+-gguf)_(.+)"  # llama.cpp's cache: owner_repository_file
MOST_LETTERS = 255


def stem(path: str) -> str:
    """Return the name of a file with weights without its ending and part number; empty for any other file, and an unfinished one."""
    name = path.rpartition("/")[2][:MOST_LETTERS]
    ending = next((one for one in sorted(ENDINGS, key=len, reverse=True) if name.lower().endswith(one)), "")
    if not ending or name.startswith(UNFINISHED):
        return ""
    return re.sub(PART, "", name[: -len(ending)])


def cached(found: str) -> tuple[str, str]:
    """Return the repository at Hugging Face, empty where none is told, and the file's own name, of a stem in llama.cpp's cache."""
    parts = re.fullmatch(REPOSITORY, found)
    return (f"{parts[1]}/{parts[2]}", parts[3]) if parts else ("", found)
