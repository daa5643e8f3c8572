"""The same collector where paths have drives, backslashes and no letter case, and where nobody tells who owns a folder."""

import json

import pytest

from scanner.collectors.browsers.gecko_browsers import BROWSERS
from scanner.collectors.extensions.gecko_extensions import GeckoExtensions
from scanner.model import Item, Mark, Platform, Problem, Reason, State
from tests.fake_host import bare, fake_host

HOME = "C:/Users/alice"
ROAMING = f"{HOME}/AppData/Roaming"
FIREFOX = f"{ROAMING}/Mozilla/Firefox"
INI = "[Install308046B0AF4A39CB]\r\nDefault=Profiles/x.default\r\n[Profile0]\r\nName=x\r\nIsRelative=1\r\nPath={}\r\n"


def addons(profile, identifier="a@b", **more):
    path = f"{profile}/extensions/{identifier}.xpi".replace("/", "\\")
    row = {"id": identifier, "type": "extension", "version": "1", "active": True, "path": path, "location": "app-profile", **more}
    return json.dumps({"schemaVersion": 37, "addons": [row]})


def item(profile, identifier="a@b", within="firefox", user="alice", marks=()):
    ids = (("gecko-extension", identifier),)
    location = f"{profile}/extensions/{identifier}.xpi"
    return Item(identifier, "1", ids=ids, state=State.ENABLED, marks=marks, within=within, location=location, user=user)


def said(files, **host):
    return bare(fake_host(Platform.WINDOWS, files=files, **host), GeckoExtensions())


def test_a_machine_with_the_usual_programs_of_two_accounts():
    packaged = f"{HOME}/AppData/Local/Packages/Mozilla.Firefox_n80bbvh6b1yt2/LocalCache/Roaming/Mozilla/Firefox/Profiles/p"
    places = {
        f"{FIREFOX}/Profiles/x.default": ("firefox", "alice"),
        "C:/Users/bob/AppData/Roaming/Mozilla/Firefox/Profiles/y": ("firefox", "bob"),
        packaged: ("firefox", "alice"),
        f"{ROAMING}/librewolf/Profiles/l": ("librewolf", "alice"),
        f"{ROAMING}/zen/Profiles/z": ("zen", "alice"),
        f"{ROAMING}/Thunderbird/Profiles/t": ("thunderbird", "alice"),
    }
    files = {f"{place}/extensions.json": addons(place) for place in places}
    files |= {f"{FIREFOX}/profiles.ini": INI.format("Profiles/x.default")}

    assert said(files, users=("alice", "bob")) == [item(place, within=within, user=user) for place, (within, user) in places.items()]


@pytest.mark.parametrize("browser", BROWSERS, ids=lambda browser: browser.id)
def test_every_row_of_the_table(browser):
    bases = {"local": f"{HOME}/AppData/Local", "roaming": ROAMING, "desktop": f"{HOME}/Desktop"}
    places = [f"{folder.format(**bases)}/Profiles/x" for folder in browser.windows.profiles]

    assert said({f"{place}/extensions.json": addons(place) for place in places}) == [item(place, within=browser.id) for place in places]


def test_a_packaged_fork_without_a_row_of_its_own_is_found_in_its_package():
    place = f"{HOME}/AppData/Local/Packages/Maker.Floorp_a1/LocalCache/Roaming/Floorp/Profiles/f"

    assert said({f"{place}/extensions.json": addons(place)}) == [item(place, within="floorp")]


def test_extensions_of_the_registry_are_marked():
    place = f"{FIREFOX}/Profiles/x"

    assert said({f"{place}/extensions.json": addons(place, location="winreg-app-global")}) == [item(place, marks=(Mark.SIDELOADED,))]


def test_a_profile_listed_twice_by_absolute_paths_in_other_letter_case_is_read_once():
    place = "c:/users/ALICE/p"
    twice = INI.format("c:\\users\\ALICE\\p") + INI.format("C:\\Users\\alice\\p").replace("Profile0", "Profile1")
    files = {f"{FIREFOX}/profiles.ini": twice.replace("IsRelative=1", "IsRelative=0"), f"{place}/extensions.json": addons(place)}

    assert said(files) == [item(place)]


def test_a_profile_elsewhere_is_said_and_not_looked_into():
    listed = ["D:\\p", "\\\\server\\share\\p", "C:\\Users\\bob\\p"]
    sections = [INI.format(path).replace("Profile0", f"Profile{number}") for number, path in enumerate(listed)]
    ini = "".join(sections).replace("IsRelative=1", "IsRelative=0")
    host = fake_host(Platform.WINDOWS, files={f"{FIREFOX}/profiles.ini": ini, "D:/p/extensions.json": addons("D:/p")})
    detail = "a profile in a folder that may not belong to the account, or that is not on this machine; not read"

    assert bare(host, GeckoExtensions()) == [
        Problem(Reason.LINK_LEAVES, detail, place, "alice") for place in ("D:/p", "//server/share/p", "C:/Users/bob/p")
    ]
    assert [asked for asked in host.disk.asked if "AppData" not in asked] == []
