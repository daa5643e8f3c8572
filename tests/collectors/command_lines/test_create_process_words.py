import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.command_lines.create_process_words import arguments, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a "b c" d"e f"g', ["a", "b c", "de fg"]),
        (r"\"a\" b\\c d\\", ['"a"', r"b\\c", "d\\\\"]),
        (r'"a\\" b "c\\\"d"', ["a\\", "b", 'c\\"d']),
        ('"a""b" "" c', ['a"b', "", "c"]),
        ('"a b', ["a b"]),
        ("--x='a b'", ["--x='a", "b'"]),
        ("\t a \r\n", ["a"]),
        ("", []),
    ],
)
def test_arguments_as_the_c_runtime_parts_them(text, expected):
    assert arguments(text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (r'"C:\a b\prog.exe" x', [r"C:\a b\prog.exe", "x"]),
        (r"C:\Program Files\a b\prog.exe x y", [r"C:\Program Files\a b\prog.exe", "x", "y"]),
        ("C:/Program Files/nodejs/npx.cmd -y x", ["C:/Program Files/nodejs/npx.cmd", "-y", "x"]),
        ("prog x", ["prog", "x"]),
        (r"prog C:\x\other.exe", ["prog", r"C:\x\other.exe"]),
        ("prog --a=https://a.example.com", ["prog", "--a=https://a.example.com"]),
        (r"C:\x\prog /open C:\y\other.exe", [r"C:\x\prog", "/open", r"C:\y\other.exe"]),
        (r"C:\Program Files\a b\prog -k x", [r"C:\Program Files\a b\prog", "-k", "x"]),
        (r"C:\Program Files\a b\prog serve", [r"C:\Program Files\a b\prog", "serve"]),
        (r"\??\C:\a b\prog.exe x", [r"\??\C:\a b\prog.exe", "x"]),
        (r"cmd /c C:\x\prog.exe y", ["cmd", "/c", r"C:\x\prog.exe y"]),
        (r'cmd /c "C:\a b\prog.exe" "x y"', ["cmd", "/c", r'"C:\a b\prog.exe" "x y"']),
        (r'C:\Windows\System32\CMD.EXE /d /s /C "prog x"', [r"C:\Windows\System32\CMD.EXE", "/d", "/s", "/C", '"prog x"']),
        ("cmd /v:on/kprog x", ["cmd", "/v:on", "/k", "prog x"]),
        ("cmd.exe", ["cmd.exe"]),
        ("", []),
        ('""', []),
    ],
)
def test_the_program_and_its_words(line, expected):
    assert words(line) == expected


def test_a_line_of_megabytes_is_cut():
    for letters in ("a.", '"', "a ", ".exe", '" "', "\\", '\\"', "cmd /c", "/a"):
        assert isinstance(words("cmd " + letters * 1_000_000), list)
        assert isinstance(words(letters * 1_000_000), list)


@given(st.lists(st.sampled_from(['"', "\\", " ", "a", "cmd", "/c", ".exe", "\n"])).map("".join))
def test_any_line_gives_words(line):
    assert all(isinstance(word, str) for word in words(line))
