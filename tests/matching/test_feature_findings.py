import pytest

from scanner.catalogue.feature import read_feature
from scanner.catalogue.program import read_program
from scanner.catalogue.references import check_programs
from scanner.matching.feature_findings import feature_findings
from scanner.model import Confidence, HostFacts, Item, Kind, Mark, Platform, Rung, State
from scanner.tables.toml_file import TomlFile

FEATURE = """
name = "Example sidebar"
vendor = "Example Works"
features = ["assistant"]
description = "x"
processing = "cloud"
default = "enabled"
reviewed = 2026-11-21

[[presence]]
program = "chrome"
id.deb = "google-chrome-stable"
since = "137"

[[presence]]
program = "chromium"
id.deb = "chromium"

[[setting]]
store = "chromium-policy"
program = ["chrome", "chromium"]
name = "SidebarSettings"
off = [1]
on = [0]
since = "140"
until = "150"
overridden_by = ["LaterSettings"]

[[setting]]
store = "chromium-policy"
program = ["chrome", "chromium"]
name = "LaterSettings"
off = [2]
on = [0]

[[setting]]
store = "chromium-policy"
program = "chrome"
name = "CloudSettings"
off = [2]
ignored = "only a browser that the vendor's cloud manages obeys it"

[[setting]]
store = "chromium-preference"
program = ["chrome", "chromium"]
name = "sidebar.enabled"
off = [false]
on = [true]
"""
LINUX = HostFacts("pc", Platform.LINUX, "Debian", "x86_64")
CHROME = Item("google-chrome-stable", "145.0.1", ids=(("deb", "google-chrome-stable"),), kind=Kind.APPLICATION, rung=Rung.INSTALLED)
CHROMIUM = Item("chromium", "145.0.1", ids=(("deb", "chromium"),), kind=Kind.APPLICATION, rung=Rung.INSTALLED)
BY_POLICY, BY_USER, ON = State.DISABLED_BY_POLICY, State.DISABLED_BY_USER, State.ENABLED


def feature(text=FEATURE):
    file = TomlFile("sidebar.toml", text.encode())
    found = read_feature(file, "sidebar")
    assert [str(fault) for fault in file.faults] == []
    return found


def setting(number, state, user="", program="chrome"):
    marks = (Mark.POLICY,) if state is BY_POLICY or not user else ()
    ids = (("setting", f"sidebar#{number}"),)
    return Item(f"s{number}", ids=ids, kind=Kind.FEATURE, rung=Rung.CONFIGURED, state=state, marks=marks, within=program, user=user)


def decided(one):
    """Return the setting that decided, or that the default did."""
    return one.value if one.field == "setting" else one.field


def states(*items, homes=1, facts=LINUX, text=FEATURE):
    """Return what is told: the program, the account, the state, what decided, and whether it was ignored."""
    (found,) = [*feature_findings([feature(text)], items, facts, homes)] or [None]
    return (
        [(one.item.within, one.item.user, one.item.state, decided(one), Mark.IGNORED in one.item.marks) for one in found.evidence]
        if found
        else []
    )


def test_without_the_program_and_without_a_setting_there_is_nothing_to_say():
    assert states() == []
    assert states(CHROME._replace(version="136.9")) == []


def test_what_nobody_set_is_as_it_comes():
    (found,) = feature_findings([feature()], [CHROME], LINUX, 1)
    (evidence,) = found.evidence

    assert (found.product, found.name, found.category, found.aspect, found.features) == (
        "sidebar", "Example sidebar", "built-in-ai", "feature", ("assistant",),
    )  # fmt: skip
    assert (evidence.item.state, evidence.field, evidence.value, evidence.confidence) == (ON, "default", ON, Confidence.MEDIUM)
    assert found.remedy == "chrome policy LaterSettings = 2"


def test_a_policy_of_the_machine_decides_for_everybody():
    assert states(CHROME, setting(1, BY_POLICY), setting(4, ON, "alice")) == [("chrome", "", BY_POLICY, "SidebarSettings", False)]


