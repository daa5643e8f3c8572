"""Reports into a store: of every kind, each once, whole or not at all, whoever is killed and whoever else is at it."""

import codecs
import gzip
import io
import json
import os
import random
import stat
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pyarrow as pa
import pytest

from scanner.fleet.ingest import ingest
from scanner.fleet.open_fleet import opened_engine
from scanner.fleet.storage.manifest import StoreError
from scanner.fleet.storage.quarantine import read_quarantine
from scanner.fleet.storage.rewrite import purge
from scanner.fleet.storage.store import Store
from scanner.reports.flat.ndjson_report import write_report as write_events
from scanner.reports.record.json_report import write_report as write_json
from scanner.reports.record.read_report import read_report
from scanner.reports.record.toml_report import write_report as write_toml
from tests.fleet.stores import check_whole, ingest_all, rows
from tests.trees import ended

KILLS = 25  # of each kind of source


@pytest.fixture(scope="module")
def texts(example):
    files = sorted((example / "reports" / "2026-11-20").iterdir())
    return [file.read_bytes() for file in files[:7]]


@pytest.fixture(scope="module")
def lines(example, tmp_path_factory):
    """Return the good reports of the example as one file with a line each."""
    file = tmp_path_factory.mktemp("lines") / "many.ndjson"
    texts = (path.read_bytes() for path in sorted((example / "reports").rglob("*.json")))
    file.write_bytes(b"".join(text + b"\n" for text in texts if text.endswith(b"}")))
    return file


def test_every_report_is_stored_once_and_a_second_call_passes_its_file_by(example, truth, tmp_path):
    first = ingest_all(tmp_path / "store", example / "reports")
    again = ingest_all(tmp_path / "store", example / "reports")

    assert (first.stored, first.quarantined) == (truth["reports"], truth["broken"])
    assert (again.stored, again.present, again.passed_by) == (0, 0, truth["reports"])
    assert check_whole(tmp_path / "store") == truth["reports"]


def test_a_report_is_known_by_its_id_wherever_it_lies(texts, tmp_path):
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "report.json").write_bytes(texts[0])

    done = ingest_all(tmp_path / "store", tmp_path / "one", tmp_path / "other")

    assert (done.stored, done.present) == (1, 1)


def packed(content):
    sink = pa.BufferOutputStream()
    with pa.CompressedOutputStream(sink, "zstd") as stream:
        stream.write(content)
    return sink.getvalue().to_pybytes()


def test_every_form_of_a_report_is_read(texts, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "compact.json").write_bytes(texts[0])
    (folder / "indented.json").write_text(json.dumps(json.loads(texts[1]), indent=2), encoding="utf-8")
    (folder / "report.toml").write_text(write_toml(read_report(texts[2])), encoding="utf-8")
    (folder / "many.ndjson").write_bytes(b"\n\n" + texts[3] + b"\r\n" + texts[4] + b"\n\n" + texts[0] + b"\n")
    (folder / "small.json").write_text(write_json(read_report(texts[6]), compact=True), encoding="utf-8")
    (folder / "same.json").write_text(write_json(read_report(texts[0]), compact=True), encoding="utf-8")
    (folder / "packed.json.gz").write_bytes(gzip.compress(texts[5]))
    (folder / "packed.ndjson.zst").write_bytes(packed(texts[5] + b"\n" + texts[0]))
    (folder / "readme.txt").write_text("not a report", encoding="utf-8")

    done = ingest_all(tmp_path / "store", folder)

    assert (done.stored, done.present, done.quarantined) == (7, 4, 0)
    assert check_whole(tmp_path / "store") == 7


