import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.collectors.command_lines.chromium_switches import user_data_folder
from scanner.collectors.command_lines.command_line import ids
from scanner.collectors.command_lines.gecko_options import profile_folder

APP = "hmjcdonmhijmnefklekckjkeoknbiipb"
OTHER = "cadlkienfkclaiaibeoongdcgmdikeeg"


@pytest.mark.parametrize("arguments", [(), ("",), ("bash",), ("/usr/bin/galculator", "--help"), ("vim", "notes about --app-icons")])
def test_most_command_lines_hold_nothing(arguments):
    assert ids(arguments) == ()


@pytest.mark.parametrize(
    "arguments",
    [
        ("chrome", "--profile-directory=Default", f"--app-id={APP}"),
        ("chrome", f'--app-id="{APP}"'),
        (f"chrome --profile-directory=Default --app-id={APP} --type=x",),
    ],
)
def test_a_web_app_by_its_id_also_when_the_words_came_as_one(arguments):
    assert ids(arguments) == (("web-app", APP),)


def test_an_app_id_is_32_letters_from_a_to_p_and_no_more():
    assert ids(("chrome", f"--app-id={APP}a")) == ()
    assert ids(("chrome", f"--app-id={APP[:-1]}")) == ()
    assert ids(("chrome", f"--app-id={APP[:-1]}z")) == ()


def test_the_last_of_two_switches_counts():
    assert ids(("chrome", f"--app-id={OTHER}", f"--app-id={APP}")) == (("web-app", APP),)
    assert ids(("chrome", "--app=https://a.example", "-app=https://b.example")) == (("site", "b.example"),)


def test_behind_two_hyphens_there_are_no_switches():
    assert ids(("grep", "--", f"--app-id={APP}")) == ()
    assert ids(("chrome", f"--app-id={APP}", "--", f"--app-id={OTHER}")) == (("web-app", APP),)


@pytest.mark.parametrize(
    ("word", "host"),
    [
        ("--app=https://www.tiktok.com/", "www.tiktok.com"),
        ("--app=https://WWW.TikTok.com/foryou?secret=1", "www.tiktok.com"),
        ("--app-url=http://chat.deepseek.com", "chat.deepseek.com"),
        ("--app=HTTPS://Chat.DeepSeek.com", "chat.deepseek.com"),
        ("--app='https://chat.deepseek.com'", "chat.deepseek.com"),
        ("--app=https://me:word@chat.deepseek.com:8443/x", "chat.deepseek.com"),
        ("-app=https:chat.deepseek.com", "chat.deepseek.com"),
        ("  --app= https:///chat.deepseek.com ", "chat.deepseek.com"),
        ("--app=https:\\\\chat.deepsee%6B.com", "chat.deepseek.com"),
        ("--app=https://chat.deep\tseek.com", "chat.deepseek.com"),
        (f"--app=https://{'x' * 999}@me@chat.deepseek.com", "chat.deepseek.com"),
    ],
)
def test_a_site_by_its_host_alone(word, host):
    assert ids(("chromium", word)) == (("site", host),)


@pytest.mark.parametrize(
    "word",
    [
        "--app=file:///home/me/x.html",
        "--app=https://",
        "--app=https:///",
        "--app=https://a.example --incognito",
        "---app=https://a.example",
        "/app=https://a.example",
        "--app=",
        "--apple=https://a.b/",
    ],
)
def test_what_is_no_site(word):
    assert ids(("chromium", word)) == ()


def test_a_site_in_the_path_of_another_is_not_the_one():
    assert ids(("chromium", "--app=https://intra.example/x@www.tiktok.com/")) == (("site", "intra.example"),)


@pytest.mark.parametrize(
    "arguments",
    [
        ("waydroid", "app", "launch", "com.zhiliaoapp.musically"),
        ("HD-Player.exe", "--cmd", "launchApp", "--package", "com.zhiliaoapp.musically"),
        ("HD-Player.exe", '--package "com.zhiliaoapp.musically"'),
        ("WsaClient.exe", "/launch", "wsa://com.zhiliaoapp.musically"),
    ],
)
def test_an_android_app_by_its_package(arguments):
    assert ids(arguments) == (("android", "com.zhiliaoapp.musically"),)


