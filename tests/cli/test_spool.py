"""A share that is away costs nothing: reports wait, are delivered once, whole and in their order, and nobody else can plant one."""

import json
import os
import stat
import subprocess
import sys
import threading
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import pytest

from scanner.cli import spool as module
from scanner.cli import wait_for_share as waiting_module
from scanner.cli.deliver_by_spool import deliver_waiting
from scanner.cli.spool import DAYS, MOST, Waiting, add_waiting, deliver, drop_surplus, list_waiting, open_spool
from scanner.language import english
from scanner.stdlib.uuid7 import moment_of, uuid7
from tests.abilities import needs_links
from tests.trees import PRIVILEGED, TIKTOK, ended, tree

posix = pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
SERIES = "25cc77a50b18687a3460cf12d9257c6a"
NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)


@pytest.fixture
def places(tmp_path):
    """A system with a ban, a share, and a spool."""
    share = tmp_path / "share"
    share.mkdir()
    return tree(tmp_path / "root", TIKTOK), share, tmp_path / "spool"


def scan(root, share, spool, *more, name="report-{host}-{id}.json", quiet=("--quiet",)):
    return ended("scan", "--root", root, "--output", f"{share}/{name}", "--spool", spool, *quiet, *more)


def ids(share):
    """Return the ids of the reports on the share, in the order in which they arrived."""
    return [json.loads(path.read_text())["id"] for path in sorted(share.iterdir(), key=lambda path: path.stat().st_mtime_ns)]


def test_a_share_that_is_there_has_the_report_at_once(places, capsys):
    root, share, spool = places

    assert scan(root, share, spool) == 1
    assert len(ids(share)) == 1
    assert list_waiting(spool) == []
    assert capsys.readouterr().err == ""


def test_a_report_waits_while_the_share_is_away_and_the_exit_code_is_the_scans(places, tmp_path, capsys):
    root, share, spool = places
    share.rename(tmp_path / "away")

    assert [scan(root, share, spool), scan(root, share, spool)] == [1, 1]
    assert f"2 reports wait in {spool} for a later scan." in capsys.readouterr().err
    waited = [report.id for report in list_waiting(spool)]
    (tmp_path / "away").rename(share)

    assert scan(root, share, spool, quiet=()) == 1
    assert "Delivered 2 reports that were waiting." in capsys.readouterr().err
    assert ids(share)[:2] == waited, "the oldest first"
    assert len(ids(share)) == 3
    assert list_waiting(spool) == []


def test_the_newest_report_has_the_name_in_the_end(places, tmp_path):
    root, share, spool = places
    share.rename(tmp_path / "away")
    scan(root, share, spool, name="{host}.json")
    (tmp_path / "away").rename(share)
    scan(tree(tmp_path / "root"), share, spool, name="{host}.json")
    newest = json.loads(next(share.iterdir()).read_text())["id"]

    assert [path.name for path in share.iterdir()] == ["their-machine.json"]
    assert moment_of(newest) == max(map(moment_of, ids(share)))


def test_a_share_that_does_not_answer_is_left_behind(places, monkeypatch, capsys):
    root, share, spool = places
    answers = threading.Event()
    monkeypatch.setattr(waiting_module, "wait_for_share", waiting_module.wait_for_share)
    monkeypatch.setattr(waiting_module.wait_for_share, "__defaults__", (0.2,))
    monkeypatch.setattr("scanner.cli.deliver_by_spool.write_file", lambda *_: answers.wait(30))
    try:
        assert scan(root, share, spool) == 1
    finally:
        answers.set()

    said = capsys.readouterr().err
    assert "no answer after 0.2 seconds" in said
    assert "1 report waits" in said


def test_a_name_that_something_else_has_is_a_failure_and_keeps_nothing_newer_back(places, capsys):
    root, share, spool = places
    (share / "their-machine.json").write_text("notes")

    assert scan(root, share, spool, name="{host}.json") == 4
    assert "exists, and is not an earlier report" in capsys.readouterr().err
    assert scan(root, share, spool, name="{host}-{id}.json") == 1
    assert (share / "their-machine.json").read_text() == "notes"
    assert len([*share.iterdir()]) == 2
    assert len(list_waiting(spool)) == 1


def test_a_spool_that_cannot_be_written_costs_no_report(places, monkeypatch, capsys):
    root, share, spool = places

    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("scanner.cli.deliver_by_spool.add_waiting", refuse)

    assert scan(root, share, spool) == 1
    assert len(ids(share)) == 1
    assert "No space left on device" in capsys.readouterr().err


