import pytest
from hypothesis import given, settings

from scanner.model import HostFacts, Outcome, Platform
from scanner.reports.summary_line import MOST, write_summary
from tests.reports.random_scans import scans
from tests.reports.scans import banned_scan, clean_scan, finding, partial_scan, scan, verdict

DOUBTFUL = finding(verdict(Outcome.ADVISED_AGAINST, fails=False), product="x", name="Doubtful")


@pytest.mark.parametrize(
    ("made", "last"),
    [
        (banned_scan(), "BANNED: TikTok"),
        (clean_scan(), "CLEAN: nothing banned by these policies"),
        (scan(policies=()), "NOT JUDGED: no policy was selected"),
        (partial_scan(), "INCOMPLETE: not everything could be read (malformed 2, permission-denied 1)"),
        (scan(DOUBTFUL), "TO CHECK: Doubtful"),
        (partial_scan()._replace(findings=(DOUBTFUL, finding(verdict()))), "BANNED: TikTok"),
        (scan(finding(verdict(fails=False))), "BANNED, LET PASS BY --fail-on: TikTok"),  # it was "TO CHECK"
    ],
)
def test_the_gravest_part_comes_last(made, last):
    assert write_summary(made).endswith(f". {last}")


def test_a_machine_without_a_name_is_called_so():
    assert ". Host without a name (linux), " in write_summary(scan(host=HostFacts("", Platform.LINUX, "", "")))


def test_lesser_parts_are_not_lost():
    line = write_summary(partial_scan()._replace(findings=(DOUBTFUL, finding(verdict()))))

    assert line.index("pc-1") < line.index("TO CHECK: Doubtful") < line.index("INCOMPLETE: ") < line.index("BANNED: ")


def test_many_products_leave_room_for_what_counts():
    many = [finding(verdict(), product=f"{number}", name=f"Product number {number:03}") for number in range(400)]
    line = write_summary(scan(*many, host=HostFacts("h" * 1024, Platform.LINUX, "", ""), device_class="c" * 1024))

    assert len(line) <= MOST
    assert line.startswith("...")
    assert "BANNED: Product number 000, " in line
    assert line.endswith(" more")


@settings(max_examples=30)
@given(scans())
def test_it_is_one_short_line_of_ascii(made):
    line = write_summary(made)

    assert len(line) <= MOST
    assert line.isascii()
    assert line.isprintable()