def test_standard_input_and_globs_are_read(texts, tmp_path):
    (tmp_path / "a.json").write_bytes(texts[0])
    call = [sys.executable, "-m", "scanner", "fleet", "ingest", "-", str(tmp_path / "*.json"), "--into", str(tmp_path / "store")]
    done = subprocess.run(call, input=texts[1] + b"\n" + texts[2], capture_output=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (0, b"3 reports stored.\n", b"")


def changed(text, *keys, value):
    report = json.loads(text)
    place = report
    for key in keys[:-1]:
        place = place[key]
    place[keys[-1]] = value
    return json.dumps(report).encode()


def named(scan, name):
    return scan._replace(host=scan.host._replace(name=name))


WRONG = {
    "cut": (lambda text: text[:2000], "cut short, expected JSON"),
    "empty": (lambda _: b"", "the file is empty"),
    "another-schema": (lambda text: changed(text, "schema", value=2), "schema: expected 1, found 2"),
    "unknown-key": (lambda text: changed(text, "surprise", value=1), "surprise"),
    "escape": (lambda text: changed(text, "host", "release", value="10\x1b[2J"), "host.release"),
    "reading-order": (lambda text: changed(text, "host", "release", value="gpj\u202eexe"), "host.release"),
    "wrong-count": (lambda text: changed(text, "summary", "findings", value=99), "summary.findings"),
    "null": (lambda text: changed(text, "judged", value=None), "judged"),
    "no-day": (lambda text: changed(text, "as_of", value="2026-13-45"), "as_of"),
    "text-for-number": (lambda text: changed(text, "seconds", value="1"), "seconds"),
    "not-unicode": (lambda text: text.replace(b"pc-", b"\xff\xfe-"), "UTF-8"),
    "list": (lambda _: b"[1, 2]", "TOML"),
    "deep-list": (lambda _: b"[" * 100_000, "TOML"),
    "deep-table": (lambda _: b'{"x": ' * 100_000, "JSON that is nested less deeply"),
    "another-series": (lambda text: changed(text, "series", value="0" * 32), "series: expected"),
    "events": (lambda text: write_events(read_report(text)).encode(), "events (--format ndjson), which are not the whole of a report"),
    "long-name": (lambda text: write_json(named(read_report(text), "x" * 256)).encode(), "host.name: more than 255 letters"),
    "future": (lambda text: changed(text, "started", value=f"{datetime.now(UTC) + timedelta(days=9):%Y-%m-%dT%H:%M:%SZ}"), "in the future"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_report_is_kept_with_the_reason_and_stops_nothing(texts, tmp_path, name):
    spoil, reason = WRONG[name]
    (tmp_path / "bad.json").write_bytes(spoil(texts[0]))
    (tmp_path / "good.json").write_bytes(texts[1])

    done = ingest_all(tmp_path / "store", tmp_path / "bad.json", tmp_path / "good.json")
    (entry,) = read_quarantine(Store(str(tmp_path / "store")))

    assert (done.stored, done.quarantined) == (1, 1)
    assert (entry.source, reason in entry.reason) == (str(tmp_path / "bad.json"), True), entry


def test_what_was_refused_is_released_when_it_passes(texts, tmp_path):
    (tmp_path / "a.json").write_bytes(texts[0][:500])
    ingest_all(tmp_path / "store", tmp_path / "a.json")
    (tmp_path / "a.json").write_bytes(texts[0])

    assert ingest_all(tmp_path / "store", tmp_path / "a.json").stored == 1
    assert read_quarantine(Store(str(tmp_path / "store"))) == []


def test_a_line_that_is_no_report_leaves_the_others(texts, tmp_path):
    (tmp_path / "many.ndjson").write_bytes(texts[0] + b"\n{\n" + texts[1] + b"\n")

    done = ingest_all(tmp_path / "store", tmp_path / "many.ndjson")
    (entry,) = read_quarantine(Store(str(tmp_path / "store")))

    assert (done.stored, entry.line) == (2, 2)


LINES = {
    "plain": ("many.ndjson", bytes),
    "another-name": ("many.json", bytes),
    "gzip": ("many.jsonl.gz", gzip.compress),
    "zstd": ("many.ndjson.zst", packed),
    "standard-input": ("-", bytes),
    "byte-order-mark": ("many.ndjson", codecs.BOM_UTF8.__add__),
}


@pytest.mark.parametrize("bad", ["first", "two-first", "middle", "last", "two-last"])
@pytest.mark.parametrize("form", LINES)
def test_a_bad_line_costs_itself_only(texts, tmp_path, monkeypatch, form, bad):
    name, pack = LINES[form]
    lines = [*texts[:3]]
    places = {"first": [0], "two-first": [0, 1], "middle": [1], "last": [2], "two-last": [1, 2]}[bad]
    for place in places:
        lines[place] = texts[place][: -700 - place]
    content = pack(b"\n".join(lines))
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / name).write_bytes(content)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(content))))
    source = tmp_path / "reports" if name != "-" else name

    done = ingest_all(tmp_path / "store", source)
    entries = read_quarantine(Store(str(tmp_path / "store")))

    assert (done.stored, done.quarantined) == (3 - len(places), len(places))
    assert [(os.path.basename(one.source), one.line) for one in entries] == [(name, place + 1) for place in places]
    assert all(one.reason.startswith("cut short, expected JSON") for one in entries)
    assert ingest_all(tmp_path / "store", source)[3:5] == (0, 3 - len(places) if name != "-" else 0)


