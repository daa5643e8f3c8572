import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.formats.yaml_scalars import scalars

SNAP = """\
# a comment: here
name: firefox
version: 129.0.1-1
title:   'Firefox, the "browser"'
summary: "caf\\u00e9 \\"x\\" \\\\ y"
description: |
  A text with a trap:
  name: trap
base: core22 # since 2023
grade: stable
epoch: 1*
apps:
  firefox:
    command: x
    name: trap
layout: {a: b}
plugs: [a, b]
name: second
"""


def test_a_snap_yaml():
    assert scalars(SNAP) == {
        "name": "firefox",
        "version": "129.0.1-1",
        "title": 'Firefox, the "browser"',
        "summary": 'caf\u00e9 "x" \\ y',
        "base": "core22",
        "grade": "stable",
        "epoch": "1*",
    }


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("version: '1.10'", "1.10"),
        ("version: 'it''s'", "it's"),
        ('version: "1.10" # why', "1.10"),
        ("version: 1.10", "1.10"),
        ("version: a#b", "a#b"),
        ("version: a b  # why", "a b"),
        ("\ufeffversion: a", "a"),
        ("version : x", "x"),
        ("version: \tx\r", "x"),
        ("version: https://a.example/#b", "https://a.example/#b"),
    ],
)
def test_one_scalar(line, value):
    assert scalars(line) == {"version": value}


OTHERS = ["version:", "version:1", "- version: 1", " version: 1", "version: >-", "version: &a x", 'version: "open', "{version: 1}"]


@pytest.mark.parametrize("line", OTHERS)
def test_what_is_no_scalar_at_the_top(line):
    assert scalars(line) == {}


@given(st.text(alphabet="ab: \"'\\#\n\tx0|", max_size=100))
def test_any_text_gives_scalars(text):
    assert all(key and isinstance(value, str) for key, value in scalars(text).items())
