"""The web apps of one profile of Chromium's family, as the browser keeps them: icons, folders for shortcuts, and metrics."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.browsers.chromium_folders import browser_of
from scanner.collectors.browsers.chromium_profiles import LOCAL_STATE, LOCAL_STATE_LIMIT
from scanner.collectors.web_apps.chromium_web_app_entries import BY_POLICY, BY_SYNC, ID, id_in, shims, sources
from scanner.formats.json_file import document_or_problem
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Mark, Platform, Problem, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.collectors.collector import Said
    from scanner.host.host import Host

APPS = "Web Applications"
KEPT = f"{APPS}/Manifest Resources"  # the icons of an installed app; the browser clears them away with it
SHORTCUTS = f"{APPS}/_crx_*"
PREFERENCES = "Preferences"
PREFERENCES_LIMIT = 32 * MEBIBYTE
TITLED = (".lnk", ".app", ".ico")  # files that are named after the app, the best first


def read_profile_apps(host: Host, record: Record) -> Iterable[Said]:
    """Yield each app once, whatever tells of it; one that only the metrics name was removed."""
    losses: list[Problem] = []
    came = _sources(host, record, losses)
    titles = _titles(host, record)
    kept = {identifier: one.location for one in host.glob(f"{KEPT}/*", under=record) if re.fullmatch(ID, identifier := _last(one))}
    shown = {**dict.fromkeys(_shims(host, record)), **titles}
    for identifier in dict.fromkeys((*kept, *shown, *came)):
        by = came.get(identifier, -1)
        browser, marks = browser_of(record)
        yield Item(
            titles.get(identifier) or identifier,
            ids=(("web-app", identifier),),
            rung=_rung(by, kept=identifier in kept, shown=identifier in shown),
            marks=(*((Mark.POLICY,) if by == BY_POLICY else ()), *marks),
            within=browser,
            location=kept.get(identifier, ""),
        )
    yield from losses


def _rung(by: int, *, kept: bool, shown: bool) -> Rung:
    """Return what is known of an app: one that only came along from another computer waits to be installed here."""
    if kept:
        return Rung.CONFIGURED if by == BY_SYNC and not shown else Rung.INSTALLED
    return Rung.REGISTERED if shown else Rung.RESIDUE


def _sources(host: Host, record: Record, losses: list[Problem]) -> dict[str, int]:
    place = f"{record.location}/{PREFERENCES}"
    found = sources(host.look(place, PREFERENCES_LIMIT) or b"")
    if isinstance(found, Problem):
        losses.append(found._replace(location=place))
        return {}
    return found


def _titles(host: Host, record: Record) -> dict[str, str]:
    """Return the title of each app that has a folder for its shortcuts, empty where nothing in it tells."""
    found: dict[str, str] = {}
    for folder in host.glob(SHORTCUTS, under=record):
        if identifier := id_in(_last(folder)):
            names = [_last(one) for one in host.glob("*", under=folder)]
            titled = (name[: -len(ending)] for ending in TITLED for name in names if name.lower().endswith(ending))
            found[identifier] = next(titled, "")
    return found


def _shims(host: Host, record: Record) -> tuple[str, ...]:
    if host.platform is not Platform.MACOS:
        return ()
    folder, _, profile = record.location.rpartition("/")
    said = document_or_problem(host.look(f"{folder}/{LOCAL_STATE}", LOCAL_STATE_LIMIT) or b"{}")
    return () if isinstance(said, Problem) else shims(said, profile)  # the extensions' collector names what is wrong with it


def _last(record: Record) -> str:
    return record.location.rpartition("/")[2]