def test_each_account_has_its_own_choice_and_those_without_one_the_default():
    assert sorted(states(CHROME, setting(4, BY_USER, "alice"), setting(4, ON, "bob"), homes=3)) == [
        ("chrome", "", ON, "default", False),
        ("chrome", "alice", BY_USER, "sidebar.enabled", False),
        ("chrome", "bob", ON, "sidebar.enabled", False),
    ]
    assert len(states(CHROME, setting(4, BY_USER, "alice"), homes=1)) == 1


@pytest.mark.parametrize(
    ("version", "others", "number"),
    [
        ("139.0", [], 1),  # not yet obeyed
        ("150.0", [], 1),  # no longer obeyed
        ("145.0", [setting(2, ON)], 1),  # another setting has the word
        ("145.0", [], 3),  # never obeyed from here
    ],
)
def test_a_setting_that_the_program_does_not_obey_switches_nothing_off(version, others, number):
    found = states(CHROME._replace(version=version), setting(number, BY_POLICY), *others)

    assert [state for *_, state, _, ignored in found if not ignored] == [ON]
    assert [ignored for *_, ignored in found].count(True) == 1


def test_a_version_that_is_not_known_may_be_any():
    assert states(CHROME._replace(version=""), setting(1, BY_POLICY))[0][2] is BY_POLICY


def test_each_program_is_weighed_by_itself():
    assert sorted(states(CHROME, CHROMIUM, setting(2, BY_POLICY))) == [
        ("chrome", "", BY_POLICY, "LaterSettings", False),
        ("chromium", "", ON, "default", False),
    ]


def test_a_setting_for_a_program_that_is_not_there():
    assert states(setting(2, BY_POLICY)) == [("chrome", "", State.NOT_PRESENT, "LaterSettings", False)]


def test_what_a_program_left_behind_does_not_have_the_feature():
    assert states(CHROME._replace(rung=Rung.RESIDUE)) == []
    assert states(CHROME._replace(rung=Rung.RESIDUE), setting(2, BY_POLICY))[0][2] is State.NOT_PRESENT


def test_a_policy_that_removes_the_program_counts_where_it_has_removed_it():
    text = FEATURE.replace('until = "150"', "removes = true")

    assert states(setting(1, BY_POLICY), text=text) == [("chrome", "", State.NOT_PRESENT, "SidebarSettings", False)]
    assert sorted(states(CHROME, setting(1, BY_POLICY), text=text)) == [
        ("chrome", "", State.NONE, "SidebarSettings", True),
        ("chrome", "", ON, "default", False),
    ]


def test_a_policy_that_removes_the_program_is_a_remedy():
    text = FEATURE.partition("[[setting]]")[0] + (
        '[[setting]]\nstore = "registry"\nprogram = "chrome"\nkey = \'HKLM\\SOFTWARE\\X\'\n'
        'name = "RemovePackage"\noff = [1]\nremoves = true\n'
    )
    (found,) = feature_findings([feature(text)], [CHROME], LINUX, 1)

    assert found.remedy == "HKLM\\SOFTWARE\\X\\RemovePackage = 1"


def test_one_installation_may_hold_several_programs():
    text = FEATURE.replace('program = "chrome"\nid.deb', 'program = ["chrome", "canary"]\nid.deb')

    assert sorted(states(CHROME, setting(2, BY_POLICY), text=text)) == [
        ("canary", "", ON, "default", False),
        ("chrome", "", BY_POLICY, "LaterSettings", False),
    ]


def test_a_value_that_the_file_does_not_know_is_unknown():
    assert states(CHROME, setting(2, State.UNKNOWN))[0][2] is State.UNKNOWN


