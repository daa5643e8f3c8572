import plistlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.applications.phone_backup_apps import MOST_APPS, find_list, installed_apps
from scanner.model import Problem, Reason


def apps_of(content):
    return tuple(installed_apps(content))


@pytest.mark.parametrize("form", [plistlib.FMT_XML, plistlib.FMT_BINARY])
def test_the_list_of_apps_and_nothing_else(form):
    content = {"Installed Applications": ["com.zhiliaoapp.musically", 7, "no id", "com.zhiliaoapp.musically"], "Phone Number": "+32 470"}

    assert apps_of(plistlib.dumps(content, fmt=form)) == ("com.zhiliaoapp.musically",)


def test_a_phone_without_apps_and_a_list_of_another_shape():
    assert apps_of(plistlib.dumps({"IMEI": "0"})) == ()
    assert apps_of(plistlib.dumps({"Installed Applications": "x"})) == (
        Problem(Reason.MALFORMED, "expected a list of `Installed Applications`"),
    )


def test_more_apps_than_are_read_are_told_and_the_first_are_read():
    apps = [f"com.example.a{number}" for number in range(MOST_APPS)]

    assert apps_of(plistlib.dumps({"Installed Applications": apps})) == tuple(apps)
    told = Problem(Reason.CAPPED, f"{MOST_APPS + 1} apps; no more than {MOST_APPS} of a phone are read")
    assert apps_of(plistlib.dumps({"Installed Applications": [*apps, "com.example.z"]})) == (told, *apps)


@pytest.mark.parametrize("before", [0, 4096, (4 << 20) - 300, (4 << 20) - 100, 9 << 20])
def test_the_list_is_found_wherever_it_stands_and_no_more_than_it_is_returned(before):
    content = plistlib.dumps(
        {"Applications": {"x": {"PlaceholderIcon": bytes(before)}}, "Installed Applications": ["a.b"], "Serial": "F2LXK0"}
    )
    found = find_list(lambda at, size: content[at : at + size], len(content))

    assert (apps_of(found), b"F2LXK0" in found, len(found) < 200) == (("a.b",), False, True)


@pytest.mark.parametrize("content", [b"", b"x" * 100, b"<key>Installed Applications</key><array><string>a.b"])
def test_a_list_that_is_not_there_or_has_no_end(content):
    assert find_list(lambda at, size: content[at : at + size], len(content)) == b""


def test_no_list_is_made_of_what_follows_a_phone_without_apps():
    pictures = {"x": {"PlaceholderIcon": bytes(9 << 20)}}
    content = plistlib.dumps({"Applications": pictures, "Installed Applications": [], "iTunes Settings": {"LibraryApplications": ["a.b"]}})

    assert find_list(lambda at, size: content[at : at + size], len(content)) == b""
    assert apps_of(content) == ()


@pytest.mark.parametrize(("form", "most"), [(plistlib.FMT_XML, 17 << 20), (plistlib.FMT_BINARY, 100)])
def test_the_pictures_before_a_list_are_not_read(form, most):
    content = plistlib.dumps({"Applications": {"x": {"PlaceholderIcon": bytes(40 << 20)}}, "Installed Applications": ["a.b"]}, fmt=form)
    read = []

    def part(at, size):
        read.append(size)
        return content[at : at + size]

    assert bool(find_list(part, len(content))) is (form is plistlib.FMT_XML)
    assert sum(read) < most


@given(st.binary())
def test_any_bytes_are_apps_or_a_problem(content):
    assert isinstance(apps_of(content), tuple)
