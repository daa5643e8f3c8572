from datetime import date

import pytest

from scanner.model import Confidence, ExceptionTerms, Flag, Kind, Mark, Outcome, Relation, Rung, State
from scanner.reports.terminal.findings_columns import rows
from tests.reports.scans import DEB, ENTRY, finding, verdict


def texts(found):
    return [[[line.text for line in cell] for cell in row] for row in rows(found)]


def test_a_row_says_what_where_how_sure_and_what_to_do():
    assert texts(finding(verdict())) == [
        [
            ["TikTok (application)"],
            ["/var/lib/dpkg/status", f"alice: {ENTRY.location}"],
            ["installed, high confidence, 2 items"],
            ["be-fed-tiktok"],
            ["prohibited since 2023-03-10"],
            ["Remove it."],
        ]
    ]


def test_forty_traces_are_three_places_and_a_count_strongest_first():
    many = [ENTRY._replace(location=f"/home/alice/{number}") for number in range(40)]
    where = texts(finding(verdict(), shown=(*many, DEB, *many)))[0][1]

    assert where == ["/var/lib/dpkg/status", "alice: /home/alice/0", "alice: /home/alice/1", "and 38 more places"]


def test_what_has_no_place_is_told_by_its_collector():
    assert texts(finding(verdict(), shown=(DEB._replace(location=""),)))[0][1] == ["linux-dpkg"]


def test_what_is_switched_off_everywhere_says_so():
    off = ENTRY._replace(state=State.DISABLED)

    assert texts(finding(verdict(), shown=(off, off)))[0][2] == ["registered, high confidence, 2 items, switched off"]
    assert texts(finding(verdict(), shown=(off, ENTRY)))[0][2] == ["registered, high confidence, 2 items"]


def test_every_flag_is_put_in_words():
    said = texts(finding(verdict(flags=tuple(Flag), reason="", fails=False)))[0][4]

    assert said == [
        "to check; if confirmed: prohibited",
        "the policy is due for review",
        "only a name matched",
        "only leftovers were found",
        "the device class is assumed",
        "our interpretation; the text is not explicit",
        "the policy has no text in the requested language",
        "the name imitates the product's with letters of another script",
    ]


def test_days_to_act_by_are_told_once():
    dates = {"decided": date(2023, 3, 10), "remove_by": date(2023, 3, 31), "review_by": date(2023, 9, 10)}

    assert texts(finding(verdict(dates=dates, reason="removal was due by 2023-03-31")))[0][4] == [
        "prohibited",
        "removal was due by 2023-03-31",
        "review by 2023-09-10",
    ]


def test_exceptions_are_what_the_text_allows_and_not_what_was_granted():
    row = texts(finding(verdict(exceptions=(ExceptionTerms("research"), ExceptionTerms("police work")))))[0]

    assert row[5] == ["Remove it.", "Exceptions may be granted for: research, police work."]


def test_exceptions_that_ask_for_the_same_stand_together_with_what_they_ask_for():
    alike = (ExceptionTerms(purpose, "Each case documented.", "the head") for purpose in ("research", "police work"))
    row = texts(finding(verdict(exceptions=(*alike, ExceptionTerms("teaching")))))[0]

    assert row[5] == [
        "Remove it.",
        "Exceptions may be granted for: research, police work. Each case documented. Granted by: the head.",
        "Exceptions may be granted for: teaching.",
    ]


def test_whom_a_rule_that_asks_for_something_binds_and_leaves_out_stands_below_its_policy():
    said = verdict(binds=("services", "schools"), advises=("theatres",), excludes=("museums",), control="prevent")

    assert texts(finding(said))[0][3] == [
        "be-fed-tiktok",
        "binds: services; schools",
        "advises: theatres",
        "does not bind: museums",
        "its issuer also blocks it",
    ]
    assert texts(finding(said._replace(action="")))[0][3] == ["be-fed-tiktok"]


def test_conditions_are_what_to_check_by_hand():
    open_question = verdict(Outcome.CONDITIONS_TO_CHECK, fails=False, action="", conditions=("a contract", "no secrets go in"))

    assert texts(finding(open_question))[0][5] == ["Check manually: a contract", "Check manually: no secrets go in"]