def test_a_package_without_a_dot_is_no_android_app():
    assert ids(("cargo", "build", "--package", "serde")) == ()


@pytest.mark.parametrize(
    ("arguments", "package"),
    [
        (("node", "/usr/lib/node_modules/@openai/codex/bin/codex.js"), "@openai/codex"),
        (("/usr/bin/node22", "--no-warnings", "/usr/lib/node_modules/npm/bin/npm-cli.js"), "npm"),
        (("node", "/app/node_modules/JSONStream/x.js"), "JSONStream"),
        (("C:\\nodejs\\Node.exe", "C:\\npm\\node_modules\\@a\\b\\cli.js"), "@a/b"),
        (("node", "-r", "/app/node_modules/tracer/init.js", "/app/node_modules/tool/cli.js"), "tool"),
        (("/app/node_modules/outer/node_modules/inner/vendor/tool",), "inner"),
        (("../lib/node_modules/tool/cli.js",), "tool"),
    ],
)
def test_the_npm_package_that_runs(arguments, package):
    assert ids(arguments) == (("npm", package),)


def test_a_package_that_somebody_looks_at_does_not_run():
    assert ids(("vim", "/app/node_modules/tool/cli.js")) == ()
    assert ids(("node", "build.js", "/app/node_modules/tool/cli.js")) == ()


@pytest.mark.parametrize(
    "program",
    [
        "/home/me/.local/share/pipx/venvs/aider-chat/bin/python",
        "/home/me/.local/share/uv/tools/aider-chat/bin/aider",
        "C:\\Users\\me\\pipx\\venvs\\aider-chat\\Scripts\\aider.exe",
    ],
)
def test_the_python_package_that_runs_in_an_environment_of_its_own(program):
    assert ids((program, "--model", "x")) == (("pypi", "aider-chat"),)


def test_a_long_line_is_looked_at_to_its_end():
    assert ids(("chrome", "x" * (1 << 20), f"--app-id={APP}")) == (("web-app", APP),)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("chrome.exe", f"/APP-ID={APP}"), (("web-app", APP),)),
        (("C:/x/Chrome.EXE", r"--app=https://www.tikto\x6B.com/"), (("site", "www.tiktok.com"),)),
        (("chrome.exe", "--single-argument", f"--app-id={APP}"), ()),
        (("chrome", f"--APP-ID={APP}"), (("web-app", APP),)),
        (("chrome", f"/app-id={APP}"), (("web-app", APP),)),
    ],
)
def test_on_windows_switches_have_a_slash_too_and_any_letters(words, found):
    assert ids(words, windows=True) == found


def test_a_name_of_windows_does_not_make_a_line_of_windows():
    assert ids(("/home/me/chrome.exe", "--single-argument", f"--app-id={APP}")) == (("web-app", APP),)
    assert ids(("/home/me/chrome.exe", f"/app-id={APP}")) == ()


@pytest.mark.parametrize(
    ("arguments", "folder"),
    [
        (("chrome", "--user-data-dir=/tmp/a b/"), "/tmp/a b/"),
        (("chrome.exe", '--user-data-dir="C:\\Users\\me\\Other"'), "C:\\Users\\me\\Other"),
        (("chrome", "-user-data-dir=/tmp/a"), "/tmp/a"),
        (("chrome", " --user-data-dir=/tmp/a\t"), "/tmp/a"),
        (("chrome", "--user-data-dir=/tmp/x\\y"), "/tmp/x\\y"),
        (("chrome", "--", "--user-data-dir=/tmp/a"), ""),
        (("chrome", "/user-data-dir=/tmp/a"), ""),
        (("chrome", "--user-data-dir=/tmp/a", "--user-data-dir=/tmp/b"), "/tmp/b"),
        (("chrome", "--user-data-dir="), ""),
        (("chrome", "--user-data-dirs=/x"), ""),
        ((), ""),
    ],
)
def test_the_folder_of_a_browsers_profiles(arguments, folder):
    assert user_data_folder(arguments) == folder