def test_a_run_that_is_killed_between_delivering_and_removing_delivers_the_same_file_again(places, monkeypatch):
    root, share, spool = places
    monkeypatch.setattr(module, "_remove", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))

    assert scan(root, share, spool) == 130
    monkeypatch.undo()
    assert len(list_waiting(spool)) == len(ids(share)) == 1
    scan(root, share, spool)
    assert len(ids(share)) == 2, "the first of them once"
    assert list_waiting(spool) == []


def report(days=0, name="r.json"):
    return Waiting(uuid7(NOW - timedelta(days=days)), SERIES, name)


def test_what_waits_too_long_and_what_is_too_much_is_dropped_the_oldest_first(tmp_path):
    spool = tmp_path / "spool"
    open_spool(spool)
    old, young = [[report(days, f"{number}.json") for number in range(count)] for days, count in ((DAYS + 1, 2), (1, MOST + 3))]
    for one in (*old, *young):
        add_waiting(spool, one, b"x")

    assert sorted(drop_surplus(spool, NOW)) == sorted([*old, *sorted(young)[:3]])
    add_waiting(spool, report(DAYS - 1), b"x")
    add_waiting(spool, report(DAYS + 1, "late.json"), b"x")
    assert [one.name for one in drop_surplus(spool, NOW)] == ["late.json", "r.json"]
    assert list_waiting(spool) == sorted(young)[3:]


def test_what_is_dropped_is_said(places, tmp_path, capsys):
    spool = places[2]
    open_spool(spool)
    add_waiting(spool, Waiting(uuid7(datetime.now(UTC) - timedelta(days=DAYS + 1)), SERIES, "lost.json"), b"x")
    deliver_waiting(f"{tmp_path}/away/r.json", str(spool), english, quiet=True)

    assert "Dropped and never delivered" in (said := capsys.readouterr().err)
    assert "lost.json" in said


def test_what_a_killed_run_began_to_write_is_swept_after_a_day(tmp_path):
    open_spool(tmp_path / "spool")
    fresh, old = (tmp_path / "spool" / f".scanner-{digit * 16}" for digit in "ab")
    for path in (fresh, old):
        path.write_bytes(b"half")
    day = datetime.now(UTC).timestamp() - 2 * 86400
    os.utime(old, (day, day))
    drop_surplus(tmp_path / "spool", datetime.now(UTC))

    assert (fresh.exists(), old.exists()) == (True, False)


def test_what_lies_there_and_is_none_of_ours_is_neither_delivered_nor_removed(places):
    root, share, spool = places
    open_spool(spool)
    for name in ("notes.json", f"{uuid7(NOW)}.{SERIES}.folder.json"):
        (spool / name).mkdir() if "folder" in name else (spool / name).write_text("{}")
    scan(root, share, spool)

    assert len(ids(share)) == 1
    assert len([*spool.iterdir()]) == 3


@posix
@pytest.mark.parametrize("mode", [0o777, 0o770, 0o707, 0o750, 0o705, 0o1777])
def test_a_spool_that_others_can_reach_is_refused_before_anything_is_read(places, mode, capsys):
    root, share, spool = places
    spool.mkdir()
    spool.chmod(mode)

    assert scan(root, share, spool) == 2
    assert "other accounts can reach it" in capsys.readouterr().err
    assert [*share.iterdir()] == []


@posix
def test_a_new_spool_is_ours_alone(places):
    root, share, spool = places
    before = os.umask(0)
    try:
        scan(root, share, spool / "deeper")
    finally:
        os.umask(before)

    assert stat.S_IMODE((spool / "deeper").stat().st_mode) == 0o700


@pytest.mark.skipif(not PRIVILEGED, reason="only root meets folders of others")
@pytest.mark.parametrize("whose", ["spool", "parent", "link"])
def test_nobody_else_can_plant_a_report(places, tmp_path, whose, capsys):
    root, share, _ = places
    parent = tmp_path / "home"
    (parent / "spool").mkdir(parents=True, mode=0o700)
    os.chown(parent / "spool" if whose == "spool" else parent, 4001, 4001)
    if whose == "link":
        (tmp_path / "spool").symlink_to(parent / "spool")
    spool = tmp_path / "spool" if whose == "link" else parent / "spool"

    assert scan(root, share, spool) == 2
    assert "owned by uid 4001" in capsys.readouterr().err


