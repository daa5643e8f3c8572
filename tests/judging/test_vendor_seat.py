import pytest

from scanner.catalogue.vendor import Vendor
from scanner.judging.judge import name_seat
from scanner.model import Outcome
from tests.catalogue.written import day
from tests.reports.scans import finding, verdict

SEAT = Vendor("Example Works", "", (), (), {}, (), day("2026-11-21"), "", "BE", "https://example.org/about")
OTHER = SEAT._replace(name="Another", seat="NL")
VENDORS = {one.name: one for one in (OTHER, SEAT)}
COUNTED = verdict(Outcome.INVENTORIED, fails=False)


@pytest.mark.parametrize(
    ("verdicts", "vendor", "seat"),
    [
        ((COUNTED,), "Example Works", ("BE", "https://example.org/about")),
        ((verdict(), COUNTED), "Example Works", ("BE", "https://example.org/about")),
        ((COUNTED,), "Somebody", ("", "")),
        ((verdict(),), "Example Works", ("", "")),  # of what is banned nobody asks for it
        ((COUNTED._replace(policy=""),), "Example Works", ("", "")),  # no policy speaks of it
    ],
)
def test_what_a_policy_counts_has_the_seat_of_its_vendor(verdicts, vendor, seat):
    one = finding(*verdicts)._replace(vendor=vendor)

    assert name_seat(one, VENDORS) == one._replace(seat=seat[0], seat_source=seat[1])
