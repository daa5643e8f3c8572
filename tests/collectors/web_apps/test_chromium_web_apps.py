import json

import pytest

from scanner.collectors.web_apps.chromium_web_apps import ChromiumWebApps
from scanner.model import Item, Mark, Platform, Problem, Reason, Rung
from tests.fake_host import FOLDER, bare, fake_host

A, B, C = "a" * 32, "b" * 32, "c" * 32
CHROMIUM = "/home/alice/.config/chromium"
PROFILE = f"{CHROMIUM}/Default"
PLACES = {
    Platform.LINUX: "/home/alice/.config/google-chrome",
    Platform.MACOS: "/Users/alice/Library/Application Support/Google/Chrome",
    Platform.WINDOWS: "C:/Users/alice/AppData/Local/Google/Chrome/User Data",
}


def kept(identifier, profile=PROFILE):
    return f"{profile}/Web Applications/Manifest Resources/{identifier}"


def came(**sources):
    return json.dumps({"web_app_install_metrics": {key * 32: {"install_source": source} for key, source in sources.items()}})


def item(identifier, rung=None, name="", location=PROFILE, within="chromium", **more):
    return Item(name or identifier, ids=(("web-app", identifier),), rung=rung, within=within, location=location, user="alice", **more)


def said(files, platform=Platform.LINUX, **more):
    return bare(fake_host(platform, files, **more), ChromiumWebApps())


@pytest.mark.parametrize("platform", Platform)
def test_an_installed_app_of_every_platform(platform):
    profile = f"{PLACES[platform]}/Profile 1"
    files = {f"{profile}/Preferences": came(a=15), f"{kept(A, profile)}/Icons/32.png": ""}

    assert said(files, platform) == [item(A, location=kept(A, profile), within="chrome")]


def test_an_app_that_several_records_tell_of_is_one_item_with_its_title():
    folder = f"{PROFILE}/Web Applications/_crx__{A}"
    files = {
        f"{PROFILE}/Preferences": came(a=15),
        kept(A): FOLDER,
        f"{folder}/TikTok.ico": "",
        f"{folder}/TikTok - Make Your Day.lnk": "",
        f"{folder}/Icons/x": "",
    }

    assert said(files) == [item(A, name="TikTok - Make Your Day", location=kept(A))]


def test_a_folder_for_shortcuts_alone_and_one_without_a_title():
    files = {f"{PROFILE}/Web Applications/_crx_{A}/TikTok.ico": "", f"{PROFILE}/Web Applications/_crx_{B}": FOLDER}

    assert said({**files, f"{PROFILE}/Preferences": "{}"}) == [item(A, Rung.REGISTERED, "TikTok"), item(B, Rung.REGISTERED)]


def test_an_app_that_was_removed_leaves_its_entry_behind():
    """Chromium 156 keeps the entry of an app that it has removed with all its files."""
    assert said({f"{PROFILE}/Preferences": came(a=6), f"{PROFILE}/Web Applications/Temp": FOLDER}) == [item(A, Rung.RESIDUE)]


def test_how_it_came():
    files = {f"{PROFILE}/Preferences": came(a=13, b=16, c=16), f"{PROFILE}/Web Applications/_crx_{C}": FOLDER}

    assert said({**files, **{kept(one): FOLDER for one in (A, B, C)}}) == [
        item(A, marks=(Mark.POLICY,), location=kept(A)),
        item(B, Rung.CONFIGURED, location=kept(B)),
        item(C, location=kept(C)),
    ]


def test_an_application_of_macos_that_only_local_state_tells_of():
    folder = PLACES[Platform.MACOS]
    state = {"profile": {"info_cache": {"Default": {}, "Profile 1": {}}}, "app_shims": {A: {"installed_profiles": ["Profile 1"]}}}
    files = {f"{folder}/{name}/Web Applications": FOLDER for name in ("Default", "Profile 1")}

    assert said({**files, f"{folder}/Local State": json.dumps(state)}, Platform.MACOS) == [
        item(A, Rung.REGISTERED, location=f"{folder}/Profile 1", within="chrome")
    ]


def test_two_profiles_have_an_app_each():
    files = {kept(A, f"{CHROMIUM}/{name}"): FOLDER for name in ("Default", "Profile 1")}

    assert said({**files, **{f"{CHROMIUM}/{name}/Preferences": "{}" for name in ("Default", "Profile 1")}}) == [
        item(A, location=kept(A, f"{CHROMIUM}/{name}")) for name in ("Default", "Profile 1")
    ]


def test_metrics_that_are_cut_off_do_not_cost_what_lies_on_the_disk():
    files = {f"{PROFILE}/Preferences": came(a=15)[:-20], kept(A): FOLDER}

    assert said(files) == [
        item(A, location=kept(A)),
        Problem(Reason.MALFORMED, "expected web_app_install_metrics to be an object", f"{PROFILE}/Preferences", "alice"),
    ]


def test_other_folders_are_no_apps():
    folders = (kept("Icons"), f"{PROFILE}/Web Applications/_crx_short", f"{PROFILE}/Web Applications/www.tiktok.com/https_80")

    assert said({f"{PROFILE}/Preferences": "{}", **dict.fromkeys(folders, FOLDER)}) == []


def test_a_profile_that_never_had_one_is_not_read():
    host = fake_host(files={f"{PROFILE}/Preferences": came(a=15)})

    assert bare(host, ChromiumWebApps()) == []
    assert f"{PROFILE}/Preferences" not in host.disk.asked
