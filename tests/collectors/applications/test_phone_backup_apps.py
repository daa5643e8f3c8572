import plistlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.applications.phone_backup_apps import installed_apps
from scanner.model import Problem, Reason


@pytest.mark.parametrize("form", [plistlib.FMT_XML, plistlib.FMT_BINARY])
def test_the_list_of_apps_and_nothing_else(form):
    content = {"Installed Applications": ["com.zhiliaoapp.musically", 7, "no id", "com.zhiliaoapp.musically"], "Phone Number": "+32 470"}

    assert installed_apps(plistlib.dumps(content, fmt=form)) == ("com.zhiliaoapp.musically",)


def test_a_phone_without_apps_and_a_list_of_another_shape():
    assert installed_apps(plistlib.dumps({"IMEI": "0"})) == ()
    assert installed_apps(plistlib.dumps({"Installed Applications": "x"})) == Problem(
        Reason.MALFORMED, "expected a list of `Installed Applications`"
    )


@given(st.binary())
def test_any_bytes_are_apps_or_a_problem(content):
    assert isinstance(installed_apps(content), tuple)
