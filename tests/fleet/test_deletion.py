"""What is deleted from a store is gone from every file of it: by age, and of one machine."""

import errno
import shutil
from datetime import UTC, date, datetime, timedelta

import pytest

from scanner.cli.change_store import first_day_kept
from scanner.fleet.example_fleet import find_last_day
from scanner.fleet.storage.quarantine import read_quarantine
from scanner.fleet.storage.rewrite import purge
from scanner.fleet.storage.store import Store
from scanner.reports.record.json_report import write_report
from scanner.reports.record.read_report import read_report
from scanner.stdlib.uuid7 import uuid7
from tests.fleet.stores import check_whole, ingest_all, rows
from tests.trees import ended

TABLES = ("scans", "findings", "verdicts", "evidence", "problems", "documents")


@pytest.fixture
def store(stored, tmp_path):
    return shutil.copytree(stored, tmp_path / "store")


def files_of(store):
    return [path for path in store.rglob("*.parquet") if "sources" not in path.parts]


def whole_text(store):
    return b"".join(path.name.encode() + path.read_bytes() for path in store.rglob("*") if path.is_file())


def test_what_is_older_is_deleted(store, truth, capsys, monkeypatch):
    monkeypatch.setattr("scanner.cli.change_store.first_day_kept", lambda _age, _today: date(2026, 11, 15))

    assert ended("fleet", "purge", "--store", str(store), "--older-than", "1m") == 0
    days = {day for (day,) in rows(store, "scans", "day")}

    assert min(days) == date(2026, 11, 15)
    assert {path.parent.name for path in files_of(store)} == {f"day={day}" for day in days}
    assert f"{truth['reports'] - check_whole(store)} reports of days before 2026-11-15 deleted." in capsys.readouterr().out


@pytest.mark.parametrize("called", ["pc-000007", "PC-000007"])
def test_a_machine_is_forgotten_in_every_file(store, truth, capsys, called):
    before = rows(store, "scans", "host_name").count(("pc-000007",))

    assert before > 1
    assert ended("fleet", "forget", called, "--store", str(store)) == 0
    assert f"{before} reports of {called} deleted." in capsys.readouterr().out
    assert check_whole(store) == truth["reports"] - before
    for table in TABLES:
        assert "pc-000007" not in repr(rows(store, table)), table
    assert b"pc-000007" not in whole_text(store)


def test_nothing_of_a_machine_is_left_in_the_quarantine_or_by_a_process_that_was_killed(example, store, tmp_path, capsys):
    text = next((example / "reports" / "2026-11-20").glob("pc-000007.json")).read_bytes()
    others = [entry.source for entry in read_quarantine(Store(str(store)))]
    (tmp_path / "a.json").write_bytes(text[:3000])
    (tmp_path / "PC-000007.json").write_bytes(b"{")
    (tmp_path / "pc-0000078.json").write_bytes(b"{")
    ingest_all(store, tmp_path / "a.json", tmp_path / "PC-000007.json", tmp_path / "pc-0000078.json")
    left = store / "documents" / "day=2026-11-20" / f"{'0' * 32}.parquet"
    left.write_bytes(text)
    ended("fleet", "forget", "pc-000007", "--store", str(store))

    assert b'pc-000007"' not in whole_text(store)
    assert not left.exists()
    assert sorted(entry.source for entry in read_quarantine(Store(str(store)))) == sorted([*others, str(tmp_path / "pc-0000078.json")])


def test_what_was_refused_long_ago_is_deleted_too(store, tmp_path):
    (tmp_path / "a.json").write_bytes(b"{")
    ingest_all(store, tmp_path / "a.json")
    purge(Store(str(store)), datetime.now(UTC).date())
    assert read_quarantine(Store(str(store)))
    purge(Store(str(store)), datetime.now(UTC).date() + timedelta(days=1))

    assert read_quarantine(Store(str(store))) == []


