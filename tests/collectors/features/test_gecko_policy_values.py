import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.features.gecko_policy_values import Set, set_at, unflattened

LOCKED, FREE = {"Value": "blocked", "Locked": True}, {"Value": "blocked"}


@pytest.mark.parametrize(
    ("policies", "name", "expected"),
    [
        ({"TranslateEnabled": False}, "TranslateEnabled", Set(value=False, locked=True)),
        ({"GenerativeAI": {"Chatbot": False, "Locked": True}}, "GenerativeAI.Chatbot", Set(value=False, locked=True)),
        ({"GenerativeAI": {"Chatbot": 0, "Locked": 1}}, "GenerativeAI.Chatbot", Set(0, locked=True)),
        ({"GenerativeAI": {"Chatbot": False}}, "GenerativeAI.Chatbot", Set(value=False, locked=False)),
        ({"AIControls": {"SidebarChatbot": LOCKED}}, "AIControls.SidebarChatbot.Value", Set("blocked", locked=True)),
        ({"AIControls": {"SidebarChatbot": FREE}}, "AIControls.SidebarChatbot.Value", Set("blocked", locked=False)),
        ({"AIControls": {"SidebarChatbot": FREE, "Default": LOCKED}}, "AIControls.SidebarChatbot.Value", Set("blocked", locked=True)),
        (
            {"AIControls": {"SidebarChatbot": {**FREE, "Locked": False}, "Default": LOCKED}},
            "AIControls.SidebarChatbot.Value",
            Set("blocked", locked=False),
        ),
        ({"AIControls": {"Default": LOCKED}}, "AIControls", Set({"Default": LOCKED}, locked=True)),
        ({"Preferences": {"browser.ml.enable": False}}, "Preferences.browser.ml.enable", Set(value=False, locked=True)),
        (
            {"Preferences": {"browser.ml.enable": {"Value": False, "Status": "locked"}}},
            "Preferences.browser.ml.enable",
            Set(value=False, locked=True),
        ),
        (
            {"Preferences": {"browser.ml.enable": {"Value": False, "Status": "default"}}},
            "Preferences.browser.ml.enable",
            Set(value=False, locked=False),
        ),
        ({"Preferences": {"browser.ml.enable": {"Status": "clear"}}}, "Preferences.browser.ml.enable", None),
        ({"AIControls": {"Default": []}}, "AIControls.SidebarChatbot.Value", None),
        ({"GenerativeAI": {"Chatbot": False, "Locked": [1]}}, "GenerativeAI.Chatbot", Set(value=False, locked=False)),
        ({}, "TranslateEnabled", None),
    ],
)
def test_a_value_and_whether_it_is_locked(policies, name, expected):
    assert set_at(policies, name) == expected


def test_the_names_of_a_configuration_profile_may_be_paths():
    flat = {"AIControls__Default__Value": "blocked", "AIControls__Default__Locked": True, "TranslateEnabled": False, "a": 1, "a__b": 2}

    assert unflattened(flat) == {"AIControls": {"Default": LOCKED}, "TranslateEnabled": False, "a": 1}


@given(st.dictionaries(st.text("a_", max_size=9), st.integers() | st.dictionaries(st.text("a"), st.integers())))
def test_whatever_the_names_are(policies):
    assert isinstance(unflattened(policies), dict)
