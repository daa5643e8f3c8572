"""The web site that an application of macOS shows and nothing else: what Chromium's browsers and Safari make of an installed web app.

See Chromium's chrome/common/mac/app_mode_common.h for its keys; Safari's are the web app's own manifest: https://www.w3.org/TR/appmanifest/
"""

from __future__ import annotations

import re

from scanner.formats.json_file import table
from scanner.formats.plist import plist, plist_text
from scanner.formats.web_address import host_of
from scanner.stdlib.named_tuple import NamedTuple

# A property list without any of these is no web app's, and most need not be taken apart. Both forms write such words as they stand,
# or with zeros between their letters (UTF-16); XML may also give letters by number.
WORDS = (b"CrAppModeShortcut", b"com.apple.Safari.WebApp.")
SIGNS = (*WORDS, *(b"\0".join(bytes([letter]) for letter in word) for word in WORDS), b"&#")
SHIM, SAFARI = "CrAppModeShortcut", "com.apple.Safari.WebApp."
OF_BROWSER = r"(.{1,200}?)\.app\.(?:.{0,200}-)?([a-p]{32})(?:-internal)?"  # older Chromes name the profile before the id
APP_ID = r"[a-p]{32}"


class WebApp(NamedTuple):
    """A web app. `browser` is the bundle id of the one that made it; `id` and `site`, a host in lower case, may be empty.

    `profile` is the name of the folder of the profile that it was made for, and `data` the folder of all profiles, where they are said.
    """

    name: str
    browser: str
    id: str
    site: str
    profile: str = ""
    data: str = ""


def web_app(content: bytes) -> WebApp | None:
    """Return the web app that an Info.plist describes, None when it is another application's; raise `Malformed`."""
    if not any(sign in content for sign in SIGNS):
        return None
    said = plist(content)
    bundle = plist_text(said.get("CFBundleIdentifier"))
    if not is_web_app(said):
        return None
    return _of_safari(said) if bundle.startswith(SAFARI) else _of_chromium(said, bundle)


def is_web_app(said: dict[str, object]) -> bool:
    """Tell whether an Info.plist, taken apart, is a web app's."""
    return plist_text(said.get("CFBundleIdentifier")).startswith(SAFARI) or f"\n{SHIM}" in "\n".join(("", *said))


def _of_safari(said: dict[str, object]) -> WebApp:
    manifest = table(said.get("Manifest"))
    name = plist_text(said.get("CFBundleDisplayName")) or plist_text(said.get("CFBundleName")) or plist_text(manifest.get("name"))
    return WebApp(name, "com.apple.Safari", "", host_of(manifest.get("start_url")))


def _of_chromium(said: dict[str, object], bundle: str) -> WebApp:
    found = re.fullmatch(OF_BROWSER, bundle)
    browser, named = found.groups() if found else ("", "")
    identifier = plist_text(said.get("CrAppModeShortcutID"))
    return WebApp(
        name=plist_text(said.get("CrAppModeShortcutName"))
        or plist_text(said.get("CFBundleDisplayName"))
        or plist_text(said.get("CFBundleName")),
        browser=plist_text(said.get("CrBundleIdentifier")) or browser,
        id=identifier if re.fullmatch(APP_ID, identifier) else named,
        site=host_of(said.get("CrAppModeShortcutURL")),
        profile=(profile := plist_text(said.get("CrAppModeProfileDir")).rstrip("/").rpartition("/")[2]),
        data=_user_data(plist_text(said.get("CrAppModeUserDataDir")), profile),
    )


def _user_data(folder: str, profile: str) -> str:
    """Return the folder of all profiles; Chromium writes the profile behind it, or `-` for any, and the app's own folder."""
    before, own, _ = folder.partition("/Web Applications/")
    return before.removesuffix(f"/{profile}" if profile else "/-").removesuffix("/-") if own else folder.rstrip("/")
