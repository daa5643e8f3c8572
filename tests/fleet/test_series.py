"""What counts of a machine is the latest report of each series: of one machine and account, until a later one on all accounts renews it."""

from datetime import UTC, datetime, timedelta

import pyarrow.parquet as pq
import pytest

from scanner.fleet.open_fleet import choose_limits, describe_status, opened_engine
from scanner.fleet.questions.question import QUESTIONS, ask
from scanner.fleet.storage.store import Store
from scanner.fleet.stored_reports import read_latest_reports
from scanner.model import Outcome, Scope, Status
from scanner.pseudonyms.pseudonymise import pseudonymise_scan
from scanner.reports.record.json_report import write_report
from scanner.reports.record.read_report import read_report
from scanner.stdlib.uuid7 import uuid7
from tests.fleet.conftest import LAST
from tests.fleet.stores import ingest_all
from tests.trees import ended

ALL = Scope("all", privileged=True, homes=3)
ANN, BOB = (Scope("this-user", privileged=False, homes=1, account=name) for name in ("ann", "bob"))


@pytest.fixture(scope="module")
def found(example):
    """Return a scan that found TikTok as an application, and the same one without a finding."""
    for file in sorted((example / "reports").rglob("*.json")):
        text = file.read_bytes()
        if (
            b'"product":"tiktok"' in text
            and b'"complete":true' in text
            and b'"fails":true' in text
            and b'"residue"' not in text
            and text.endswith(b"}")
        ):
            scan = read_report(text)
            return {True: scan, False: scan._replace(findings=())}
    raise AssertionError("no machine of the example has TikTok")


class Fleet:
    """A few reports of one name."""

    def __init__(self, found, folder):
        self.found, self.folder, self.number = found, folder, 0

    def add(self, scope, hours, *, has, domain="", old=False, complete=True, name="desk", **others):
        """Add a report that began so many hours after the first; an old one has neither id nor series."""
        scan = self.found[has]
        moment = scan.started + timedelta(hours=hours)
        host = scan.host._replace(name=name, domain=domain)
        runs = scan.runs if complete else (scan.runs[0]._replace(status=Status.PARTIAL), *scan.runs[1:])
        made = scan._replace(host=host, scope=scope, started=moment, id="" if old else uuid7(moment), runs=runs, **others)
        text = write_report(made)
        self.number += 1
        (self.folder / f"{self.number}.json").write_text("\n".join(line for line in text.splitlines() if not old or '"series"' not in line))

    def ask(self, name, since=0):
        """Return the rows of an answer, of status its numbers; `since` is so many days after the first report."""
        ingest_all(self.folder / "store", self.folder)
        with opened_engine("duckdb", str(self.folder / "store"), None) as engine:
            if name == "status":
                answer = describe_status(engine, choose_limits(engine, None), str(self.folder / "store"))
            else:
                answer = ask(
                    engine,
                    name,
                    choose_limits(engine, None, product="tiktok", since=self.found[True].started.date() + timedelta(days=since)),
                )
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


@pytest.fixture
def fleet(found, tmp_path):
    return Fleet(found, tmp_path)


def test_each_account_counts_and_the_machine_is_one(fleet):
    fleet.add(ANN, 0, has=True)
    fleet.add(BOB, 1, has=True)
    fleet.add(BOB, 2, has=False)
    (status,) = fleet.ask("status")

    assert {row["account"] for row in fleet.ask("where")} == {"ann"}
    assert (status["machines"], status["banned"], status["reports"], status["quarantined"]) == (1, 1, 3, 0)


def test_two_reports_of_one_machine_are_one_machine_in_every_count(fleet):
    fleet.add(ANN, 0, has=True)
    fleet.add(BOB, 1, has=True)

    assert {row["account"] for row in fleet.ask("where")} == {"ann", "bob"}
    assert [row["machines"] for row in fleet.ask("products") if row["product"] == "tiktok"] == [1]
    assert {row["machines"] for row in fleet.ask("trend")} == {1}
    assert fleet.ask("silent") == []


def test_a_machine_whose_clock_is_ahead_makes_no_other_silent(fleet, found):
    now = (datetime.now(UTC) - found[True].started) / timedelta(hours=1)
    fleet.add(ALL, now - 30, has=False, name="left")
    fleet.add(ALL, now - 2, has=False, name="in-time")
    fleet.add(ALL, now + 23, has=False, name="ahead")

    assert [row["machine"] for row in fleet.ask("silent")] == ["left"]
    assert fleet.ask("status")[0]["silent"] == 1


