"""Which setting decides of a built-in feature, what is told of it, and what would switch it off."""

import pytest

from scanner.matching.feature_findings import feature_findings
from scanner.model import Confidence, HostFacts, Item, Kind, Mark, Platform, Relation, Rung, State
from tests.matching.test_feature_findings import BY_POLICY, BY_USER, CHROME, CHROMIUM, FEATURE, LINUX, ON, feature, setting

HEAD = FEATURE.partition("[[setting]]")[0]
SYSTEM = HEAD.partition("[[presence]]")[0] + '[[presence]]\nplatform = "{0}"\nsystem = true\n'


def found(*items, text=FEATURE, facts=LINUX, homes=1):
    (only,) = feature_findings([feature(text)], items, facts, homes)
    return only


def told(*items, **more):
    return [(one.item.user, one.item.state, Mark.IGNORED in one.item.marks) for one in found(*items, **more).evidence]


def settings(*rows):
    return HEAD + "".join(f"[[setting]]\n{row}\n" for row in rows)


def chromium_policy(name, program="chrome", more=""):
    return f'store = "chromium-policy"\nprogram = "{program}"\nname = "{name}"\noff = [1]\non = [0]\n{more}'


def test_a_finding_of_a_feature_tells_everything_that_its_file_says_of_it():
    made = found(CHROME)
    (evidence,) = made.evidence

    assert (made.vendor, made.relation, made.processing) == ("Example Works", Relation.OFFICIAL, "cloud")
    assert (made.rung, made.confidence) == (Rung.INSTALLED, Confidence.MEDIUM)
    assert (evidence.block, evidence.relation) == (0, Relation.OFFICIAL)
    assert evidence.item == CHROME._replace(name="Example sidebar", kind=Kind.FEATURE, state=ON, within="chrome", ids=())


def test_a_setting_that_decides_is_told_with_its_number_in_the_file_and_is_sure():
    set_by_policy = setting(2, BY_POLICY)
    made = found(CHROME, set_by_policy)
    (evidence,) = made.evidence

    assert (made.rung, made.confidence) == (Rung.CONFIGURED, Confidence.HIGH)
    assert (evidence.block, evidence.relation, evidence.confidence) == (2, Relation.OFFICIAL, Confidence.HIGH)
    assert evidence.item == set_by_policy._replace(name="Example sidebar")


def test_a_finding_stands_on_the_strongest_of_its_traces():
    made = found(CHROME._replace(rung=Rung.RUNNING), setting(4, BY_USER, "alice"), homes=2)

    assert [one.item.rung for one in made.evidence] == [Rung.CONFIGURED, Rung.RUNNING]
    assert (made.rung, made.confidence) == (Rung.RUNNING, Confidence.HIGH)


@pytest.mark.parametrize("others", [[ON], [ON, State.UNKNOWN], [State.UNKNOWN, ON]])
def test_what_switches_off_for_everybody_is_not_undone_by_what_leaves_on(others):
    items = [setting(2, state) for state in others]

    assert told(CHROME, setting(2, BY_POLICY), *items) == told(CHROME, *items, setting(2, BY_POLICY)) == [("", BY_POLICY, False)]


def test_what_is_on_outweighs_a_value_that_nobody_can_read():
    assert told(CHROME, setting(2, State.UNKNOWN), setting(2, ON)) == [("", ON, False)]
    assert told(CHROME, setting(2, State.UNKNOWN)) == [("", State.UNKNOWN, False)]


def test_an_accounts_setting_yields_to_one_of_the_machine_and_not_to_that_of_another_account():
    own = setting(1, BY_POLICY, "alice")

    assert ("alice", State.NONE, True) in told(CHROME, own, setting(2, ON))
    assert ("alice", BY_POLICY, False) in told(CHROME, own, setting(2, ON, "bob")._replace(marks=(Mark.POLICY,)), homes=2)


def test_policies_of_one_account_are_weighed_together_wherever_they_stand():
    places = [setting(2, BY_POLICY, "alice")._replace(location="/a/managed"), setting(2, ON, "alice")._replace(location="/b/managed")]
    forced = [one._replace(marks=(Mark.POLICY,)) for one in places]

    assert told(CHROME, *forced) == [("alice", BY_POLICY, False)]
    assert sorted(told(CHROME, setting(4, BY_USER, "a")._replace(location="/p/1/x"), setting(4, ON, "a")._replace(location="/p/2/x"))) == [
        ("a", BY_USER, False),
        ("a", ON, False),
    ]


@pytest.mark.parametrize(
    "item",
    [
        setting(2, BY_POLICY)._replace(kind=Kind.APPLICATION),
        setting(2, BY_POLICY)._replace(ids=(("deb", "sidebar#2"),)),
        setting(2, BY_POLICY)._replace(ids=(("setting", "another#2"),)),
        setting(2, BY_POLICY, program="another"),
    ],
    ids=["of another kind of item", "of another kind of id", "of another feature", "of another program"],
)
def test_only_a_setting_of_this_feature_and_program_decides(item):
    assert told(CHROME, item) == [("", ON, False)]


@pytest.mark.parametrize(("version", "there"), [("136.9", False), ("137", True), ("149.9", True), ("150", False), ("150.0.1", False)])
def test_a_program_has_a_feature_from_its_first_version_on_and_no_more_from_its_end_on(version, there):
    text = FEATURE.replace('since = "137"', 'since = "137"\nuntil = "150"', 1)

    assert bool([*feature_findings([feature(text)], [CHROME._replace(version=version)], LINUX, 1)]) is there


@pytest.mark.parametrize(
    ("platform", "location"),
    [
        (Platform.WINDOWS, r"HKLM64\SOFTWARE\Microsoft\Windows NT\CurrentVersion"),
        (Platform.MACOS, "/System/Library/CoreServices/SystemVersion.plist"),
        (Platform.LINUX, ""),
    ],
)
def test_a_system_that_has_a_feature_itself_is_installed_where_it_says_which_it_is(platform, location):
    text = SYSTEM.format(platform) + f"[[setting]]\n{chromium_policy('X')}"
    made = found(text=text, facts=HostFacts("pc", platform, "15.1", "x86_64"))

    assert (made.rung, made.confidence) == (Rung.INSTALLED, Confidence.MEDIUM)
    assert made.evidence[0].item == Item(
        "Example sidebar", "15.1", kind=Kind.FEATURE, rung=Rung.INSTALLED, location=location, state=ON, within=made.evidence[0].item.within
    )


class TestRemedy:
    def test_every_program_that_is_there_has_one(self):
        assert found(CHROME, CHROMIUM).remedy == "chrome policy LaterSettings = 2; chromium policy LaterSettings = 2"

    @pytest.mark.parametrize("more", ['until = "150"', 'overridden_by = ["Lasting"]'], ids=["that ends", "that yields"])
    def test_what_lasts_goes_before_a_setting(self, more):
        text = settings(chromium_policy("Passing", more=more), chromium_policy("Lasting"))

        assert found(CHROME, text=text).remedy == "chrome policy Lasting = 1"

    def test_without_a_policy_it_is_an_accounts_own_choice(self):
        text = settings('store = "chromium-preference"\nprogram = "chrome"\nname = "sidebar.enabled"\noff = [false]\non = [true]')

        assert found(CHROME, text=text).remedy == "chrome: sidebar.enabled = false"

    def test_a_text_is_told_as_it_is_written(self):
        text = settings('store = "chromium-policy"\nprogram = "chrome"\nname = "X"\noff = ["Blocked"]\non = ["Allowed"]')

        assert found(CHROME, text=text).remedy == "chrome policy X = Blocked"
