"""A real Firefox, with add-ons that are on, off and removed, against what we read of it and what it says itself."""

import json
import os
import socket
import subprocess
import time
import zipfile
from contextlib import contextmanager

import pytest

from scanner.collectors.extensions.gecko_extensions import GeckoExtensions
from scanner.collectors.extensions.gecko_sideloads import GeckoSideloads
from scanner.host.files import SystemDisk
from scanner.host.live import live_host
from scanner.host.machine import Machine
from scanner.host.registry import NoRegistry
from scanner.host.users import Account, linux_user
from scanner.model import HostFacts, Mark, Platform, Rung, State
from scanner.run import run
from tests.real.parts import need

pytestmark = pytest.mark.real

PATIENCE = 90  # seconds
PREFERENCES = {
    "xpinstall.signatures.required": False,
    "extensions.autoDisableScopes": 0,
    "extensions.update.enabled": False,
    "app.update.enabled": False,
    "app.normandy.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
}
ALL_ADDONS = """
const done = arguments[arguments.length - 1];
const {AddonManager} = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
(async () => {
  const off = await AddonManager.getAddonByID("off@scanner.test");
  if (off && !off.userDisabled) await off.disable();
  const removed = await AddonManager.getAddonByID("removed@scanner.test");
  if (removed) await removed.uninstall();
  const all = await AddonManager.getAllAddons();
  done(all.filter(one => one.type === "extension").map(one => [one.id, one.name, one.version, one.isActive, one.isBuiltin, one.hidden]));
})();
"""


class Marionette:
    """The remote control of Firefox: lists in JSON, each after its length and a colon."""

    def __init__(self, port):
        end = time.monotonic() + PATIENCE
        while True:
            try:
                self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
                break
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.2)
        self.number = 0
        self._next()

    def ask(self, command, **parameters):
        self.number += 1
        message = json.dumps([0, self.number, command, parameters]).encode()
        self.socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, answer = self._next()
        assert error is None, error
        return answer

    def _next(self):
        length = b""
        while not length.endswith(b":"):
            length += self._bytes(1)
        return json.loads(self._bytes(int(length[:-1])))

    def _bytes(self, size):
        found = b""
        while len(found) < size:
            piece = self.socket.recv(size - len(found))
            assert piece, "Firefox has gone"
            found += piece
        return found


@contextmanager
def firefox(home, profile):
    need("firefox-esr")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    wanted = {**PREFERENCES, "marionette.port": port}
    (profile / "user.js").write_text("".join(f'user_pref("{name}", {json.dumps(value)});\n' for name, value in wanted.items()))
    command = ["firefox-esr", "--headless", "--no-remote", "--profile", str(profile), "--marionette", "--remote-allow-system-access"]
    process = subprocess.Popen(command, env=environment(home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        remote = Marionette(port)
        remote.ask("WebDriver:NewSession", capabilities={})
        remote.ask("Marionette:SetContext", value="chrome")
        yield remote
        remote.ask("Marionette:Quit", flags=["eAttemptQuit"])
        remote.socket.close()
        process.wait(PATIENCE)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, 9)
            process.wait(PATIENCE)


def environment(home):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "DISPLAY", "WAYLAND"))}
    return {**kept, "HOME": str(home), "MOZ_DISABLE_CONTENT_SANDBOX": "1", "MOZ_CRASHREPORTER_DISABLE": "1"}


def new_profile(home):
    """Have Firefox make a profile where it wants to, and return its folder."""
    need("firefox-esr")
    home.mkdir()
    subprocess.run(
        ["firefox-esr", "--headless", "--no-remote", "-CreateProfile", "work"], env=environment(home), timeout=PATIENCE, check=True
    )
    [profile] = [path.parent for path in home.rglob("times.json")]
    return profile


def add(profile, identifier, name, **more):
    """Put an unsigned extension into a profile, as a program that sideloads does."""
    (profile / "extensions").mkdir(exist_ok=True)
    said = {
        "manifest_version": 2,
        "name": name,
        "version": "1.2",
        "author": "Somebody",
        "browser_specific_settings": {"gecko": {"id": identifier}},
        **more,
    }
    with zipfile.ZipFile(profile / "extensions" / f"{identifier}.xpi", "w") as package:
        package.writestr("manifest.json", json.dumps(said))


