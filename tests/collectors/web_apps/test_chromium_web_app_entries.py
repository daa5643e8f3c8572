import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.web_apps.chromium_web_app_entries import id_in, shims, sources
from scanner.model import Problem, Reason

A, B = "a" * 32, "b" * 32


def preferences(rows, **more):
    return json.dumps({**more, "web_app_install_metrics": rows, "zoom": 1}, separators=(",", ":")).encode()


def test_every_app_that_was_ever_installed_and_how_it_came():
    rows = {A: {"install_source": 13, "install_timestamp": "13439774518976336"}, B: {}, "short": {"install_source": 1}}

    assert sources(preferences(rows)) == {A: 13, B: -1}


@pytest.mark.parametrize("content", [b"", b"{}", b'{"profile":{"name":"web_app_install_metrics"}}', preferences([]), preferences("x")])
def test_preferences_without_them(content):
    assert sources(content) == {}


def test_a_text_that_looks_like_the_key_is_not_taken_for_it():
    words = f'"web_app_install_metrics":{{"{B}":{{}}}}'

    assert sources(json.dumps({"a": words}).encode()) == {}
    assert sources(json.dumps({"web_app_install_metrics": {A: {}}, "z": words}, indent=3).encode()) == {A: -1}


def test_one_that_is_cut_off_is_a_problem():
    whole = preferences({A: {"install_source": 13}})

    assert sources(whole[: whole.index(b"13")]) == Problem(Reason.MALFORMED, "expected web_app_install_metrics to be an object")


@given(st.binary() | st.binary().map(lambda end: b'{"web_app_install_metrics":{' + end))
def test_any_bytes_are_ids_or_a_problem(content):
    found = sources(content)

    assert isinstance(found, Problem) or all(len(key) == 32 for key in found)


def test_the_apps_that_have_an_application_of_macos_in_a_profiles_name():
    said = {
        "app_shims": {
            A: {"installed_profiles": ["Default", "/Users/alice/Library/Application Support/Google/Chrome/Profile 1"]},
            B: {"installed_profiles": ["Default"]},
            "short": {"installed_profiles": ["Profile 1"]},
        }
    }

    assert shims(said, "Default") == (A, B)
    assert shims(said, "Profile 1") == (A,)


@pytest.mark.parametrize("value", [None, [], 1, {A: 1}, {A: {"installed_profiles": 1}}, {A: {"installed_profiles": [1, None]}}])
def test_shims_of_a_wrong_type_are_none(value):
    assert shims({"app_shims": value}, "Default") == ()


def test_the_id_in_a_folders_name():
    assert id_in(f"_crx_{A}") == id_in(f"_crx__{A}") == A
    assert id_in(A) == id_in(f"_crx_{A}x") == id_in(f"_crx___{A}") == id_in("www.tiktok.com") == ""