class TestSystem:
    TEXT = FEATURE.replace('program = "chromium"\nid.deb = "chromium"', 'platform = "windows"\nsystem = true\nsince = "10.0.26100"')

    @pytest.mark.parametrize(
        ("release", "expected"),
        [("Windows 11 Pro 24H2 (10.0.26100.1742)", [ON]), ("Windows 10 Pro 22H2 (10.0.19045.1)", []), ("", [ON])],
    )
    def test_the_system_itself_has_it_from_a_release_on(self, release, expected):
        facts = HostFacts("pc", Platform.WINDOWS, release, "x86_64")

        assert [state for _, _, state, *_ in states(facts=facts, text=self.TEXT)] == expected
        assert states(facts=LINUX, text=self.TEXT) == []

    @pytest.mark.parametrize(
        ("platform", "release", "expected"),
        [
            (Platform.WINDOWS, "Windows 11 Pro 24H2 (10.0.26100.1742)", ON),
            (Platform.WINDOWS, "Windows 11 Pro 24H2 (10.0.26100.3915)", BY_POLICY),
            (Platform.WINDOWS, "", BY_POLICY),
            (Platform.MACOS, "macOS 15.1", ON),
            (Platform.MACOS, "macOS 15.4.1", BY_POLICY),
        ],
    )
    def test_its_release_tells_whether_it_obeys_a_setting(self, platform, release, expected):
        since = "10.0.26100.3915" if platform is Platform.WINDOWS else "15.4"
        text = FEATURE.partition("[[presence]]")[0] + (
            f'[[presence]]\nplatform = "{platform}"\nsystem = true\n[[setting]]\nstore = "registry"\nkey = "x"\nname = "y"\noff = 1\n'
            f'since = "{since}"\n'
        )
        facts = HostFacts("pc", platform, release, "x86_64")
        found = states(setting(1, BY_POLICY, program=""), facts=facts, text=text)

        assert [state for _, _, state, _, ignored in found if not ignored] == [expected]


class TestProgramWithAFileOfItsOwn:
    TEXT = FEATURE.replace('program = "chrome"\nid.deb = "google-chrome-stable"', 'program = "chrome"')
    FILE = (
        'name = "Chrome"\nvendor = "x"\nreviewed = 2026-11-21\n[[match]]\nid.deb = "google-chrome-stable"\nid.rpm = "google-chrome-stable"'
    )

    def programs(self):
        file = TomlFile("chrome.toml", self.FILE.encode())
        found = {"chrome": read_program(file, "chrome")}
        assert [str(fault) for fault in file.faults] == []
        return found

    def states(self, *items):
        found = [*feature_findings([feature(self.TEXT)], items, LINUX, 1, self.programs())]
        return [(one.item.within, one.item.state) for finding in found for one in finding.evidence]

    def test_is_recognised_by_it(self):
        assert self.states(CHROME) == [("chrome", ON)]
        assert self.states(CHROME, CHROMIUM) == [("chrome", ON), ("chromium", ON)]
        assert self.states(CHROME._replace(version="136")) == []
        assert self.states() == []

    def test_a_program_without_a_file_is_a_fault(self):
        file = TomlFile("sidebar.toml", self.TEXT.encode())
        check_programs(read_feature(file, "sidebar"), file, {"chromium"})

        assert [str(fault) for fault in file.faults] == ["sidebar.toml:11: presence[1].program: no file in programs has the name 'chrome'"]


def test_one_version_that_is_known_tells_for_records_that_give_none():
    entry = CHROME._replace(version="")

    assert states(CHROME._replace(version="136"), entry) == []
    assert states(CHROME._replace(version="150"), entry, setting(1, BY_POLICY))[-1][2:] == (ON, "default", False)


def test_of_two_versions_that_are_there_both_must_obey():
    assert [one[2] for one in states(CHROME, CHROME._replace(version="150"), setting(1, BY_POLICY)) if not one[4]] == [ON]


def test_what_an_administrator_leaves_to_change_is_a_default():
    default_off = setting(2, State.DISABLED)._replace(marks=())

    assert states(CHROME, default_off, homes=2) == [("chrome", "", State.DISABLED, "LaterSettings", False)]
    assert [one[1:3] for one in states(CHROME, default_off, setting(4, ON, "alice"), homes=2)] == [("", State.DISABLED), ("alice", ON)]
    assert [one[1:3] for one in states(CHROME, default_off, setting(4, ON, "alice"), homes=1)] == [("alice", ON)]


def test_each_profile_of_an_account_counts():
    work = setting(4, BY_USER, "alice")._replace(location="/home/alice/work/Preferences")
    home = setting(4, ON, "alice")._replace(location="/home/alice/home/Preferences")

    assert {one[2] for one in states(CHROME, work, home)} == {BY_USER, ON}
    assert [one[2] for one in states(CHROME, work, setting(2, BY_POLICY, "alice")._replace(marks=(Mark.POLICY,)), home)] == [BY_POLICY]


