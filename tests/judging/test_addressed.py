from scanner.judging.addressed import SAID_LEFT_OUT, keep_addressed
from scanner.model import Outcome
from tests.reports.scans import finding, scan, verdict

UNADDRESSED = finding(verdict(Outcome.INVENTORIED, fails=False, policy="", rule=""), product="wechat", name="WeChat")
OUT_OF_SCOPE = finding(verdict(Outcome.OUT_OF_SCOPE, fails=False), product="x")


def test_what_no_policy_covers_is_left_out_and_that_is_said():
    kept = keep_addressed(scan(finding(verdict()), UNADDRESSED, OUT_OF_SCOPE))

    assert [one.product for one in kept.findings] == ["tiktok", "x"]
    assert kept.only_addressed
    assert kept.not_looked_at == (SAID_LEFT_OUT, *scan().not_looked_at)
    assert keep_addressed(kept) == kept, "it is said once"
