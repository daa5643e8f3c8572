"""Which extensions a Gecko policies.json installs and forbids: the policy `ExtensionSettings`, and `Extensions`, which is older."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.formats.extension_settings import kept_out, put_in
from scanner.formats.extensions_json import ID
from scanner.model import Problem, Reason
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

SETTINGS = "ExtensionSettings"
EXTENSIONS = "Extensions"
INSTALL = "Install"
NEWEST = "latest"  # addons.mozilla.org gives the newest version of an extension at latest/<its name or id>/
ESCAPED = (("%7B", "{"), ("%7D", "}"), ("%40", "@"))


class Installed(NamedTuple):
    """An extension that a policy installs, by its id, or by what an address without one calls it."""

    name: str
    ids: tuple[tuple[str, str], ...] = ()


def installed(document: dict[str, object]) -> Iterator[Installed | Problem]:
    """Yield the extensions; a row that names none is a Problem."""
    policies = document.get("policies", {})
    if not isinstance(policies, dict):
        yield Problem(Reason.MALFORMED, "expected `policies` to be an object")
        return
    for found in put_in(policies.get(SETTINGS, {})):
        yield found if isinstance(found, Problem) else _by_id(found)
    yield from _list_fetched(policies.get(EXTENSIONS, {}))


def forbidden(document: dict[str, object]) -> Iterator[str]:
    """Yield the ids of the extensions that the policy forbids by name; what is wrong with it, `installed` says."""
    policies = document.get("policies", {})
    rules = policies.get(SETTINGS, {}) if isinstance(policies, dict) else {}
    yield from (found for found in kept_out(rules) if isinstance(found, str) and re.fullmatch(ID, found))


def _list_fetched(policy: object) -> Iterator[Installed | Problem]:
    rows = policy.get(INSTALL, []) if isinstance(policy, dict) else None
    if not isinstance(rows, list):
        yield Problem(Reason.MALFORMED, f"expected {EXTENSIONS}.{INSTALL} to be a list")
        return
    for row in rows:
        found = _named(row) if isinstance(row, str) else None
        yield found or Problem(Reason.MALFORMED, f"expected an address or a path in {EXTENSIONS}.{INSTALL}")


def _named(address: str) -> Installed | None:
    """Return what an address or a path calls an extension, without the host, the query and the folders: they may be anybody's."""
    path = re.split("[?#]", address)[0].replace("\\", "/")
    scheme, _, rest = path.partition("://")
    for escaped, plain in ESCAPED:
        rest = rest.replace(escaped, plain).replace(escaped.lower(), plain)
    parts = [part.strip().removesuffix(".xpi") for part in (rest.split("/")[1:] if rest else scheme.split("/"))]
    for part in reversed(parts[-2:]):
        if re.fullmatch(ID, part):
            return _by_id(part)
    name = parts[parts.index(NEWEST) + 1] if NEWEST in parts[:-1] else parts[-1] if parts else ""
    return Installed(name) if name else None


def _by_id(identifier: str) -> Installed:
    return Installed(identifier, (("gecko-extension", identifier),))
