"""A real Chromium that installs and removes web apps, against what we find of them and the id we compute."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from scanner.collectors.applications.linux_desktop_entries import LinuxDesktopEntries
from scanner.collectors.web_apps.chromium_web_apps import ChromiumWebApps
from scanner.matching.web_app_id import web_app_id
from scanner.model import Kind, Mark, Rung
from scanner.run import run
from tests.real.policy_files import policy_file
from tests.real.test_chromium import PATIENCE, _until, chromium, home_of

pytestmark = pytest.mark.real

ONLY_HERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
MANIFEST = {
    "name": "A chat",
    "id": "/app",
    "start_url": "/app?token=hush",
    "display": "standalone",
    "icons": [{"src": "/icon.svg", "sizes": "any", "type": "image/svg+xml"}],
}
PAGES = {
    "/": ("text/html", '<!doctype html><title>Chat</title><link rel="manifest" href="/manifest.json">'),
    "/manifest.json": ("application/manifest+json", json.dumps(MANIFEST)),
    "/icon.svg": (
        "image/svg+xml",
        '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256"/></svg>',
    ),
}


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        kind, text = PAGES.get(self.path.partition("?")[0], PAGES["/"])
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        pass


@contextmanager
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def install(browser, address):
    page = browser.ask("Target.createTarget", url=f"{address}/")["targetId"]
    session = browser.ask("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
    there = f"location.origin === '{address}' && document.readyState === 'complete'"  # a new page is an empty one first
    _until(lambda: browser.ask("Runtime.evaluate", session, expression=there)["result"]["value"])
    browser.ask("PWA.install", session, manifestId=f"{address}/app")


def found_in(home, collector=ChromiumWebApps):
    done = run(collector(), home_of(home), PATIENCE)
    assert done.problems == ()
    return {dict(item.ids).get("web-app"): item for item in done.items}


def test_an_installed_web_app_has_the_id_that_we_compute_and_a_removed_one_is_a_trace(tmp_path, monkeypatch):
    home = tmp_path / "home"
    data = home / ".config/chromium"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    with site() as address:
        identifier = web_app_id(f"{address}/app")
        with chromium(data, ONLY_HERE) as browser:
            install(browser, address)
            browser.close()
        there, entries = found_in(home), found_in(home, LinuxDesktopEntries)
        with chromium(data, ONLY_HERE) as browser:
            browser.ask("PWA.uninstall", manifestId=f"{address}/app")
            _until(lambda: not list((data / "Default/Web Applications/Manifest Resources").iterdir()))
            browser.close()
    gone = found_in(home)

    assert set(there) == {identifier}
    item = there[identifier]
    assert (item.name, item.kind, item.rung, item.within) == (identifier, Kind.WEB_APP, Rung.INSTALLED, "chromium")
    assert item.location == f"{data}/Default/Web Applications/Manifest Resources/{identifier}"
    assert (entries[identifier].name, entries[identifier].kind) == ("A chat", Kind.WEB_APP)
    assert {key: one.rung for key, one in gone.items()} == {identifier: Rung.RESIDUE}
    assert "hush" not in repr((there, gone))


def test_a_web_app_that_a_policy_puts_in_is_marked(tmp_path, monkeypatch):
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    with site() as address:
        identifier = web_app_id(f"{address}/app")
        wanted = {"WebAppInstallForceList": [{"url": f"{address}/", "default_launch_container": "window"}]}
        with policy_file("web-app", wanted), chromium(home / ".config/chromium", ONLY_HERE) as browser:
            _until(lambda: list((home / ".config/chromium").glob(f"Default/Web Applications/Manifest Resources/{identifier}/Icons/*")))
            browser.close()
    found = found_in(home)

    assert {key: (one.rung, one.marks) for key, one in found.items()} == {identifier: (Rung.INSTALLED, (Mark.POLICY,))}