def test_the_folder_of_a_browsers_profiles_on_windows():
    assert user_data_folder(("chrome.exe", "/User-Data-Dir=C:\\a"), windows=True) == "C:\\a"


@pytest.mark.parametrize(
    ("arguments", "folder"),
    [
        (("firefox", "--profile", "/srv/a b/"), "/srv/a b/"),
        (("firefox", "--", "-profile=/srv/a"), "/srv/a"),
        (("firefox", "--profile", "/srv/a", "--profile", "/srv/b"), "/srv/a"),
        (("firefox", "---profile", "/srv/a"), ""),
        (("firefox", "-Profile", "/srv/a", "https://example.org"), "/srv/a"),
        (("firefox", "/profile", "/srv/a"), ""),
        (("firefox", "--profile=/srv/a", "/srv/b"), "/srv/a"),
        (("firefox", "--url=https://x.example/profile", "--profile=/srv/a=b"), "/srv/a=b"),
        (("firefox", "-PROFILE", "/srv/a"), "/srv/a"),
        (("firefox", "-P", "work"), ""),
        (("firefox", "--profile"), ""),
        (("firefox", "--profilemanager", "/srv/a"), ""),
        ((), ""),
    ],
)
def test_the_folder_of_a_gecko_profile(arguments, folder):
    assert profile_folder(arguments) == folder


@pytest.mark.parametrize("words", [("/profile", '"D:\\Work"'), ("-profile", "D:\\Work"), ("/PROFILE:D:\\Work",), ("--profile=D:\\Work",)])
def test_the_folder_of_a_gecko_profile_on_windows(words):
    assert profile_folder(("firefox", *words), windows=True) == "D:\\Work"


WORDS = ["--app=", "https://", "node_modules", "/", "\\", "@", "a", ".", "--package ", "wsa://", "node", "pipx", "venvs", " ", '"']
PIECES = st.sampled_from(WORDS)


@settings(max_examples=100)
@given(st.lists(st.one_of(st.text(max_size=20), st.lists(PIECES, max_size=12).map("".join)), max_size=6))
def test_any_words_give_pairs_and_never_an_error(arguments):
    assert all(kind in {"web-app", "site", "android", "npm", "pypi"} and value for kind, value in ids(arguments))


def test_a_web_app_of_firefox_gives_its_host_and_nothing_else():
    tab = ("firefox.exe", "-taskbar-tab", "3f333e75-b8fb-4e79-97d8-f7dcb3221fab", "-new-window")

    assert ids((*tab, "https://me:hush@www.TikTok.com/@someone?token=hush", "-profile", "C:\\x")) == (("site", "www.tiktok.com"),)
    assert ids(("firefox", "-new-window", "https://www.tiktok.com/")) == ()


@pytest.mark.parametrize(
    "arguments",
    [
        ("epiphany", "--application-mode", "--profile=/home/me/x", "https://www.tiktok.com/a?b=hush"),
        ("firefox", "--class", "WebApp-Videos1", "--profile", "/x", "--no-remote", "https://www.tiktok.com/"),
        ("firefox", "--class=ICE-SSB-videos", "https://www.TikTok.com"),
        ("falkon", "--wmclass", "WebApp-x", "https://me:hush@www.tiktok.com:443/"),
        ("firefox", "-kiosk", "https://www.tiktok.com/"),
        ("firefox", "--kiosk", "https://me@hush@www.tiktok.com/"),
        ("firefox", "-P", "work.one", "--kiosk", "www.tiktok.com/a"),
        ("chromium", "--kiosk", "www.tiktok.com"),
        ("chromium", "https://www.tiktok.com", "--kiosk"),
        ("chromium", "--kiosk", "--profile", "https://www.tiktok.com"),
        ("google-chrome", "-kiosk", "--", "https://www.tiktok.com/?x=hush"),
        ("google-chrome", "--kiosk=x", "https://www.tiktok.com/"),
        ("microsoft-edge-stable", "--kiosk", "https://www.tiktok.com", "--edge-kiosk-type=fullscreen"),
        ("/var/lib/flatpak/exports/bin/org.chromium.Chromium", "--kiosk", "www.tiktok.com."[:-1]),
        ("firefox", "--KIOSK", "https://www.tiktok.com/"),
        ("firefox", "--kiosk=https://www.tiktok.com/"),
        ("firefox", "-kiosk", "--url=https://www.tiktok.com/"),
        ("firefox", "--kiosk", "--new-window", "https://www.tiktok.com/"),
        ("firefox", "--new-window=https://www.tiktok.com/", "--kiosk"),
        ("firefox", "--kiosk-monitor", "1", "--private-window=https://www.tiktok.com/"),
        ("firefox", "--ssb=https://www.tiktok.com/"),
        ("firefox", "-ssb", "https://www.tiktok.com/"),
        ("firefox", "--taskbar-tab=3f333e75", "--new-window=https://www.tiktok.com/", "--profile=/x"),
        ("firefox", "--class", "ICE-SSB-x", "--search=x.example", "-url", "https://www.tiktok.com/"),
        ("some-browser", "--kiosk=https://www.tiktok.com/"),
    ],
)
def test_a_site_that_another_tool_made_an_app(arguments):
    assert ids(arguments) == (("site", "www.tiktok.com"),)