def hours_till_now(found):
    return (datetime.now(UTC) - found[True].started) / timedelta(hours=1)


def test_a_machine_whose_clock_is_ahead_makes_no_deadline_of_another_pass(fleet, found):
    now, today = hours_till_now(found), datetime.now(UTC).date()
    due = [one._replace(verdicts=tuple(said._replace(dates={"remove_by": today}) for said in one.verdicts)) for one in found[True].findings]
    fleet.add(ALL, now - 1, has=True, name="in-time", findings=tuple(due))
    fleet.add(ALL, now + 23.9, has=False, name="ahead")

    assert fleet.ask("overdue") == []


def test_a_clock_that_is_ahead_is_told_in_ingest_and_in_every_answer(fleet, found, capsys):
    now = hours_till_now(found)
    today = datetime.now(UTC).date()
    fleet.add(ALL, now - 1, has=True, name="in-time", as_of=today)
    fleet.add(ALL, now + 3, has=False, name="ahead", as_of=today)
    store = str(fleet.folder / "store")

    assert ended("fleet", "ingest", str(fleet.folder), "--into", store) == 0
    assert "1 begins later than now" in capsys.readouterr().out
    for question in (["status"], ["where", "tiktok"], ["page", "--output", str(fleet.folder / "page.html")]):
        assert ended("fleet", *question, "--store", store) == 0
        assert capsys.readouterr().err.startswith("ahead: a report begins later than now")


@pytest.mark.parametrize("judged_after", [None, timedelta(hours=1)])
def test_a_report_as_of_another_day_than_its_scans_is_told_in_every_answer(fleet, found, capsys, judged_after):
    day = found[True].started.date()
    judged = found[True].started + judged_after if judged_after else None
    for name, days in (("honest", 0), ("east", 1), ("west", -1), ("early", -400), ("late", 2)):
        fleet.add(ALL, 0, has=False, name=name, as_of=day + timedelta(days=days), judged=judged)
    store = str(fleet.folder / "store")
    ended("fleet", "ingest", str(fleet.folder), "--into", store)
    capsys.readouterr()

    assert ended("fleet", "status", "--store", store) == 0
    assert capsys.readouterr().err.startswith("early, late: its report was judged as of another day")


def test_a_report_that_was_judged_again_as_of_the_day_of_that_is_in_no_doubt(fleet, found, capsys):
    later = found[True].started + timedelta(days=5)
    fleet.add(ALL, 0, has=False, as_of=later.date(), judged=later)
    store = str(fleet.folder / "store")
    ended("fleet", "ingest", str(fleet.folder), "--into", store)
    capsys.readouterr()

    assert (ended("fleet", "status", "--store", store), capsys.readouterr().err) == (0, "")


@pytest.mark.parametrize(("users", "old"), [(ANN, False), (ALL, True)])
def test_a_later_report_on_all_accounts_renews_what_is_older(fleet, users, old):
    fleet.add(users, 0, has=True, old=old)
    assert len({row["machine"] for row in fleet.ask("where")}) == 1

    fleet.add(ALL, 1, has=False, domain="")
    assert fleet.ask("where") == []


def test_a_later_report_of_one_account_renews_no_other(fleet):
    fleet.add(ALL, 0, has=True)
    fleet.add(ANN, 1, has=False)

    assert len({row["machine"] for row in fleet.ask("where")}) == 1


def test_machines_of_one_name_in_two_domains_are_told_apart(fleet):
    fleet.add(ALL, 0, has=True, domain="one.example")
    fleet.add(ALL, 1, has=False, domain="other.example")

    assert fleet.ask("where")
    fleet.add(ALL, 2, has=False, domain="one.example")
    assert fleet.ask("where") == []


def test_a_machine_that_joined_a_domain_is_the_same_one(fleet):
    fleet.add(ALL, 0, has=True)
    fleet.add(ALL, 1, has=False, domain="one.example")

    assert fleet.ask("where") == []


@pytest.mark.parametrize("name", ["", "localhost", "LOCALHOST", "localhost.localdomain"])
@pytest.mark.parametrize("old", [False, True])
def test_machines_without_a_name_take_nothing_back_of_each_other(fleet, name, old):
    fleet.add(ALL, 0, has=True, name=name, old=old)
    fleet.add(ALL, 1, has=False, name=name)
    fleet.add(ALL, 2, has=False, name=name, old=True)

    assert len(fleet.ask("where")) == 1
    assert fleet.ask("status")[0]["banned"] == 1


