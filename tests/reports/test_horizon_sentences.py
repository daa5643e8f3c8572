import json
import re
from datetime import date
from html import unescape

import pytest

from scanner.language import LANGUAGES
from scanner.reports.page import page_report
from scanner.reports.record.json_report import write_report as write_json
from scanner.reports.terminal import text_report
from scanner.reports.terminal.headline import about
from tests.reports.scans import POLICY, scan

FRESH = POLICY._replace(known_through=date(2026, 11, 1))
LATER = POLICY._replace(known_through=date(2026, 11, 20), jurisdiction="US-KS")
OLD = POLICY._replace(known_through=date(2026, 8, 1), beyond_horizon=True)
OLDER = POLICY._replace(known_through=date(2026, 7, 1), beyond_horizon=True)
UNKNOWN = POLICY._replace(beyond_horizon=True, jurisdiction="NL")


JUDGED_BY, DEVICE = "Policies: {}. ", "Device class: service (assumed)."


def said(*policies):
    lines = about(scan(policies=policies))
    return lines[1].removeprefix(JUDGED_BY.format(", ".join(one.id for one in policies))).removesuffix(DEVICE), lines[2:-1]


@pytest.mark.parametrize(
    ("policies", "fresh", "warnings"),
    [
        ([POLICY], "", []),  # an older report, which says nothing
        ([FRESH], "Known through 2026-11-01. ", []),
        ([LATER, FRESH], "Known through 2026-11-01. ", []),
        ([OLD], "", ["Warning: measures of BE are known only through 2026-08-01; newer ones may be missing."]),
        ([OLD, OLDER], "", ["Warning: measures of BE are known only through 2026-07-01; newer ones may be missing."]),
        (
            [OLD, OLD._replace(jurisdiction="FR"), LATER],
            "Known through 2026-11-20. ",
            ["Warning: measures of BE, FR are known only through 2026-08-01; newer ones may be missing."],
        ),
        ([UNKNOWN], "", ["Warning: it is not stated through which day measures of NL are known; newer ones may be missing."]),
        (
            [UNKNOWN, OLD._replace(jurisdiction="NL")],
            "",
            ["Warning: it is not stated through which day measures of NL are known; newer ones may be missing."],
        ),
    ],
)
def test_a_report_says_how_far_its_policies_know_the_law(policies, fresh, warnings):
    assert said(*policies) == (fresh, warnings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_and_the_page_warn_in_every_language(language):
    made = scan(policies=(OLD, UNKNOWN), language=language)
    warning = about(made)[2]

    assert warning in text_report.write_report(made, width=1000)
    assert warning in re.sub("[\u00a0\u202f]", " ", unescape(page_report.write_report(made)))  # as French has before some signs
    assert (warning == about(made._replace(language="en"))[2]) is (language == "en")


@pytest.mark.parametrize("compact", [False, True])
def test_the_report_file_has_the_day_and_the_warning(compact):
    fresh, old, unknown = json.loads(write_json(scan(policies=(FRESH, OLD, UNKNOWN)), compact=compact))["policies"]

    assert (fresh["known_through"], "beyond_horizon" in fresh) == ("2026-11-01", False)
    assert (old["known_through"], old["beyond_horizon"]) == ("2026-08-01", True)
    assert ("known_through" in unknown, unknown["beyond_horizon"]) == (False, True)
