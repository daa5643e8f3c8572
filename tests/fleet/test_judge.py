"""A fleet judged again: for every report of it the verdicts are those of `scanner judge`, by any policy and day."""

import json
from concurrent.futures import Future
from datetime import timedelta

import pytest

from scanner.cli.exit_codes import Exit, gravest
from scanner.cli.group import scanner
from scanner.cli.judge_fleet import _in_turn
from scanner.model import Confidence, Scope, Status
from scanner.reports.record.json_report import write_report
from scanner.reports.record.read_report import read_report
from tests.fleet.stores import ingest_all
from tests.trees import ended


def judged_one_by_one(captured, files, *options):
    """Return the verdicts that `scanner judge` gives of each report."""
    found, codes = [], set()
    for file in files:
        codes.add(ended("judge", str(file), *options, "--format", "json"))
        report = json.loads(captured.readouterr().out)
        found += [
            [
                report["host"]["name"],
                one["product"],
                one["aspect"],
                verdict["policy"],
                verdict["rule"],
                verdict["outcome"],
                verdict["fails"],
            ]
            for one in report["findings"]
            for verdict in one["verdicts"]
        ]
    return sorted(found), codes


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--as-of", "2023-03-15"),
        ("--policy", "eu-institutions", "--policy", "us-federal-tiktok"),
        ("--device-class", "personal", "--fail-on", "none"),
        ("--policy", "none"),
    ],
)
def test_every_report_gets_the_verdicts_of_judge(example, tmp_path, capsysbinary, options):
    files = sorted((example / "reports" / "2026-11-20").iterdir())[:25]
    ingest_all(tmp_path / "store", *files)
    expected, codes = judged_one_by_one(capsysbinary, files, *options)
    code = scanner.main(["fleet", "judge", "--store", str(tmp_path / "store"), *options, "--format", "json"], standalone_mode=False)
    rows = json.loads(capsysbinary.readouterr().out)

    assert code == gravest(map(Exit, codes)) != Exit.CLEAN
    assert expected
    assert (
        sorted(
            [row[name] for name in ("machine", "product", "aspect", "policy", "rule", "outcome", "fails")] for row in rows if row["product"]
        )
        == expected
    )


def ask(captured, store, *options):
    code = scanner.main(["fleet", "judge", "--store", str(store), *options, "--format", "json"], standalone_mode=False)
    return code, json.loads(captured.readouterr().out)


def test_a_damaged_file_of_the_store_is_named(example, tmp_path, capsys):
    ingest_all(tmp_path / "store", next((example / "reports" / "2026-11-20").iterdir()))
    [bad] = (tmp_path / "store" / "documents").rglob("*.parquet")
    bad.write_bytes(b"PAR1")

    assert ended("fleet", "judge", "--store", tmp_path / "store") == 2
    assert f"Error: {bad}: a file of the store that cannot be read: " in capsys.readouterr().err


def test_a_machine_with_gaps_has_a_row_and_ends_with_3(example, tmp_path, capsysbinary):
    files = [path for path in sorted((example / "reports" / "2026-11-20").iterdir()) if b'"complete":false' in path.read_bytes()]
    ingest_all(tmp_path / "store", files[0])
    code, rows = ask(capsysbinary, tmp_path / "store", "--policy", "none")

    assert code == 3
    assert [(row["machine"], row["outcome"]) for row in rows if not row["product"]] == [(files[0].stem, "incomplete")]


def test_what_a_scan_with_gaps_does_not_show_is_judged_as_it_was_seen_last(example, tmp_path, capsysbinary):
    file = next(
        path for path in sorted((example / "reports" / "2026-11-19").iterdir())
        if b'"fails":true' in path.read_bytes() and b'"complete":true' in path.read_bytes()
    )  # fmt: skip
    scan = read_report(file.read_bytes())
    later = scan._replace(
        started=scan.started + timedelta(days=1),
        id="later",
        findings=(),
        runs=(scan.runs[0]._replace(status=Status.FAILED), *scan.runs[1:]),
    )
    (tmp_path / "later.json").write_text(write_report(later), encoding="utf-8")
    ingest_all(tmp_path / "store", file)
    before, rows = ask(capsysbinary, tmp_path / "store")
    ingest_all(tmp_path / "store", tmp_path / "later.json")
    after, again = ask(capsysbinary, tmp_path / "store")

    assert (before, after) == (1, 1)
    assert [row for row in again if row["product"]] == rows


