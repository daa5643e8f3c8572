from scanner.model import Confidence, Flag, Mark, Outcome, Rung
from scanner.reports.sections import section_of
from tests.reports.scans import DEB, finding, verdict

BLOCK = DEB._replace(rung=Rung.CONFIGURED, marks=(Mark.POLICY, Mark.BLOCKED))
COUNTED = verdict(Outcome.INVENTORIED, fails=False)


def test_each_finding_is_in_one_part():
    banned, weak = finding(verdict()), finding(verdict(flags=(Flag.NAME_ONLY,), fails=False), confidence=Confidence.LOW)
    counted, blocked, silent = finding(COUNTED), finding(verdict(Outcome.COMPLIANT, fails=False), shown=(BLOCK,)), finding()

    assert [*map(section_of, (banned, weak, counted, blocked, silent))] == ["banned", "to-check", "found", "blocked", "unaddressed"]
