"""A real Chromium, with extensions loaded, disabled, removed and handed over, against what we read of it."""

import json
import os
import select
import shutil
import subprocess
import time
from contextlib import contextmanager

import pytest

from scanner.collectors.extensions.chromium_extensions import ChromiumExtensions
from scanner.collectors.extensions.linux_chromium_folder_extensions import LinuxChromiumFolderExtensions
from scanner.formats.chromium_manifest import id_of_path
from scanner.host.files import SystemDisk
from scanner.host.live import live_host
from scanner.host.machine import Machine
from scanner.host.registry import NoRegistry
from scanner.host.users import Account, linux_user
from scanner.model import HostFacts, Item, Mark, Platform, Problem, Rung, State
from scanner.run import run
from tests.real.parts import need

pytestmark = pytest.mark.real

PATIENCE = 60  # seconds
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--disable-breakpad",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--remote-debugging-pipe",
    "--enable-unsafe-extension-debugging",
)


class Chromium:
    """A running browser and its DevTools, which speak JSON with a zero byte at the end."""

    def __init__(self, process, read, write):
        self.process, self.reading, self.writing = process, read, write
        self.number, self.waiting = 0, b""

    def ask(self, method, session=None, **params):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params, **({"sessionId": session} if session else {})}
        os.write(self.writing, json.dumps(message).encode() + b"\0")
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            answer = self._next(end)
            if answer.get("id") == self.number:
                assert "error" not in answer, (method, answer)
                return answer["result"]
        raise TimeoutError(method)

    def _next(self, end):
        while b"\0" not in self.waiting:
            if not select.select([self.reading], [], [], max(0, end - time.monotonic()))[0]:
                raise TimeoutError("no answer from Chromium")
            piece = os.read(self.reading, 1 << 16)
            assert piece, "Chromium has gone"
            self.waiting += piece
        message, _, self.waiting = self.waiting.partition(b"\0")
        return json.loads(message)

    def in_worker(self, identifier, script):
        """Run a script in an extension's service worker and return what its promise gives."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for target in self.ask("Target.getTargets")["targetInfos"]:
                if target["type"] == "service_worker" and identifier in target["url"]:
                    session = self.ask("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
                    answer = self.ask("Runtime.evaluate", session, expression=script, awaitPromise=True, returnByValue=True)
                    if answer["result"].get("className") == "ReferenceError":
                        continue  # a worker is there before Chromium has given it `chrome`
                    assert "exceptionDetails" not in answer, answer
                    return answer["result"].get("value")
            time.sleep(0.2)
        raise TimeoutError("no service worker")

    def close(self):
        self.ask("Browser.close")
        self.process.wait(PATIENCE)


@contextmanager
def chromium(data, *flags, always=FLAGS):
    need("chromium", "bash")
    (theirs_in, ours_out), (ours_in, theirs_out) = os.pipe(), os.pipe()
    # Chromium wants its pipes as descriptors 3 and 4, which this process may have in use.
    redirected = f'exec "$@" 3<&{theirs_in} 4>&{theirs_out}'
    command = ["bash", "-c", redirected, "bash", "chromium", *always, f"--user-data-dir={data}", *flags, "about:blank"]
    process = subprocess.Popen(
        command, pass_fds=(theirs_in, theirs_out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        os.close(theirs_in)
        os.close(theirs_out)
        yield Chromium(process, ours_in, ours_out)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, 9)
            process.wait(PATIENCE)
        os.close(ours_in)
        os.close(ours_out)


def extension(folder, name, **more):
    """Write a Manifest V3 extension."""
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text(json.dumps({"manifest_version": 3, "name": name, "version": "1.2", **more}))
    (folder / "worker.js").write_text("")
    return folder


def home_of(folder):
    """Return a machine with one account, whose home is a folder of this test, and the real disk."""
    user = linux_user(Account("tester", str(os.getuid()), str(folder)), {})
    facts = HostFacts("", Platform.LINUX, "", "")
    return Machine(facts, SystemDisk(), lambda _: [user], lambda _: (), NoRegistry(), lambda _: [str(folder)])


def extensions_of(host):
    done = run(ChromiumExtensions(), host, PATIENCE)
    return {dict(item.ids)["chromium-extension"]: item for item in done.items}, done.problems


def as_chromium_says(row):
    return row["name"], row["version"], State.ENABLED if row["enabled"] else State.DISABLED


def as_we_say(item):
    return item.name, item.version, item.state


def test_what_chromium_says_of_its_extensions_is_what_we_read(tmp_path):
    home = tmp_path / "home"
    data = home / ".config/chromium"
    worker = {
        "background": {"service_worker": "worker.js"},
        "permissions": ["management"],
        "description": "Asks.",
        "host_permissions": ["https://api.example.org/*", "*://*.example.net/x/*"],
        "content_scripts": [{"matches": ["https://chat.example.com/*"], "js": ["worker.js"]}],
    }
    judge = extension(tmp_path / "src/judge", "The one that asks", action={"default_popup": "ui/popup.html?from=button"}, **worker)
    (judge / "worker.js").write_text("const where = 'https://api.example.com/v1'; globalThis.host = new URL(where).host")
    (judge / "ui").mkdir()
    (judge / "ui" / "popup.html").write_text("<title>Judge</title><body><p>Opens.")
    worded = extension(tmp_path / "src/worded", "__MSG_AppName__", default_locale="pt_BR")
    for locale, words in (("pt_BR", "Em palavras"), ("en", "In words")):
        (worded / "_locales" / locale).mkdir(parents=True)
        (worded / "_locales" / locale / "messages.json").write_text(json.dumps({"appname": {"message": words}}))
    off = extension(tmp_path / "src/off", "Switched off")
    removed = extension(tmp_path / "src/removed", "Removed")

    with chromium(data) as browser:
        ids = {folder.name: browser.ask("Extensions.loadUnpacked", path=str(folder))["id"] for folder in (judge, worded, off, removed)}
        browser.in_worker(ids["judge"], f"chrome.management.setEnabled('{ids['off']}', false)")
        browser.ask("Extensions.uninstall", id=ids["removed"])
        rows = browser.in_worker(ids["judge"], "chrome.management.getAll()")
        called = browser.in_worker(ids["judge"], "Promise.resolve(host)")
        popup = browser.in_worker(ids["judge"], "chrome.action.getPopup({})")
        browser.close()

    found, problems = extensions_of(home_of(home))
    shown = {identifier: item for identifier, item in found.items() if Mark.HIDDEN not in item.marks}
    said = {row["id"]: as_chromium_says(row) for row in rows}

    assert problems == ()
    # Chromium words a name in the language of its user, we in the extension's own: that one is compared by itself.
    assert said.pop(ids["worded"])[1:] == as_we_say(shown[ids["worded"]])[1:]
    assert shown.pop(ids["worded"]).name == "Em palavras"
    assert {identifier: as_we_say(item) for identifier, item in shown.items()} == said
    assert said == {
        ids["judge"]: ("The one that asks", "1.2", State.ENABLED),
        ids["off"]: ("Switched off", "1.2", State.DISABLED),
    }
    assert {item.marks for item in shown.values()} == {(Mark.UNPACKED,)}
    assert ids["judge"] == id_of_path(str(judge))
    [asking] = [row for row in rows if row["id"] == ids["judge"]]
    hosts = {pattern.partition("://")[2].partition("/")[0].removeprefix("*.") for pattern in asking["hostPermissions"]}
    assert hosts == {"api.example.org", "example.net"}
    read = {value for kind, value in shown[ids["judge"]].claims if kind == "extension-host"}
    assert read == {*hosts, "chat.example.com"}, "Chromium does not count the sites of an extension's scripts there"
    assert popup.endswith("/ui/popup.html?from=button")
    assert shown[ids["judge"]].claims[len(read) :] == (
        ("extension-word", asking["description"]),
        ("extension-word", "Judge"),
        ("extension-word", "Opens."),
        ("extension-calls", called),
    )
    assert all(item.within == "chromium" for item in found.values())
    assert any(Mark.BUILT_IN in item.marks for item in found.values()), "the PDF viewer is a component"


def test_a_folder_that_only_a_running_chromium_names_is_found(tmp_path):
    data = tmp_path / "elsewhere"
    loaded = extension(tmp_path / "src/loaded", "Loaded")

    with chromium(data) as browser:
        identifier = browser.ask("Extensions.loadUnpacked", path=str(loaded))["id"]
        browser.close()
    with chromium(data) as browser:
        browser.ask("Browser.getVersion")
        found, _ = extensions_of(live_host(all_users=False))
        browser.close()

    item = found[identifier]
    assert (item.name, item.within, item.location) == ("Loaded", "chromium", str(loaded))
    assert Mark.OTHER_USER_DATA in item.marks
    assert extensions_of(live_host(all_users=False))[0].get(identifier) is None, "closed, nothing leads there"


def test_a_handed_over_extension_and_what_is_left_of_it(tmp_path):
    """A .crx that a file hands over is installed with location 2; without the file it goes, and leaves a tombstone."""
    home = tmp_path / "home"
    data = home / ".config/chromium"
    identifier, given = hand_over(tmp_path, data, "Handed over")

    with chromium(data) as browser:
        _until(lambda: list((data / "Default/Extensions" / identifier).glob("*/manifest.json")))
        open_now, _ = extensions_of(home_of(home))
        browser.close()
    installed, problems = extensions_of(home_of(home))
    given.unlink()
    with chromium(data) as browser:
        _until(lambda: not list((data / "Default/Extensions" / identifier).glob("*/manifest.json")))
        browser.close()
    gone, _ = extensions_of(home_of(home))

    assert open_now[identifier].rung in {Rung.INSTALLED, Rung.PRESENT}, "on the disk before it is in the preferences"
    assert problems == ()
    assert (installed[identifier].name, installed[identifier].version, installed[identifier].rung) == ("Handed over", "1.2", Rung.INSTALLED)
    assert Mark.SIDELOADED in installed[identifier].marks
    assert installed[identifier].location == f"{data}/Default/Extensions/{identifier}/1.2_0"
    assert identifier not in gone
    settings = json.loads((data / "Default/Preferences").read_text())["extensions"]["settings"]
    assert "location" not in settings.get(identifier, {}), "a tombstone, or nothing"


def test_debians_ublock_is_present_and_chromium_refuses_it(tmp_path):
    folder = "/usr/share/chromium/extensions/ublock-origin"
    if not os.path.isfile(f"{folder}/manifest.json"):
        pytest.skip("webext-ublock-origin-chromium is not installed")
    with open(f"{folder}/manifest.json", encoding="utf-8") as file:
        version = json.load(file)["version"]

    with chromium(tmp_path / "data", f"--load-extension={folder}", "--disable-features=DisableLoadExtensionCommandLineSwitch") as browser:
        browser.ask("Browser.getVersion")
        browser.close()
    loaded = json.loads((tmp_path / "data/Default/Preferences").read_text())["extensions"].get("settings", {})

    [item] = [one for one in run(LinuxChromiumFolderExtensions(), live_host(all_users=False), PATIENCE).items if one.location == folder]
    assert (item.name, item.version, item.rung) == ("uBlock Origin", version, Rung.PRESENT)
    assert item.marks == (Mark.UNPACKED, Mark.NOT_LOADED, Mark.UNSUPPORTED)
    assert dict(item.ids)["chromium-extension"] not in loaded


def test_a_profile_that_chromium_left_half_written_costs_itself_alone(tmp_path):
    home = tmp_path / "home"
    data = home / ".config/chromium"
    with chromium(data) as browser:
        browser.ask("Extensions.loadUnpacked", path=str(extension(tmp_path / "src/one", "One")))
        browser.close()
    shutil.copytree(data / "Default", data / "Profile 1")
    whole = (data / "Default/Preferences").read_bytes()
    (data / "Default/Preferences").write_bytes(whole[: len(whole) // 2])

    done = run(ChromiumExtensions(), home_of(home), PATIENCE)

    assert [problem.location for problem in done.problems] == [f"{data}/Default/Preferences"]
    assert ("One", f"{tmp_path}/src/one") in {(item.name, item.location) for item in done.items}
    assert all(isinstance(one, Item | Problem) for one in (*done.items, *done.problems))


def hand_over(folder, data, name):
    """Have Chromium pack an extension, and write the file that hands it over; return its id and that file."""
    need("chromium")
    source = extension(folder / "src/handed", name)
    subprocess.run(
        ["chromium", *FLAGS[:-2], f"--user-data-dir={folder}/packing", f"--pack-extension={source}"],
        timeout=PATIENCE,
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    package = source.with_suffix(".crx")
    if not package.is_file():
        pytest.skip("this Chromium packs no extension without a window")
    identifier = _id_of_package(package)
    given = data / "External Extensions" / f"{identifier}.json"
    given.parent.mkdir(parents=True)
    given.write_text(json.dumps({"external_crx": str(package), "external_version": "1.2"}))
    return identifier, given


def _until(true):
    end = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > end:
            raise TimeoutError("Chromium did not do it")
        time.sleep(0.2)


def _id_of_package(package):
    """Read the id from a CRX3 header: the field `crx_id` of its signed part, 16 bytes after 0x0a 0x10."""
    content = package.read_bytes()
    header = content[12 : 12 + int.from_bytes(content[8:12], "little")]
    start = header.rindex(b"\x0a\x10") + 2
    return header[start : start + 16].hex().translate(str.maketrans("0123456789abcdef", "abcdefghijklmnop"))
