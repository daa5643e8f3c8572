import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.applications.linux_systemd_unit import command_words, find_started, parse_commands, service_name


def ids(line):
    return find_started(parse_commands([f"[Unit]\nDescription=x\n[Service]\n{line}\n[Install]\nWantedBy=x\n".encode()]))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ExecStart=/usr/bin/ollama serve", (("command", "ollama"),)),
        ("ExecStart = -/usr/bin/ollama serve", (("command", "ollama"),)),
        ("ExecStart=!!/opt/x/y --token=hunter2", (("command", "y"),)),
        ('ExecStart="/opt/my maker/y" a', (("command", "y"),)),
        ("ExecStart=/usr/bin/env A=b /usr/bin/y", (("command", "y"),)),
        ("ExecStart=/bin/sh -c '/opt/x/y --now'", (("command", "y"),)),
        ("ExecStart=/usr/bin/flatpak run org.example.App", (("flatpak", "org.example.App"),)),
        ("ExecStart=/usr/bin/snap run lxd.daemon", (("snap", "lxd"),)),
        ("ExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/index.js", (("command", "node"), ("npm", "openclaw"))),
        ("ExecStart=/usr/bin/y \\\n  a \\\n  b", (("command", "y"),)),
        ("ExecStart=/a/one\nExecStart=/a/two", (("command", "one"), ("command", "two"))),
        ("ExecStart=/a/one\nExecStart=\nExecStart=/a/two", (("command", "two"),)),
        ("ExecStartPre=/a/one\n#ExecStart=/a/two\n; ExecStart=/a/three\nExecStop=/a/four", ()),
    ],
)
def test_the_program_of_a_command_line_and_nothing_of_its_arguments(line, expected):
    assert ids(line) == expected


def test_a_key_outside_of_its_section_is_none():
    assert parse_commands([b"[Unit]\nExecStart=/a/b\n[X-Service]\nExecStart=/a/c\n"]) == []


def test_a_drop_in_adds_and_takes_back():
    unit = b"[Service]\nExecStart=/a/one\n"

    assert parse_commands([unit, b"[Service]\nExecStart=/a/two\n"]) == ["/a/one", "/a/two"]
    assert parse_commands([unit, b"[Service]\nExecStart=\nExecStart=/a/two\n"]) == ["/a/two"]
    assert parse_commands([unit, b"[Service]\nNice=3\n"]) == ["/a/one"]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("ExecStart=/a/b \\\n  --c \\\n  d", ("/a/b", "--c", "d")),
        ("ExecStart=/a/b \\\n# why\n  ; and how \\\n\n  --c\n  d", ("/a/b", "--c")),
        ("ExecStart=\\\n/a/b", ("/a/b",)),
        ("ExecStart=/a/b \\\\\n  --c", ("/a/b", "\\")),
        ("ExecStart=/a/b \\ \nUser=x", ("/a/b", "\\")),
        ("ExecStart=/a/b \\\nExecStart=/a/c", ("/a/b", "ExecStart=/a/c")),
        ("ExecStart=/a/b \\\r\n  --c\r\nUser=x", ("/a/b", "--c")),
        ("Description=x \\\nExecStart=/a/b", None),
        ("ExecStart=/a/b \\", ("/a/b",)),
    ],
)
def test_a_line_goes_on_as_systemd_lets_it(lines, words):
    assert [*map(command_words, parse_commands([f"[Service]\n{lines}".encode()]))] == ([words] if words else [])


def test_no_list_is_made_anew_for_each_command():
    lists = {}

    def parts():
        for number in range(100):
            lists.update((id(value), value) for value in sys._getframe(1).f_locals.values() if isinstance(value, list))
            yield f"[Service]\nExecStart=/a/{number}\n".encode()

    assert len(parse_commands(parts())) == 100
    assert len(lists) == 1


@pytest.mark.parametrize(
    ("file_name", "name"), [("kesl.service", "kesl"), ("x@.service", "x@"), ("x@alice.service", "x@"), ("a.b.service", "a.b")]
)
def test_the_name_of_a_service_and_never_an_instance(file_name, name):
    assert service_name(file_name) == name


@given(st.lists(st.binary(max_size=200), max_size=3))
def test_whatever_stands_there_is_read(parts):
    found = parse_commands(b"[Service]\nExecStart=" + part for part in parts)

    assert all(isinstance(value, str) and value for _, value in find_started(found))
