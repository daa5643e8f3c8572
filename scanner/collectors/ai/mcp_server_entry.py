"""What an entry for an MCP server says about which software it uses: ids, and nothing else of it.

Arguments, variables, headers and addresses of such entries hold tokens. Of a command its base name is kept, of an address the
host, and of what `npx`, `uvx` or `docker` are told the one word that names a package, when it is plainly one.
See: https://modelcontextprotocol.io/docs/develop/connect-local-servers
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.command_lines import command_text, launched_program
from scanner.collectors.command_lines.unwrapped import base
from scanner.formats.json_file import table, text
from scanner.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COMMAND = r"[\w.+@-]{1,64}"
ENDING = r"(?i)\.(?:exe|cmd|bat|ps1)$"
VERSION = r"@[\w.^~-]*\Z"
A_PROGRAM = r"(?s)(?!.*://).*"
HOST = r"(?i)^(?:https?|wss?)://(?:[^/?#\s]{0,256}@)?([a-z0-9.-]{1,253})(?=[:/?#]|$)"
SERVER_KINDS = frozenset({"container-image", "npm", "pypi", "site"}) | launched_program.KINDS
ADDRESSES = ("url", "serverUrl", "httpUrl", "uri", "endpoint")
# Programs that stand between a client and a server: which one, their own words say.
BRIDGES = frozenset({"mcp-remote", "mcp-proxy", "supergateway"})
TEXT_OF_A_COMMAND = "--stdio"
MOST_WORDS = 256
LONGEST_WORD = 1024


class Server(NamedTuple):
    """An MCP server: by which ids it is known, and whether its client was told to leave it off."""

    ids: tuple[tuple[str, str], ...]
    disabled: bool


def server(entry: object) -> Server:
    """Return what an entry says; one that says nothing we know is a command without an id."""
    said = {**table(entry), **table(table(entry).get("transport"))}  # some clients keep the command in a table of its own
    off = said.get("disabled") is True or said.get("enabled") is False
    hosts = [found.lower() for key in ADDRESSES for found in re.findall(HOST, text(said.get(key))[:LONGEST_WORD])]
    words = _words(said)
    if hosts and not words:
        return Server((("site", hosts[0]),), off)
    return Server(tuple(dict.fromkeys(_ids(words))), off)


def _words(said: dict[str, object]) -> list[str]:
    """Return the command and its arguments: a command may be one text, a text with all words, a list, or a table with a path."""
    command = said.get("command") or said.get("cmd")
    inner = table(command)
    arguments = [*_texts(said.get("args")), *_texts(inner.get("args"))]
    words = _texts(command) or command_text.words(text(inner.get("path")) or text(command), alone=not arguments)
    return [word for word in (*words, *arguments) if word][:MOST_WORDS]


def _texts(value: object) -> list[str]:
    return [text(word)[:LONGEST_WORD] for word in value] if isinstance(value, list) else []


def _ids(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    for kind, value in launched_program.ids(words, A_PROGRAM):
        named = re.sub(ENDING, "", value) if kind == "command" else value
        if kind not in launched_program.IS_SOMETHING_ELSE and (kind != "command" or re.fullmatch(COMMAND, named)):
            yield kind, named
    yield from _behind(words)


def _behind(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what stands behind a bridge: the host of an address, or the ids of a command."""
    bridge = next((place for place, word in enumerate(words) if re.sub(VERSION, "", base(word)) in BRIDGES), None)
    if bridge is None:
        return
    rest = words[bridge + 1 :]
    yield from [("site", found.lower()) for word in rest for found in re.findall(HOST, word)][:1]
    for place, word in enumerate(rest):
        if word == TEXT_OF_A_COMMAND and place + 1 < len(rest):
            yield from _ids(command_text.words(rest[place + 1]))
        elif launched_program.starts_another(word):
            yield from _ids(rest[place:])
            return