@needs_links
def test_a_link_in_the_spool_is_no_report(places, tmp_path):
    root, share, spool = places
    open_spool(spool)
    (tmp_path / "secret").write_text("secret")
    (spool / f"{uuid7(NOW)}.{SERIES}.r.json").symlink_to(tmp_path / "secret")
    scan(root, share, spool)

    assert [path.name for path in share.iterdir() if "secret" in path.read_text()] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--spool", "s"], "--spool needs --output"),
        (["--keep", "2"], "--keep needs --output"),
        (["--max-age", "1h"], "--max-age needs --output"),
        (["--spool", "s", "--output", "{host}/r.json"], "--spool cannot be combined with {host}"),
        (["--keep", "2", "--output", "{date}/{host}.json"], "--keep cannot be combined with {date}"),
        (["--max-age", "1h", "--output", "r.html"], "--max-age cannot be combined with --format html"),
        (["--max-age", "1h", "--output", "r.json", "--explain", "tiktok"], "--max-age cannot be combined with --explain"),
        (["--keep", "0", "--output", "r.json"], "--keep"),
        (["--splay", "soon"], "expected a time such as"),
    ],
)
def test_what_would_have_no_effect_is_a_wrong_call(words, said, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    assert ended("scan", "--root", tree(tmp_path / "root"), *words) == 2
    assert said in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["root"]


MACHINES, WRITERS = 750, 4


def report_from_many(share, spool, number):
    """Deliver the reports of many machines, as so many scans would."""
    open_spool(spool)
    for machine in range(MACHINES):
        one = Waiting(uuid7(datetime.now(UTC)), f"{number:016x}{machine:016x}", f"pc-{number}-{machine}.json")
        add_waiting(spool, one, json.dumps({"series": one.series, "filler": "x" * 4000}).encode())
        deliver_waiting(f"{share}/{one.name}", spool, english, one, quiet=True)


def size_unless_held(path):
    """Return how many bytes a report has, or -1: Windows opens no file while another program still renames it."""
    try:
        return len(path.read_bytes())
    except PermissionError:
        if os.name != "nt":
            raise
        return -1


def test_three_thousand_reports_of_several_writers_arrive_once_and_whole(tmp_path, monkeypatch):
    share = tmp_path / "share"
    share.mkdir()
    code = (
        "import os, sys; from tests.cli.test_spool import report_from_many; os.fsync = lambda _: None\n"
        "report_from_many(sys.argv[1], sys.argv[2], int(sys.argv[3]))"
    )
    whole, halves = 0, 0
    with ExitStack() as ends:
        calls = [[sys.executable, "-c", code, share, tmp_path / f"spool-{number // 2}", str(number)] for number in range(WRITERS)]
        writers = [ends.enter_context(subprocess.Popen(call)) for call in calls]
        while any(writer.poll() is None for writer in writers):
            for path in [*share.glob("*.json")][-20:]:
                size = size_unless_held(path)
                whole += size > 4000
                halves += 0 <= size < 4000
    assert [writer.returncode for writer in writers] == [0] * WRITERS
    for number in (0, 1):
        deliver_waiting(f"{share}/last.json", str(tmp_path / f"spool-{number}"), english, quiet=True)

    found = {path.name: json.loads(path.read_text())["series"] for path in share.iterdir()}
    assert halves == 0 < whole
    assert len(found) == len({*found.values()}) == MACHINES * WRITERS
    assert sum(len(list_waiting(tmp_path / f"spool-{number}")) for number in (0, 1)) == 0


def test_two_runs_deliver_each_report_once(tmp_path):
    """The second waits for the first, and then finds nothing left."""
    spool, seen = tmp_path / "spool", []
    open_spool(spool)
    for number in range(20):
        add_waiting(spool, report(1, f"{number}.json"), b"x")
    begun, goes_on = threading.Event(), threading.Event()

    def write(_, one):
        begun.set()
        goes_on.wait(5)
        seen.append(one)

    def run():
        with module_lock(str(spool)):
            [*deliver(spool, write)]

    from scanner.cli.folder_lock import lock_folder as module_lock  # noqa: PLC0415

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    begun.wait(5)
    goes_on.set()
    for thread in threads:
        thread.join()

    assert sorted(seen) == sorted({*seen})
    assert len(seen) == 20
