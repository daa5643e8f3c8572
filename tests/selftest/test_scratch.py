import os

import pytest

from scanner.selftest.scratch import scratch_folder


def test_a_folder_that_only_we_may_read_and_that_is_gone_afterwards(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with scratch_folder() as folder:
        assert os.path.dirname(folder) == os.path.realpath(tmp_path)
        assert os.name == "nt" or os.stat(folder).st_mode & 0o777 == 0o700
        os.makedirs(f"{folder}/a/b")
        with open(f"{folder}/a/b/c", "w", encoding="utf-8"):
            pass

    assert [*tmp_path.iterdir()] == []


def test_it_is_gone_after_a_failure_too(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with pytest.raises(ValueError, match="why"), scratch_folder():
        raise ValueError("why")

    assert [*tmp_path.iterdir()] == []
