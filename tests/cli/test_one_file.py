import os
import sys

import pytest

from scanner.cli import one_file
from scanner.stdlib.thread import Thread

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps the number of a parent that is gone: nothing waits there")


@pytest.fixture
def threads(monkeypatch):
    """The threads that are begun, none of which runs."""
    begun = []
    monkeypatch.setattr(Thread, "start", lambda thread: begun.append(thread))  # noqa: PLW0108  it is asked of the class
    return begun


@pytest.mark.parametrize(("folder", "expected"), [("/tmp/_MEIabc", 1), ("/opt/scanner/lib", 0), (None, 0)])
def test_only_the_child_of_a_single_file_waits_for_its_parent(folder, expected, threads, monkeypatch):
    monkeypatch.setattr(sys, "_MEIPASS", folder, raising=False)
    if folder is None:
        monkeypatch.delattr(sys, "_MEIPASS")
    monkeypatch.setattr(one_file.os, "name", "posix")
    one_file.stop_with_parent()

    assert len(threads) == expected


def test_it_ends_as_one_that_was_interrupted_when_its_parent_is_another(monkeypatch):
    ended = []
    monkeypatch.setattr(os, "_exit", ended.append)
    one_file._wait(os.getppid() + 1)

    assert ended == [130]