@pytest.mark.parametrize(
    "arguments",
    [
        ("firefox", "https://www.tiktok.com/"),
        ("firefox", "--class", "Work", "https://www.tiktok.com/"),
        ("firefox", "--kiosk"),
        ("firefox", "--kiosk", "file:///x"),
        ("epiphany", "--application-mode", "x?https://www.tiktok.com/"),
        ("mail", "WebApp- is what I wrote about", "x"),
        ("chromium", "--kiosk=https://www.tiktok.com/"),
        ("google-chrome", "--", "--kiosk", "https://www.tiktok.com/"),
        ("firefox", "--new-window=https://www.tiktok.com/"),
        ("firefox", "--kiosk", "--profile=www.tiktok.com"),
        ("firefox", "--kiosk", "--name=x", "--window-size", "www.tiktok.com"),
    ],
)
def test_an_address_in_a_browser_is_no_app(arguments):
    assert ids(arguments) == ()


@pytest.mark.parametrize(
    "arguments",
    [
        ("msedge", "/kiosk", "https://www.tiktok.com"),
        ("msedge.exe", "--KIOSK", "www.tiktok.com", "--edge-kiosk-type=public-browsing"),
        ("msedge", "--kiosk", "--single-argument", "https://www.tiktok.com/"),
        ("firefox", "/kiosk", "/url:https://www.tiktok.com/"),
        ("firefox", "/taskbar-tab", "3f333e75", "/new-window", "https://www.tiktok.com/"),
    ],
)
def test_a_site_as_an_app_on_windows(arguments):
    assert ids(arguments, windows=True) == (("site", "www.tiktok.com"),)


@pytest.mark.parametrize(
    ("word", "host"),
    [
        ("www.tiktok.com", "www.tiktok.com"),
        ("www.tiktok.com:8443/x?y", "www.tiktok.com"),
        ("www.tiktok.com?me@x.example", "www.tiktok.com"),
        ("me.example:hush@www.tiktok.com/", "www.tiktok.com"),
        ("b\u00fccher.example", "xn--bcher-kva.example"),
        ("index.html", ""),
        ("plan-of-the-king.pdf", ""),
        ("sub/www.tiktok.com", ""),
        ("../www.tiktok.com", ""),
        ("C:\\www.tiktok.com", ""),
        ("[::1]:80", ""),
        ("localhost", ""),
        ("a..example", ""),
        (".example", ""),
        ("about:www.tiktok.com", ""),
    ],
)
def test_what_counts_as_an_address_without_its_scheme(word, host):
    assert ids(("firefox", "--kiosk", word)) == ((("site", host),) if host else ())


def test_of_an_address_with_a_name_and_a_word_the_host_stands_behind_the_last_at():
    assert ids(("chrome", "--app=https://me:hu@sh@chat.deepseek.com/x@y")) == (("site", "chat.deepseek.com"),)
