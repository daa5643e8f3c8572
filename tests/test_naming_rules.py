"""Names: a file's says what a stranger looks for there, a function's what it does, and a word that says nothing is none."""

import ast
import re
from collections import Counter

import pytest

from tests.source_files import CHECKOUT, FILES, functions, named, nodes, text

pytestmark = pytest.mark.house

NOT_NAMES = {"plugin", "module", "manager", "handler", "utils", "util", "helpers", "helper", "common", "misc", "data", "info", "result"}
NOT_ENDINGS = r"(Plugin|Module|Manager|Handler|Utils?|Helpers?|Info|Data)$"
PARTICIPLE = r"[a-z]+ed"
IRREGULAR = {
    *("broken", "chosen", "cut", "drawn", "forbidden", "found", "given", "gone", "hidden", "kept", "known", "lost", "meant", "met"),
    *("put", "said", "set", "shown", "shut", "sold", "spelled", "split", "spoken", "sworn", "taken", "told", "worn", "written"),
}
NO_VERB = {"apart", "below", "beside", "elsewhere", "every", "half", "having", "near", "only", "other", "several", "upon", "whole", "why"}
VERBS_IN_ED = {"embed", "feed", "need", "proceed", "read", "seed", "speed"}
# What is still called so. A function that is renamed leaves this list, and none joins it.
STILL_CALLED_SO = {
    *("allowed", "answered", "below", "bundled", "cached", "checked", "commented", "compiled", "configured", "counted", "decided"),
    *("declared", "described", "dotted", "extended", "filled", "folded", "forbidden", "found", "gated", "given", "having"),
    *("identified", "installed", "joined", "kept", "limited", "linked", "listed", "loaded", "marked", "matched", "meant"),
    *("named", "near", "nested", "numbered", "opened", "parsed", "parted", "planted", "privileged", "redirected", "refused"),
    *("removed", "resolved", "shortened", "shown", "shut", "signed", "spelled", "split", "started", "unaddressed", "unchanged"),
    *("unconfirmed", "unflattened", "unlisted", "unpacked", "upon", "watched", "whole", "why", "worded", "wrapped"),
}


def test_words_that_say_nothing_are_not_names():
    defined = [(path, node) for path in FILES for node in nodes(path) if isinstance(node, ast.ClassDef | ast.FunctionDef)]
    wrong = [named(path) for path in FILES if path.stem in NOT_NAMES]
    wrong += [f"{named(path)}: {node.name}" for path, node in defined if node.name.strip("_") in NOT_NAMES]
    wrong += [f"{named(path)}: {node.name}" for path, node in defined if re.search(NOT_ENDINGS, node.name)]

    assert not wrong, "\n".join(wrong)


def test_no_two_files_have_one_name():
    stems = Counter(path.stem for path in FILES if path.stem != "__init__")

    assert [stem for stem, files in stems.items() if files > 1] == []


def test_every_file_says_in_its_first_sentence_what_it_is_for():
    """An empty package has nothing to say. A sentence that only repeats the file's name says nothing either."""
    wrong = []
    for path in FILES:
        first = re.split(r"(?<=[.?])\s", ast.get_docstring(nodes(path)[0]) or "")[0]
        words = {word.rstrip("s") for word in re.findall(r"[a-z]+", first.lower())}
        own = {word.rstrip("s") for word in path.stem.split("_")}
        wrong += [f"{named(path)}: {first!r}"] if text(path) and len(words - own) < 3 else []

    assert not wrong, "\n".join(wrong)


def no_verb(name):
    word = name.strip("_")
    participle = re.fullmatch(PARTICIPLE, word) and word not in VERBS_IN_ED
    return bool(participle) or word in IRREGULAR or word in NO_VERB


@pytest.mark.parametrize(
    ("name", "expected"), [("told", True), ("_several", True), ("apart", True), ("tell", False), ("read", False), ("named_by_id", False)]
)
def test_a_lone_participle_or_adverb_is_recognised(name, expected):
    assert no_verb(name) is expected


def test_a_new_function_is_not_called_by_a_participle_alone():
    """Properties say what a thing is, and may: `item.blocked`."""
    wrong = []
    for path in FILES:
        for node in functions(path):
            is_property = any("property" in ast.unparse(one) for one in node.decorator_list)
            if no_verb(node.name) and not is_property and node.name.strip("_") not in STILL_CALLED_SO:
                wrong.append(f"{named(path)}:{node.lineno}: {node.name}")

    assert not wrong, "\n".join(wrong)


def test_tests_are_named_after_behaviour_and_not_after_numbers_of_a_list():
    numbered = r"_*[a-z]?\d|_*(trap|defect|case|point|issue|rule|number|part|step)s?_?\d"
    tests = [(path, node.name) for path in sorted((CHECKOUT / "tests").rglob("*.py")) for node in functions(path)]
    wrong = [f"{named(path)}: {name}" for path, name in tests if name.startswith("test") and re.match(numbered, name.removeprefix("test"))]

    assert not wrong, "\n".join(wrong)
