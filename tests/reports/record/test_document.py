from datetime import UTC, date, datetime, timedelta, timezone

from scanner import __version__
from scanner.model import ExceptionTerms, HostFacts, Item, Kind, Mark, Outcome, Platform, Problem, Reason, Rung, State
from scanner.reports.record.document import build_list, build_report
from scanner.vocabulary import DeviceForm
from tests.reports.scans import CIRCULAR, DEB, ENTRY, WAIVER, banned_scan, clean_scan, finding, partial_scan, run, scan, verdict

ACT = {
    "kind": "circular",
    "title": "TikTok on service devices",
    "number": "7",
    "date": "2023-03-17",
    "url": "https://law.example/circular-7",
    "supports": ["it is prohibited"],
}


def test_a_whole_report():
    assert build_report(scan(finding(verdict(), shown=(DEB,)))) == {
        "schema": 1,
        "tool": {"name": "scanner", "version": __version__},
        "series": "dc846610c7f917b37257b19f7c522c1a",
        "catalogue": {"version": "2026.11", "digest": "sha256:00ff", "products": 120},
        "host": {"name": "pc-1", "platform": "linux", "release": "Debian 12", "architecture": "x86_64", "form": "unknown"},
        "scope": {"users": "all", "privileged": True, "homes": 2},
        "started": "2026-11-20T08:00:00Z",
        "seconds": 1.235,
        "as_of": "2026-11-20",
        "device_class": {"value": "service", "assumed": True},
        "language": "en",
        "complete": True,
        "summary": {
            "items": 2,
            "findings": 1,
            "failing": 1,
            "problems": 0,
            "by_outcome": {outcome.value: int(outcome is Outcome.PROHIBITED) for outcome in Outcome},
        },
        "findings": [
            {
                "product": "tiktok",
                "name": "TikTok",
                "vendor": "ByteDance",
                "category": "social-network",
                "aspect": "application",
                "relation": "official",
                "rung": "installed",
                "confidence": "high",
                "evidence": [
                    {
                        "item": {
                            "name": "tiktok",
                            "kind": "application",
                            "version": "1.2.3",
                            "publisher": "A Company",
                            "ids": {"deb": ["tiktok"], "command": ["tiktok", "ttd"]},
                            "location": "/var/lib/dpkg/status",
                            "rung": "installed",
                            "collector": "linux-dpkg",
                        },
                        "block": 1,
                        "matched": {"field": "id.deb", "value": "tiktok"},
                        "relation": "official",
                        "confidence": "high",
                    }
                ],
                "verdicts": [
                    {
                        "policy": "be-fed-tiktok",
                        "rule": "tiktok",
                        "outcome": "prohibited",
                        "fails": True,
                        "reason": "prohibited since 2023-03-10",
                        "action": "Remove it.",
                        "basis": [ACT],
                        "dates": {"effective_from": "2023-03-10"},
                    }
                ],
            }
        ],
        "policies": [
            {
                "id": "be-fed-tiktok",
                "version": "2",
                "title": "TikTok on devices of the federal authority",
                "jurisdiction": "BE",
                "issuer": "Prime Minister",
                "last_verified": "2026-11-01",
                "stale": False,
                "basis": [ACT],
            }
        ],
        "waivers": [],
        "problems": [],
        "runs": [
            {"collector": "accounts", "status": "ok", "records": 2, "items": 0, "problems": 0, "seconds": 0.012},
            {"collector": "linux-dpkg", "kind": "application", "status": "ok", "records": 1, "items": 2, "problems": 0, "seconds": 0.012},
        ],
        "not_looked_at": [
            "files inside archives and containers",
            "what a browser or a phone shows only over the network, and not on this disk",
        ],
    }


def test_what_could_not_be_read_is_told_row_by_row():
    report = build_report(partial_scan())
    broken = {
        "reason": "malformed",
        "detail": "a paragraph without `Package:`",
        "location": "/var/lib/dpkg/status",
        "collector": "linux-dpkg",
    }

    assert report["complete"] is False
    assert report["problems"] == [
        broken,
        broken,
        {
            "reason": "permission-denied",
            "location": "/home/bob/.config/chromium/Default/Preferences",
            "user": "bob",
            "collector": "chromium-extensions",
        },
    ]


def test_only_matched_items_are_in_it_unless_the_inventory_is_asked_for():
    shy = DEB._replace(name="a-hobby", ids=())
    looked = scan(finding(verdict(), shown=(ENTRY,)), runs=[run(items=[ENTRY, shy])])

    assert "a-hobby" not in str(build_report(looked))
    assert [item["name"] for item in build_report(looked, inventory=True)["inventory"]] == ["TikTok", "a-hobby"]


def test_an_item_with_everything_it_can_have():
    item = Item("x", "1", "p", (), Kind.EXTENSION, Rung.PRESENT, State.DISABLED, (Mark.HIDDEN, Mark.STORE), "chromium", "/x", "bob", "c")

    assert build_report(scan(runs=[run(items=[item])]), inventory=True)["inventory"] == [
        {
            "name": "x",
            "kind": "extension",
            "version": "1",
            "publisher": "p",
            "state": "disabled",
            "marks": ["hidden", "store"],
            "within": "chromium",
            "location": "/x",
            "user": "bob",
            "rung": "present",
            "collector": "c",
        }
    ]


