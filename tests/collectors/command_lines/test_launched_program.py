import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.command_lines.launched_program import ids, snap_name


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["galculator"], "galculator"),
        (["/opt/a b/app", "--x"], "app"),
        (["env", "X=1", "/opt/a b/app"], "app"),
        (["/usr/bin/env", "-u", "LD_PRELOAD", "A=b", "C=d e", "app"], "app"),
        (["A=b", "app"], "app"),
        (["nice", "-n", "5", "nohup", "app"], "app"),
        (["firejail", "--net=none", "/usr/bin/app"], "app"),
        (["sh", "-c", "exec '/opt/x/app' --flag"], "app"),
        (["bash", "-lc", "A=b app"], "app"),
        (["bash", "-x", "app"], "bash"),
        (["pkexec"], "pkexec"),
        (["sh", "-c"], "sh"),
        (["C:\\Program Files\\App\\app.exe"], "app.exe"),
        (["flatpak", "list"], "flatpak"),
        (["snap"], "snap"),
    ],
)
def test_a_program_by_its_base_name(words, command):
    assert ids(words) == (("command", command),)


@pytest.mark.parametrize(
    "words",
    [
        ["/usr/bin/flatpak", "run", "--branch=stable", "--command=probe", "--file-forwarding", "org.example.Probe", "@@u", "@@"],
        ["flatpak", "--user", "run", "org.example.Probe//stable"],
        ["flatpak", "run", "app/org.example.Probe/x86_64/stable"],
        ["env", "A=b", "flatpak", "run", "org.example.Probe", "org.example.Other"],
        ["flatpak", "run", "--user", "--", "org.example.Probe", "--app-x=y"],
    ],
)
def test_a_flatpak_by_its_id(words):
    assert ids(words) == (("flatpak", "org.example.Probe"),)


@pytest.mark.parametrize(
    "words",
    [
        ["/snap/bin/probe"],
        ["env", "BAMF_DESKTOP_FILE_HINT=/var/lib/snapd/desktop/applications/probe_probe.desktop", "/snap/bin/probe.tool", "%u"],
        ["/var/lib/snapd/snap/bin/probe_work"],
        ["/usr/bin/snap", "run", "--shell", "probe.tool", "other"],
    ],
)
def test_a_snap_by_its_name(words):
    assert ids(words) == (("snap", "probe"),)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["/var/lib/flatpak/exports/bin/org.example.Probe", "x"], (("flatpak", "org.example.Probe"),)),
        (["/home/me/Apps/A-Probe-1.2.3-x86_64.AppImage", "x"], (("appimage", "A-Probe"), ("appimage", "A Probe"))),
        (["sh", "-c", "/home/me/Probe.AppImage --no-sandbox"], (("appimage", "Probe"),)),
        (["uwsm", "app", "--", "org.example.Probe.desktop:new"], (("desktop-file", "org.example.Probe"),)),
        (["gtk-launch", "org.example.Probe"], (("desktop-file", "org.example.Probe"),)),
        (["/usr/bin/open", "-b", "org.example.Probe"], (("bundle-id", "org.example.Probe"),)),
        (["open", "-n", "-a", "/Applications/A Probe.app/"], (("command", "A Probe"),)),
        (["python3", "-m", "probe.sub", "x"], (("command", "python3"), ("command", "probe"))),
        (["node", "/home/me/node_modules/.bin/probe"], (("command", "node"), ("command", "probe"))),
        (["wine", "C:\\Program Files\\Probe\\probe.exe"], (("command", "probe.exe"),)),
        (["env", "WINEPREFIX=/x", "wine", "start", "/unix", "/x/probe.exe"], (("command", "probe.exe"),)),
        (["sh", "-c", "A='x y' firefox --class WebApp-x1 --no-remote 'https://a@b@x.example/y?z'"], (("site", "x.example"),)),
    ],
)
def test_what_is_known_by_more_than_a_base_name(words, found):
    assert ids(words) == found


APP = "hmjcdonmhijmnefklekckjkeoknbiipb"


@pytest.mark.parametrize(
    "words",
    [
        ["flatpak", "run", "--", "org.chromium.Chromium", f"--app-id={APP}"],
        ["flatpak", "run", "--command=/app/bin/chromium", "org.chromium.Chromium", f"--app-id={APP}"],
        ["snap", "run", "--", "chromium", f"--app-id={APP}"],
        ["env", "--", "chrome", f"--app-id={APP}"],
        ["wine", "chrome.exe", f"/APP-ID={APP}"],
    ],
)
def test_a_launchers_own_words_are_none_of_its_programs(words):
    assert ids(words) == (("web-app", APP),)


@pytest.mark.parametrize(
    "words",
    [
        ["flatpak", "run", f"--app-id={APP}", "org.chromium.Chromium"],
        ["flatpak", "run", "org.chromium.Chromium", "--", f"--app-id={APP}"],
        ["snap", "run", f"--app-id={APP}", "chromium"],
        ["snap", "run", "--", "chromium", "--", f"--app-id={APP}"],
    ],
)
def test_a_programs_own_end_of_its_switches_counts(words):
    assert not any(kind == "web-app" for kind, _ in ids(words))


def test_a_program_reads_its_words_as_the_system_does_that_it_runs_on():
    assert ids(["chrome", f"/app-id={APP}"], windows=True) == (("web-app", APP),)
    assert ids(["wsl", "-e", "google-chrome", f"/app-id={APP}"], windows=True) == (("command", "google-chrome"),)
    assert ids(["google-chrome", f"/app-id={APP}"]) == (("command", "google-chrome"),)


NOTHING = [[], [""], ["/"], ["flatpak", "run"], ["flatpak", "run", "--help"], ["snap", "run"], ["env", "A=b"], ["sh", "-c", ""]]


@pytest.mark.parametrize("words", NOTHING)
def test_what_starts_nothing(words):
    assert ids(words) == ()


def test_instances_and_programs_of_a_snap():
    assert [snap_name(one) for one in ("firefox", "firefox_work", "firefox.geckodriver", "firefox_work.geckodriver")] == ["firefox"] * 4


KNOWN = st.sampled_from(["env", "-u", "A=b", "sh", "-c", "flatpak", "run", "snap", "sudo", "a.b.c", "exec sh -c x"])
WORDS = st.one_of(KNOWN, st.text(max_size=5))


@given(st.lists(WORDS, max_size=8))
def test_any_words_give_pairs(words):
    assert all(kind in {"command", "flatpak", "snap", "npm"} for kind, _ in ids(words))
