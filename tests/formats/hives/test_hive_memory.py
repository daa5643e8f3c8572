import tracemalloc

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


def test_of_any_number_of_broken_keys_a_few_words_are_remembered():
    content = hive({rf"A\{number}": {} for number in range(3_000)})
    lists = content.index(b"nk", content.index(b"nk", 4096) + 2) + 2  # behind the root and A
    found = Hive(content[:lists] + content[lists:].replace(b"nk \0", b"?? \0"))
    tracemalloc.start()
    try:
        names = found.names(found.child(found.root, "A"))
        kept, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert len(names) == ours.MOST_BROKEN
    assert kept < 100_000
    assert most < 1_000_000