def test_a_report_by_a_policy_that_nobody_has_leaves_the_others(example, tmp_path, capsysbinary):
    scan = read_report(next(iter(sorted((example / "reports" / "2026-11-20").iterdir()))).read_bytes())
    other = scan._replace(id="other", policies=(scan.policies[0]._replace(id="town-tiktok"),), host=scan.host._replace(name="town-1"))
    for one in (scan, other):
        (tmp_path / f"{one.host.name}.json").write_text(write_report(one), encoding="utf-8")
    ingest_all(tmp_path / "store", tmp_path)
    code, rows = ask(capsysbinary, tmp_path / "store", "--fail-on", "none")
    refused = [row for row in rows if row["outcome"].startswith("not judged")]

    assert (code, {row["machine"] for row in refused}) == (3, {"town-1"})
    assert refused[0]["outcome"].startswith("not judged: the report was judged by town-tiktok, which is not in this catalogue")
    assert {row["machine"] for row in rows} > {"town-1"}


def test_what_two_accounts_have_is_one_row_with_the_gravest_verdict(example, tmp_path, capsysbinary):
    """So are a whole report and one in part, which both show a product."""
    scan = next(
        made for path in sorted((example / "reports" / "2026-11-20").iterdir())
        if b'"fails":true' in (text := path.read_bytes()) and b'"residue"' not in text and (made := read_report(text)).complete
    )  # fmt: skip
    banned = next(one for one in scan.findings if one.fails)
    doubted = banned._replace(confidence=Confidence.LOW, evidence=tuple(one._replace(confidence=Confidence.LOW) for one in banned.evidence))
    for hours, account, finding, others in (
        (0, "ann", banned, {}), (1, "bob", banned, {}), (2, "cid", doubted, {}), (3, "bob", banned, {"only_addressed": True}),
    ):  # fmt: skip
        scope = Scope("this-user", privileged=False, homes=1, account=account)
        made = {"scope": scope, "started": scan.started + timedelta(hours=hours), "id": f"{hours}", "findings": (finding,)} | others
        (tmp_path / f"{hours}.json").write_text(write_report(scan._replace(**made)), encoding="utf-8")
    ingest_all(tmp_path / "store", tmp_path)
    code, rows = ask(capsysbinary, tmp_path / "store")
    about = [tuple(value for name, value in row.items() if name not in {"outcome", "fails"}) for row in rows]

    assert code == 1
    assert any(row["fails"] for row in rows)
    assert len(about) == len({*about})


@pytest.mark.parametrize("wrong", [("--policy", "no-such"), ("--entity", "XX/ministry"), ("--policy", "texas", "--device-class", "none")])
def test_a_wrong_call_is_no_fault_of_the_reports(example, tmp_path, wrong):
    ingest_all(tmp_path / "store", next(iter(sorted((example / "reports" / "2026-11-20").iterdir()))))

    assert ended("fleet", "judge", "--store", tmp_path / "store", *wrong) == 2


def test_no_more_reports_are_held_than_keep_the_workers_busy(monkeypatch):
    taken, started = [], []

    class Workers:
        def submit(self, judge, few):
            started.append(few)
            future = Future()
            future.set_result([few])
            return future

    def read():
        for number in range(100):
            taken.append(number)
            yield number

    monkeypatch.setattr("os.cpu_count", lambda: 2)
    done = _in_turn(Workers(), None, read())
    next(done)

    assert len(taken) < 12
    assert [number for (number,) in done] == [*range(1, 100)]


def test_a_policy_that_nobody_knows_is_a_wrong_call(stored):
    assert ended("fleet", "judge", "--store", str(stored), "--policy", "no-such-policy") == 2
