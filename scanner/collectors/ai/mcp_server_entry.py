"""What an entry for an MCP server says about which software it uses: ids, and nothing else of it.

Arguments, variables, headers and addresses of such entries hold tokens. Of a command its base name is kept, of an address the
host, and of what `npx`, `uvx` or `docker` are told the one word that names a package, when it is plainly one.
See: https://modelcontextprotocol.io/docs/develop/connect-local-servers
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.command_lines import command_text, launched_program
from scanner.collectors.command_lines.shell_script import find_long_lines
from scanner.collectors.command_lines.unwrapped import base
from scanner.formats.json_file import table, text
from scanner.formats.web_address import host_of
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.model import Problem

COMMAND = r"[\w.+@-]{1,64}"
ENDING = r"(?i)\.(?:exe|cmd|bat|ps1)$"
VERSION = r"@[\w.^~-]*\Z"
A_PROGRAM = r"(?s)(?!.*://).*"
SOCKET = r"(?i)^ws(?=s?:)"  # what leads to a web socket is read as what leads to a page
HOST = r"[\w-]+(?:\.[\w-]+)*\.?"  # not every one that leads somewhere: a client puts other words in the place of what stands in braces
SERVER_KINDS = frozenset({"container-image", "npm", "pypi", "site"}) | launched_program.KINDS
ADDRESSES = ("url", "serverUrl", "httpUrl", "uri", "endpoint")
# Programs that stand between a client and a server: which one, their own words say.
BRIDGES = frozenset({"mcp-remote", "mcp-proxy", "supergateway"})
TEXT_OF_A_COMMAND = "--stdio"


class Server(NamedTuple):
    """An MCP server: by which ids it is known, whether its client was told to leave it off, and what was not read of it."""

    ids: tuple[tuple[str, str], ...]
    disabled: bool
    problems: tuple[Problem, ...] = ()


def server(entry: object) -> Server:
    """Return what an entry says; one that says nothing we know is a command without an id."""
    said = {**table(entry), **table(table(entry).get("transport"))}  # some clients keep the command in a table of its own
    off = said.get("disabled") is True or said.get("enabled") is False or said.get("isActive") is False
    hosts = [found for key in ADDRESSES for found in _hosts(said.get(key))]
    words = _words(said)
    if hosts and not words:
        return Server((("site", hosts[0]),), off)
    return Server(tuple(dict.fromkeys(_ids(words))), off, find_long_lines(words))


def _hosts(address: object) -> Iterator[str]:
    found = host_of(re.sub(SOCKET, "http", text(address).strip()))
    if re.fullmatch(HOST, found):
        yield found


def _words(said: dict[str, object]) -> list[str]:
    """Return the command and its arguments: a command may be one text, a text with all words, a list, or a table with a path."""
    command = said.get("command") or said.get("cmd")
    inner = table(command)
    arguments = [*_texts(said.get("args")), *_texts(inner.get("args"))]
    words = _texts(command) or command_text.words(text(inner.get("path")) or text(command), alone=not arguments)
    return [word for word in (*words, *arguments) if word]


def _texts(value: object) -> list[str]:
    return [text(word) for word in value] if isinstance(value, list) else []


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
    yield from [("site", found) for word in rest for found in _hosts(word)][:1]
    for place, word in enumerate(rest):
        if word == TEXT_OF_A_COMMAND and place + 1 < len(rest):
            yield from _ids(command_text.words(rest[place + 1]))
        elif launched_program.starts_another(word):
            yield from _ids(rest[place:])
            return
