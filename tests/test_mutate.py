"""What scripts/mutate makes of mutmut's findings: which survivors matter, and when it ends with 1. The breaking itself is mutmut's."""

import runpy
import tomllib

import pytest

from tests.source_files import CHECKOUT

pytestmark = pytest.mark.house

SCRIPT = runpy.run_path(str(CHECKOUT / "scripts" / "mutate"))
Survivor, survivor, harmless, report = (SCRIPT[name] for name in ("Survivor", "survivor", "harmless", "report"))
LISTED = '[[harmless]]\nfunction = "a.b._c"\nbecomes = ["x < y"]\nreason = "the same"\n'
DIFFERENCE = """# scanner.a.x_b__mutmut_1: survived
--- scanner/a.py
+++ scanner/a.py
@@ -1,4 +1,4 @@
 def b():
-    return x <= y
+    return x < y
"""


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("scanner.judging.judge.x_judged__mutmut_4", "scanner.judging.judge.judged"),
        ("scanner.judging.judge.x__verdict__mutmut_47", "scanner.judging.judge._verdict"),
        ("scanner.matching.conditions.xǁConditionsǁ_identified__mutmut_14", "scanner.matching.conditions.Conditions._identified"),
    ],
)
def test_a_survivor_is_known_by_its_function_and_its_line_and_not_by_a_number(name, function):
    assert survivor(name, DIFFERENCE) == Survivor(function, "return x < y")


def test_a_line_that_was_taken_away_is_known_by_what_it_was():
    assert survivor("m.x_f__mutmut_1", DIFFERENCE.replace("+    return x < y\n", "")).becomes == "without return x <= y"


def test_a_survivor_that_is_not_listed_is_named_and_ends_with_1(capsys):
    other = Survivor("a.b._c", "x > y")

    assert report([other, Survivor("a.b._c", "x < y")], harmless(LISTED)) == 1
    assert "survived: a.b._c\n    x > y\n" in capsys.readouterr().out


def test_what_is_listed_may_survive_and_is_named_when_it_does_not(capsys):
    assert report([Survivor("a.b._c", "x < y")], harmless(LISTED)) == 0
    assert "did not survive" not in capsys.readouterr().out
    assert report([], harmless(LISTED)) == 0
    assert "did not survive: a.b._c" in capsys.readouterr().out


def test_every_survivor_that_is_listed_has_its_reason_and_is_of_what_is_broken():
    groups = tomllib.loads((CHECKOUT / "tests" / "mutants.toml").read_text(encoding="utf-8"))["harmless"]

    assert all(group["reason"].strip() and group["becomes"] for group in groups)
    assert all(group["function"].startswith(("scanner.matching.", "scanner.judging.")) for group in groups)
