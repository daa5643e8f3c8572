"""No regular expression takes the square of what it looks at: a text of 20,000 letters may come from anybody.

Each expression of the program meets texts made from itself (see `slow_inputs`) in a process that the system ends when one takes a tenth
of the processor time of an expression that does take the square, as measured in that process.
"""

import ast
import json
import re
import subprocess
import sys
from importlib import import_module

import pytest

from scanner.collectors.applications import python_distribution, windows_program_folders
from scanner.collectors.command_lines import (
    command_text,
    create_process_words,
    gecko_options,
    launched_program,
    package_runners,
    windows_command,
)
from scanner.collectors.command_lines.launchers import LAUNCHERS
from scanner.collectors.command_lines.shell_script import CMD, POSIX, POWERSHELL
from scanner.collectors.extensions import vscode_extension_list
from scanner.collectors.web_apps import left_over_shortcut
from scanner.formats import called_hosts, model_file, variable_lines, versioned_name
from scanner.host.linux import home_folders, unmounted_homes
from scanner.matching.identifiers import KINDS
from scanner.pseudonyms import renaming
from tests.slow_inputs import LETTERS
from tests.source_files import CHECKOUT, FILES, PACKAGE, nodes

USES = {"match", "fullmatch", "search", "findall", "finditer", "sub", "subn", "split", "compile"}
DIALECTS = (POSIX, CMD, POWERSHELL)
# Where the expression is a variable: all that it may be, or why it is left out.
VARIABLES = {
    "cli/report_file_name.py: f'{steady}(-\\\\d+)?{ending}'": (),  # meets one name of a file, of 255 letters
    "built.py: f'^({NAME}) {re.escape(reference)}$'": (),  # of our own repository
    "collectors/command_lines/command_text.py: pattern": (command_text.ENDS, command_text.KNOWN),
    "collectors/command_lines/create_process_words.py: pattern": (
        *(create_process_words.NAME, create_process_words.PROGRAM, create_process_words.WITHOUT_ENDING, r"\S*"),
    ),
    "collectors/command_lines/gecko_options.py: form": (gecko_options.OPTION, gecko_options.OPTION_OF_WINDOWS),
    "collectors/command_lines/launched_program.py: form": (launched_program.ANYTHING, windows_command.A_PROGRAM),
    "collectors/command_lines/package_runners.py: runner.form": {runner.form for runner in package_runners.RUNNERS},
    "collectors/command_lines/shell_script.py: dialect.in_quotes": {dialect.in_quotes for dialect in DIALECTS},
    "collectors/command_lines/shell_script.py: dialect.piece": {dialect.piece for dialect in DIALECTS},
    "collectors/command_lines/unwrapped.py: row.after": {row.after for row in LAUNCHERS},
    "collectors/command_lines/unwrapped.py: row.only": {row.only for row in LAUNCHERS},
    "collectors/command_lines/unwrapped.py: row.operand": {row.operand for row in LAUNCHERS},
    "collectors/command_lines/unwrapped.py: row.script": {row.script for row in LAUNCHERS},
    "fleet/storage/quarantine.py: f'(?<![\\\\w-]){re.escape(machine)}(?![\\\\w-])'": {r"(?i)(?<![\w-])a\-machine\.example\.org(?![\w-])"},
    "formats/called_hosts.py: form": (called_hosts.AFTER, called_hosts.PORT),
    "formats/variable_lines.py: pattern": (variable_lines.SET, variable_lines.FIRST, variable_lines.NEXT, variable_lines.ENDED),
    "host/linux/home_folders.py: f'(?im)^[ \\\\t]*{pattern}'": {rf"(?im)^[ \t]*{pattern}" for _, pattern in home_folders.SETTINGS},
    "host/linux/unmounted_homes.py: pattern": {pattern for *_, pattern in unmounted_homes.LINES},
    "host/patterns.py: hidden + ''.join(letters)": (),  # meets one name of a file or a key, of 255 letters
    "matching/identifiers.py: row.form": {row.form for row in KINDS.values()},
    "matching/wildcard.py: expression(text)": (r"a(?>.*?b)(?>.*?cd).*e",),
    "pseudonyms/renaming.py: f'(?i:{SID}|{BEFORE}{component}|{LETTER}+)'": {
        f"(?i:{renaming.SID}|{renaming.BEFORE}{component}|{renaming.LETTER}+)" for component in (renaming.IN_A_PATH, renaming.IN_PROSE)
    },
    "reports/problem_details.py: HOLE.sub('(?P<\\\\1>.+)', _escape(message))": (),  # meets our own sentences, filled in and cut
    "tables/kinds.py: form.pattern": (),  # meets one text of a file of ours or of an administrator's
}
FULL = {
    "matching/wildcard.py: expression(text)": "fullmatch",
    "fleet/storage/quarantine.py: f'(?<![\\\\w-]){re.escape(machine)}(?![\\\\w-])'": "search",
    "formats/called_hosts.py: form": "match",
    "formats/variable_lines.py: pattern": "match",
}  # how that is used which is compiled there
# How many letters of a text those meet that would take the square of it: who uses them cuts it there.
BOUNDED = {
    windows_program_folders.SUPPORT: windows_program_folders.LONGEST_NAME,
    left_over_shortcut.DECORATION: left_over_shortcut.LONGEST_NAME,
    model_file.REPOSITORY: model_file.MOST_LETTERS,
    vscode_extension_list.FOLDER: 400,
    python_distribution.RECORD: python_distribution.MOST_LETTERS,
    versioned_name.VERSION: versioned_name.MOST_LETTERS,
}


