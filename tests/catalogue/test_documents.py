"""What docs/signatures.md and docs/policies.md promise."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from scanner.catalogue.categories import CATEGORIES
from scanner.catalogue.check import faults
from scanner.catalogue.defaults import DEVICE_CLASSES
from scanner.catalogue.load import load_catalogue, load_policy
from scanner.catalogue.policy_words import DATES, FEATURES, Aspect, BasisKind, Control, Effect, OnExpiry, Support
from scanner.judging.judge import Terms, judge_finding
from scanner.matching.confidence import of_id
from scanner.matching.identifiers import KINDS
from scanner.model import Confidence, Evidence, Finding, Flag, Item, Kind, Outcome, Relation, Rung
from tests.catalogue.written import day, folder

DOCS = Path(__file__).parents[2] / "docs"
SIGNATURES = (DOCS / "signatures.md").read_text(encoding="utf-8")
POLICIES = (DOCS / "policies.md").read_text(encoding="utf-8")


def test_the_tables_of_keys_are_those_of_the_declarations():
    done = subprocess.run([sys.executable, DOCS.parent / "scripts/documents", "--check"], capture_output=True, text=True, check=False)

    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0), "run scripts/documents"


def example(text):
    return re.search(r"```toml\n(.*?)```", text, re.DOTALL)[1]


def test_the_example_of_a_signature_is_in_order(tmp_path):
    assert faults(folder(tmp_path, {"products/ai-assistant/example-chat.toml": example(SIGNATURES)})) == []


def test_the_example_of_a_policy_loads(tmp_path):
    place = folder(tmp_path, {"policies/example-town.toml": example(POLICIES)})

    assert "example-town" in load_catalogue([place]).policies
    assert load_policy(f"{place}/policies/example-town.toml", load_catalogue()).id == "example-town"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2026-01-31", (Outcome.UPCOMING, ())),
        ("2026-02-01", (Outcome.TO_REMOVE, ())),
        ("2026-02-28", (Outcome.TO_REMOVE, ())),
        ("2026-03-01", (Outcome.PROHIBITED, ())),
        ("2027-01-31", (Outcome.PROHIBITED, ())),
        ("2027-02-01", (Outcome.PROHIBITED, (Flag.REVIEW_OVERDUE,))),
    ],
)
def test_the_example_of_a_policy_judges_the_days_that_it_names(tmp_path, as_of, expected):
    place = folder(tmp_path, {"policies/example-town.toml": example(POLICIES)})
    evidence = Evidence(Item("TikTok", rung=Rung.INSTALLED), 1, "id.x", "y", Relation.OFFICIAL, Confidence.HIGH)
    found = Finding(
        *("tiktok", "TikTok", "ByteDance", "social-media", "application", Relation.OFFICIAL, Rung.INSTALLED, Confidence.HIGH, (evidence,))
    )
    (said,) = judge_finding(found, [load_catalogue([place]).policies["example-town"]], Terms(day(as_of))).verdicts

    assert (said.outcome, said.flags) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_id_is_explained_with_what_it_proves(kind):
    assert re.search(rf"^\|.*`{kind}`.*\| {of_id(kind)} \|$", SIGNATURES, re.MULTILINE)


def test_every_category_is_explained():
    assert re.findall(r"^\| `([a-z-]+)` \| (.*) \|$", SIGNATURES.partition("## Categories")[2].partition("\n## ")[0], re.MULTILINE) == [
        *CATEGORIES.items()
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (SIGNATURES, [*Relation, *Kind, "reviewed", "references", "vendor", "web_app", "also"]),
        (POLICIES, [*Aspect, *BasisKind, *Control, *Effect, *OnExpiry, *Support, *DATES, *DEVICE_CLASSES, *FEATURES]),
    ],
    ids=["signatures", "policies"],
)
def test_every_word_that_a_file_may_use_is_named(text, words):
    assert [word for word in words if f"`{word}`" not in text] == []
