"""The MCP servers in the options of a JetBrains IDE, in the shape in which other clients write theirs.

AI Assistant has written `McpServerCommand` (`programPath`, and all arguments in one text) and `McpServerURL` since 2025.1, in the component
itself or in its lists `commands` and `urls`. Since 2025.3 the servers stand in `.ai/mcp/mcp.json` in the home, and the entries here that
have neither a program nor an address tell of those only what is allowed.
See: https://www.jetbrains.com/help/ai-assistant/mcp.html, https://youtrack.jetbrains.com/issue/LLM-22682
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.command_lines.create_process_words import arguments
from scanner.formats.guarded_xml import read_xml
from scanner.model import Malformed

if TYPE_CHECKING:
    from collections.abc import Mapping

COMPONENT = "McpApplicationServerCommands"
LISTS = frozenset({"commands", "urls"})
OPTION, OWN = "option", 2  # one that is a server's own, and no word of a list
DEEPEST = 7  # application, component, commands, a server, its option, the list in it, an option of that


def jetbrains_servers(content: bytes) -> dict[str, object]:
    """Return the servers of `llm.mcpServers.xml`; raise `Malformed` when it is no XML to its end."""
    reading = _Reading()
    if damage := read_xml(content, reading):
        raise Malformed(damage)
    return {"servers": [_server(options, words) for options, words in reading.servers if {"programPath", "command", "url"} & {*options}]}


def _server(options: Mapping[str, str], words: list[str]) -> dict[str, object]:
    """Return a server as other clients write it; of what it is started with, one text or a list."""
    return {
        "name": options.get("name", ""),
        "command": options.get("programPath") or options.get("command", ""),
        "args": [*arguments(options.get("arguments", "")), *words],
        "url": options.get("url", ""),
        "enabled": options.get("enabled") != "false",
    }


class _Reading:
    """The file while it is read: the options of each server, and the words of the lists in them."""

    def __init__(self) -> None:
        self.servers: list[tuple[dict[str, str], list[str]]] = []
        self._path: list[tuple[str, str]] = []
        self._depth = 0

    def start(self, tag: str, attributes: Mapping[str, str], /) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            return
        name, value = attributes.get("name", ""), attributes.get("value")
        self._path.append((tag, name))
        below = self._path[2:] if self._path[1:2] == [("component", COMPONENT)] else []
        below = below[1:] if below and below[0][0] in LISTS else below
        if len(below) == 1:
            self.servers.append(({}, []))
        elif len(below) > 1 and tag == OPTION and value is not None:
            options, words = self.servers[-1]
            if len(below) == OWN:
                options.setdefault(name, value)
            elif below[1] == (OPTION, "args"):
                words.append(value)

    def end(self, _: str, /) -> None:
        if self._depth == len(self._path):
            self._path.pop()
        self._depth -= 1

    def text(self, _: str, /) -> None:
        """Take nothing: everything stands in attributes."""
