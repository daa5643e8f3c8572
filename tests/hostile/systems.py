"""The systems that are made hostile: everything that is planted, in alice's home and in the machine's places, and bob beside her."""

from functools import cache
from typing import NamedTuple

from scanner.model import Platform
from tests.hives import hive
from tests.hostile.more_plants import MORE
from tests.macos_trees import account
from tests.planted import linux, macos, windows
from tests.planted.plant import DEEPSEEK_APP, HARMLESS, TIKTOK_CLIENT, TIKTOK_PHONE
from tests.windows_trees import CURRENT, expanded

SYSTEMS = {Platform.LINUX: linux, Platform.MACOS: macos, Platform.WINDOWS: windows}
GROUPS = 2  # a record which leads to another one is not replaced together with it
HIVES = windows.HIVES
BOBS_SID = "S-1-5-21-1-2-3-1001"
OTHER = "ponmlkjihgfedcbaponmlkjihgfedcba"
HARMLESS_WORDS = {  # nothing of bob's is banned, so that it is alice's records which decide how the scan ends
    TIKTOK_CLIENT.encode(): OTHER.encode(),
    DEEPSEEK_APP.encode(): HARMLESS.encode(),
    TIKTOK_PHONE.encode(): b"org.example.short.videos",
    b"deepseek": b"somebody",
    b"DeepSeek": b"Somebody",
    b"tiktok": b"anyone",
    b"TikTok": b"Anyone",
}


class Planted(NamedTuple):
    """An item of a system, with the records in which it stands and the product that it is evidence of."""

    collector: str
    item: str
    product: str
    records: tuple[str, ...]


class System(NamedTuple):
    """What is planted, and files by path: the records with the group in which each is replaced, and bob's."""

    planted: tuple[Planted, ...]
    records: dict[str, bytes]
    groups: dict[str, int]
    neighbour: dict[str, bytes]


@cache
def system(platform):
    """Return the system of a platform."""
    plants = [*SYSTEMS[platform].PLANTED, *MORE[platform]]
    records, groups, planted = {}, {}, []
    for plant in plants:
        for index, (path, content) in enumerate(plant.files.items()):
            records[normal(path)] = raw(content)
            groups.setdefault(normal(path), index % GROUPS)
        places = (*map(normal, plant.files), *(HIVES[name] for name in plant.keys)) or planted[-1].records
        planted.append(Planted(plant.collector, plant.item, plant.product, places))
    home = accounts_home(platform)
    neighbour = {bobs(path): bobs(content) for path, content in records.items() if path.startswith(home)}
    accounts = ACCOUNTS[platform](plants)
    records |= accounts
    groups = dict.fromkeys(accounts, GROUPS - 1) | groups | HIVE_GROUPS[platform]
    neighbour |= {bobs(path): hive({"Software": {}}) for path in HIVES.values() if path.startswith(home)}
    return System(tuple(planted), records, groups, neighbour)


def accounts_home(platform):
    return "home/alice/" if platform is Platform.LINUX else "Users/alice/"


def normal(path):
    """Return a path without `..`."""
    parts = []
    for part in path.split("/"):
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def raw(content):
    return content if isinstance(content, bytes) else content.encode()


def bobs(text):
    """Return a path or a content of alice's as bob has it."""
    if isinstance(text, str):
        return bobs(text.encode()).decode()
    for word, other in {b"alice": b"bob", **HARMLESS_WORDS}.items():
        text = text.replace(word, other)
    return text


def linux_accounts(plants):
    """Return the account file, and what is known of the release."""
    passwd = linux.SYSTEM["etc/passwd"] + "bob:x:1001:1001::/home/bob:/bin/sh\n"
    return {path: raw(content) for path, content in {**linux.SYSTEM, "etc/passwd": passwd}.items() if not path.startswith("home/")}


def macos_accounts(plants):
    return {path: raw(content) for path, content in {**macos.SYSTEM, **account("bob", 502, "/Users/bob")}.items()}


def hives_of(plants, change=lambda value: value):
    """Return the hives with every planted key, its values changed; they say too who has an account."""
    keys = {name: dict(paths) for name, paths in windows.SYSTEM_KEYS.items()}
    keys[windows.MACHINE][rf"{CURRENT}\ProfileList\{BOBS_SID}"] = {"ProfileImagePath": expanded(r"C:\Users\bob")}
    for plant in plants:
        for name, paths in plant.keys.items():
            for path, values in paths.items():
                keys[name][path] = keys[name].get(path, {}) | {name: change(value) for name, value in values.items()}
    return {HIVES[name]: hive(paths) for name, paths in keys.items()}


ACCOUNTS = {Platform.LINUX: linux_accounts, Platform.MACOS: macos_accounts, Platform.WINDOWS: hives_of}
HIVE_GROUPS = {Platform.LINUX: {}, Platform.MACOS: {}, Platform.WINDOWS: {HIVES[windows.MACHINE]: 0, HIVES[windows.CLASSES]: 0}}


def write(root, files):
    """Write files below a folder."""
    for folder in {(root / path).parent for path in files}:
        folder.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        (root / path).write_bytes(content)