@pytest.mark.parametrize("scope", [ANN, ALL])
def test_what_an_incomplete_scan_does_not_show_is_shown_as_seen_last(fleet, scope):
    fleet.add(ALL, 0, has=False)
    fleet.add(scope, 24, has=True)
    fleet.add(scope, 48, has=False, complete=False)
    fleet.add(scope, 72, has=False, complete=False)
    (row,) = fleet.ask("where")
    (status,) = fleet.ask("status")

    assert ((row["last_report"] - row["last_seen"]).days, row["complete"], row["banned"]) == (2, False, True)
    assert (status["banned"], status["incomplete"], status["complete"]) == (1, 1, 0)
    assert [row["product"] for row in fleet.ask("overdue")] == ["tiktok"]
    assert [row["change"] for row in fleet.ask("new", since=2)] == []

    fleet.add(scope, 96, has=False)
    assert fleet.ask("where") == fleet.ask("overdue") == []
    assert {row["change"] for row in fleet.ask("new", since=2)} == {"gone"}


def test_an_incomplete_scan_on_all_accounts_renews_no_other(fleet):
    fleet.add(ANN, 0, has=True)
    fleet.add(ALL, 1, has=False, complete=False)
    assert {row["account"] for row in fleet.ask("where")} == {"ann"}

    fleet.add(ALL, 2, has=False)
    assert fleet.ask("where") == []


def policies_of(scan, *ids):
    """Return so many policies of these ids, whatever they are otherwise."""
    return tuple(scan.policies[0]._replace(id=one) for one in ids)


@pytest.mark.parametrize("scope", [ANN, ALL])
def test_a_report_of_some_policies_takes_back_nothing_that_they_do_not_cover(fleet, found, scope):
    scan = found[True]
    banning = next(said.policy for one in scan.findings if one.product == "tiktok" for said in one.verdicts if said.fails)
    fleet.add(scope, 0, has=True)
    fleet.add(ALL, 24, has=False, only_addressed=True, policies=policies_of(scan, "another", f"{banning}-2"))
    (row,) = fleet.ask("where")
    (status,) = fleet.ask("status")

    assert ((row["last_report"], row["last_seen"])[scope is ANN] == row["last_seen"], row["banned"]) == (scope is ANN, True)
    assert (status["machines"], status["banned"], status["only_addressed"]) == (1, 1, 1)
    assert [one["product"] for one in fleet.ask("overdue")] == ["tiktok"]
    assert "gone" not in {one["change"] for one in fleet.ask("new", since=1) if one["product"] == "tiktok"}

    fleet.add(ALL, 48, has=False, only_addressed=True, policies=policies_of(scan, "another", banning))
    assert fleet.ask("where") == fleet.ask("overdue") == []
    assert fleet.ask("status")[0]["banned"] == 0
    assert "gone" in {one["change"] for one in fleet.ask("new", since=2) if one["product"] == "tiktok"}


def test_a_report_of_no_policy_that_leaves_out_all_the_same_takes_back_nothing(fleet):
    fleet.add(ALL, 0, has=True)
    fleet.add(ALL, 24, has=False, only_addressed=True, policies=())

    assert [row["banned"] for row in fleet.ask("where")] == [True]
    assert fleet.ask("status")[0]["banned"] == 1


@pytest.mark.parametrize("scope", [ANN, ALL])
def test_a_ban_stays_while_a_report_of_other_policies_shows_the_product_still(fleet, found, scope):
    scan = found[True]
    (tiktok,) = (one for one in scan.findings if one.product == "tiktok" and any(said.fails for said in one.verdicts))
    other = tiktok.verdicts[0]._replace(policy="another", fails=False, outcome=Outcome.INVENTORIED)
    fleet.add(scope, 0, has=True, findings=(tiktok._replace(verdicts=(*tiktok.verdicts, other)),))
    shown = {"findings": (tiktok._replace(verdicts=(other,)),), "only_addressed": True}
    fleet.add(ALL, 24, has=True, policies=policies_of(scan, "another"), **shown)

    assert {row["banned"] for row in fleet.ask("where")} == {True, False}
    assert fleet.ask("status")[0]["banned"] == 1
    assert [row["machines"] for row in fleet.ask("products") if row["product"] == "tiktok"] == [1]

    told = {said.policy for said in tiktok.verdicts}
    fleet.add(ALL, 48, has=True, policies=policies_of(scan, "another", *told), **shown)
    assert {row["banned"] for row in fleet.ask("where")} == {False}