def test_a_line_longer_than_any_report_costs_itself_only(texts, tmp_path, monkeypatch):
    most = max(map(len, texts)) + 1
    for module in ("reading.sources", "reading.checked_report"):
        monkeypatch.setattr(f"scanner.fleet.{module}.MOST_BYTES", most)
    monkeypatch.setattr("scanner.reports.record.parse_report.MOST_BYTES", most)
    for number, long in enumerate((texts[0] * 2, texts[0] * 9, b"{" * most * 3)):
        for place in range(3):
            lines = [texts[1], texts[2]]
            lines.insert(place, long)
            (tmp_path / f"{number}.ndjson").write_bytes(b"\n".join(lines))
            done = ingest_all(tmp_path / f"store-{number}-{place}", tmp_path / f"{number}.ndjson")
            (entry,) = read_quarantine(Store(str(tmp_path / f"store-{number}-{place}")))

            assert (done.stored, entry.line, "at most" in entry.reason) == (2, place + 1, True)


def test_lines_of_something_else_fill_no_quarantine(texts, tmp_path, monkeypatch):
    monkeypatch.setattr("scanner.fleet.ingest.MOST_KEPT", 3)
    (tmp_path / "log.ndjson").write_bytes(b'{"level":"info"}\n' * 8 + texts[0])

    assert ingest_all(tmp_path / "store", tmp_path / "log.ndjson")[3:6] == (1, 0, 8)
    assert quarantined(tmp_path / "store") == [("log.ndjson", line) for line in (1, 2, 3)]
    reasons = [entry.reason for entry in read_quarantine(Store(str(tmp_path / "store")))]
    assert ["5 more lines" in reason for reason in reasons] == [False, False, True]


@pytest.mark.parametrize("pack", [gzip.compress, packed], ids=["gzip", "zstd"])
def test_a_small_packed_file_does_not_fill_the_disk_with_what_it_unpacks_to(texts, tmp_path, monkeypatch, pack):
    monkeypatch.setattr("scanner.fleet.ingest.MOST_OF_KEPT", 100_000)
    broken = b'{"x":"' + b"a" * 60_000 + b'"}\n'
    (tmp_path / "bomb.ndjson").write_bytes(pack(broken * 90 + texts[0]))
    done = ingest_all(tmp_path / "store", tmp_path / "bomb.ndjson")
    entries = read_quarantine(Store(str(tmp_path / "store")))

    assert (done.stored, done.quarantined, len(entries)) == (1, 90, 90)
    assert sum(len(kept_text(tmp_path / "store", entry)) for entry in entries) == 100_000
    assert ["not all" in entry.reason for entry in entries] == [False] + [True] * 89


def test_what_is_refused_of_a_plain_file_is_kept_whole(tmp_path, monkeypatch):
    monkeypatch.setattr("scanner.fleet.ingest.MOST_OF_KEPT", 10)
    (tmp_path / "a.json").write_bytes(b'{"x": 1}' * 9)
    ingest_all(tmp_path / "store", tmp_path / "a.json")
    (entry,) = read_quarantine(Store(str(tmp_path / "store")))

    assert (kept_text(tmp_path / "store", entry), "kept" in entry.reason) == (b'{"x": 1}' * 9, False)


