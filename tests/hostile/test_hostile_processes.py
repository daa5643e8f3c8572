"""Names, paths and arguments of programs are what those who run them write there."""

from itertools import cycle

import pytest

from scanner.host.host import Process
from scanner.model import Platform
from tests.fake_host import fake_host
from tests.hostile import scanned

HUGE = "a" * 50_000
TEXTS = (
    "", "\0", "\x1b]0;x\x07\x1b[31m", "two\nlines", "\u202egpj", "\ud800", "a\udcff", "\\", '"', "'", "\u0130\ufb01", HUGE,
    '"' * 5_000, "\\" * 5_000, "-" * 5_000, "sh -c " * 500, "$(" * 2_000, "env " * 2_000, "--app=" + "https:" * 1_000,
)  # fmt: skip
STARTS = ("chrome", "firefox", "npx", "sh", "cmd.exe", "electron", "python3", "ld-linux-x86-64.so.2", "wsl.exe")
SWITCHES = ("--user-data-dir=", "--profile", "--app=", "--app-id=", "-c", "/c", "-m", "--load-extension=")


def processes():
    """Yield every text as a program's name, path, account and argument, and behind every word that means something."""
    yield from (Process(number, text, text, text, (text,) * 3) for number, text in enumerate(TEXTS))
    for start, switch, text in zip(cycle(STARTS), cycle(SWITCHES), TEXTS * 8, strict=False):
        yield Process(99, start, f"/opt/{start}", "alice", (start, switch, text))
        yield Process(99, start, f"/opt/{start}", "alice", (start, f"{switch}{text}"))
    yield Process(100, "many", "/opt/many", "alice", ("chrome", *("--app=https://example.org/",) * 5_000))


@pytest.mark.parametrize("platform", Platform)
def test_no_program_that_runs_costs_a_scan_more_than_itself(platform):
    made = [*processes()]
    done = scanned.scanned_host(fake_host(platform, processes=[*made, Process(7, "neighbour", "/usr/bin/neighbour", "bob")]))
    said = [one for one in scanned.items(done) if one[0] == "running-processes"]

    assert scanned.faults(done) == []
    assert ("running-processes", "neighbour", "bob") in said
    assert not [finding.product for finding in done.findings if finding.fails]