def extensions_of(home):
    user = linux_user(Account("tester", str(os.getuid()), str(home)), {})
    facts = HostFacts("", Platform.LINUX, "", "")
    host = Machine(facts, SystemDisk(), lambda _: [user], lambda _: (), NoRegistry(), lambda _: [str(home)])
    done = run(GeckoExtensions(), host, PATIENCE)
    return {dict(item.ids)["gecko-extension"]: item for item in done.items}, done.problems


def test_what_firefox_says_of_its_add_ons_is_what_we_read(tmp_path):
    home = tmp_path / "home"
    profile = new_profile(home)
    for identifier, name in (("on@scanner.test", "On"), ("off@scanner.test", "Off"), ("removed@scanner.test", "Removed")):
        add(profile, identifier, name)

    with firefox(home, profile) as remote:
        rows = remote.ask("WebDriver:ExecuteAsyncScript", script=ALL_ADDONS, args=[], newSandbox=True, scriptTimeout=60_000)["value"]
    add(profile, "late@scanner.test", "Put there after Firefox was closed")
    found, problems = extensions_of(home)

    late = found.pop("late@scanner.test")
    said = {identifier: (name, version, State.ENABLED if active else State.DISABLED) for identifier, name, version, active, _, _ in rows}
    assert problems == ()
    assert {identifier: (item.name, item.version, item.state) for identifier, item in found.items()} == said
    assert said["on@scanner.test"] == ("On", "1.2", State.ENABLED)
    assert said["off@scanner.test"] == ("Off", "1.2", State.DISABLED)
    assert "removed@scanner.test" not in found
    built_in = {identifier for identifier, _, _, _, built, _ in rows if built}
    assert {identifier for identifier, item in found.items() if Mark.BUILT_IN in item.marks} == built_in != set()
    assert found["on@scanner.test"].publisher == "Somebody"
    assert found["on@scanner.test"].location == f"{profile}/extensions/on@scanner.test.xpi"
    assert (late.rung, late.state) == (Rung.RESIDUE, State.UNKNOWN)


def test_what_an_add_on_asks_for_and_says_of_itself_is_in_firefoxs_record(tmp_path):
    home = tmp_path / "home"
    profile = new_profile(home)
    asked = {
        "description": "Asks.",
        "permissions": ["tabs", "https://api.example.org/*"],
        "optional_permissions": ["*://*.example.net/*"],
        "content_scripts": [{"matches": ["https://chat.example.com/*"], "js": []}],
    }
    add(profile, "on@scanner.test", "On", **asked)
    with firefox(home, profile):
        pass

    found, problems = extensions_of(home)
    own = found["on@scanner.test"].claims

    assert problems == ()
    assert {value for kind, value in own if kind == "extension-host"} == {"api.example.org", "chat.example.com", "example.net"}
    assert dict(own)["extension-word"] == "Asks."
    assert not [one for one in found.values() if Mark.BUILT_IN in one.marks and one.claims]


def test_an_add_on_that_a_package_shares_is_in_its_place_and_in_the_profile(tmp_path):
    shared = {dict(item.ids)["gecko-extension"]: item for item in run(GeckoSideloads(), live_host(all_users=False), PATIENCE).items}
    if "uBlock0@raymondhill.net" not in shared:
        pytest.skip("webext-ublock-origin-firefox is not installed")
    home = tmp_path / "home"
    with firefox(home, new_profile(home)):
        pass

    found, _ = extensions_of(home)

    packaged, recorded = shared["uBlock0@raymondhill.net"], found["uBlock0@raymondhill.net"]
    assert (packaged.name, packaged.version, packaged.rung) == ("uBlock Origin", recorded.version, Rung.PRESENT)
    assert (recorded.name, recorded.rung, recorded.location) == ("uBlock Origin", Rung.INSTALLED, packaged.location)
    assert Mark.SIDELOADED in recorded.marks