@pytest.mark.parametrize(
    ("support", "shown"), [("press+", ["be-fed-tiktok", "sources: press+"]), ("official", ["be-fed-tiktok"]), ("", ["be-fed-tiktok"])]
)
def test_what_is_not_known_from_the_issuer_alone_says_so_beside_the_policy(support, shown):
    assert texts(finding(verdict(support=support)))[0][3] == shown


def test_a_waiver_is_named_with_the_verdict():
    excepted = verdict(Outcome.EXCEPTED, fails=False, reason="a waiver holds until 2026-12-31", waiver="W-7")

    assert texts(finding(excepted))[0][4] == ["excepted", "a waiver holds until 2026-12-31", "waiver W-7"]


def test_a_tool_for_a_product_is_not_called_the_product():
    assert texts(finding(relation=Relation.TOOL, confidence=Confidence.MEDIUM))[0][0] == ["TikTok (tool, application)"]


def test_what_was_found_under_another_name_is_named_a_few_times_at_most():
    shown = [DEB._replace(name=name) for name in ("TikTok Downloader", "TikTok Downloader", "tiktok", "b\x1b", "c")]

    assert texts(finding(shown=shown))[0][0] == ["TikTok (application)", "found as TikTok Downloader", r"found as b\x1b"]


def test_a_verdict_that_asks_for_nothing_names_no_day_to_act_by():
    silent = verdict(Outcome.UNSPECIFIED, fails=False, reason="the text is silent", dates={"remove_by": date(2023, 3, 31)})

    assert texts(finding(silent))[0][4] == ["unspecified", "the text is silent"]


BLOCK = DEB._replace(
    rung=Rung.CONFIGURED,
    state=State.DISABLED,
    marks=(Mark.POLICY, Mark.BLOCKED),
    within="chromium",
    location="/etc/chromium/policies/managed/a.json",
)
BLOCKED = "already blocked by policy in chromium: /etc/chromium/policies/managed/a.json"


def test_a_block_stands_beside_the_evidence_and_is_no_place_of_the_software():
    [row] = texts(finding(verdict(), shown=(DEB, BLOCK)))

    assert row[1:3] == [["/var/lib/dpkg/status"], ["installed, high confidence, 1 item", BLOCKED]]


def test_what_is_only_kept_out_is_not_there():
    [row] = texts(finding(verdict(Outcome.COMPLIANT, fails=False), shown=(BLOCK, BLOCK)))

    assert row[1:3] == [["/etc/chromium/policies/managed/a.json"], ["not installed", BLOCKED]]


def test_running_is_told_beside_the_strongest_trace():
    process = DEB._replace(kind=Kind.PROCESS, rung=Rung.RUNNING, location="")

    assert texts(finding(verdict(), shown=(DEB, process)))[0][2] == ["installed and running, high confidence, 2 items"]
    assert texts(finding(verdict(), shown=(process,)))[0][2] == ["running only, high confidence, 1 item"]


@pytest.mark.parametrize(
    ("category", "processing", "shown"),
    [
        ("ai-assistant", "cloud", ["data is sent to an online service"]),
        ("local-model", "local", ["data stays on this machine"]),
        ("ai-assistant", "", []),
        ("social-media", "cloud", []),
    ],
)
def test_where_data_goes_is_told_of_ai_alone_and_where_it_is_known(category, processing, shown):
    assert texts(finding(verdict(), category=category, processing=processing))[0][0] == ["TikTok (application)", *shown]


@pytest.mark.parametrize(
    ("aspect", "said"),
    [("feature", "installed, high confidence, 1 item, off"), ("extension", "installed, high confidence, 1 item, switched off")],
)
def test_off_is_told_once(aspect, said):
    assert texts(finding(verdict(), aspect=aspect, shown=(DEB._replace(state=State.DISABLED),)))[0][2] == [said]


def test_weights_are_not_called_so_twice():
    assert texts(finding(verdict(), aspect="model", relation=Relation.MODEL))[0][0] == ["TikTok (model)"]