def test_a_packed_file_that_unpacks_to_more_than_any_reports_do_is_read_no_further(texts, tmp_path, monkeypatch):
    monkeypatch.setattr("scanner.fleet.reading.open_unpacked.MOST_UNPACKED", 1 << 20)
    (tmp_path / "a.ndjson.zst").write_bytes(packed(texts[0] + b"\n" + b"\n" * (40 << 20) + texts[1]))
    done = ingest_all(tmp_path / "store", tmp_path / "a.ndjson.zst")
    (entry,) = read_quarantine(Store(str(tmp_path / "store")))

    assert (done.stored, done.quarantined, "unpacks to more" in entry.reason) == (1, 1, True)


def test_a_file_with_too_many_lines_of_something_else_is_read_no_further_and_that_is_said(texts, tmp_path, monkeypatch):
    monkeypatch.setattr("scanner.fleet.ingest.MOST_KEPT", 3)
    monkeypatch.setattr("scanner.fleet.ingest.MOST_REFUSED", 6)
    (tmp_path / "log.ndjson").write_bytes(texts[0] + b"\n" + b'{"level":"info"}\n' * 9 + texts[1])
    done = ingest_all(tmp_path / "store", tmp_path / "log.ndjson")

    assert (done.stored, done.quarantined) == (1, 6)
    reasons = [entry.reason for entry in read_quarantine(Store(str(tmp_path / "store")))]
    assert ["the rest of the file is not read" in reason for reason in reasons] == [False, False, True]


@pytest.mark.parametrize("pack", [bytes, gzip.compress, packed], ids=["plain", "gzip", "zstd"])
def test_a_large_file_is_let_be_seen_as_it_is_read_and_says_how_far_it_is(lines, tmp_path, truth, pack):
    (tmp_path / "many.ndjson").write_bytes(pack(lines.read_bytes()))
    seen, sizes = set(), []
    for done in ingest(Store(str(tmp_path / "store")), [str(tmp_path / "many.ndjson")], 1_000_000):
        seen.add(len(Store(str(tmp_path / "store")).manifest().parts))
        sizes.append(done.size)

    assert len(seen) > 3
    assert sizes == sorted(sizes)
    assert len({*sizes}) > 1
    assert (done.stored, sizes[-1]) == (truth["reports"], os.path.getsize(tmp_path / "many.ndjson"))


def kept_text(folder, entry):
    return (folder / "quarantine" / f"{entry.key}.report").read_bytes()


def test_events_are_one_entry_that_keeps_and_counts_them_all_and_leave_the_reports_beside_them(texts, tmp_path):
    events = write_events(read_report(texts[0])).encode()
    (tmp_path / "many.ndjson").write_bytes(texts[1] + b"\n" + events + texts[2] + b"\n" + events)
    number = 2 * events.count(b"\n")

    assert number > 2
    assert ingest_all(tmp_path / "store", tmp_path / "many.ndjson")[3:6] == (2, 0, 1)
    (entry,) = read_quarantine(Store(str(tmp_path / "store")))
    assert (entry.line, entry.reason.startswith(f"{number} events"), "kept" in entry.reason) == (2, True, False)
    assert kept_text(tmp_path / "store", entry) == events + events


def test_a_log_of_events_fills_no_disk_and_says_how_many_are_kept(texts, tmp_path, monkeypatch):
    first = write_events(read_report(texts[0])).encode().splitlines(keepends=True)[0]
    monkeypatch.setattr("scanner.fleet.reading.sources.MOST_OF_EVENTS", 2 * len(first))
    (tmp_path / "log.ndjson").write_bytes(first * 9)
    ingest_all(tmp_path / "store", tmp_path / "log.ndjson")
    (entry,) = read_quarantine(Store(str(tmp_path / "store")))

    assert (entry.reason.startswith("9 events"), entry.reason.endswith("the first 2 are kept")) == (True, True)
    assert kept_text(tmp_path / "store", entry) == first * 2


