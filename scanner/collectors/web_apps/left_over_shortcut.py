"""Whether a shortcut to a web app is left over, or came from another computer: it is held against the profile that it names.

A shortcut starts `<browser> --profile-directory=<profile> --app-id=<id>`. Synchronised desktops and home folders bring shortcuts to
machines whose browsers never had the app; there they start nothing. Where the profile is not known, the shortcut stands as it is.
See: https://peter.sh/experiments/chromium-command-line-switches/ (`--profile-directory`, `--user-data-dir`)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.browsers.bounds import is_below
from scanner.collectors.browsers.browser import find_browser_folders
from scanner.collectors.browsers.chromium_browsers import BROWSERS
from scanner.collectors.browsers.chromium_folders import browser_of
from scanner.collectors.browsers.chromium_profiles import find_profiles_in
from scanner.collectors.browsers.chromium_records import find_profiles, is_profile
from scanner.collectors.browsers.followed import follow_path
from scanner.collectors.browsers.running_browsers import CHROMIUMS
from scanner.collectors.command_lines import launched_program
from scanner.collectors.command_lines.chromium_switches import switches, unquote
from scanner.collectors.command_lines.unwrapped import base
from scanner.collectors.web_apps.chromium_profile_apps import PREFERENCES, PREFERENCES_LIMIT, read_profile_apps
from scanner.model import Item, Platform, Rung
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from scanner.host.host import Host
    from scanner.model import Record

WEB_APP = "web-app"
PROFILE, DATA = "profile-directory", "user-data-dir"
# Launchers have names of their own: google-chrome-stable, brave-browser, chrome_proxy.exe, com.google.Chrome.
DECORATION = r"(?:\.exe|_proxy|-browser|-stable|-beta|-unstable|-dev|-nightly|-canary)+$"
LONGEST_NAME = 255
ALIASES = {"google-chrome": "chrome", "microsoft-edge": "msedge"}


class NamedProfile(NamedTuple):
    """The profile that a shortcut names: the browser's id, the profile's folder and that of all profiles, empty where it names none."""

    browser: str
    folder: str = ""
    data: str = ""


def held_against_profile(host: Host, item: Item, user: str, find_named: Callable[[], NamedProfile]) -> Item:
    """Return a shortcut's item, as a residue where the profile that it names was read and has none of its web apps.

    So it is where the browser has profiles, and none of that name: it starts an empty one. A shortcut of the machine is everybody's, and
    held against the profile of that name of every account. Where one that may be meant could not be read, nobody knows, and the
    shortcut stands.
    """
    apps = [value for kind, value in item.ids if kind == WEB_APP]
    named = find_named() if apps else NamedProfile("")
    profiles = [*_profiles(host, user, named)] if named.browser else []
    meant = [profile for profile in profiles if named.folder in {"", profile.location.rpartition("/")[2]}]
    if not profiles or any(_may_have(host, profile, apps) for profile in meant) or not _is_all_seen(host, user, named):
        return item
    return item._replace(rung=Rung.RESIDUE)


def profile_named_by(words: Sequence[str], *, windows: bool = False) -> NamedProfile:
    """Return the profile that the words of a shortcut's command line name."""
    for program in launched_program.programs(words, windows=windows):
        for browser in _browsers(program.words[0]):
            found = switches(program.words, windows=program.windows)
            return NamedProfile(browser, unquote(found.get(PROFILE, "")), unquote(found.get(DATA, "")))
    return NamedProfile("")


def _browsers(program: str) -> Iterable[str]:
    name = base(program)[-LONGEST_NAME:].lower()
    for one in (name, name.rpartition(".")[2]):  # a flatpak's name ends with the browser's
        plain = re.sub(DECORATION, "", one)
        if found := CHROMIUMS.get(ALIASES.get(plain, plain)):
            yield found


def _profiles(host: Host, user: str, named: NamedProfile) -> Iterable[Record]:
    """Yield the profiles of the browser that a shortcut starts, where it names their folder those in it."""
    for profile in find_profiles(host):
        is_there = not named.data or _same(host, follow_path(host, named.data), profile.location.rpartition("/")[0])
        if user in {"", profile.user} and browser_of(profile)[0] == named.browser and is_there and is_profile(host, profile):
            yield profile


def _is_all_seen(host: Host, user: str, named: NamedProfile) -> bool:
    """Tell whether every profile that a shortcut may name was there to be read, whoever's it may be."""
    if not user and not host.sees_every_home():
        return False
    unread = host.once(f"what is closed in the profiles of {named.browser}", lambda: _find_unread(host, named.browser))
    homes = [account.home for account in host.users() if user in {"", account.name}]
    return not any(is_below(host, place, home) for place in unread for home in homes)


def _find_unread(host: Host, browser: str) -> tuple[str, ...]:
    looking = host.aside()
    for folder in find_browser_folders(looking, [row for row in BROWSERS if row.id == browser]):
        for profile in find_profiles_in(looking, folder):
            looking.look(f"{profile.location}/{PREFERENCES}", PREFERENCES_LIMIT)
    return tuple(looking.unread())


def _same(host: Host, one: str, other: str) -> bool:
    return one.casefold() == other.casefold() if host.platform is Platform.WINDOWS else one == other


def _may_have(host: Host, profile: Record, apps: Sequence[str]) -> bool:
    """Tell whether a profile has one of the apps, or nobody knows."""
    if host.look(f"{profile.location}/{PREFERENCES}", PREFERENCES_LIMIT) is None:
        return True  # not read
    if any(host.is_folder(f"{profile.location}/Extensions/{app}") for app in apps):
        return True  # an app of Chrome's former kind
    said = host.once(f"web apps of {profile.location}", lambda: tuple(read_profile_apps(host, profile)))
    known = {value for one in said if isinstance(one, Item) and one.rung is not Rung.RESIDUE for _, value in one.ids}
    return not known.isdisjoint(apps) or not all(isinstance(one, Item) for one in said)