class TestYielding:
    """A setting that says nothing itself, and that another one yields to."""

    TEXT = FEATURE.replace('overridden_by = ["LaterSettings"]', 'overridden_by = ["LaterSettings", "Controls"]') + (
        '[[setting]]\nstore = "chromium-policy"\nprogram = "chrome"\nname = "Controls"\nsince = "145"\nignored = "no word of it"\n'
    )

    def states(self, version):
        controls = setting(5, State.UNKNOWN)._replace(marks=(Mark.POLICY,))
        return states(CHROME._replace(version=version), setting(1, BY_POLICY), controls, text=self.TEXT)

    def test_it_is_never_told(self):
        assert [one[2:] for one in self.states("145")] == [
            (State.NONE, "SidebarSettings", True),
            (ON, "default", False),
        ]

    def test_nor_where_the_program_is_not(self):
        assert states(setting(5, State.UNKNOWN), text=self.TEXT) == []

    def test_a_version_that_does_not_know_it_does_not_yield(self):
        assert [one[2:] for one in self.states("144")] == [(BY_POLICY, "SidebarSettings", False)]


def test_the_remedy_is_one_that_the_version_obeys():
    text = FEATURE.replace('name = "LaterSettings"', 'name = "LaterSettings"\nsince = "149"')
    for version, expected in (("145", "chrome policy SidebarSettings = 1"), ("149", "chrome policy LaterSettings = 2")):
        (found,) = feature_findings([feature(text)], [CHROME._replace(version=version)], LINUX, 1)

        assert found.remedy == expected


class TestChoice:
    """A feature that does nothing before somebody chose a service for it."""

    TEXT = FEATURE.replace('default = "enabled"', 'default = "offered"') + (
        '\n[[setting]]\nstore = "chromium-preference"\nprogram = "chrome"\nname = "sidebar.service"\nchooses = true\n'
    )
    LATER, PREFERENCE, CHOICE = 2, 4, 5

    def seen(self, *items, homes=1):
        return [(user, state) for _, user, state, _, _ in states(CHROME, *items, homes=homes, text=self.TEXT)]

    def test_nothing_set_is_offered(self):
        assert self.seen() == [("", State.OFFERED)]

    def test_switched_on_without_a_choice_is_offered(self):
        assert self.seen(setting(self.PREFERENCE, ON, "alice")) == [("alice", State.OFFERED)]
        assert self.seen(setting(self.LATER, ON)) == [("", State.OFFERED)]

    def test_a_choice_is_on(self):
        assert self.seen(setting(self.CHOICE, ON, "alice")) == [("alice", ON)]
        assert self.seen(setting(self.CHOICE, ON, "alice"), setting(self.LATER, ON)) == [("", ON)]

    def test_one_accounts_choice_is_not_anothers(self):
        found = self.seen(setting(self.CHOICE, ON, "alice"), setting(self.PREFERENCE, ON, "bob"), homes=2)

        assert sorted(found) == [("alice", ON), ("bob", State.OFFERED)]

    def test_a_choice_for_all_is_each_accounts(self):
        left_to_change = setting(self.CHOICE, ON)._replace(marks=())

        assert self.seen(left_to_change, setting(self.PREFERENCE, ON, "alice")) == [("alice", ON)]

    def test_a_choice_of_a_program_that_is_not_there_is_told(self):
        assert [one[2] for one in states(setting(self.CHOICE, ON, "alice"), text=self.TEXT)] == [State.NOT_PRESENT]

    def test_what_is_off_stays_off_whatever_was_chosen(self):
        assert self.seen(setting(self.CHOICE, ON, "alice"), setting(self.LATER, BY_POLICY)) == [("", BY_POLICY)]
        assert self.seen(setting(self.PREFERENCE, BY_USER, "alice"), setting(self.CHOICE, ON, "alice")) == [("alice", BY_USER)]

    @pytest.mark.parametrize(("value", "state"), [("https://chat.example.org/", ON), ("", State.OFFERED), (None, State.OFFERED)])
    def test_an_empty_value_is_no_choice(self, value, state):
        (choice,) = [one.setting for one in feature(self.TEXT).settings if one.setting.chooses]

        assert choice.state(value, by_policy=False) is state
