from datetime import date

import pytest

from scanner.language import english
from scanner.model import Confidence, ExceptionTerms, Flag, Kind, Mark, Outcome, Relation, Rung, State
from scanner.reports.group_details import details, forms
from scanner.reports.product_groups import group_findings
from tests.reports.scans import DEB, ENTRY, finding, verdict


def told(*found):
    """Return what is told of findings that are one group, by its headings."""
    [group] = group_findings(found)
    said = {}
    for heading, lines in details(group, english):
        said.setdefault(heading, []).extend(lines)
    return said


def test_it_says_where_how_sure_what_and_what_to_do():
    assert told(finding(verdict())) == {
        "Where": ["whole machine: /var/lib/dpkg/status", f"account alice: {ENTRY.location}"],
        "Evidence": ["installed, high confidence, 2 items"],
        "Verdict": ["be-fed-tiktok: prohibited since 2023-03-10"],
        "What to do": ["Remove it."],
    }


def test_of_several_forms_each_says_how_sure_it_is():
    group = [finding(verdict(), shown=(DEB,)), finding(verdict(), shown=(ENTRY,), aspect="web-app", relation=Relation.CLIENT)]

    assert told(*group)["Evidence"] == [
        "application: installed, high confidence, 1 item",
        "client, web-app: registered, high confidence, 1 item",
    ]
    assert forms(group_findings(group)[0], english) == "application; client, web-app"


def test_what_is_switched_off_everywhere_says_so():
    off = ENTRY._replace(state=State.DISABLED)

    assert told(finding(verdict(), shown=(off, off)))["Evidence"] == ["registered, high confidence, 2 items, switched off"]
    assert told(finding(verdict(), shown=(off, ENTRY)))["Evidence"] == ["registered, high confidence, 2 items"]


NAME_ONLY = "only a name matched, or what it says of itself"


def test_every_flag_is_put_in_words():
    said = [
        *("to check; if confirmed: prohibited", "the policy is due for review", NAME_ONLY, "only leftovers were found"),
        *("the device class is assumed", "our interpretation; the text is not explicit"),
        *("the policy has no text in the requested language", "the name imitates the product's with letters of another script"),
    ]

    assert told(finding(verdict(flags=tuple(Flag), reason="", fails=False)))["Verdict"] == [f"be-fed-tiktok: {'; '.join(said)}"]


def test_days_to_act_by_are_told_once():
    dates = {"decided": date(2023, 3, 10), "remove_by": date(2023, 3, 31), "review_by": date(2023, 9, 10)}

    assert told(finding(verdict(dates=dates, reason="removal was due by 2023-03-31")))["Verdict"] == [
        "be-fed-tiktok: prohibited; removal was due by 2023-03-31; review by 2023-09-10"
    ]


def test_one_rule_gives_its_reason_for_each_form_once():
    as_app, as_site = verdict(reason="prohibited since 2023"), verdict(reason="prohibited since 2023; a site is read as the app")

    assert told(finding(as_app), finding(as_site, aspect="web-app"), finding(as_app, aspect="library"))["Verdict"] == [
        "be-fed-tiktok: prohibited since 2023; a site is read as the app"
    ]


def test_each_rule_says_what_it_asks_for():
    said = told(finding(verdict(), verdict(policy="other", action="Ask.", binds=("schools",))))

    assert said["Verdict"] == ["be-fed-tiktok: prohibited since 2023-03-10", "other: prohibited since 2023-03-10"]
    assert (said["For whom"], said["What to do"]) == (["binds schools"], ["Remove it.", "Ask."])


def test_exceptions_that_ask_for_the_same_stand_together_with_what_they_ask_for():
    alike = (ExceptionTerms(purpose, "Each case documented.", "the head") for purpose in ("research", "police work"))

    assert told(finding(verdict(exceptions=(*alike, ExceptionTerms("teaching")))))["What to do"] == [
        "Remove it.",
        "Exceptions may be granted for: research, police work. Each case documented. Granted by: the head.",
        "Exceptions may be granted for: teaching.",
    ]


def test_whom_a_rule_binds_and_leaves_out_is_told_in_words():
    said = verdict(binds=("federal services", "schools"), advises=("theatres",), excludes=("communes",), control="prevent")

    assert told(finding(said))["For whom"] == ["binds federal services, schools; advises theatres; not communes; its issuer also blocks it"]


