import pytest

from scanner.model import Kind, Mark, Relation, Rung, State
from scanner.reports.standards.installed_items import installed_items, unlisted_findings
from tests.reports.scans import DEB, ENTRY, finding, run, scan

RUNNING = DEB._replace(name="runs", kind=Kind.PROCESS, rung=Rung.RUNNING)
SETTING = DEB._replace(name="assistant", kind=Kind.FEATURE, rung=Rung.CONFIGURED)
LEFT = DEB._replace(name="left over", rung=Rung.RESIDUE)
KEPT_OUT = DEB._replace(name="kept out", rung=Rung.CONFIGURED, marks=(Mark.POLICY, Mark.BLOCKED))


def listed(made, **options):
    return [(item.name, [one.product for one in found]) for item, found in installed_items(made, **{"inventory": False} | options)]


def test_an_item_has_every_finding_that_it_shows():
    made = scan(finding(), finding(product="other", shown=(ENTRY,)), finding(relation=Relation.TOOL, shown=(ENTRY,)))

    assert listed(made) == [("tiktok", ["tiktok"]), ("TikTok", ["tiktok", "other", "tiktok"])]


def test_evidence_by_two_blocks_of_a_signature_is_one_item():
    assert listed(scan(finding(shown=(DEB, DEB)))) == [("tiktok", ["tiktok"])]


@pytest.mark.parametrize("item", [RUNNING, SETTING])
def test_what_only_runs_or_is_a_part_of_a_program_is_listed_where_nothing_else_of_it_is(item):
    assert listed(scan(finding(shown=(item, item._replace(name="again"))))) == [(item.name, ["tiktok"])]
    assert listed(scan(finding(shown=(item, DEB)))) == [("tiktok", ["tiktok"])]
    assert listed(scan(runs=[run(items=[item, DEB])]), inventory=True) == [("tiktok", [])]


@pytest.mark.parametrize("item", [LEFT, KEPT_OUT, SETTING._replace(state=State.NOT_PRESENT)])
def test_what_is_not_there_is_not_listed_but_named(item):
    made = scan(finding(shown=(item,)), finding(product="other"))

    assert listed(made, inventory=True)[0] == ("tiktok", ["other"])
    assert [one.product for one in unlisted_findings(made)] == ["tiktok"]
