import plistlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.collectors.applications.macos_launch_item import LaunchItem, launch_item
from scanner.model import Malformed, Reason

LABEL = "org.example.probe"


def read(**said):
    return launch_item(plistlib.dumps({"Label": LABEL, **said}))


@pytest.mark.parametrize(
    ("said", "ids"),
    [
        ({"Program": "/opt/probe/probed"}, (("command", "probed"),)),
        ({"ProgramArguments": ["/opt/probe/probed", "--token", "secret"]}, (("command", "probed"),)),
        ({"Program": "/opt/probe/probed", "ProgramArguments": ["other", "secret"]}, (("command", "probed"),)),
        ({"ProgramArguments": ["/bin/sh", "-c", "/opt/probe/probed --token secret"]}, (("command", "probed"),)),
        (
            {"ProgramArguments": ["/usr/local/bin/node", "/x/node_modules/@probe/cli/main.js"]},
            (("command", "node"), ("npm", "@probe/cli")),
        ),
        (
            {"Program": "/usr/local/bin/node", "ProgramArguments": ["any name", "/x/node_modules/probe/main.js"]},
            (("command", "node"), ("npm", "probe")),
        ),
        ({}, ()),
        ({"Program": 1, "ProgramArguments": {"a": "b"}}, ()),
        ({"ProgramArguments": [1, ["x"], b"y"]}, ()),
    ],
)
def test_what_a_job_starts_without_its_arguments(said, ids):
    assert read(**said) == LaunchItem(LABEL, ids, disabled=False)


def test_a_job_that_says_it_is_off():
    assert read(Disabled=True) == LaunchItem(LABEL, (), disabled=True)
    assert read(Disabled="true") == LaunchItem(LABEL, (), disabled=False)


def test_a_label_of_a_wrong_type_is_none():
    assert read(Label=["x"]) == LaunchItem("", (), disabled=False)


def test_no_property_list_is_malformed():
    with pytest.raises(Malformed):
        launch_item(b"{}")


XML = plistlib.dumps({"Label": LABEL, "ProgramArguments": ["/usr/bin/env", "A=b", "node", "/node_modules/x/y.js"]})


@settings(max_examples=100)
@given(st.integers(min_value=0), st.binary(min_size=1, max_size=8))
def test_damage_gives_a_job_or_malformed(place, damage):
    place %= len(XML)
    with suppress(Malformed):
        assert isinstance(launch_item(XML[:place] + damage + XML[place + len(damage) :]), LaunchItem)


def test_words_are_read_to_the_last_and_one_of_too_many_letters_is_said():
    assert ("site", "www.example.org") in read(ProgramArguments=["chrome", *["--x"] * 2000, "--app=https://www.example.org"]).ids

    said = read(ProgramArguments=["/bin/sh", "-c", f"A={'x' * (1 << 15)} probe"])
    assert [problem.reason for problem in said.problems] == [Reason.CAPPED]
