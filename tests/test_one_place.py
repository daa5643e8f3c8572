"""Whatever is decided or listed stands once: a table or constant with the same content in two files is found here."""

import ast
from collections import defaultdict
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from scanner import model
from scanner.__main__ import FAILURE
from scanner.catalogue import policy_words
from scanner.catalogue.categories import CATEGORIES
from scanner.catalogue.defaults import DEFAULT_POLICIES, DEVICE_CLASSES
from scanner.cli.exit_codes import Exit
from scanner.reports.output_formats import FORMATS
from scanner.reports.sections import SAID_SECTIONS
from scanner.stdlib.str_enum import StrEnum

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "scanner"
# What scripts/gates writes from the collectors repeats their places by its nature; `scripts/gates --check` holds the two together.
FILES = sorted({*PACKAGE.rglob("*.py")} - {*(PACKAGE / "collectors").glob("gates_*.py")})
FEWEST = 3  # elements; two of them may well be the same by chance
TWICE = {  # what may stand in two files, with the reason
    str(sorted(map(repr, DEVICE_CLASSES))): "reports/wording.py lists codes for scripts/translate; test_translations.py holds them to this",
}
LISTS = {  # what is listed somewhere as words, and the one file that lists it
    "device classes": (set(DEVICE_CLASSES), "catalogue/defaults.py"),
    "default policies": (set(DEFAULT_POLICIES), "catalogue/defaults.py"),
    "categories": (set(CATEGORIES), "catalogue/categories.py"),
    "formats": (set(FORMATS), "reports/output_formats.py"),
    "sections": (set(SAID_SECTIONS), "reports/sections.py"),
}
MESSAGES = "reports/wording.py"  # lists codes so that scripts/translate finds them; test_translations.py holds them to the enums


@cache
def trees():
    return [(path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))) for path in FILES]


def literals(tree):
    """Yield what the constants of a module are made of: every collection in them whose content is written out."""
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
            yield from (
                (ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target), one) for one in ast.walk(node.value)
            )


def content(node):
    """Return the content of a collection without regard to its order and to what sort of collection it is, None for anything else.

    An enum's member counts as itself: `{Flag.NAME_ONLY, Flag.RESIDUE_ONLY}` is a table too.
    """
    if isinstance(node, ast.Dict):
        parts = [f"{ast.unparse(key) if key else '**'}: {ast.unparse(value)}" for key, value in zip(node.keys, node.values, strict=True)]
    elif isinstance(node, ast.Tuple | ast.List | ast.Set):
        parts = [ast.unparse(one) for one in node.elts]
    else:
        return None
    return frozenset(parts) if len(set(parts)) >= FEWEST else None


def twins(modules):
    """Return the contents that stand in several files, with the files."""
    places = defaultdict(set)
    for name, tree in modules:
        for constant, node in literals(tree):
            if (found := content(node)) and not all(part.isdigit() or part in {"None", "True", "False"} for part in found):
                places[found].add((name, constant))
    return {found: where for found, where in places.items() if len({name for name, _ in where}) > 1}


def enums():
    """Yield the words of every closed set, by its name."""
    for module in (model, policy_words):
        for name, words in vars(module).items():
            if isinstance(words, type(StrEnum)) and len(words) >= FEWEST:
                yield name, {str(word) for word in words} - {""}


def texts(tree):
    """Yield the texts of each collection, wherever it stands, and the keys of each dict."""
    for node in ast.walk(tree):
        parts = node.keys if isinstance(node, ast.Dict) else node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else []
        found = {part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)}
        if found:
            yield found


def test_no_table_stands_in_two_files():
    found = {str(sorted(one)): sorted(where) for one, where in twins(trees()).items()}

    assert {one: where for one, where in found.items() if one not in TWICE} == {}
    assert set(TWICE) <= set(found), "an exception that is needed no more"


def test_no_number_or_sign_with_a_name_stands_in_two_files_of_the_host():
    """But for a `LIMIT`, which is each file's own."""
    places = defaultdict(set)
    for file, tree in trees():
        for node in tree.body if file.startswith("host/") else ():
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).isupper() and ast.unparse(node.targets[0]) != "LIMIT":
                places[ast.unparse(node)].add(file)

    assert len(places) > 50
    assert {one: files for one, files in places.items() if len(files) > 1} == {}


def test_nobody_writes_an_enums_words_out_again():
    known = [(name, words) for name, words in enums() if len(words) >= FEWEST]
    again = [(file, name) for file, tree in trees() if file != MESSAGES for found in texts(tree) for name, words in known if words <= found]

    assert len(known) > 10
    assert again == []


@pytest.mark.parametrize("name", LISTS)
def test_a_list_stands_in_its_file_alone(name):
    words, place = LISTS[name]
    found = {file for file, tree in trees() if file != MESSAGES for some in texts(tree) if len(words & some) > len(words) // 2}

    assert found == {place}


def test_an_exit_code_and_its_meaning_stand_once():
    """But for the one number that a program says which cannot import its own command line."""
    meanings = {code.meaning for code in Exit}
    holders = {file for file, tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Constant) and node.value in meanings}

    assert holders == {"cli/exit_codes.py"}
    assert FAILURE == Exit.FAILURE


def test_no_file_but_one_says_what_evidence_is_worth():
    """Reports put each confidence in words, and the judge asks for the low one: nobody else names one of them."""
    naming = {
        file
        for file, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node) in {"Confidence.HIGH", "Confidence.MEDIUM", "Confidence.LOW"}
    }

    assert naming == {
        "matching/confidence.py",
        "judging/judge.py",
        "reports/group_details.py",
        "reports/terminal/explanation.py",
    }


def test_order_is_that_of_the_words_and_no_table_of_places():
    for file, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"enumerate", "list"} and node.args:
                assert ast.unparse(node.args[0]) not in {"Rung", "Confidence", "Relation", "Outcome", "Effect"}, file


class TestTheSearchItself:
    """What is looked for is found: a search that finds nothing would pass for ever."""

    def found(self, *sources):
        return [sorted(name for name, _ in where) for where in twins((f"{n}.py", ast.parse(one)) for n, one in enumerate(sources)).values()]

    def test_the_same_content_in_another_order_and_collection(self):
        assert self.found('A = ("a", "b", "c")', 'B = frozenset({"c", "b", "a"})') == [["0.py", "1.py"]]
        assert self.found('A = {"a": 1, "b": 2, "c": 3}', 'B = dict(x={"c": 3, "b": 2, "a": 1})') == [["0.py", "1.py"]]
        assert self.found("A: set[F] = {F.A, F.B, F.C}", "B = (F.C, F.A, F.B)") == [["0.py", "1.py"]]

    def test_what_differs_or_is_short_or_stands_in_one_file(self):
        assert self.found('A = ("a", "b", "c")', 'B = ("a", "b", "d")') == []
        assert self.found('A = ("a", "b")', 'B = ("a", "b")') == []
        assert self.found('A = ("a", "b", "c"); B = ("c", "b", "a")', "C = 1") == []
        assert self.found("A = (1, 2, 3)", "B = (1, 2, 3)") == []

    def test_words_in_a_function_too(self):
        tree = ast.parse('def f(x):\n    return x in ("cloud", "local", "both")')

        assert {"cloud", "local", "both"} in [*texts(tree)]
        assert ("Processing", {"cloud", "local", "both"}) in [*enums()]

    def test_every_file_is_looked_at(self):
        assert len(FILES) > 300
        assert import_module("scanner.reports.sections")
