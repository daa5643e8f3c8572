import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.command_lines.shell_script import CMD, MOST_LETTERS, POSIX, POWERSHELL, commands


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("prog a 'b c' \"d e\" f\\ g", [["prog", "a", "b c", "d e", "f g"]]),
        ('A="/x y/z.png" prog --b=\'c\'"d"e', [["A=/x y/z.png", "prog", "--b=cde"]]),
        ('prog "a \\"b\\" \\$c \\d"', [["prog", 'a "b" $c \\d']]),
        ("cd /x && exec prog a; other | third &", [["exec", "prog", "a"], ["other"], ["third"]]),
        ("prog >/dev/null 2>&1 a < b", [["prog", "a"]]),
        ("if test -x /a; then /a b; fi", [["/a", "b"]]),
        ("prog 'not closed", [["prog", "not closed"]]),
        ("prog \"\" ''", [["prog", "", ""]]),
        ("prog\nother\r\n", [["prog"], ["other"]]),
        ("$PROG a; [ -f x ]", []),
        ("", []),
        ("prog \\", [["prog", "\\"]]),
    ],
)
def test_a_posix_shell(text, expected):
    assert commands(text, POSIX) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r'"C:\a b\prog.exe" -x "y z"', [[r"C:\a b\prog.exe", "-x", "y z"]]),
        (r"cd /d C:\x & C:\x\prog.exe ^& y && other", [[r"C:\x\prog.exe", "&", "y"], ["other"]]),
        (r"@echo off & prog 'a b' > nul", [["prog", "'a", "b'"]]),
        (r"C:\x\prog.exe (x86)", [[r"C:\x\prog.exe", "(x86)"]]),
    ],
)
def test_cmd(text, expected):
    assert commands(text, CMD) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"& 'C:\a b\prog.exe' -x", [[r"C:\a b\prog.exe", "-x"]]),
        (r'& { & "C:\a b\prog.exe" "y""z" }', [[r"C:\a b\prog.exe", 'y"z']]),
        ("$env:A = 'b'; prog a` b 'it''s'", [["prog", "a b", "it's"]]),
        ("[Console]::Clear(); Set-Location C:\\x; prog", [["prog"]]),
    ],
)
def test_powershell(text, expected):
    assert commands(text, POWERSHELL) == expected


def test_a_text_of_megabytes_is_cut_and_so_is_the_number_of_its_commands():
    assert len(commands("a;" * 1000, POSIX)) == 1000
    assert commands(" " * MOST_LETTERS + "a", POSIX) == []
    for piece in ('"', "'", "\\", '"\\', "a'", "`", "^", "''", '""', "<"):
        for dialect in (POSIX, CMD, POWERSHELL):
            assert isinstance(commands(piece * 1_000_000, dialect), list)


@given(st.text() | st.lists(st.sampled_from(['"', "'", "\\", "`", "^", " ", ";", "&", "<", "a", "{", "\0", "\n"])).map("".join))
def test_any_text_gives_commands_of_words(text):
    for dialect in (POSIX, CMD, POWERSHELL):
        assert all(words and "\0" not in "".join(words) for words in commands(text, dialect))
