"""Puts what is planted in one place of a collector into another one of its places, to see whether that is read too."""

import posixpath
import re
from collections import defaultdict
from functools import cache

from scanner.collectors.agents.agent_files import AGENTS
from scanner.collectors.browsers.chromium_browsers import BROWSERS as CHROMIUM
from scanner.collectors.browsers.gecko_browsers import BROWSERS as GECKO
from scanner.collectors.collector import SettingCollector
from scanner.host.users import Account, macos_user
from scanner.model import Item, Platform
from tests.collectors.features.settings import setting
from tests.fake_host import fake_host, said
from tests.planted import linux, macos, windows

SYSTEMS = {Platform.LINUX: linux, Platform.MACOS: macos, Platform.WINDOWS: windows}
ROOTS = {
    windows.MACHINE: r"HKLM64\SOFTWARE",
    windows.SETTINGS: r"HKLM64\SYSTEM",
    windows.ACCOUNT: rf"HKU\{windows.SID}",
    windows.CLASSES: rf"HKU\{windows.SID}_Classes",
}
HOLE = r"\*\*/|\*|<[^>]*>|(?<=/)\{program's id\}"  # what stands for any name in a place
VIEWS = ("HKLM64", "HKLM32")


def records(platform):
    """Return everything that is planted on a platform: contents by path, and values by key."""
    start = "C:/" if platform is Platform.WINDOWS else "/"
    found = {start + posixpath.normpath(path): content for plant in SYSTEMS[platform].PLANTED for path, content in plant.files.items()}
    for plant in SYSTEMS[platform].PLANTED:
        for hive, keys in plant.keys.items():
            for path, values in keys.items():
                whole = f"{ROOTS[hive]}\\{path.replace('ControlSet002', 'CurrentControlSet')}"
                found[whole.replace(r"HKLM64\SOFTWARE\WOW6432Node", r"HKLM32\SOFTWARE")] = values
    return found


RECORDS = {platform: records(platform) for platform in Platform}


@cache
def patterns(place, platform):
    """Return a place as patterns of whole paths, for one account; none where the platform has no such folder."""
    place = re.split(r", of which | \(with |: |, the newest", place)[0] if not place.startswith("C:") else place
    base, rest = re.fullmatch(r"(?:\{(\w+)\})?(.*)", place).groups()
    if base == "machine":
        return [view + rest for view in VIEWS]
    (user,) = fake_host(platform).users()
    user = macos_user(Account(user.name, user.id, user.home), is_mounted=True) if platform is Platform.MACOS else user
    return [folder + rest for folder in user.folders.get(base, ())] if base else [place]


def filled(pattern, names):
    """Return the pattern with names in its holes, of which the last ones are the best known."""
    holes = len(re.findall(HOLE, pattern))
    given = iter([*["Probe"] * holes, *names][len(names) :] if holes else [])

    def fill(hole):
        name = next(given)
        return f"{name}/" if name and hole[0].endswith("/") else name

    return re.sub(HOLE, fill, pattern)


@cache
def form(pattern):
    """Return a pattern as a regular expression, with a group for each hole and one for what lies deeper."""
    parts = re.split(f"({HOLE})", pattern)
    holes = ("(?:(.*)/)?" if part.endswith("**/") else r"([^/\\]+)" if re.fullmatch(HOLE, part) else re.escape(part) for part in parts)
    return re.compile(rf"{''.join(holes)}((?:[/\\].*)?)", re.IGNORECASE)


def below(pattern, path):
    """Return the names in a path's place of the pattern's holes, and what of it lies deeper; None for a path that does not fit."""
    fit = form(pattern).fullmatch(path)
    return fit and (tuple(name or "" for name in fit.groups()[:-1]), fit.groups()[-1])


@cache
def planted(collector, platform):
    """Return the groups of records that are planted in a collector's places: the names in the holes, and contents by what lies deeper."""
    groups = defaultdict(dict)
    for pattern in (pattern for place in collector.places for pattern in patterns(place, platform)):
        for path, content in RECORDS[platform].items():
            if fit := below(pattern, path):
                groups[pattern, fit[0]][fit[1]] = content
    return [(names, contents) for (_, names), contents in groups.items()]


PROGRAMS = ["vscode", *(one.id for one in (*CHROMIUM, *GECKO)), *dict.fromkeys(one.id for one in AGENTS)]


def asked(collector):
    """Return the collector, ready; one of settings looks for one that every browser has."""
    if not issubclass(collector, SettingCollector):
        return collector()
    return collector([setting(collector.store, "Probe", program, off=(False,), on=(True,)) for program in PROGRAMS])


def finds(collector, platform, made):
    """Tell whether the collector says an item of a host with these records."""
    keys = {path: values for path, values in made.items() if path.startswith(("HKLM", "HKU"))}
    host = fake_host(platform, {path: content for path, content in made.items() if path not in keys}, registry=keys)
    host.phone_backups = True
    if platform is Platform.MACOS:
        users = [macos_user(Account(user.name, user.id, user.home), is_mounted=True) for user in host.users()]
        host._users = lambda _: users
    return any(isinstance(one, Item) for one in said(host, asked(collector)))


def is_read(collector, place, samples=()):
    """Tell whether a place is read on one of the collector's platforms, by what is planted elsewhere or by a sample of what lies there.

    A sample is contents by what is added to the place, `/=` for a whole path beside it; or a pair of names for the place's holes and that.
    """
    for platform in sorted(collector.platforms):
        groups = [*planted(collector, platform), *(sample if isinstance(sample, tuple) else ((), sample) for sample in samples)]
        for pattern in patterns(place, platform):
            start = filled(pattern, ())
            for names, contents in groups:
                made = {(rest if rest.startswith("/=") else filled(pattern, names) + rest): content for rest, content in contents.items()}
                made = {path.removeprefix("/="): content for path, content in made.items()}
                if is_key(start) == any(map(is_key, made)) and finds(collector, platform, made):
                    return True
    return False


def is_key(path):
    return path.startswith(("HKLM", "HKU"))
