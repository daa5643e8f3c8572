"""An extension's manifest.json, the names in its `_locales`, and the ids that Chromium derives from a key or a path.

See https://developer.chrome.com/docs/extensions/reference/manifest for the keys, and `components/crx_file/id_util.cc` for ids.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.formats.json_file import table, text
from scanner.formats.match_patterns import hosts_of
from scanner.formats.web_address import host_of
from scanner.stdlib.named_tuple import NamedTuple
from scanner.stdlib.sha256 import sha256

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MESSAGE = r"__MSG_([A-Za-z0-9_@]+)__"
LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
LONGEST_LOCALE = 35
ASKING = ("host_permissions", "permissions", "optional_host_permissions", "optional_permissions")  # version 2 has sites among the rest
WITH_TITLES = ("action", "browser_action", "page_action", "sidebar_action")  # the first as of version 3
MOST_TEXTS = 20  # some have a command for everything
WITH_PAGES = (
    *((place, key) for place in WITH_TITLES for key in ("default_popup", "default_panel")),
    ("side_panel", "default_path"),
    ("options_ui", "page"),
)
STORES = (
    "https://clients2.google.com/service/update2/crx",
    "https://edge.microsoft.com/extensionwebstorebase/v1/crx",
    "https://extension-updates.opera.com/api/omaha/update/",
)


class Manifest(NamedTuple):
    """What an extension says of itself. `name` and `texts` may be tokens such as `__MSG_name__`, whose text stands in `_locales`.

    `site` is the host of a hosted app, which is no extension but a web site that was put into the browser as an app in old ways.
    `hosts` are those of the sites that it asks for by name, or may ask for later, or has scripts for. `texts` are its description, and what
    stands at its button, its side bar and its commands. `pages` are files of it: what its button opens, its side bar, its settings.
    """

    name: str
    version: str
    manifest_version: int
    default_locale: str
    key: str
    from_store: bool
    site: str = ""
    hosts: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


def manifest(document: dict[str, object]) -> Manifest:
    """Take the few keys that count; one of a wrong type is as good as absent."""
    number = document.get("manifest_version")
    return Manifest(
        name=text(document.get("name")),
        version=text(document.get("version")),
        manifest_version=number if isinstance(number, int) else 1,
        default_locale=text(document.get("default_locale")),
        key=text(document.get("key")),
        from_store=text(document.get("update_url")).startswith(STORES),
        site=host_of(table(table(document.get("app")).get("launch")).get("web_url")),
        texts=_texts(document),
        hosts=hosts_of(*map(document.get, ASKING), *_matches(document.get("content_scripts"))),
        pages=_pages(document),
    )


def _texts(document: dict[str, object]) -> tuple[str, ...]:
    """Return what is not empty and not the name once more; most manifests have hardly more than a description, and there are many."""
    found = [document.get("description"), document.get("short_name")]
    found += [table(document[place]).get("default_title") for place in WITH_TITLES if place in document]
    if "commands" in document:
        found += [table(command).get("description") for command in table(document["commands"]).values()]
    name = document.get("name")
    texts = [one for one in found if one and one != name and isinstance(one, str)]
    return tuple(dict.fromkeys(texts))[:MOST_TEXTS] if len(texts) > 1 else tuple(texts)


def _pages(document: dict[str, object]) -> tuple[str, ...]:
    """Return the files of an extension's pages, each once; an address may have more after the file."""
    found = [document.get("options_page"), *(table(document[place]).get(key) for place, key in WITH_PAGES if place in document)]
    paths = (_plain(re.split(r"[?#]", one)[0]) for one in found if isinstance(one, str))
    return tuple(dict.fromkeys(filter(None, paths)))


def _plain(path: str) -> str:
    """Return a path without the steps that lead nowhere, such as the first of ./popup.html."""
    return "/".join(step for step in path.split("/") if step not in {"", "."})


def _matches(scripts: object) -> Iterator[object]:
    return (table(script).get("matches") for script in (scripts if isinstance(scripts, list) else ()))


def message_key(name: str) -> str:
    """Return the key of a name that stands in `_locales`, lower case since keys compare so; empty for a plain name."""
    found = re.fullmatch(MESSAGE, name)
    return found[1].lower() if found else ""


def without_tokens(said: Manifest) -> Manifest:
    """Return what an extension says where nobody can look its texts up: a token is none."""
    return with_texts(said, {})


def with_texts(said: Manifest, messages: dict[str, object]) -> Manifest:
    """Return what an extension says with its texts in place of the tokens, nothing where a messages.json has none."""
    keys = {one: message_key(one) for one in (said.name, *said.texts)}
    wanted = frozenset(keys.values())
    found = {key: text(table(value).get("message")) for name, value in reversed(messages.items()) if (key := name.lower()) in wanted}
    name, *texts = (found.get(key, "") if key else one for one, key in keys.items())
    return said._replace(name=name, texts=tuple(filter(None, texts)))


def message(document: dict[str, object], key: str) -> str:
    """Return a message's text from a messages.json, empty when it has none."""
    for name, value in document.items():
        if name.lower() == key:
            return text(table(value).get("message"))
    return ""


def locales(default: str, present: Sequence[str]) -> list[str]:
    """Return the folders of `_locales` to look in, best first: the extension's own default, English, and then any."""
    wanted = [default.replace("-", "_"), "en_US", "en"]
    return [name for name in dict.fromkeys([*wanted, *present]) if name in present and len(name) <= LONGEST_LOCALE]


def newest(folders: Iterable[str]) -> str:
    """Return the highest of folder names such as `9.9_0` and `10.0_0`, by number; empty when there is none."""
    return max((name for name in folders if name[:1].isdigit()), key=_numbers, default="")


def id_of_key(key: str) -> str:
    """Return the id that follows from a manifest's `key`, empty when it is not base64."""
    from base64 import b64decode  # noqa: PLC0415  few manifests on the disk carry a key
    from binascii import Error  # noqa: PLC0415  as above

    try:
        decoded = b64decode("".join(key.split()), validate=True)
    except (Error, ValueError):
        return ""
    return _id(decoded) if decoded else ""


def id_of_path(path: str) -> str:
    """Return the id of an extension without a key that is loaded from a folder (Linux and macOS; Windows hashes UTF-16)."""
    return _id(path.encode("utf-8", "surrogateescape"))


def _id(seed: bytes) -> str:
    return sha256(seed).hex()[:32].translate(LETTERS)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"[0-9]{1,9}", version))