def uses():
    """Yield each use of a regular expression in our source: its file, how it is used, and the expression's own syntax."""
    for path in FILES:
        for node in nodes(path):
            is_method = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and bool(node.args)
            if is_method and node.func.attr in USES and ast.unparse(node.func.value) == "re":
                yield path, node.func.attr, node.args[0]


def expressions():
    found = set()
    for path, use, syntax in uses():
        place = f"{path.relative_to(PACKAGE).as_posix()}: {ast.unparse(syntax)}"
        if place in VARIABLES:
            found |= {(FULL.get(place, use), pattern) for pattern in VARIABLES[place] if pattern}
            continue
        pattern = syntax.value if isinstance(syntax, ast.Constant) else _evaluated(path, syntax)
        found.add((use, pattern.pattern if isinstance(pattern, re.Pattern) else pattern))
    return sorted(found, key=repr)


def _evaluated(path, syntax):
    """Return what an expression is in its module, which is imported for those alone that need it: a fresh clone has no DuckDB."""
    module = import_module(".".join(path.relative_to(CHECKOUT).with_suffix("").parts))
    return eval(compile(ast.Expression(syntax), str(path), "eval"), dict(vars(module)))


def rest_after(lines):
    """Try expressions; return those that the process did not come to, the one first that took too long, and how the process ended."""
    command = [sys.executable, "-m", "tests.slow_inputs"]
    done = subprocess.run(command, input="".join(f"{line}\n" for line in lines), capture_output=True, text=True, cwd=CHECKOUT, check=False)
    return lines[len(done.stdout.split()) :], done.stderr


def asked(use, pattern, letters):
    return json.dumps([use, pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern, isinstance(pattern, bytes), letters])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows measures no processor time for another process")
def test_no_expression_takes_the_square_of_what_it_looks_at():
    rest = [asked(use, pattern, BOUNDED.get(pattern, LETTERS)) for use, pattern in expressions()]
    slow = []
    while rest:
        rest, said = rest_after(rest)
        assert not said, said
        slow += rest[:1]
        rest = rest[1:]

    assert slow == []


@pytest.mark.skipif(sys.platform == "win32", reason="as above")
@pytest.mark.parametrize("pattern", [r"\s*\(", r'"(?:[^"\\]|\\.)*+"', r"\d+\.", r"a.*b.*c", "(x+x+)+y"])
def test_one_that_does_is_noticed(pattern):
    rest, _ = rest_after([asked("search", pattern, LETTERS)])

    assert rest


@pytest.mark.house
def test_every_bound_and_every_variable_is_in_use():
    places = {f"{path.relative_to(PACKAGE).as_posix()}: {ast.unparse(syntax)}" for path, _, syntax in uses()}

    assert set(VARIABLES) <= places
    assert set(BOUNDED) <= {pattern for _, pattern in expressions()}
