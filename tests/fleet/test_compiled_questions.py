"""What an engine is asked is what Ibis makes of the questions today, and whoever asks need not have waited for Ibis."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from scanner.fleet.engines.engine import ENGINES
from scanner.fleet.questions.limits import LIMITS, Asked
from scanner.fleet.questions.question import COMPILED, compile_questions

DIALECTS = sorted({dialect for _, dialect, _ in ENGINES.values()})
DAY, MOMENT = date(2026, 11, 20), datetime(2026, 11, 20, 10, 30)  # noqa: DTZ001  as it is stored


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_questions_are_compiled(dialect):
    if dialect == "pyspark":
        pytest.importorskip("pyspark")
    assert Path(COMPILED, f"{dialect}.json").read_text(encoding="utf-8") == compile_questions(dialect), "scripts/questions writes it anew"


def test_nothing_else_is_there():
    assert sorted(path.stem for path in Path(COMPILED).iterdir()) == DIALECTS


@pytest.mark.parametrize("question", [("where", "tiktok"), ("status",), ("new", "--since", "2026-11-18")])
def test_no_question_waits_for_ibis(stored, question):
    code = "import sys; sys.modules['ibis'] = sys.modules['sqlglot'] = None; from scanner.__main__ import start; start()"
    call = [sys.executable, "-c", code, "fleet", *question, "--store", str(stored)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr, done.stdout != "") == (0, "", True)


def test_limits_are_a_row_of_texts():
    asked = Asked(DAY, MOMENT, "TikTok", since=DAY - timedelta(days=3), silent_for=timedelta(hours=36), within=10)
    expected = ("2026-11-20", "2026-11-17", "2026-11-16", "2026-11-30", "2026-11-18 22:30:00.000000", "tiktok")

    found = dict(zip(LIMITS, asked.limits(), strict=True))

    assert found.pop("ahead") > f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}"
    assert found == dict(zip(("as_of", "since", "before", "until", "late", "product", "today"), (*expected, "2026-11-20"), strict=True))


def test_deadlines_are_missed_by_another_day_than_that_of_the_reports():
    found = dict(zip(LIMITS, Asked(DAY, MOMENT, within=10, today=DAY - timedelta(days=1)).limits(), strict=True))

    assert (found["as_of"], found["today"], found["until"]) == ("2026-11-20", "2026-11-19", "2026-11-29")


def test_no_limit_is_too_far():
    first = Asked(date.min, MOMENT, silent_for=timedelta.max).limits()
    last = Asked(date.max, MOMENT, within=10**9).limits()

    assert (first[2], first[4], last[3]) == ("0001-01-01", "0001-01-01 00:00:00.000000", "9999-12-31")
