import os
import signal

import pytest

from scanner.cli.deliver_answer import write_out
from scanner.cli.output import save_or_print
from tests.reports.scans import scan


@pytest.mark.parametrize("write", [lambda path: save_or_print(scan(), "report", path), lambda path: write_out(b"answer", path)])
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_that_ends_the_process_leaves_nothing_behind(tmp_path, monkeypatch, name, write):
    if not hasattr(signal, name):
        pytest.skip(f"no {name} on this system")
    number = getattr(signal, name)
    before = signal.signal(number, lambda *_: None)  # what is ignored here ends the process elsewhere
    monkeypatch.setattr(os, "fsync", lambda _: signal.raise_signal(number))
    try:
        with pytest.raises(SystemExit):
            write(str(tmp_path / "r.json"))
    finally:
        signal.signal(number, before)

    assert [*tmp_path.iterdir()] == []
