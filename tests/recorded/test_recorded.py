"""Systems as other tools and people left them, scanned whole. Each was read wrongly once, and stands for a kind of record."""

import json
import os
import re
import shutil
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from tests.trees import ended

HERE = Path(__file__).parent
RECORDED = tomllib.loads((HERE / "recorded.toml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the systems have names that Windows cannot hold as they are")


def says(table, text):
    return text.lower() in json.dumps(table, ensure_ascii=False).lower()


def findings(report, words):
    """Return the findings of a product, in one of the aspects and of one of the rungs where they are given."""
    product, aspects, rungs = [*words.split(), "", ""][:3]
    return [
        one
        for one in report["findings"]
        if one["product"] == product
        and (not aspects or one["aspect"] in aspects.split(","))
        and (not rungs or one["rung"] in rungs.split(","))
    ]


def is_judged(report, words):
    product, outcome = words.split()
    return any(verdict["outcome"] == outcome for one in findings(report, product) for verdict in one["verdicts"])


HOLDS = {
    "found": lambda report, words: bool(findings(report, words)),
    "not found": lambda report, words: not findings(report, words),
    "judged": is_judged,
    "not judged": lambda report, words: not is_judged(report, words),
    "inventory says": lambda report, words: says(report["inventory"], words),
    "problem says": lambda report, words: says(report["problems"], words),
    "not looked at says": lambda report, words: says(report["not_looked_at"], words),
    "report does not say": lambda report, words: not says(report, words),
}


def holds(report, code, expectation):
    if codes := re.fullmatch(r"exit code is (\d)(?: or (\d))?", expectation):
        return str(code) in codes.groups()
    word, _, rest = expectation.partition(": ")
    return HOLDS[word](report, rest)


@pytest.mark.parametrize("name", RECORDED)
def test_a_recorded_system_is_read_right(name, tmp_path, capsys):
    recorded = RECORDED[name]
    root = shutil.copytree(HERE / "systems" / name, tmp_path / "root")
    for folder in recorded.get("empty_folders", ()):
        (root / folder).mkdir(parents=True, exist_ok=True)
    code = ended("scan", "--root", root, "--inventory", "--format", "json", *recorded["arguments"])
    report = json.loads(capsys.readouterr().out)
    wanted = [[one] if isinstance(one, str) else one for one in recorded["expected"]]

    assert [one for one in wanted if not any(holds(report, code, either) for either in one)] == []


def test_two_others_of_its_kind_stand_beside_every_first_one():
    beside = Counter(recorded["beside"] for recorded in RECORDED.values() if "beside" in recorded)
    first = {name for name, recorded in RECORDED.items() if "beside" not in recorded}

    assert {*beside} == first
    assert [name for name in first if beside[name] < 2] == []


def test_every_system_has_expectations_and_the_other_way_round():
    assert {path.name for path in (HERE / "systems").iterdir()} == {*RECORDED}
    assert all(recorded["expected"] for recorded in RECORDED.values())
