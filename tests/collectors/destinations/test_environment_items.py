import sys

import pytest

from scanner.collectors.destinations.environment_items import environment_items, may_say
from scanner.collectors.destinations.variables import BEFORE, CHOICES, NAMED, SWITCHES, sent_by

ADDRESS = "https://api.deepseek.com/v1"
ADDRESSES = ("API_BASE", "BASE_URL", "BASE_PATH", "API_BASE_PATH", "ENDPOINT", "API_URL", "API_HOST", "HOST", "URI", "URL")
KEYS = ("API_KEY", "API_KEYS", "AUTH_TOKEN", "API_TOKEN", "KEY", "TOKEN")
UNDERSTOOD = (
    *({f"OPENAI_{ending}": ADDRESS} for ending in ADDRESSES),
    *({f"DEEPSEEK_{ending}": "k"} for ending in KEYS),
    *({f"{before}DEEPSEEK_API_KEY": "k"} for before in BEFORE),
    *({choice: "deepseek"} for choice in CHOICES),
    *({name: "deepseek/deepseek-chat"} for name in NAMED),
    *({switch: "1"} for switch in SWITCHES),
    {"my_own": ADDRESS},
)


@pytest.mark.parametrize("variables", UNDERSTOOD, ids=lambda variables: next(iter(variables)))
def test_whatever_is_understood_has_a_sign(variables):
    [(name, value)] = variables.items()

    assert [*sent_by(variables)]
    assert may_say(f"{name}={value}".encode())
    assert [*environment_items("x", [variables])]


def test_an_ordinary_environment_loads_nothing(monkeypatch):
    monkeypatch.setitem(sys.modules, "scanner.collectors.destinations.destination", None)

    assert [*environment_items("x", [{"PATH": "/usr/bin", "EDITOR": "vim", "LANG": "C.UTF-8"}])] == []
