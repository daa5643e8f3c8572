import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.model import Confidence, Evidence, Item, Kind, Mark, Relation, Rung, State, Status
from scanner.reports.terminal.explanation import write_explanation
from scanner.reports.terminal.width import display_width
from tests.reports.random_scans import STEERING, scans
from tests.reports.scans import DEB, DENIED, ENTRY, clean_scan, finding, run, scan

NEAR = DEB._replace(name="TikTok Tycoon", location="/opt/tycoon")
FOUND = """
Why: TikTok (tiktok). 1 finding in 2 places that this machine has. Not everything could be read (linux-late, chromium-extensions):
it may have been missed there.

TikTok as application, official
installed: recorded as installed by an installer, a store or a package manager; high confidence: an id that identifies only this
program
- tiktok 1.2.3 (/var/lib/dpkg/status, linux-dpkg): block 1, id.deb = tiktok; installed, high confidence: an id that identifies only
  this program
- TikTok (/home/alice/.local/share/applications/tiktok.desktop, of alice, linux-desktop-files): block 1, id.deb = tiktok;
  registered, high confidence: an id that identifies only this program

Near matches
- TikTok Tycoon 1.2.3 (/opt/tycoon, linux-dpkg): block 2 expects the publisher ByteDance, not A Company

Searched
application
  - linux-dpkg: ok, 1 record, 40 items, 1 of them this product
  - linux-late: timed out, 0 records, 0 items
  - not on this machine: linux-rpm, linux-snap
extension
  - chromium-extensions: failed, 1 record, 0 items, 1 problem

Could not read
- timed out (linux-late)
- permission denied: /home/bob/.config/chromium/Default/Preferences (chromium-extensions)
"""
NOT_FOUND = """
Why: TikTok (tiktok). Not found in 1 place that this machine has. Everything could be read.

Searched
application
  - linux-dpkg: ok, 1 record, 2 items
"""


def looked():
    return scan(
        finding(shown=(DEB, ENTRY)),
        runs=[
            run("accounts", kind=None),
            run("linux-rpm", Status.ABSENT, records=0),
            run("linux-late", Status.TIMED_OUT, records=0),
            run(items=[DEB])._replace(omitted=39),
            run("chromium-extensions", Status.FAILED, problems=[DENIED], kind=Kind.EXTENSION),
            run("linux-snap", Status.ABSENT, records=0),
        ],
    )


def test_what_matched_what_nearly_did_and_where_it_was_looked_for():
    near = [(NEAR, "block 2 expects the publisher ByteDance, not A Company")]

    assert write_explanation(looked(), "tiktok", "TikTok", near, width=132) == FOUND


def test_nothing_found_says_plainly_where_it_was_looked_for():
    assert write_explanation(clean_scan(), "tiktok", "TikTok", [], width=132) == NOT_FOUND


def test_another_products_findings_are_left_out():
    assert "Not found" in write_explanation(looked(), "deepseek", "DeepSeek", [], width=132)


@pytest.mark.parametrize(
    ("field", "confidence", "why"),
    [
        ("id.deb", Confidence.HIGH, "an id that identifies only this program"),
        ("id.service", Confidence.MEDIUM, "an id that other programs could also use"),
        ("id.command", Confidence.LOW, "an id that anyone can use, or one that the signature gives little weight"),
        ("id.extension-host", Confidence.LOW, "what the extension says of itself, asks for or names in its code, as any may"),
        ("name+publisher", Confidence.MEDIUM, "a name with its publisher"),
        ("name+publisher", Confidence.LOW, "a name with its publisher, which the signature gives little weight"),
        ("name", Confidence.LOW, "only a name or a publisher, which other programs may share"),
        ("publisher", Confidence.LOW, "only a name or a publisher, which other programs may share"),
    ],
)
def test_why_it_is_so_sure(field, confidence, why):
    shown = Evidence(Item("X", publisher="P", rung=Rung.PRESENT), 1, field, "X", Relation.OFFICIAL, confidence)
    made = finding(confidence=confidence)._replace(evidence=(shown,))

    assert f"{confidence} confidence: {why}\n" in write_explanation(scan(made), "tiktok", "TikTok", [], width=300)


def test_a_name_that_names_a_publisher_is_still_a_name_alone():
    name = "X, publisher = P"
    shown = Evidence(Item(name, rung=Rung.PRESENT), 1, "name", name, Relation.OFFICIAL, Confidence.LOW)

    assert "only a name or a publisher" in write_explanation(
        scan(finding(confidence=Confidence.LOW)._replace(evidence=(shown,))), "tiktok", "T", [], width=300
    )


def test_thousands_of_items_are_a_hundred_lines_and_a_count():
    text = write_explanation(scan(finding(shown=[DEB] * 5000)), "tiktok", "TikTok", [], width=300)

    assert text.count("\n- ") == 100
    assert "... and 4900 more\n" in text


@settings(max_examples=40)
@given(scans(), st.integers(60, 200))
def test_any_scan_fits_its_width_and_steers_nothing(made, width):
    near = [(item, item.name) for one in made.runs for item in one.items]
    text = "".join(write_explanation(made, product, "name", near, width=width) for product in {one.product for one in made.findings})

    assert set(STEERING).isdisjoint(text.replace("\n", ""))
    assert all(display_width(line) <= width for line in text.splitlines())


class TestFeature:
    """A built-in feature: settings, what they say, and whether they are obeyed."""

    def explained(self, *evidence):
        found = finding(aspect="feature")._replace(evidence=evidence, name="Example sidebar", product="sidebar")
        said = write_explanation(scan(found), "sidebar", "Example sidebar", [], width=132)
        return said.split("\n\n")[1].split("\n")

    def seen(self, state, block, field, value, **more):
        item = Item(
            "Example sidebar", kind=Kind.FEATURE, rung=Rung.CONFIGURED, state=state, location="HKLM64\\X", collector="registry-settings"
        )
        return Evidence(item._replace(**more), block, field, value, Relation.OFFICIAL, Confidence.HIGH)

    def test_each_setting_says_what_comes_of_it(self):
        assert self.explained(
            self.seen(State.DISABLED_BY_POLICY, 1, "setting", "A"),
            self.seen(State.NONE, 2, "setting", "B", marks=(Mark.IGNORED,), user="alice"),
            self.seen(State.NOT_PRESENT, 3, "setting", "C"),
            self.seen(State.ENABLED, 0, "default", "enabled", version="1.2", location="", collector="linux-dpkg"),
        ) == [
            "Example sidebar as feature, official",
            "- Example sidebar (HKLM64\\X, registry-settings): setting = A; in effect: disabled-by-policy",
            "- Example sidebar (HKLM64\\X, of alice, registry-settings): setting = B; ignored, at least by the installed version",
            "- Example sidebar (HKLM64\\X, registry-settings): setting = C; the program it applies to is not installed",
            "- Example sidebar 1.2 (linux-dpkg): not configured; default: enabled",
        ]
