"""An npm package's own description: https://docs.npmjs.com/cli/configuring-npm/package-json."""

from __future__ import annotations

from scanner.formats.json_file import document_or_problem, table, text
from scanner.model import Problem
from scanner.named_tuple import NamedTuple

LONGEST = 214  # letters of a name, by npm's own rule


class NpmPackage(NamedTuple):
    """What a description says that identifies a package; `dependencies` are names alone, `damage` is what is wrong with the file."""

    name: str = ""
    version: str = ""
    has_program: bool = False
    dependencies: tuple[str, ...] = ()
    damage: Problem | None = None


def npm_package(content: bytes) -> NpmPackage:
    """Read a package.json. A damaged one says so and nothing else: the package is there without it."""
    found = document_or_problem(content)
    if isinstance(found, Problem):
        return NpmPackage(damage=found)
    name, version = (text(found.get(key))[:LONGEST] for key in ("name", "version"))
    return NpmPackage(name, version, bool(found.get("bin")), tuple(table(found.get("dependencies"))))
