import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.command_lines.command_text import words
from scanner.collectors.command_lines.shell_script import MOST_LETTERS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("npx -y probe", ["npx", "-y", "probe"]),
        ("npx", ["npx"]),
        (" npx  'a b' ", ["npx", "a b"]),
        ("C:/Program Files/nodejs/npx.cmd", ["C:/Program Files/nodejs/npx.cmd"]),
        ("C:/Program Files/nodejs/npx.cmd -y probe", ["C:/Program Files/nodejs/npx.cmd", "-y", "probe"]),
        (r"C:\Program Files\nodejs\npx -y probe", [r"C:\Program Files\nodejs\npx", "-y", "probe"]),
        (r"C:\Program Files\nodejs\npx probe", [r"C:\Program Files\nodejs\npx", "probe"]),
        (r'"C:\Program Files\nodejs\npx.cmd" -y probe', [r"C:\Program Files\nodejs\npx.cmd", "-y", "probe"]),
        (r"%APPDATA%\npm\npx.cmd -y probe", [r"%APPDATA%\npm\npx.cmd", "-y", "probe"]),
        ("/Users/x/Library/Application Support/a/bin/npx", ["/Users/x/Library/Application Support/a/bin/npx"]),
        ("/Users/x/Library/Application Support/a/bin/npx -y p", ["/Users/x/Library/Application Support/a/bin/npx", "-y", "p"]),
        ("/Users/x/Library/Application Support/a/bin/npx p", ["/Users/x/Library/Application Support/a/bin/npx", "p"]),
        ("/usr/bin/docker run mcp/probe", ["/usr/bin/docker", "run", "mcp/probe"]),
        ("/usr/bin/python3.12 -m probe", ["/usr/bin/python3.12", "-m", "probe"]),
        ("/opt/a b/probe /x/y", ["/opt/a b/probe", "/x/y"]),
        ("'/opt/a b/probe' x", ["/opt/a b/probe", "x"]),
        ("/opt/a b/probe KEY=1", ["/opt/a b/probe", "KEY=1"]),
        ("/opt/a b/probe https://a.example/", ["/opt/a b/probe", "https://a.example/"]),
        ("~/my tools/probe", ["~/my tools/probe"]),
        ("", []),
        ("  ", []),
    ],
)
def test_a_path_with_spaces_and_a_whole_line_are_told_apart(text, expected):
    assert words(text) == expected


@given(st.text() | st.lists(st.sampled_from(["/", "\\", " ", '"', "'", "C:", "npx", "-y", "%", "a", ".exe"])).map("".join))
def test_any_text_gives_words(text):
    assert all(isinstance(word, str) for word in words(text))


def test_a_text_of_megabytes_is_cut():
    for letters in ("/ ", "\\", " a", "/npx", '"', "C:/a b", "%a"):
        assert sum(map(len, words("/" + letters * 1_000_000))) <= MOST_LETTERS