def test_events_before_a_damaged_end_are_kept_too(texts, tmp_path):
    events = write_events(read_report(texts[0])).encode()
    (tmp_path / "log.ndjson.gz").write_bytes(gzip.compress(events * 2000)[:-20])
    ingest_all(tmp_path / "store", tmp_path / "log.ndjson.gz")
    reasons = [entry.reason for entry in read_quarantine(Store(str(tmp_path / "store")))]

    assert len(reasons) == 2
    assert any("events (--format ndjson)" in reason for reason in reasons)


def test_a_packed_file_that_is_damaged_is_refused(texts, tmp_path):
    (tmp_path / "a.json.gz").write_bytes(gzip.compress(texts[0])[:-20])

    assert ingest_all(tmp_path / "store", tmp_path).quarantined == 1


def quarantined(folder):
    return [(os.path.basename(one.source), one.line) for one in read_quarantine(Store(str(folder)))]


@pytest.mark.parametrize("pack", [gzip.compress, packed], ids=["gzip", "zstd"])
def test_no_byte_of_a_packed_file_can_end_an_ingest(texts, tmp_path, pack):
    content, chance = pack(texts[0]), random.Random(4)
    for number in range(40):
        damaged = bytearray(content)
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        (tmp_path / f"{number}.json").write_bytes(bytes(damaged)[: chance.choice([None, None, chance.randrange(len(damaged))])])

    done = ingest_all(tmp_path / "store", tmp_path)
    assert pack is packed or done.stored <= 1  # zstd comes without a checksum here: a letter that changed makes another report
    assert (done.stored + done.present + done.quarantined, done.quarantined > 20) == (40, True)


def test_a_file_of_which_a_line_failed_is_read_again(texts, tmp_path):
    (tmp_path / "many.ndjson").write_bytes(texts[0] + b"\n{\n")
    ingest_all(tmp_path / "store", tmp_path / "many.ndjson")
    again = ingest_all(tmp_path / "store", tmp_path / "many.ndjson")

    assert (again.passed_by, again.present, again.quarantined) == (0, 1, 1)
    assert quarantined(tmp_path / "store") == [("many.ndjson", 2)]


def test_standard_input_is_another_one_each_time(texts, tmp_path):
    call = [sys.executable, "-m", "scanner", "fleet", "ingest", "-", "--into", str(tmp_path / "store")]
    for content in (texts[0][:500], texts[1][:500], texts[2], texts[1][:500]):
        subprocess.run(call, input=content, capture_output=True, check=False)

    assert quarantined(tmp_path / "store") == [("-", 0)] * 2


@pytest.mark.parametrize("day", ["2026-11-20", "2026-10-01"])
@pytest.mark.parametrize("at_once", [False, True])
def test_another_report_with_the_id_of_one_is_refused(texts, tmp_path, day, at_once):
    (tmp_path / "a.json").write_bytes(texts[0])
    if not at_once:
        ingest_all(tmp_path / "store", tmp_path / "a.json")
    (tmp_path / "b.json").write_bytes(changed(changed(texts[0], "started", value=f"{day}T01:00:00Z"), "host", "release", value="other"))

    for _ in range(2):
        assert ingest_all(tmp_path / "store", tmp_path / "a.json", tmp_path / "b.json").quarantined == 1
        assert quarantined(tmp_path / "store") == [("b.json", 1)]
    assert check_whole(tmp_path / "store") == 1


@pytest.mark.parametrize(("table", "code"), [("scans", 2), ("sources", 0)])
def test_a_damaged_file_of_a_store_is_named_and_a_damaged_list_of_what_was_read_costs_time_only(texts, tmp_path, capsys, table, code):
    (tmp_path / "a.json").write_bytes(texts[0])
    ingest_all(tmp_path / "store", tmp_path / "a.json")
    [bad] = (tmp_path / "store" / table).rglob("*.parquet")
    bad.write_bytes(b"PAR1")
    (tmp_path / "b.json").write_bytes(texts[1])

    assert ended("fleet", "ingest", tmp_path / "a.json", tmp_path / "b.json", "--into", tmp_path / "store") == code
    said = capsys.readouterr()
    assert said.out == ("" if code else "1 report stored; 1 already in the store.\n")
    assert said.err.startswith(f"Error: {bad}: a file of the store that cannot be read: " if code else "")


