"""What an entry for an MCP server says about which software it uses: ids, and nothing else of it.

Arguments, variables, headers and addresses of such entries hold tokens. Of a command its base name is kept, of an address the
host, and of what `npx`, `uvx` or `docker` are told the one word that names a package, when it is plainly one.
See: https://modelcontextprotocol.io/docs/develop/connect-local-servers
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scanner.collectors.command_lines import command_line, launched_program
from scanner.formats.json_file import table, text
from scanner.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COMMAND = r"[\w.+@-]{1,64}"
WINDOWS_PATH = r"(?i)[a-z]:\\[^=:\"/]{1,250}\\([\w.+@-]{1,64}\.(?:exe|cmd|bat))"
ENDING = r"(?i)\.(?:exe|cmd|bat|ps1)$"
HOST = r"(?i)^(?:https?|wss?)://(?:[^/@?#\s]{0,256}@)?([a-z0-9.-]{1,253})(?=[:/?#]|$)"
ADDRESSES = ("url", "serverUrl", "httpUrl", "uri", "endpoint")
NPM = r"((?:@[a-z0-9~][\w.~-]{0,99}/)?[a-z0-9~][\w.~-]{0,199})(?:@[\w.^~*+-]{1,40})?"
PYPI = r"([A-Za-z0-9](?:[\w.-]{0,98}[A-Za-z0-9])?)(?:\[[\w,-]{1,99}\])?(?:(?:@|==|>=|~=)[\w.+*]{1,40})?"
IMAGE = r"([a-z0-9][a-z0-9._-]{0,99}(?:/[a-z0-9._-]{1,99}){0,4})(?::[\w.-]{1,128})?(?:@sha256:[0-9a-f]{64})?"
MOST_WORDS = 256
LONGEST_WORD = 1024


class Runner(NamedTuple):
    """A program that fetches a package and runs it.

    `start` are the words that say so. Options that take a value are `valued`, those that name the package `named`; an option
    in neither table nor `plain` may take anything, and the words after it are not looked at.
    """

    start: tuple[str, ...]
    kind: str
    form: str
    plain: frozenset[str] = frozenset()
    valued: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()


NPX = (frozenset({"-y", "--yes", "-q", "--quiet", "--prefer-offline", "--bun"}), frozenset[str](), frozenset({"-p", "--package"}))
UVX = (
    frozenset({"-q", "--quiet", "--refresh", "--isolated", "--no-cache", "--offline"}),
    frozenset({"-p", "--python", "--with"}),
    frozenset({"--from"}),
)
DOCKER = (
    frozenset({"-i", "-t", "-it", "-ti", "-d", "--rm", "--init", "--interactive", "--tty", "--detach", "--privileged", "--read-only"}),
    frozenset(
        {"-e", "--env", "-v", "--volume", "--mount", "--name", "--network", "--net", "-p", "--publish", "--env-file", "--pull"}
        | {"--platform", "-w", "--workdir", "-u", "--user", "--entrypoint", "--add-host", "-m", "--memory", "--cpus", "-l", "--label"}
    ),
)
RUNNERS = (
    Runner(("npx",), "npm", NPM, *NPX),
    Runner(("bunx",), "npm", NPM, *NPX),
    Runner(("pnpx",), "npm", NPM, *NPX),
    Runner(("bun", "x"), "npm", NPM, *NPX),
    Runner(("pnpm", "dlx"), "npm", NPM, *NPX),
    Runner(("yarn", "dlx"), "npm", NPM, *NPX),
    Runner(("npm", "exec"), "npm", NPM, *NPX),
    Runner(("uvx",), "pypi", PYPI, *UVX),
    Runner(("uv", "tool", "run"), "pypi", PYPI, *UVX),
    Runner(("pipx", "run"), "pypi", PYPI, frozenset({"-q", "--quiet", "--no-cache"}), frozenset({"--python"}), frozenset({"--spec"})),
    Runner(("docker", "run"), "container-image", IMAGE, *DOCKER),
    Runner(("podman", "run"), "container-image", IMAGE, *DOCKER),
)
SHELL = (("cmd", "/c"), ("cmd", "/C"))


class Server(NamedTuple):
    """An MCP server: what sort of thing it is, by which ids, and whether its client was told to leave it off."""

    kind: Kind
    ids: tuple[tuple[str, str], ...]
    disabled: bool


def server(entry: object) -> Server:
    """Return what an entry says; one that says nothing we know is a command without an id."""
    said = table(entry)
    off = said.get("disabled") is True or said.get("enabled") is False
    hosts = [found.lower() for key in ADDRESSES for found in re.findall(HOST, text(said.get(key))[:LONGEST_WORD])]
    words = _words(said)
    if hosts and not words:
        return Server(Kind.WEB_APP, (("site", hosts[0]),), off)
    return Server(Kind.COMMAND_LINE, tuple(dict.fromkeys(_ids(words))), off)


def _words(said: dict[str, object]) -> list[str]:
    """Return the command and its arguments: a command may be one text, a text with all words, a list, or a table with a path."""
    command = said.get("command") or said.get("cmd")
    inner = table(command)
    words = _texts(command) or [text(inner.get("path")) or text(command)]
    if len(words) == 1 and " " in words[0] and not re.search(r"[/\\]", words[0].partition(" ")[0]):
        words = words[0].split()
    return [word for word in (*words, *_texts(said.get("args")), *_texts(inner.get("args"))) if word][:MOST_WORDS]


def _texts(value: object) -> list[str]:
    return [text(word)[:LONGEST_WORD] for word in value] if isinstance(value, list) else []


def _ids(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    words = _plain(words)
    if not words:
        return
    for kind, value in launched_program.ids(words):
        if re.fullmatch(COMMAND, value):
            yield kind, value
    yield from _package(words)
    yield from (found for found in command_line.ids(words) if found[0] in {"npm", "pypi"})


def _plain(words: Sequence[str]) -> Sequence[str]:
    """Return the words with the program's base name alone and without a shell before it; none when that name is not plain."""
    if not words:
        return ()
    path = re.fullmatch(WINDOWS_PATH, words[0])
    if not path and re.search(r"\s", words[0]):
        return ()
    base = path[1] if path else launched_program.base(words[0])
    program = words[0] if re.search(command_line.NPM, words[0]) else re.sub(ENDING, "", base)
    if (program.lower(), *words[1:2]) in SHELL:
        return _plain(words[2:])
    return (program, *words[1:])


def _package(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    for runner in RUNNERS:
        if tuple(words[: len(runner.start)]) == runner.start:
            found = re.fullmatch(runner.form, _named(runner, words[len(runner.start) :]))
            if found:
                yield runner.kind, found[1]


def _named(runner: Runner, words: Sequence[str]) -> str:
    """Return the word that names the package, empty where an option that nobody here knows stands before it."""
    at = 0
    while at < len(words):
        option, equals, value = words[at].partition("=")
        if not option.startswith("-"):
            return words[at]
        if option in runner.named:
            return value if equals else "".join(words[at + 1 : at + 2])
        if option not in runner.plain and option not in runner.valued:
            return ""
        at += 2 if option in runner.valued and not equals else 1
    return ""