@pytest.mark.parametrize(("support", "shown"), [("press+", ["sources: press+"]), ("official", None), ("", None)])
def test_what_is_not_known_from_the_issuer_alone_says_so(support, shown):
    assert told(finding(verdict(support=support))).get("For whom") == shown


def test_conditions_are_what_to_check_by_hand():
    open_question = verdict(Outcome.CONDITIONS_TO_CHECK, fails=False, action="", conditions=("a contract", "no secrets go in"))

    assert told(finding(open_question))["What to do"] == ["Check manually: a contract", "Check manually: no secrets go in"]


def test_a_finding_in_doubt_is_looked_at_first():
    weak = verdict(flags=(Flag.NAME_ONLY,), fails=False)

    assert told(finding(weak))["What to do"] == ["First check that it is this software and that it is still there. Remove it."]
    assert told(finding(weak))["Verdict"] == [f"be-fed-tiktok: to check; if confirmed: prohibited since 2023-03-10; {NAME_ONLY}"]


def test_what_other_policies_say_stands_last():
    silent = verdict(Outcome.UNSPECIFIED, fails=False, policy="other", reason="the text is silent", dates={"remove_by": date(2023, 3, 31)})
    excepted = verdict(Outcome.EXCEPTED, fails=False, policy="third", reason="an exception until 2026-12-31", waiver="W-7")

    assert told(finding(verdict(), silent, excepted))["Other policies"] == [
        "other: unspecified; the text is silent",
        "third: excepted; an exception until 2026-12-31",
    ]


def test_what_was_found_under_another_name_is_named_a_few_times_at_most():
    shown = [DEB._replace(name=name) for name in ("a" * 32, "TikTok Downloader", "TikTok Downloader", "tiktok", "b", "c")]

    assert told(finding(verdict(), shown=shown))["Evidence"] == [
        "installed, high confidence, 6 items; found as TikTok Downloader; found as b"
    ]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("home-page", "installed, high confidence, 1 item; found as my-clips; its home page is tiktok.com/download"),
        ("extension-host", "installed, high confidence, 1 item; found as my-clips; it asks for tiktok.com/download"),
        ("extension-calls", "installed, high confidence, 1 item; found as my-clips; its code names tiktok.com/download"),
        ("deb", "installed, high confidence, 1 item; found as my-clips"),
    ],
)
def test_what_a_thing_says_of_itself_is_told_where_that_matched(kind, said):
    found = finding(verdict(), shown=(DEB._replace(name="my-clips"),))
    [one] = found.evidence

    assert told(found._replace(evidence=(one._replace(field=f"id.{kind}", value="tiktok.com/download"),)))["Evidence"] == [said]


BLOCK = DEB._replace(
    rung=Rung.CONFIGURED, state=State.DISABLED, marks=(Mark.POLICY, Mark.BLOCKED), within="chromium", location="/etc/a.json"
)


def test_a_block_stands_beside_the_evidence():
    assert told(finding(verdict(), shown=(DEB, BLOCK)))["Evidence"] == [
        "installed, high confidence, 1 item; already blocked by policy in chromium: /etc/a.json"
    ]


def test_running_is_told_beside_the_strongest_trace():
    process = DEB._replace(kind=Kind.PROCESS, rung=Rung.RUNNING, location="")

    assert told(finding(verdict(), shown=(DEB, process)))["Evidence"] == ["installed and running, high confidence, 2 items"]
    assert told(finding(verdict(), shown=(process,)))["Evidence"] == ["running only, high confidence, 1 item"]


@pytest.mark.parametrize(
    ("category", "processing", "shown"),
    [
        ("ai-assistant", "cloud", "; data is sent to an online service"),
        ("local-model", "local", "; data stays on this machine"),
        ("ai-assistant", "", ""),
        ("social-media", "cloud", ""),
    ],
)
def test_where_data_goes_is_told_of_ai_alone_and_where_it_is_known(category, processing, shown):
    found = finding(verdict(), category=category, processing=processing, confidence=Confidence.LOW)

    assert told(found)["Evidence"] == [f"installed, low confidence, 2 items{shown}"]


@pytest.mark.parametrize(
    ("aspect", "said"),
    [("feature", "installed, high confidence, 1 item, off"), ("extension", "installed, high confidence, 1 item, switched off")],
)
def test_off_is_told_once(aspect, said):
    assert told(finding(verdict(), aspect=aspect, shown=(DEB._replace(state=State.DISABLED),)))["Evidence"] == [said]
