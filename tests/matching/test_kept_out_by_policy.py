import pytest

from scanner.matching.kept_out_by_policy import mark_refused
from scanner.model import Confidence, Evidence, Item, Mark, Relation, Rung, State

ID = ("chromium-extension", "a" * 32)
BLOCK = Item("a", ids=(ID,), rung=Rung.CONFIGURED, state=State.DISABLED, marks=(Mark.POLICY, Mark.BLOCKED), within="chromium")
THERE = Item("A", ids=(ID,), rung=Rung.INSTALLED, state=State.ENABLED, marks=(Mark.STORE,), within="chromium", user="alice")
FORCED = Item("a", ids=(ID,), rung=Rung.CONFIGURED, marks=(Mark.POLICY,), within="chromium")
REFUSED = THERE._replace(state=State.DISABLED, marks=(Mark.STORE, Mark.BLOCKED))


def joined(*items):
    return [one.item for one in mark_refused(Evidence(item, 1, "name", "x", Relation.TOOL, Confidence.HIGH) for item in items)]


@pytest.mark.parametrize("block", [BLOCK, BLOCK._replace(user="alice")])
def test_what_its_browser_is_told_to_refuse_is_switched_off(block):
    assert joined(THERE, block) == [REFUSED, block]


@pytest.mark.parametrize(
    "block",
    [
        BLOCK._replace(within="chrome"),
        BLOCK._replace(user="bob"),
        BLOCK._replace(ids=(("chromium-extension", "b" * 32),)),
        BLOCK._replace(rung=Rung.INSTALLED),
    ],
)
def test_a_policy_of_another_browser_account_or_extension_changes_nothing(block):
    assert joined(THERE, block) == [THERE, block]


def test_what_a_policy_puts_in_outweighs_what_keeps_it_out():
    assert joined(THERE, BLOCK, FORCED) == [THERE, BLOCK, FORCED]


def test_one_that_the_browser_has_switched_off_is_marked_once():
    assert joined(REFUSED, BLOCK) == [REFUSED, BLOCK]
