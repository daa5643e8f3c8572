"""The packages of a folder in which npm or one of its like laid them out, by their own descriptions.

See: https://docs.npmjs.com/cli/configuring-npm/package-json
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.formats.json_file import document_or_problem, table, text
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Problem, Reason
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.collectors.collector import Said
    from scanner.host.host import Host
    from scanner.model import Record

LONGEST = 214  # letters of a name, by npm's own rule
DESCRIPTION = "package.json"
PACKAGES = ("*", "@*/*")
MOST_PACKAGES = 2000


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


def packages_below(host: Host, record: Record) -> Iterator[Said]:
    """Yield all packages of a folder of packages."""
    folders = [one.location for pattern in PACKAGES for one in host.glob(pattern, under=record)]
    yield from _packages(host, record.location, folders)


def wanted_packages(host: Host, record: Record) -> Iterator[Said]:
    """Yield the packages that a folder's own description asks for, and not what these need in their turn."""
    description = f"{record.location}/{DESCRIPTION}"
    content = host.look(description, MEBIBYTE)
    whole = npm_package(content) if content is not None else NpmPackage()
    if whole.damage:
        yield whole.damage._replace(location=description)
    folder = f"{record.location}/node_modules"
    yield from _packages(host, folder, [f"{folder}/{name}" for name in whole.dependencies if ".." not in name])


def _packages(host: Host, root: str, folders: list[str]) -> Iterator[Said]:
    if len(folders) > MOST_PACKAGES:
        yield Problem(Reason.CAPPED, f"{len(folders)} packages; only {MOST_PACKAGES} were read")
    for folder in folders[:MOST_PACKAGES]:
        description = f"{folder}/{DESCRIPTION}"
        content = host.look(description, MEBIBYTE)
        if content is None:
            continue  # a folder of scoped packages, or one left behind
        one = npm_package(content)
        if one.damage:
            yield one.damage._replace(location=description)
        installed = folder[len(root) + 1 :]  # as npm was told: the description may have been changed since
        ids = tuple(("npm", name) for name in dict.fromkeys((one.name or installed, installed)))
        yield Item(ids[0][1], one.version, ids=ids, kind=Kind.COMMAND_LINE if one.has_program else None, location=folder)
