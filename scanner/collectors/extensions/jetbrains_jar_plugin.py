"""What a JetBrains plugin says of itself: META-INF/plugin.xml, out of a jar of any size, by a few bounded readings.

A jar is a zip file. Its table of contents names each class too: many a plugin whose descriptor says nothing of AI has an `OpenAiClient`
or an `OllamaService`.
See: https://plugins.jetbrains.com/docs/intellij/plugin-configuration-file.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.formats.plugin_xml import Descriptor, described
from scanner.formats.zip_file import MISPLACED, find_contents, list_rows, unpack
from scanner.model import Malformed, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

DESCRIPTOR = b"META-INF/plugin.xml"
MOST_PACKED = 1 << 20
MOST_LETTERS = 1 << 20
# As classes write them: with a capital that begins a word, so that "llm" in the middle of a name is none. DeepSeek is not among them: who
# offers many services has a class for each, and one of them would make the plugin a tool for what is banned.
CALLED = (
    rb"(?:Anthropic|ChatG(?:pt|PT)|Claude|Copilot|Gemini|G(?:pt|PT)|Lang[Cc]hain|L(?:lm|LM)|Mistral|Ollama|OpenA[iI]|OpenRouter|Qwen)"
    rb"(?![a-z])"
)


def descriptor(size: int, part: Callable[[int, int], bytes]) -> Descriptor | Problem | None:
    """Return what the descriptor of a jar says, None when it has none, or what is wrong with the jar.

    `part` gives bytes of the file: at most so many (second) from an offset on (first).
    """
    try:
        table, before = find_contents(size, part)
        row = next((row for row in list_rows(table, before) if row.name == DESCRIPTOR), None)
        if row is None:
            return None
        if row.packed > MOST_PACKED:
            raise Malformed(MISPLACED)
        return described(unpack(row, part, MOST_LETTERS))._replace(called=_find_called(table))
    except Malformed as problem:
        return Problem(problem.reason, problem.detail)


def _find_called(table: bytes) -> tuple[str, ...]:
    return tuple(sorted({name.decode() for name in re.findall(CALLED, table)}))
