"""The web apps of a Firefox profile, which Mozilla calls taskbar tabs: `taskbartabs.json`, version 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.formats.json_file import table, text
from scanner.formats.web_address import host_of
from scanner.model import Problem, Reason
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class TaskbarTab(NamedTuple):
    """A web app. `sites` are the hosts of its address and of what belongs to it; `name` may be empty."""

    name: str
    sites: tuple[str, ...]


def taskbar_tabs(document: dict[str, object]) -> Iterator[TaskbarTab | Problem]:
    """Yield the web apps; one whose site nobody can tell is a Problem."""
    rows = document.get("taskbarTabs")
    if not isinstance(rows, list):
        yield Problem(Reason.MALFORMED, "expected `taskbarTabs` to be a list")
        return
    for number, row in enumerate(rows, 1):
        sites = tuple(dict.fromkeys(_sites(table(row))))
        if sites:
            yield TaskbarTab(text(table(row).get("name")), sites)
        else:
            yield Problem(Reason.MALFORMED, f"expected web app {number} to have an address or a scope")


def _sites(row: dict[str, object]) -> Iterator[str]:
    if start := host_of(row.get("startUrl")):
        yield start
    scopes = row.get("scopes")
    for scope in scopes if isinstance(scopes, list) else ():
        if found := host_of(f"https://{text(table(scope).get('hostname'))}"):
            yield found
