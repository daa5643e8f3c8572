import pytest

from scanner.formats.hives import hive as ours
from scanner.formats.hives.hive import Hive
from scanner.model import Malformed
from tests.hives import hive


def test_more_keys_below_one_than_windows_has_are_refused_before_any_is_read(monkeypatch):
    monkeypatch.setattr(ours, "MOST_KEYS", 3)
    found = Hive(hive({rf"A\{number}": {} for number in range(4)}))

    with pytest.raises(Malformed):
        found.names(found.child(found.root, "A"))


def test_no_more_keys_are_remembered_than_agreed(monkeypatch):
    monkeypatch.setattr(ours, "MOST_KEPT", 10)
    found = Hive(hive({rf"{number}\{one}": {} for number in range(20) for one in range(5)}))

    for number in range(20):
        assert len(found.names(found.child(found.root, str(number)))) == 5
        assert sum(map(len, found._below.values())) <= 10 + 20 + 5
