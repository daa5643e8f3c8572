"""What an editor's extension declares of itself in its package.json: that it is of AI, by a category or by what it adds to the chat.

The libraries that it speaks to models with say so too: they count as words of its own.

Tools for a chat that is there already (`languageModelTools`, servers for agents) are left out: debuggers and languages bring such.
See: https://code.visualstudio.com/api/references/extension-manifest and https://code.visualstudio.com/api/references/contribution-points
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.formats.extension_text import text_ids
from scanner.formats.json_file import any_or_problem, table
from scanner.formats.json_file import text as as_text
from scanner.formats.json_members import leading_members
from scanner.model import Malformed, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

CATEGORIES = ("AI", "Chat")
CONTRIBUTIONS = ("chatParticipants", "languageModelChatProviders")
TEXTS = frozenset({"displayName", "description", "keywords"})
BEGINNING = 64 << 10  # bytes: whatever values they hold, those take little memory
LONG = frozenset({"contributes", "activationEvents", "scripts", "dependencies", "devDependencies"})  # behind which none of them stands
# What the names of libraries that send text to models begin with.
LIBRARIES = (
    "@ai-sdk/", "@anthropic-ai/", "@azure/openai", "@google/genai", "@google/generative-ai", "@huggingface/", "@langchain/", "@mistralai/",
    "@openai/", "@openrouter/", "chatgpt", "cohere-ai", "groq-sdk", "langchain", "node-llama-cpp", "ollama", "openai",
)  # fmt: skip
ONE_OF_MANY = "deepseek"  # who offers many services has a library for each: this one would make of it a tool for what is banned
# Most files have none of them, and are large: a text is found in a hundredth of the time that reading it as JSON takes.
SIGNS = tuple(f'"{word}"'.encode() for word in (*CATEGORIES, *CONTRIBUTIONS))
NEEDED, NAMED = b'"dependencies"', tuple(f'"{name}'.encode() for name in LIBRARIES)  # the first is near the end of most files


def read_declared(content: bytes) -> tuple[tuple[str, str], ...] | Problem:
    """Return what it declares as identifiers such as `category:chat`, with its texts, or what is wrong with the file."""
    texts = _read_texts(content)
    if isinstance(texts, Problem) or not (any(sign in content for sign in SIGNS) or _names_libraries(content)):
        return texts
    found = any_or_problem(content, comments=False)
    if isinstance(found, Problem):
        return found
    libraries = " ".join(name for name in table(table(found).get("dependencies")) if name.startswith(LIBRARIES) and ONE_OF_MANY not in name)
    return (*(("extension-declares", one) for one in _read(table(found))), *texts, *text_ids(libraries))


def _names_libraries(content: bytes) -> bool:
    at = content.find(NEEDED)
    needed = content[at:] if at >= 0 else b""
    return any(name in needed for name in NAMED)


def _read_texts(content: bytes) -> tuple[tuple[str, str], ...] | Problem:
    """Return what it is called, described and looked for by; authors write that first."""
    found: list[tuple[str, str]] = []
    try:
        for key, value in leading_members(content[:BEGINNING].decode("utf-8", "replace")):
            if key in LONG:
                break
            if key in TEXTS:
                found += text_ids(" ".join(filter(None, map(as_text, value))) if isinstance(value, list) else as_text(value))
    except Malformed as problem:
        if len(content) <= BEGINNING:  # else it is the bound that cuts a member in two
            return Problem(problem.reason, problem.detail)
    return tuple(found)


def _read(found: dict[str, object]) -> Iterator[str]:
    categories = found.get("categories")
    if isinstance(categories, list):
        yield from (f"category:{one.lower()}" for one in CATEGORIES if one in categories)
    contributes = table(found.get("contributes"))
    yield from (f"contributes:{one}" for one in CONTRIBUTIONS if contributes.get(one))
