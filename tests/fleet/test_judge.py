"""A fleet judged again: for every report of it the verdicts are those of `scanner judge`, by any policy and day."""

import json

import pytest

from scanner.cli.group import scanner
from tests.fleet.stores import ingest_all
from tests.trees import ended


def judged_one_by_one(captured, files, *options):
    """Return the verdicts that `scanner judge` gives of each report."""
    found = []
    for file in files:
        ended("judge", str(file), *options, "--format", "json")
        report = json.loads(captured.readouterr().out)
        found += [
            [
                report["host"]["name"],
                one["product"],
                one["aspect"],
                verdict["policy"],
                verdict["rule"],
                verdict["outcome"],
                verdict["fails"],
            ]
            for one in report["findings"]
            for verdict in one["verdicts"]
        ]
    return sorted(found)


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--as-of", "2023-03-15"),
        ("--policy", "eu-institutions", "--policy", "us-federal-tiktok"),
        ("--device-class", "personal", "--fail-on", "none"),
        ("--policy", "none"),
    ],
)
def test_every_report_gets_the_verdicts_of_judge(example, tmp_path, capsysbinary, options):
    files = sorted((example / "reports" / "2026-11-20").iterdir())[:25]
    ingest_all(tmp_path / "store", *files)
    expected = judged_one_by_one(capsysbinary, files, *options)
    code = scanner.main(["fleet", "judge", "--store", str(tmp_path / "store"), *options, "--format", "json"], standalone_mode=False)
    rows = json.loads(capsysbinary.readouterr().out)

    assert code == 0
    assert expected
    assert (
        sorted([row[name] for name in ("machine", "product", "aspect", "policy", "rule", "outcome", "fails")] for row in rows) == expected
    )


def test_a_policy_that_nobody_knows_is_a_wrong_call(stored):
    assert ended("fleet", "judge", "--store", str(stored), "--policy", "no-such-policy") == 2
