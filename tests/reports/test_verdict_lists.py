from scanner.language import english
from scanner.model import Mark, Outcome, Relation, Rung
from scanner.reports.verdict_lists import list_by_verdict
from tests.reports.scans import DEB, finding, verdict

COUNTED = verdict(Outcome.INVENTORIED, fails=False, policy="count", reason="to be inventoried")
SILENT = verdict(Outcome.UNSPECIFIED, fails=False, policy="a", reason="the text is silent")


def test_each_policy_and_answer_lists_what_it_is_said_of():
    tool, other = finding(COUNTED, SILENT, relation=Relation.TOOL, shown=(DEB,)), finding(SILENT, name="Q", shown=(DEB,))

    assert list_by_verdict([tool, other], set(), english) == [
        ("count: to be inventoried", ["TikTok (tool, application): whole machine"]),
        ("a: unspecified; the text is silent", ["TikTok (tool, application): whole machine", "Q (application): whole machine"]),
    ]


def test_policies_that_say_the_same_say_it_together():
    assert [said for said, _ in list_by_verdict([finding(SILENT, SILENT._replace(policy="b"))], set(), english)] == [
        "a, b: unspecified; the text is silent"
    ]


def test_what_the_map_lists_is_counted_but_not_what_else_is_said_of_it():
    assert list_by_verdict([finding(COUNTED, SILENT, shown=(DEB,))] * 2, {"tiktok"}, english) == [
        ("count: to be inventoried", ["2 findings, listed under AI tools"]),
        ("a: unspecified; the text is silent", ["TikTok (application): whole machine"] * 2),
    ]


def test_what_is_only_kept_out_is_told_by_what_keeps_it_out():
    block = DEB._replace(rung=Rung.CONFIGURED, marks=(Mark.POLICY, Mark.BLOCKED), within="chromium", location="/etc/a.json")
    kept_out = finding(verdict(Outcome.COMPLIANT, fails=False, reason="not installed"), shown=(block,))

    assert list_by_verdict([kept_out], set(), english) == [
        ("be-fed-tiktok: compliant; not installed", ["TikTok (application): already blocked by policy in chromium: /etc/a.json"])
    ]