def test_an_incomplete_report_of_some_policies_takes_back_nothing(fleet):
    fleet.add(ALL, 0, has=True)
    fleet.add(ALL, 24, has=False, only_addressed=True, complete=False)

    assert [row["banned"] for row in fleet.ask("where")] == [True]


def test_a_whole_report_renews_those_of_some_policies(fleet, found):
    fleet.add(ALL, 0, has=True, only_addressed=True)
    assert fleet.ask("where")

    fleet.add(ALL, 24, has=False, policies=policies_of(found[True], "another"))
    assert fleet.ask("where") == []
    assert fleet.ask("status")[0]["only_addressed"] == 0


def test_of_reports_of_the_same_policies_the_latest_counts(fleet):
    fleet.add(ANN, 0, has=True, only_addressed=True)
    fleet.add(ANN, 24, has=False, only_addressed=True)
    assert fleet.ask("where") == []

    fleet.add(BOB, 25, has=True, only_addressed=True)
    fleet.add(ALL, 48, has=False, only_addressed=True)
    assert fleet.ask("where") == []
    assert [row["machines"] for row in fleet.ask("products") if row["product"] == "tiktok"] == [0]


@pytest.mark.parametrize("later_in_part", [True, False])
def test_a_whole_report_and_one_in_part_of_the_same_second_both_count(fleet, found, later_in_part):
    part = {"only_addressed": True, "policies": policies_of(found[True], "another"), "has": False}
    for others in ({"has": True}, part)[:: 1 if later_in_part else -1]:  # the later one has the greater id
        fleet.add(ALL, 0, **others)
    fleet.add(ALL, 0, has=False, only_addressed=True, policies=policies_of(found[True], "third"))
    (status,) = fleet.ask("status")

    assert [row["banned"] for row in fleet.ask("where")] == [True]
    assert (status["machines"], status["banned"], status["only_addressed"]) == (1, 1, 1)


def test_a_complete_report_outlives_another_of_the_same_second(fleet):
    fleet.add(ALL, 0, has=True)
    fleet.add(ALL, 0, has=False, complete=False)

    assert [row["banned"] for row in fleet.ask("where")] == [True]


def test_a_report_in_part_that_was_judged_again_is_not_another_scan(fleet, found):
    part = {"has": True, "only_addressed": True}
    fleet.add(ALL, 0, **part)
    none = found[True].findings[0]._replace(verdicts=())
    again = {"judged": found[True].started + timedelta(days=9), "policies": policies_of(found[True], "another"), "findings": (none,)}
    fleet.add(ALL, 0, **part | again)

    assert [row["banned"] for row in fleet.ask("where")] == [True]


def test_where_no_report_is_one_in_part_the_shorter_questions_say_the_same(stored, example):
    with opened_engine("duckdb", str(stored), str(example / "hosts.csv")) as engine:
        asked = choose_limits(engine, None, since=LAST - timedelta(days=7))
        assert not asked.in_part
        for name in QUESTIONS:
            assert ask(engine, name, asked) == ask(engine, name, asked._replace(in_part=True))


def test_a_store_of_an_older_version_lacks_a_column_and_answers(fleet):
    fleet.add(ALL, 0, has=True)
    fleet.ask("where")
    for file in (fleet.folder / "store" / "scans").rglob("*.parquet"):
        pq.write_table(pq.ParquetFile(file).read().drop_columns(["policies"]), file)

    assert [row["banned"] for row in fleet.ask("where")] == [True]


def test_reports_of_some_policies_in_a_store_that_does_not_know_which_renew_none(fleet, found):
    fleet.add(ALL, 0, has=True, only_addressed=True)
    fleet.add(ALL, 24, has=False, only_addressed=True, policies=policies_of(found[True], "another"))
    fleet.ask("where")
    for file in (fleet.folder / "store" / "scans").rglob("*.parquet"):
        pq.write_table(pq.ParquetFile(file).read().drop_columns(["policies"]), file)
    assert [row["banned"] for row in fleet.ask("where")] == [True]

    fleet.add(ALL, 48, has=False, only_addressed=True)
    assert fleet.ask("where") == []


