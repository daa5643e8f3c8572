from scanner.language import english
from scanner.reports.terminal.text_report import write_report
from scanner.reports.waiver_sentences import describe_waivers
from tests.reports.scans import WAIVER, scan

EXPIRED = WAIVER._replace(id="W-6", reference="", expired=True, applied=False)
IDLE = WAIVER._replace(id="W-8", applied=False)


def test_what_applies_and_what_ran_out_is_named_and_the_rest_is_counted():
    assert list(describe_waivers(scan(waivers=(WAIVER, EXPIRED, IDLE, IDLE)), english)) == [
        "W-7 for tiktok, approved by the security officer, note 2026/7: applies until 2026-12-31",
        "W-6 for tiktok, approved by the security officer: expired on 2026-12-31; not applied",
        "2 waivers for nothing that was found here",
    ]


def test_they_have_a_section_of_their_own_where_there_are_any():
    assert "\nWaivers\n- W-6 for tiktok" in write_report(scan(waivers=(EXPIRED,)), width=120)
    assert "Waivers" not in write_report(scan(), width=120)