def test_two_at_once_agree_on_which_report_has_an_id(texts, tmp_path):
    (tmp_path / "a.json").write_bytes(texts[0])
    (tmp_path / "b.json").write_bytes(changed(texts[0], "host", "release", value="other"))
    work = ingest(Store(str(tmp_path / "store")), [str(tmp_path / "a.json")])
    next(work)
    ingest_all(tmp_path / "store", tmp_path / "b.json")
    *_, _ = work

    assert check_whole(tmp_path / "store") == 1
    assert ingest_all(tmp_path / "store", tmp_path / "a.json", tmp_path / "b.json")[2:6] == (1, 0, 0, 1)
    assert quarantined(tmp_path / "store") == [("a.json", 1)]


@pytest.mark.parametrize("most", [1, 64 << 20])
def test_each_of_two_at_once_counts_what_it_stored_itself(texts, tmp_path, most):
    (tmp_path / "reports").mkdir()
    for number, text in enumerate(texts[:4]):
        (tmp_path / "reports" / f"{number}.json").write_bytes(text)
    work = ingest(Store(str(tmp_path / "store")), [str(tmp_path / "reports")], most)
    next(work)
    other = ingest_all(tmp_path / "store", tmp_path / "reports" / "0.json", tmp_path / "reports" / "1.json")
    *_, one = work

    assert (other.stored, other.present) == (2, 0)
    assert (one.stored, one.present) == (2, 2)


def test_another_ingest_may_merge_what_one_is_about_to_look_at(example, tmp_path):
    files = sorted((example / "reports" / "2026-11-19").iterdir())[:12]
    for file in files[:7]:
        ingest_all(tmp_path / "store", file)
    work = ingest(Store(str(tmp_path / "store")), map(str, files[8:]))
    next(work)
    ingest_all(tmp_path / "store", files[7])
    purge(Store(str(tmp_path / "store")), date(2000, 1, 1))  # no day, but what was merged leaves the disk
    *_, _ = work

    assert check_whole(tmp_path / "store") == 12


def test_a_question_may_be_asked_while_another_ingest_merges(example, tmp_path):
    files = sorted((example / "reports" / "2026-11-19").iterdir())[:8]
    for file in files[:7]:
        ingest_all(tmp_path / "store", file)
    with opened_engine("duckdb", str(tmp_path / "store"), None) as engine:
        ingest_all(tmp_path / "store", files[7])
        assert len(Store(str(tmp_path / "store")).manifest().parts) == 1
        assert engine.run("SELECT COUNT(*) FROM scans") == [(7,)]


