import itertools

import pytest

from scanner.matching.findings import findings, mark_refused
from scanner.matching.matcher import Matcher
from scanner.model import Confidence, Evidence, Finding, Item, Kind, Mark, Relation, Rung, State
from tests.catalogue.written import product

APP_ID = "hmjcdonmhijmnefklekckjkeoknbiipb"
BLOCKS = f"""
[[match]]
relation = "official"
id.deb = "example"
id.site = "example.org"
id.web-app = "{APP_ID}"
id.npm = "@example/cli"
id.ollama-model = "example"
[[match]]
relation = "official"
kind = ["application", "process"]
name = "Example"
[[match]]
relation = "official"
kind = ["process", "command-line"]
id.command = "ex"
[[match]]
relation = "sdk"
id.pypi = "example-sdk"
[[match]]
relation = "tool"
id.chromium-extension = "{APP_ID}"
"""
EXAMPLE = product(BLOCKS)


def found(*items):
    return findings(Matcher([EXAMPLE]).match(items))


def aspects(*items):
    return [(finding.aspect, finding.relation, len(finding.evidence)) for finding in found(*items)]


def item(kind, name="x", rung=Rung.PRESENT, location="", **ids):
    return Item(name, ids=tuple((key.replace("_", "-"), value) for key, value in ids.items()), kind=kind, rung=rung, location=location)


def test_a_finding_is_the_product_with_its_evidence():
    package = item(Kind.APPLICATION, rung=Rung.INSTALLED, deb="example")
    matches = Matcher([EXAMPLE]).match([package])

    assert findings(matches) == (
        Finding(
            product="example",
            name="Example",
            vendor="Example Works",
            category="social-media",
            aspect="application",
            relation=Relation.OFFICIAL,
            rung=Rung.INSTALLED,
            confidence=Confidence.HIGH,
            evidence=(matches[0][1],),
        ),
    )


def test_forty_processes_two_shortcuts_and_a_package_are_one_finding():
    processes = [item(Kind.PROCESS, "Example", Rung.RUNNING) for _ in range(40)]
    shortcuts = [item(Kind.APPLICATION, "Example", Rung.REGISTERED, location=f"/{number}") for number in range(2)]

    assert aspects(*processes, *shortcuts, item(Kind.APPLICATION, "example", Rung.INSTALLED, deb="example")) == [
        ("application", Relation.OFFICIAL, 43)
    ]


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (item(Kind.PROCESS, site="www.example.org"), "web-app"),
        (item(Kind.PROCESS, web_app=APP_ID), "web-app"),
        (item(Kind.APPLICATION, web_app=APP_ID), "web-app"),
        (item(Kind.WEB_APP, site="example.org"), "web-app"),
        (item(Kind.PROCESS, "Example"), "application"),
        (item(Kind.PROCESS, command="ex"), "command-line"),
        (item(Kind.PROCESS, npm="@example/cli"), "command-line"),
        (item(Kind.PROCESS, deb="example"), "application"),
        (item(Kind.LIBRARY, npm="@example/cli"), "command-line"),
        (item(Kind.LIBRARY, pypi="example-sdk"), "library"),
        (item(Kind.LIBRARY, "Example", deb="example"), "library"),
        (item(Kind.COMMAND_LINE, npm="@example/cli"), "command-line"),
        (item(Kind.APPLICATION, npm="@example/cli"), "application"),
        (item(Kind.MODEL, ollama_model="example:7b"), "model"),
        (item(Kind.EXTENSION, chromium_extension=APP_ID), "extension"),
        (item(None, deb="example"), "application"),
    ],
)
def test_the_aspect_is_the_form_that_an_item_shows(seen, expected):
    assert [finding.aspect for finding in found(seen)] == [expected]


def test_a_name_that_looks_like_an_id_shows_nothing():
    assert aspects(item(Kind.PROCESS, "id.web-app = x")) == []


def test_a_tool_is_a_finding_apart_from_the_product():
    assert aspects(item(Kind.EXTENSION, chromium_extension=APP_ID), item(Kind.APPLICATION, deb="example")) == [
        ("application", Relation.OFFICIAL, 1),
        ("extension", Relation.TOOL, 1),
    ]


def test_the_best_evidence_comes_first_whatever_the_order():
    items = [
        item(Kind.APPLICATION, "Example", Rung.INSTALLED),
        item(Kind.APPLICATION, "b", Rung.RESIDUE, deb="example"),
        item(Kind.APPLICATION, "a", Rung.REGISTERED, deb="example", location="/b"),
        item(Kind.APPLICATION, "a", Rung.REGISTERED, deb="example", location="/a"),
    ]
    for order in itertools.permutations(items):
        (finding,) = found(*order)
        assert [(one.confidence, one.item.rung, one.item.location) for one in finding.evidence] == [
            (Confidence.HIGH, Rung.REGISTERED, "/a"),
            (Confidence.HIGH, Rung.REGISTERED, "/b"),
            (Confidence.HIGH, Rung.RESIDUE, ""),
            (Confidence.LOW, Rung.INSTALLED, ""),
        ]
        assert (finding.rung, finding.confidence) == (Rung.INSTALLED, Confidence.HIGH)


def test_an_item_without_a_rung_proves_nothing():
    assert found(item(Kind.APPLICATION, rung=None, deb="example"))[0].rung is Rung.RESIDUE


def test_findings_are_sorted():
    one, other = product(BLOCKS, "b"), product(BLOCKS, "a")
    seen = [item(Kind.WEB_APP, site="example.org"), item(Kind.APPLICATION, deb="example"), item(Kind.EXTENSION, chromium_extension=APP_ID)]

    assert [(finding.product, finding.aspect) for finding in findings(Matcher([one, other]).match(seen))] == [
        ("a", "application"),
        ("a", "web-app"),
        ("a", "extension"),
        ("b", "application"),
        ("b", "web-app"),
        ("b", "extension"),
    ]


def blocking(**more):
    marks = (Mark.POLICY, Mark.BLOCKED)
    return item(Kind.EXTENSION, rung=Rung.CONFIGURED, chromium_extension=APP_ID)._replace(marks=marks, state=State.DISABLED, **more)


def test_a_policy_that_keeps_it_out_adds_nothing_to_how_surely_it_is_there():
    left = item(Kind.EXTENSION, rung=Rung.RESIDUE, chromium_extension=APP_ID, location="/z")
    [finding] = found(blocking(location="/a"), left)

    assert (finding.rung, finding.kept_out) == (Rung.RESIDUE, False)
    assert [one.item.location for one in finding.evidence] == ["/z", "/a"]
    assert Mark.BLOCKED in finding.evidence[0].item.marks


def test_one_that_is_only_kept_out_says_so():
    [finding] = found(blocking())

    assert (finding.rung, finding.kept_out) == (Rung.CONFIGURED, True)


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
