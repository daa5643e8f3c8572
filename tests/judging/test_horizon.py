import subprocess
import sys
from datetime import date

from scanner.judging.horizon import horizons
from tests.reports.scans import POLICY
from tests.source_files import CHECKOUT

EARLY, LATE = date(2026, 8, 1), date(2026, 11, 1)


def looked_at(*pairs):
    return horizons(POLICY._replace(jurisdiction=name, known_through=day) for name, day in pairs)


def test_a_jurisdiction_is_known_no_further_than_the_policy_of_it_that_was_looked_at_least():
    assert looked_at(("BE", LATE), ("BE", EARLY), ("NL", LATE)) == {"BE": EARLY, "NL": LATE}
    assert looked_at(("BE", EARLY), ("BE", LATE)) == {"BE": EARLY}
    assert looked_at(("BE", None), ("BE", LATE), ("NL", LATE), ("NL", None)) == {"BE": None, "NL": None}
    assert looked_at() == {}


def printed(day):
    done = subprocess.run([sys.executable, CHECKOUT / "scripts/horizon", "--as-of", day], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout.splitlines(), done.stderr


def test_the_script_prints_a_row_for_each_jurisdiction_and_those_that_somebody_has_to_look_at_again():
    code, rows, faults = printed("2026-11-30")

    assert (code, faults) == (0, "")
    assert {"BE", "US-KS", "TW"} <= {row.split()[0] for row in rows}
    assert not any("look again" in row for row in rows)

    code, rows, faults = printed("2030-01-01")

    assert (code, faults) == (1, "")
    assert all(row.endswith("look again") for row in rows)