@pytest.mark.skipif(os.name == "nt", reason="links and FIFOs are another matter there")
def test_nothing_that_is_passed_over_is_passed_over_in_silence(texts, tmp_path, capsys):
    folder = tmp_path / "reports"
    (folder / "below").mkdir(parents=True)
    (folder / "UPPER.JSON").write_bytes(texts[0])
    (folder / "notes.txt").write_text("", encoding="utf-8")
    (folder / "elsewhere").symlink_to(tmp_path)
    (folder / "gone.json").symlink_to(tmp_path / "nowhere")
    os.mkfifo(folder / "fifo.json")
    code = ended("fleet", "ingest", str(folder), "--into", str(tmp_path / "store"))

    assert (code, "1 report stored" in (said := capsys.readouterr().out), "2 refused" in said, "2 other files" in said) == (3, *[True] * 3)
    assert quarantined(tmp_path / "store") == [("fifo.json", 0), ("gone.json", 0)]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_loop_of_links_in_the_share_ends_no_ingest(texts, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.json").write_bytes(texts[0])
    (folder / "loop.json").symlink_to("loop.json")

    assert ingest_all(tmp_path / "store", folder)[3:6] == (1, 0, 1)
    assert quarantined(tmp_path / "store") == [("loop.json", 0)]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_in_the_share_has_nothing_read_or_kept_that_lies_elsewhere(texts, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.json").write_bytes(texts[0])
    (folder / "latest.json").symlink_to("a.json")
    (tmp_path / "reports-secret").write_text("root:secret", encoding="utf-8")
    (folder / "secret.json").symlink_to(tmp_path / "reports-secret")
    done = ingest_all(tmp_path / "store", folder)
    (entry,) = read_quarantine(Store(str(tmp_path / "store")))

    assert (done.stored, done.present, done.quarantined) == (1, 1, 1)
    assert (os.path.basename(entry.source), "out of the folder" in entry.reason) == ("secret.json", True)
    assert kept_text(tmp_path / "store", entry) == b""


@pytest.mark.skipif(os.name == "nt", reason="FIFOs are another matter there")
def test_a_file_that_becomes_a_fifo_after_it_was_found_is_waited_for_by_nobody(texts, tmp_path):
    (tmp_path / "a.json").write_bytes(texts[0])
    work = ingest(Store(str(tmp_path / "store")), [str(tmp_path / "a.json"), str(tmp_path / "b.json")])
    (tmp_path / "b.json").write_bytes(texts[1])
    next(work)
    (tmp_path / "b.json").unlink()
    os.mkfifo(tmp_path / "b.json")
    *_, done = work

    assert (done.stored, done.quarantined) == (1, 1)


def test_a_folder_that_cannot_be_read_ends_no_ingest(texts, tmp_path, monkeypatch):
    (tmp_path / "reports" / "closed").mkdir(parents=True)
    (tmp_path / "reports" / "a.json").write_bytes(texts[0])
    plain = os.scandir

    def closed(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return plain(path)

    monkeypatch.setattr("scanner.fleet.reading.sources.os.scandir", closed)

    assert ingest_all(tmp_path / "store", tmp_path / "reports")[3:6] == (1, 0, 1)


def test_what_was_read_is_one_list_and_names_no_file(example, tmp_path):
    files = sorted((example / "reports" / "2026-11-19").iterdir())[:20]
    for file in (*files, *files):
        ingest_all(tmp_path / "store", file)
    store = Store(str(tmp_path / "store"))

    assert len(store.manifest().sources) < 8
    assert ingest_all(tmp_path / "store", *files).passed_by == 20
    assert not any(b"pc-0" in path.read_bytes() for path in (tmp_path / "store" / "sources").iterdir())


def test_a_store_within_the_folder_that_is_read_does_not_read_itself(texts, tmp_path, monkeypatch):
    (tmp_path / "good.json").write_bytes(texts[0])
    (tmp_path / "bad.json").write_bytes(b"{bad")
    monkeypatch.chdir(tmp_path)
    done = [ingest_all("store", named) for named in (".", str(tmp_path), ".", "*")]

    assert [one.quarantined for one in done] == [1, 1, 1, 1]
    assert [entry.line for entry in read_quarantine(Store("store"))] == [0]


def test_a_first_ingest_that_stores_nothing_makes_a_store_all_the_same(tmp_path, capsys):
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/bad.json").write_bytes(b"{bad")
    (tmp_path / "hosts.csv").write_text("host,unit\npc-1,Audit\n")
    ingest_all(tmp_path / "store", tmp_path / "reports")
    asked = ("--store", tmp_path / "store", "--expected", tmp_path / "hosts.csv")

    assert ended("fleet", "status", *asked, "--format", "json") == 0
    (numbers,) = json.loads(capsys.readouterr().out)
    assert (numbers["machines"], numbers["never_reported"], numbers["quarantined"]) == (0, 1, 1)
    assert ended("fleet", "page", *asked, "--output", tmp_path / "page.html") == 0
    assert "pc-1" in (tmp_path / "page.html").read_text()


def test_a_folder_of_something_else_is_no_store(texts, tmp_path):
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "holiday.txt").write_text("", encoding="utf-8")
    (tmp_path / "a.json").write_bytes(texts[0])

    with pytest.raises(StoreError, match="holiday"):
        ingest_all(tmp_path / "store", tmp_path / "a.json")


@pytest.mark.skipif(os.name == "nt", reason="modes say nothing there")
def test_only_the_owner_may_read_a_store(stored):
    paths = [stored, *stored.rglob("*")]

    assert {stat.S_IMODE(path.stat().st_mode) for path in paths if path.is_file()} == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths if path.is_dir()} == {0o700}


def test_many_small_parts_of_a_day_become_one(texts, example, tmp_path):
    for number, file in enumerate(sorted((example / "reports" / "2026-11-19").iterdir())[:9]):
        ingest_all(tmp_path / "store", file)
        parts = Store(str(tmp_path / "store")).manifest().parts
        assert len(parts) == (number + 1 if number < 7 else number - 6)

    assert check_whole(tmp_path / "store") == 9


KILLED = """
import os, random, signal, sys
from scanner.fleet.ingest import ingest
from scanner.fleet.storage.manifest import NAME
from scanner.fleet.storage.store import Store
import scanner.fleet.reading.rows, pyarrow.parquet, filelock, scanner.reports.record.read_report
pyarrow.array([None])  # imports what takes a second, which every child would take again
folder, reports, kills, chance = sys.argv[1], sys.argv[2], int(sys.argv[3]), random.Random(sys.argv[4])
told, tells = os.pipe()
def start(folder, last):
    if os.fork():
        return os.wait()[1]
    events, published = 0, []
    def hook(event, arguments):
        nonlocal events
        events += event == "open" or event.startswith("os.")
        if event == "os.rename" and os.path.basename(arguments[1]) == NAME:
            published.append(events)
        if events == last:
            os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)
    for _ in ingest(Store(folder), [reports], 120_000):
        pass
    os.write(tells, str(published[0]).encode())
    os._exit(0)
start(folder + "-counted", -1)
# Half of the moments lie before the first reports are published and half after it, whatever order a disk lists files in.
first = int(os.read(told, 99))
for _ in range(kills):
    print(os.WTERMSIG(start(folder, chance.randrange(1, 2 * first))), flush=True)
    sys.stdin.readline()
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system starts processes in another way")
@pytest.mark.parametrize("source", ["folder", "lines"])
def test_killed_at_any_moment_nothing_is_lost_nothing_doubles_and_nothing_is_half_visible(example, lines, truth, tmp_path, source):
    reports = lines if source == "lines" else example / "reports"
    call = [sys.executable, "-c", KILLED, str(tmp_path / "store"), str(reports), str(KILLS), "3"]
    seen, signals = [0], []
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        for line in child.stdout:
            signals.append(int(line))
            seen.append(check_whole(tmp_path / "store"))
            child.stdin.write("\n")
            child.stdin.flush()
    ingest_all(tmp_path / "store", reports)

    assert len(seen) == KILLS + 1
    assert seen == sorted(seen)
    assert signals.count(9) > KILLS / 2, "too few kills met an ingest at work"
    assert len({*seen}) > KILLS / 4
    assert check_whole(tmp_path / "store") == truth["reports"]


def test_two_at_once_store_every_report_once(example, truth, tmp_path):
    call = [sys.executable, "-m", "scanner", "fleet", "ingest", str(example / "reports"), "--into", str(tmp_path / "store"), "--quiet"]
    both = [subprocess.Popen(call) for _ in range(2)]

    assert [one.wait() for one in both] == [3 if truth["broken"] else 0] * 2
    assert check_whole(tmp_path / "store") == truth["reports"]


def test_the_day_is_that_of_utc(texts, tmp_path):
    (tmp_path / "a.json").write_bytes(changed(texts[0], "started", value="2026-11-19T23:59:59Z"))
    ingest_all(tmp_path / "store", tmp_path / "a.json")

    assert rows(tmp_path / "store", "scans", "day", "started") == [(date(2026, 11, 19), datetime(2026, 11, 19, 23, 59, 59))]  # noqa: DTZ001  as it is stored
