from scanner.reports.terminal.text_report import written
from scanner.reports.terminal.waiver_lines import waivers
from tests.reports.scans import WAIVER, scan

EXPIRED = WAIVER._replace(id="W-6", reference="", expired=True, applied=False)
IDLE = WAIVER._replace(id="W-8", applied=False)


def test_what_applies_and_what_ran_out_is_named_and_the_rest_is_counted():
    assert list(waivers(scan(waivers=(WAIVER, EXPIRED, IDLE, IDLE)), 200)) == [
        "- W-7 for tiktok, approved by the security officer, note 2026/7: applies until 2026-12-31",
        "- W-6 for tiktok, approved by the security officer: expired, its last day was 2026-12-31; it excuses nothing",
        "- 2 waivers for nothing that was found here",
    ]


def test_one_that_lacks_a_confirmation_says_which():
    lacking = WAIVER._replace(applied=False, unconfirmed=("alone", "empty"))

    assert list(waivers(scan(waivers=(lacking, IDLE)), 200)) == [
        "- W-7 for tiktok, approved by the security officer, note 2026/7: not applied, conditions not confirmed: alone, empty",
        "- 1 waiver for nothing that was found here",
    ]


def test_they_have_a_section_of_their_own_where_there_are_any():
    assert "\nWaivers\n\n- W-6 for tiktok" in written(scan(waivers=(EXPIRED,)), width=120)
    assert "Waivers" not in written(scan(), width=120)
