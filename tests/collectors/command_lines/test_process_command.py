import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.command_lines.process_command import ids


@pytest.mark.parametrize(
    ("name", "executable", "arguments", "expected"),
    [
        ("ollama", "/usr/local/bin/ollama", ("/usr/local/bin/ollama", "runner", "--model", "/x/blobs/sha256-0"), "ollama"),
        ("llama-server", "", ("llama-server", "-hf", "a/b"), "llama-server"),
        ("node", "/usr/bin/node", ("node", "/home/a/.nvm/versions/node/v22/bin/claude", "--print", "secret"), "claude"),
        ("node", "/usr/bin/node", ("node", "--require", "/a/bin/hook.js", "/home/a/work/bin/build.mjs"), "build"),
        ("python3", "/usr/bin/python3.12", ("python", "-m", "aider", "secret.txt"), "aider"),
        ("python3", "/usr/bin/python3", ("python3", "-u", "-m", "vllm.entrypoints.openai.api_server"), "vllm"),
        ("python3", "/usr/bin/python3", ("/usr/bin/python3", "/home/a/.local/bin/aider"), "aider"),
        ("python.exe", "C:/Py/python.exe", ("python.exe", r"C:\Py\Scripts\aider-script.py"), "aider"),
    ],
)
def test_the_command_that_runs(name, executable, arguments, expected):
    assert ids(name, executable, arguments) == (("command", expected),)


@pytest.mark.parametrize(
    ("name", "executable", "arguments", "expected"),
    [
        (
            "ld-linux-x86-64",
            "/usr/lib/ld-linux-x86-64.so.2",
            ("/lib64/ld-linux-x86-64.so.2", "/opt/x/ollama", "serve"),
            (("command", "ollama"),),
        ),
        ("WeChat.exe", "/usr/bin/wine64-preloader", ("C:\\Program Files\\WeChat.exe", "x"), (("command", "WeChat.exe"),)),
        ("Cursor", "/home/a/Cursor-1.7-x86_64.AppImage", ("./Cursor",), (("appimage", "Cursor"),)),
        ("cursor", "/tmp/.mount_CursorAbCdEf/usr/bin/cursor", ("/tmp/.mount_CursorAbCdEf/usr/bin/cursor",), (("command", "cursor"),)),
        (
            "node",
            "/usr/bin/node",
            ("node", "/usr/lib/node_modules/npm/bin/npx-cli.js", "-y", "x"),
            (("npm", "npm"), ("npm", "x")),
        ),
        ("node", "/usr/bin/node", ("node", "/home/a/.npm/_npx/0/node_modules/.bin/mcp"), (("command", "mcp"),)),
        ("uv", "/usr/bin/uv", ("uv", "tool", "run", "x"), (("pypi", "x"), ("command", "uv"))),
        ("sudo", "/usr/bin/sudo", ("sudo", "ollama", "serve"), (("command", "sudo"),)),
        ("sh", "/bin/sh", ("sh", "-c", "ollama serve"), (("command", "sh"),)),
    ],
)
def test_a_loader_is_what_it_loads_and_a_launcher_is_itself(name, executable, arguments, expected):
    assert ids(name, executable, arguments) == expected


def test_under_wine_words_are_read_as_on_windows():
    app = ("web-app", "hmjcdonmhijmnefklekckjkeoknbiipb")
    words = ("chrome.exe", f"/app-id={app[1]}")

    assert app in ids("chrome.exe", "/usr/bin/wine64-preloader", words)
    assert app in ids("wine", "/usr/bin/wine", ("wine", *words))
    assert app in ids("chrome", "", ("chrome", words[1]), windows=True)
    assert app not in ids("chrome.exe", "/home/me/chrome.exe", words)


@pytest.mark.parametrize(
    "arguments",
    [("python3",), ("python3", "-m"), ("python3", "-m", "a b"), ("python3", "/home/a/secret.py"), ("python3", "-c", "import aider"), ()],
)
def test_what_somebody_works_on_is_no_command(arguments):
    assert ids("python3", "/usr/bin/python3", arguments) == ()


@given(st.text(), st.text(), st.lists(st.text()))
def test_any_words_give_a_name_or_none(name, executable, arguments):
    assert all("/" not in value for kind, value in ids("", executable, arguments) if kind == "command")
    assert all(value for _, value in ids(name, executable, ["python", *arguments]))
