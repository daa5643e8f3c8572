"""What a problem adds to its reason is said in the language of the report."""

import ast

import pytest

from scanner.language import LANGUAGES, english, speaker
from scanner.reports.problem_details import SAID_DETAILS, say_detail
from tests.source_files import PACKAGE

OTHERS = [language for language in LANGUAGES if language != "en"]
FILLED = "MALFORMED", "INTERNAL_ERROR"  # reasons whose details are for engineers: what a format has to be like, and what failed in us


def details():
    """Yield what the code gives as the detail of a problem, each filled in, but for those that pass another one's on."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = {
            node.targets[0].id: node.value for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"Problem", "Unreadable"} and len(node.args) > 1:
                reason, detail = node.args[:2]
                detail = constants.get(detail.id) if isinstance(detail, ast.Name) else detail
                if getattr(reason, "attr", "") not in FILLED and isinstance(detail, ast.Constant | ast.JoinedStr):
                    yield f"{path.name}:{node.lineno}", filled(detail)


def filled(node):
    """Return a text with a word in the place of what is filled in."""
    if isinstance(node, ast.Constant):
        return node.value
    return "".join(part.value if isinstance(part, ast.Constant) else "7" for part in node.values)


@pytest.mark.parametrize("language", OTHERS)
def test_whatever_is_not_of_a_format_is_known(language):
    """Else add the sentence to SAID_DETAILS and translate it."""
    unsaid = {place: detail for place, detail in details() if say_detail(detail, speaker(language)) == detail}

    assert unsaid == {}


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        ("expected an SQLite database", "attendu : une base de données SQLite"),
        ("expected an rpm header, found 12 bytes", "attendu : an rpm header ; trouvé : 12 bytes"),
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