@pytest.mark.parametrize("table", ["scans", "documents"])
@pytest.mark.parametrize("how", ["cut", "gone", "noise"])
def test_a_damaged_file_is_named_and_keeps_nothing_else_from_being_forgotten(store, capsys, table, how):
    days = [day for name, day in rows(store, "scans", "host_name", "day") if name == "pc-000007"]
    [bad] = (store / table / f"day={days[0]}").glob("*.parquet")
    content = bad.read_bytes()
    bad.unlink() if how == "gone" else bad.write_bytes(content[: len(content) // 2] if how == "cut" else bytes(range(256)) * 9)

    assert ended("fleet", "forget", "pc-000007", "--store", str(store)) == 3
    said = capsys.readouterr()
    assert said.out == f"{len(days) - 1} reports of pc-000007 deleted.\n"
    assert said.err.count("\n") == said.err.count(f"{bad}: damaged") == 1

    bad.parent.mkdir(exist_ok=True)
    bad.write_bytes(content)
    assert [day for name, day in rows(store, "scans", "host_name", "day") if name == "pc-000007"] == days[:1]
    assert ended("fleet", "forget", "pc-000007", "--store", str(store)) == 0
    assert check_whole(store)
    assert "pc-000007" not in repr(rows(store, "documents"))


def test_a_machine_without_a_name_is_forgotten_by_what_answers_call_it(example, tmp_path):
    scan = read_report(next(iter((example / "reports" / "2026-11-20").glob("pc-000007.json"))).read_bytes())
    made = scan._replace(host=scan.host._replace(name="", root="/mnt/disk"))
    (tmp_path / "a.json").write_text(write_report(made), encoding="utf-8")
    ingest_all(tmp_path / "store", tmp_path / "a.json")

    assert ended("fleet", "forget", "(/mnt/disk)", "--store", str(tmp_path / "store")) == 0
    assert rows(tmp_path / "store", "scans") == []


@pytest.mark.parametrize("called", ["", " "])
def test_a_name_that_is_empty_forgets_nothing(store, truth, tmp_path, called):
    (tmp_path / "a.json").write_bytes(b"{}")
    ingest_all(store, tmp_path / "a.json")
    before = read_quarantine(Store(str(store)))

    assert ended("fleet", "forget", called, "--store", str(store)) == 2
    assert read_quarantine(Store(str(store))) == before != []
    assert check_whole(store) == truth["reports"]


def test_nobody_else_is_forgotten(store, truth):
    assert ended("fleet", "forget", "pc-00000", "--store", str(store)) == 3
    assert check_whole(store) == truth["reports"]


@pytest.mark.parametrize(
    ("called", "domain", "code", "said"),
    [
        ("pc-000007", "a.be", 3, "pc-000007.b.be: may be the same machine, and its reports are kept\n"),
        ("pc-000007.b.be.", "b.be", 3, "pc-000007: may be the same machine, and its reports are kept\n"),
        ("pc-000007.b.be", "a.be", 0, ""),
        (
            "PC-000007.A.be",
            "a.be",
            3,
            "PC-000007.A.be: no report of it was found\npc-000007: may be the same machine, and its reports are kept\n",
        ),
        ("pc-000007.c.be", "a.be", 3, "pc-000007.c.be: no report of it was found\n"),
    ],
)
def test_a_name_that_may_be_the_machines_other_one_is_told(example, tmp_path, capsys, called, domain, code, said):
    scan = read_report(next(iter((example / "reports" / "2026-11-20").glob("pc-000007.json"))).read_bytes())
    for number, (name, its) in enumerate((("pc-000007", domain), ("pc-000007.b.be", ""))):
        started = scan.started + timedelta(minutes=number)
        made = scan._replace(host=scan.host._replace(name=name, domain=its), started=started, id=uuid7(started))
        (tmp_path / f"{number}.json").write_text(write_report(made), encoding="utf-8")
    ingest_all(tmp_path / "store", *tmp_path.glob("*.json"))
    capsys.readouterr()

    assert ended("fleet", "forget", called, "--store", str(tmp_path / "store")) == code
    assert capsys.readouterr().err == said


@pytest.mark.parametrize(
    ("age", "first"), [("1d", "2026-03-30"), ("1m", "2026-02-28"), ("6m", "2025-09-30"), ("1y", "2025-03-31"), ("13m", "2025-02-28")]
)
def test_an_age_is_of_days_months_or_years(age, first):
    assert first_day_kept(age, date(2026, 3, 31)) == date.fromisoformat(first)


@pytest.mark.parametrize("age", ["", "0d", "6", "-1m", "1w", "9999y", "1d2m"])
def test_what_is_no_age_is_a_wrong_call(store, age):
    assert ended("fleet", "purge", "--store", str(store), f"--older-than={age}") == 2


def test_a_store_that_is_not_there_is_a_wrong_call(tmp_path):
    for call in (("purge",), ("forget", "pc"), ("status",), ("judge",)):
        assert ended("fleet", *call, "--store", str(tmp_path / "none")) == 2
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("call", [("purge", "--older-than", "1d"), ("forget", "pc-000001"), ("ingest", "REPORTS")])
def test_a_disk_that_is_full_or_may_only_be_read_is_a_sentence(store, example, tmp_path, monkeypatch, capsys, call):
    def refuse(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device", "lock")

    monkeypatch.setattr("scanner.fleet.storage.store.Store.replace_manifest", refuse)
    named = [str(example / "reports") if word == "REPORTS" else word for word in call]
    code = ended("fleet", *named, "--store", str(store if call[0] != "ingest" else tmp_path / "new"))

    assert (code, capsys.readouterr().err) == (2, "Error: lock: No space left on device\n")


def test_an_example_that_finds_no_room_ends_in_a_sentence(tmp_path, monkeypatch, capsys):
    def refuse(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("scanner.fleet.example_fleet.make_fleet", refuse)

    assert ended("fleet", "example", str(tmp_path / "made")) == 2
    assert capsys.readouterr().err == f"Error: {tmp_path / 'made'}: No space left on device\n"


@pytest.mark.parametrize(("hour", "day"), [(0, 30), (8, 30), (9, 1), (23, 1)])
def test_no_report_of_an_example_is_of_the_future(hour, day):
    """Whoever tried the example in the morning, by UTC, was told that the clocks of all its machines are ahead."""
    assert find_last_day(datetime(2026, 12, 1, hour, 59, tzinfo=UTC)).day == day


def test_an_example_says_what_it_made_in_the_callers_language(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("LANGUAGE", "nl")

    assert ended("fleet", "example", str(tmp_path / "made"), "--machines", "3") == 0
    assert "lijst van machines" in capsys.readouterr().out
