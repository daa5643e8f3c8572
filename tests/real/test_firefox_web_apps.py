"""A real Firefox that writes down web apps, which it calls taskbar tabs, against what we read of them.

It offers them on Windows only; the code that keeps them is in every build, and is asked directly.
"""

import json

import pytest

from scanner.collectors.web_apps.firefox_web_apps import FirefoxWebApps
from scanner.model import Kind, Rung
from scanner.run import run
from tests.real.test_chromium import PATIENCE, _until, home_of
from tests.real.test_firefox import firefox, new_profile

pytestmark = pytest.mark.real

LISTED = "taskbartabs/taskbartabs.json"
MAKE_TWO = """
const done = arguments[arguments.length - 1];
(async () => {
  const {TaskbarTabs} = ChromeUtils.importESModule("resource:///modules/taskbartabs/TaskbarTabs.sys.mjs");
  const page = Services.io.newURI("https://www.tiktok.com/@hush?hush");
  const manifest = {name: "A site", start_url: "https://www.tiktok.com/foryou?hush", scope: "https://www.tiktok.com/"};
  await TaskbarTabs.findOrCreateTaskbarTab(page, 0, {manifest});
  const gone = await TaskbarTabs.findOrCreateTaskbarTab(Services.io.newURI("https://chat.deepseek.com/hush"), 0);
  await TaskbarTabs.removeTaskbarTab(gone.taskbarTab.id);
  const kept = await TaskbarTabs.findOrCreateTaskbarTab(Services.io.newURI("https://chatgpt.com/hush"), 0);
  done([gone.created, kept.created]);
})().catch(error => done(String(error)));
"""


def test_the_web_apps_that_firefox_has_written_down(tmp_path):
    home = tmp_path / "home"
    profile = new_profile(home)
    with firefox(home, profile) as remote:
        made = remote.ask("WebDriver:ExecuteAsyncScript", script=MAKE_TWO, args=[], newSandbox=True, scriptTimeout=60_000)["value"]
        if isinstance(made, str):
            pytest.skip(f"this Firefox keeps no web apps: {made}")
        _until(lambda: len(_rows(profile / LISTED)) == len(made))
    done = run(FirefoxWebApps(), home_of(home), PATIENCE)

    assert made == [True, True]
    assert done.problems == ()
    assert [(item.ids, item.kind, item.rung, item.within, item.location) for item in done.items] == [
        ((("site", site),), Kind.WEB_APP, Rung.INSTALLED, "firefox", str(profile / LISTED)) for site in ("www.tiktok.com", "chatgpt.com")
    ]
    assert done.items[0].name == "A site"
    assert done.items[1].name
    assert "hush" not in repr(done)


def _rows(path):
    """Return the rows, none while Firefox is writing."""
    text = path.read_text() if path.is_file() else ""
    return json.loads(text)["taskbarTabs"] if text.endswith("}") else []
