"""What variables name: each path whole, and of those that are no usual one what `decided_place.py` decides."""

from __future__ import annotations

from collections import ChainMap
from typing import TYPE_CHECKING

from scanner.collectors.moved.folder_variables import VARIABLES
from scanner.collectors.moved.variable_paths import UNSET, fill_in, is_code, is_open, usual_places
from scanner.host.host import Moved
from scanner.model import Platform, Problem, Reason
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping, Sequence

    from scanner.collectors.find_moved import Said
    from scanner.collectors.moved.folder_variables import FolderVariable
    from scanner.host.host import Host

MOST = 100  # of one account: each costs some questions, and is one more place for every question about the usual one


class Named(NamedTuple):
    """A path that a variable of an account names, or without a name one of everybody's."""

    user: str
    variable: FolderVariable
    path: str
    is_own: bool


def named_places(host: Host, said: Sequence[Said]) -> Iterator[Moved | Problem]:
    """Yield each place and each problem once; what everybody's variables name comes first, and is no account's again."""
    told: dict[Moved | Problem, None] = {}
    asked: dict[str, set[Named]] = {}
    for named in _find_named(host, sorted(said, key=lambda one: bool(one[0]))):
        of_account = asked.setdefault(named.user, set())
        if named in of_account or len(of_account) > MOST or _is_usual(host, named):
            continue
        of_account.add(named)
        if len(of_account) > MOST:
            yield Problem(Reason.CAPPED, f"more than {MOST} entries; the rest were not read", user=named.user)
            continue
        from scanner.collectors.moved.decided_place import decide  # noqa: PLC0415  most people's variables name the usual place

        one = decide(host, named)
        if one is None or one in told or (isinstance(one, Moved) and one._replace(user="") in told):
            continue
        told[one] = None
        yield one


def _find_named(host: Host, said: Sequence[Said]) -> Iterator[Named]:
    """Yield each path that some variable of the table names, whole; everybody's that depends on the home is each account's."""
    known: dict[str, dict[str, str]] = {}
    for user, variables, _ in said:
        known.setdefault(user, {}).update(variables)
    for user, variables, is_own in said:
        others = (variables, known[user], known.get("", {}))
        for variable in VARIABLES:
            value = variables.get(variable.name) or variables.get(variable.name.upper(), "")
            if value and variable.usual(host.platform) and not is_code(value):
                beside = ChainMap({variable.name: UNSET.get(variable.name, "")}, *others)
                yield from (Named(whose, variable, path, is_own) for whose, path in _whole(host, user, value, beside))


def _whole(host: Host, user: str, value: str, beside: MutableMapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield whose path a value is, and the path."""
    path = fill_in(host.platform, value, beside)
    if not user and not is_open(host.platform, path):
        yield "", path
        return
    for account in host.users():
        if account.name == (user or account.name) and "home" in account.folders:
            yield account.name, fill_in(host.platform, value, beside, account)


def _is_usual(host: Host, named: Named) -> bool:
    """Tell whether a path is that of a place at which everybody looks whatever a variable says."""
    user, variable, path, _ = named
    place = _key(host, f"{path.rstrip('/')}/{variable.below}" if variable.below else path.rstrip("/"))
    patterns = (variable.usual(host.platform), *variable.others)
    return any(place == _key(host, usual) for pattern in patterns for usual in usual_places(host, user, pattern))


def _key(host: Host, path: str) -> str:
    return path if host.platform is Platform.LINUX else path.casefold()