def test_the_root_is_there_for_a_mounted_system_only():
    mounted = scan(host=HostFacts("image", Platform.WINDOWS, "", "", "/mnt/image"))

    assert build_report(mounted)["host"] == {
        "name": "image",
        "platform": "windows",
        "release": "",
        "architecture": "",
        "root": "/mnt/image",
        "form": "unknown",
    }


def test_the_form_of_device_is_told_and_whether_somebody_stated_it():
    facts = HostFacts("pc-1", Platform.LINUX, "", "", form=DeviceForm.LAPTOP)

    assert build_report(scan(host=facts))["host"]["form"] == "laptop"
    assert "form_stated" not in build_report(scan(host=facts))["host"]
    assert build_report(scan(host=facts._replace(form_stated=True)))["host"]["form_stated"] is True


def test_the_start_is_told_in_utc():
    there = datetime(2026, 1, 1, 0, 30, 1, 999_999, tzinfo=timezone(timedelta(hours=1)))

    assert build_report(scan(started=there))["started"] == "2025-12-31T23:30:01Z"
    assert build_report(scan(started=there.astimezone(UTC)))["started"] == "2025-12-31T23:30:01Z"


def test_failing_findings_are_counted_once_and_outcomes_once_for_each_verdict():
    twice = finding(verdict(), verdict(Outcome.TO_REMOVE), verdict(Outcome.UNSPECIFIED, fails=False))
    summary = build_report(scan(twice, finding()))["summary"]

    assert (summary["findings"], summary["failing"]) == (2, 1)
    assert {outcome: count for outcome, count in summary["by_outcome"].items() if count} == {
        "prohibited": 1,
        "to-remove": 1,
        "unspecified": 1,
    }


def test_flags_exceptions_and_every_date_of_a_verdict():
    dates = {"effective_from": date(2023, 3, 10), "remove_by": date(2023, 3, 31)}
    said = build_report(scan(finding(verdict(dates=dates, exceptions=(ExceptionTerms("research"),)))))["findings"][0]["verdicts"][0]

    assert (said["dates"], said["exceptions"]) == ({"effective_from": "2023-03-10", "remove_by": "2023-03-31"}, [{"purpose": "research"}])


def test_support_conditions_and_the_waiver_of_a_verdict():
    careful = verdict(Outcome.EXCEPTED, fails=False, support="press+", conditions=("a contract\n is signed",), waiver="W-7")
    said = build_report(scan(finding(careful)))["findings"][0]["verdicts"][0]

    assert (said["outcome"], said["support"], said["conditions"], said["waiver"]) == (
        "excepted",
        "press+",
        ["a contract is signed"],
        "W-7",
    )


def test_waivers_are_listed_whole():
    assert build_report(scan(waivers=(WAIVER, WAIVER._replace(id="W-8", reference="", expired=True, applied=False))))["waivers"] == [
        {
            "id": "W-7",
            "rule": "tiktok",
            "approved_by": "the security officer",
            "reference": "note 2026/7",
            "expires": "2026-12-31",
            "expired": False,
            "applied": True,
        },
        {
            "id": "W-8",
            "rule": "tiktok",
            "approved_by": "the security officer",
            "expires": "2026-12-31",
            "expired": True,
            "applied": False,
        },
    ]


def test_items_that_were_only_counted_are_counted():
    report = build_report(scan(runs=[run(items=[DEB])._replace(omitted=40)]))

    assert (report["summary"]["items"], report["runs"][0]["items"]) == (41, 41)


def test_when_it_was_judged_again_is_told_beside_when_it_was_read():
    report = build_report(scan(judged=datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC)))

    assert (report["started"], report["judged"]) == ("2026-11-20T08:00:00Z", "2027-01-02T03:04:05Z")


def test_names_from_the_machine_cannot_steer_a_terminal():
    """A DisplayName with NUL, newline, a mark of direction, 300 letters and Chinese broke reports of others."""
    name = "\x00\n\u202e抖" + "x" * 300

    [item] = build_report(scan(runs=[run(items=[Item(name)])]), inventory=True)["inventory"]

    assert item["name"] == r"\x00\x0a\u202e抖" + "x" * 300


def test_sentences_of_a_policy_stand_on_one_line():
    said = build_report(scan(finding(verdict(reason="one\n  two\n", basis=(CIRCULAR._replace(title="a\nb"),)))))["findings"][0]["verdicts"][
        0
    ]

    assert (said["reason"], said["basis"][0]["title"]) == ("one two", "a b")


def test_nothing_in_a_report_is_anything_but_plain():
    plain = {dict, list, str, int, float, bool}

    def types(value):
        yield type(value)
        for inner in [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from types(inner)

    for made in (clean_scan(), banned_scan(), partial_scan()):
        assert set(types(build_report(made, inventory=True))) <= plain


def test_features_of_a_finding_and_the_note_of_an_act():
    built_in = finding(verdict(basis=(CIRCULAR._replace(note="a\nnote"),)), features=("screen-recall", "assistant"))
    [found] = build_report(scan(built_in))["findings"]

    assert (found["features"], found["verdicts"][0]["basis"][0]["note"]) == (["screen-recall", "assistant"], "a note")


def test_a_list_is_a_plain_table_without_a_judgement():
    assert build_list([Item("x", collector="c")], [Problem(Reason.LOCKED, "", "/y", "", "c")]) == {
        "items": [{"name": "x", "collector": "c"}],
        "problems": [{"reason": "locked", "location": "/y", "collector": "c"}],
    }
