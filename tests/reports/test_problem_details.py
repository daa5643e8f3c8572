"""What a problem adds to its reason is said in the language of the report."""

import ast
import re

import pytest

from scanner.language import LANGUAGES, english, speaker
from scanner.reports.problem_details import SAID_DETAILS, say_detail
from tests.source_files import PACKAGE

OTHERS = [language for language in LANGUAGES if language != "en"]
FILLED = "INTERNAL_ERROR"  # whose details are for engineers: what failed in us
READERS = {"formats", "collectors", "host"}
ENGLISH = r"\b(expected|found|of|the|with|that|which|bytes|an|at|more|than|to|be|list|object)\b"


def details():
    """Yield what the code gives as the detail of a problem, each filled in, but for those that pass another one's on."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = {
            node.targets[0].id: node.value for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        }
        for node in ast.walk(tree):
            name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            if (name in {"Problem", "Unreadable"} and len(node.args) > 1) or (name == "Malformed" and READERS.intersection(path.parts)):
                reason, detail = node.args[:2] if name != "Malformed" else (None, node.args[0])
                detail = constants.get(detail.id) if isinstance(detail, ast.Name) else detail
                if getattr(reason, "attr", "") != FILLED and isinstance(detail, ast.Constant | ast.JoinedStr):
                    yield f"{path.name}:{node.lineno}", filled(detail)


def filled(node):
    """Return a text with a word in the place of what is filled in."""
    if isinstance(node, ast.Constant):
        return node.value
    return "".join(part.value if isinstance(part, ast.Constant) else "7" for part in node.values)


@pytest.mark.parametrize("language", OTHERS)
def test_whatever_a_detail_says_is_known(language):
    """Else add the sentence to SAID_DETAILS and translate it."""
    unsaid = {place: detail for place, detail in details() if say_detail(detail, speaker(language)) == detail}

    assert unsaid == {}


def test_no_part_of_a_detail_stays_english():
    """Else add what is missing to SAID_TECHNICAL, or to SAID_PARTS, and translate it."""
    mixed = {place: said for place, detail in details() if re.search(ENGLISH, said := say_detail(detail, speaker("fr")))}

    assert mixed == {}


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        ("expected an SQLite database", "attendu : une base de données SQLite"),
        ("expected an rpm header, found 12 bytes", "attendu : un en-tête rpm ; trouvé : 12 octets"),
        ("cannot read this home: Permission denied", "impossible de lire ce dossier personnel : permission refusée"),
        ("stopped after 60 seconds; what was read before that is kept", "arrêté après 60 secondes ; ce qui a été lu avant est conservé"),
        ("a machine's own words: {x}", "a machine's own words: {x}"),
        ("", ""),
    ],
)
def test_in_french(detail, said):
    assert say_detail(detail, speaker("fr")) == said


def test_english_stays():
    assert [one for one in SAID_DETAILS if say_detail(one, english) != one] == []


def test_a_hostile_detail_is_text_and_no_pattern():
    assert say_detail("expected {0.__class__} {what}, found {{}}", speaker("de")) == "erwartet: {0.__class__} {what}; gefunden: {{}}"
