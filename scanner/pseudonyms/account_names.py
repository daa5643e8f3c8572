"""Which names in a scan are those of accounts: people's, as far as anybody can tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.model import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from scanner.model import CollectorRun, Finding, Item, Problem

# Homes where systems put them, on the disk itself or on one that is mounted in it: whoever has a folder there has an account.
HOME = (
    r"(?i)(?:/System/Volumes/Data|/Volumes/[^/]+|/mnt/[^/]+|/var|/export|/usr)?/(?:home|Users)/([^/]+)"
    r"|[a-z]:/(?:Users|Documents and Settings)/([^/]+)"
)
# Accounts and folders beside the homes that name nobody: the systems' own, those of every system, and what a web server calls its home.
NOBODYS = frozenset(
    {
        *("root", "nobody", "guest", "shared", "public", "default", "all users", "default user", ".default", ".localized"),
        *("system", "local service", "network service", "lost+found", "linuxbrew", "www"),
    }
)
# Where a directory's client makes homes in a folder for each domain; the short name of one is in capitals.
IN_A_DOMAIN = r"/(?:export/)?home/([^/]+)/([^/]+)"
SHORT_NAME = r"[A-Z][A-Z0-9-]{1,14}"


def without_domain(account: str) -> str:
    r"""Return an account's name without its domain: of `OFFICE\anna` and of `anna@office.example` it is `anna`."""
    name = account.rpartition("\\")[2]
    return name.partition("@")[0] or name


def find_account_names(runs: Iterable[CollectorRun], findings: Iterable[Finding]) -> set[str]:
    """Return the names that a scan tells of: of whose records were read, and of whose home a place is in.

    A process's own account is left out: it is often a service's, named like the program that it runs, and then says nothing but that.
    """
    runs = list(runs)
    items = [item for run in runs for item in run.items] + [evidence.item for finding in findings for evidence in finding.evidence]
    problems = [problem for run in runs for problem in run.problems]
    names = {item.user for item in items if item.kind is not Kind.PROCESS} | {problem.user for problem in problems}
    users = {without_domain(name) for name in names if name}
    return users | {*_homes(items), *_homes(problems), *_homes_in_domains([*items, *problems], users)}


def _homes(said: Iterable[Item | Problem]) -> Iterator[str]:
    for one in said:
        if home := re.match(HOME, one.location):
            yield home[1] or home[2]


def _homes_in_domains(said: Iterable[Item | Problem], users: Collection[str]) -> Iterator[str]:
    """Yield who has a home in a folder of a domain: one where a known account has its own, or that is called as domains are."""
    pairs = {found.groups() for one in said if (found := re.match(IN_A_DOMAIN, one.location))}
    domains = {folder for folder, inner in pairs if inner in users or re.fullmatch(SHORT_NAME, folder)} - {*users}
    yield from (inner for folder, inner in pairs if folder in domains)
