import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.web_apps.firefox_taskbar_tabs import TaskbarTab, taskbar_tabs
from scanner.formats.json_file import document_or_problem
from scanner.model import Problem, Reason

ROW = {
    "id": "3f333e75-b8fb-4e79-97d8-f7dcb3221fab",
    "scopes": [{"hostname": "www.tiktok.com", "prefix": "/hush"}, {"hostname": "accounts.tiktok.com"}],
    "userContextId": 0,
    "startUrl": "https://www.tiktok.com/@someone?token=hush",
    "name": "TikTok",
}


def test_a_web_app_with_the_hosts_of_its_address_and_of_its_scopes():
    assert list(taskbar_tabs({"version": 1, "taskbarTabs": [ROW]})) == [TaskbarTab("TikTok", ("www.tiktok.com", "accounts.tiktok.com"))]


def test_an_address_or_a_scope_is_enough():
    rows = [{"startUrl": "https://a.example/x"}, {"scopes": [{"hostname": "b.example"}]}]

    assert list(taskbar_tabs({"taskbarTabs": rows})) == [TaskbarTab("", ("a.example",)), TaskbarTab("", ("b.example",))]


@pytest.mark.parametrize("row", [1, None, {}, {"name": "x"}, {"startUrl": 1, "scopes": 1}, {"scopes": [1, {}, {"hostname": 1}]}])
def test_one_whose_site_nobody_can_tell_costs_itself_alone(row):
    assert list(taskbar_tabs({"taskbarTabs": [row, ROW]})) == [
        Problem(Reason.MALFORMED, "expected web app 1 to have an address or a scope"),
        TaskbarTab("TikTok", ("www.tiktok.com", "accounts.tiktok.com")),
    ]


def test_what_is_no_list_is_a_problem():
    assert list(taskbar_tabs({})) == [Problem(Reason.MALFORMED, "expected `taskbarTabs` to be a list")]


@given(st.binary() | st.binary().map(lambda rest: b'{"taskbarTabs": [{' + rest + b"}]}"))
def test_any_bytes_are_web_apps_or_problems(content):
    found = document_or_problem(content)
    if isinstance(found, dict):
        assert all(isinstance(one, Problem) or one.sites for one in taskbar_tabs(found))