def test_what_a_report_of_some_policies_took_back_is_not_judged_again(fleet, found):
    fleet.add(ANN, 0, has=True)
    fleet.add(ALL, 24, has=False, only_addressed=True)
    fleet.ask("where")
    store = Store(str(fleet.folder / "store"))
    with opened_engine("duckdb", str(store.folder), None) as engine:
        few = [one for few in read_latest_reports(engine, choose_limits(engine, None), store) for one, _ in few]

    told = {(one.product, str(one.aspect)) for one in found[True].findings if any(said.policy for said in one.verdicts)}
    assert [one.is_latest for one in few] == [True, True]
    assert {one.taken_back for one in few} == {frozenset(told), frozenset()}


def test_what_is_seen_again_is_there_once(fleet):
    fleet.add(ALL, 0, has=True)
    fleet.add(ALL, 24, has=True, complete=False)
    (row,) = fleet.ask("where")

    assert row["last_seen"] == row["last_report"]


def test_a_day_of_incomplete_scans_is_told_in_the_trend(fleet):
    fleet.add(ALL, 0, has=True)
    fleet.add(ALL, 24, has=False, complete=False)

    assert [(row["machines"], row["reported"], row["complete"]) for row in fleet.ask("trend")] == [(1, 1, 1), (0, 1, 0)]


@pytest.mark.parametrize("in_part", [False, True])
def test_a_report_that_was_judged_again_is_not_another_scan(fleet, found, in_part):
    """Nor where what no policy covers was left out of it: policies that somebody tried out are no finding of the machine's."""
    fleet.add(ALL, 0, has=True)
    none = found[True].findings[0]._replace(verdicts=())
    fleet.add(ALL, 0, has=True, judged=found[True].started + timedelta(days=9), findings=(none,), only_addressed=in_part)
    (row,) = fleet.ask("where")

    assert (row["banned"], fleet.ask("status")[0]["banned"]) == (True, 1)


def test_a_report_that_was_judged_again_stands_in_for_a_scan_that_is_not_there(fleet, found):
    fleet.add(ALL, 0, has=True, judged=found[True].started + timedelta(days=9))

    assert len(fleet.ask("where")) == 1


def test_a_ban_without_dates_is_overdue_from_the_beginning(fleet, found):
    findings = tuple(one._replace(verdicts=tuple(said._replace(dates={}) for said in one.verdicts)) for one in found[True].findings)
    fleet.add(ALL, 0, has=True, findings=findings)

    assert [(row["product"], row["due"]) for row in fleet.ask("overdue")] == [("tiktok", None)]


def test_older_reports_of_two_accounts_are_of_two_series(fleet):
    fleet.add(ANN, 0, has=True, old=True)
    fleet.add(BOB, 1, has=False, old=True)
    assert {row["account"] for row in fleet.ask("where")} == {"ann"}

    fleet.add(ANN, 2, has=False)
    assert fleet.ask("where") == []


def test_without_a_list_no_machine_is_said_to_be_missing_from_it(fleet):
    fleet.add(ALL, 0, has=True)
    (status,) = fleet.ask("status")

    assert (status["unlisted"], status["never_reported"]) == (None, None)


@pytest.mark.parametrize(("secrets", "machines"), [(("one" * 8, "one" * 8), 1), (("one" * 8, "two" * 8), 2)])
def test_pseudonymised_reports_are_of_one_machine_as_long_as_the_secret_is_one(found, tmp_path, secrets, machines):
    for day, secret in enumerate(secrets):
        moment = found[True].started + timedelta(days=day)
        made = pseudonymise_scan(found[True]._replace(started=moment, id=uuid7(moment)), secret.encode(), ())
        (tmp_path / f"{day}.json").write_text(write_report(made), encoding="utf-8")
        assert found[True].host.name not in (tmp_path / f"{day}.json").read_text(encoding="utf-8")
    ingest_all(tmp_path / "store", tmp_path)
    with opened_engine("duckdb", str(tmp_path / "store"), None) as engine:
        answer = ask(engine, "where", choose_limits(engine, None, product="tiktok"))
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]

    assert len({row["machine"] for row in rows}) == machines
    assert {(row["last_seen"] - row["first_seen"]).days for row in rows} == {2 - machines}
