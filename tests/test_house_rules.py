"""The rules of docs/architecture.md that a test can hold: who imports whom, what no file does, how large files are.

Each rule is one test that lists every violation. Rules about names are in test_naming_rules.py, about collectors in
test_collector_rules.py.
"""

import ast
import graphlib

import pytest

from scanner.collectors import every_collector
from tests.source_files import CHECKOUT, FILES, PACKAGE, file_of, functions, imported, is_module, named, nodes, text

pytestmark = pytest.mark.house

EVERYWHERE = {"stdlib"}  # no part of the flow
OURS = {
    "vocabulary": set(),
    "catalogue_origin": set(),
    "model": {"vocabulary", "policy_facts", "catalogue_origin"},
    "setting": {"model"},
    "policy_facts": {"model"},
    "stdlib": set(),
    "pseudonyms": {"model", "reports"},
    "formats": {"model"},
    "host": {"model", "vocabulary", "formats"},
    "language": set(),
    "tables": set(),
    "catalogue": {
        *("model", "vocabulary", "setting", "policy_facts", "language", "tables", "matching"),
        "catalogue_origin",
    },
    "matching": {"model", "setting", "language", "catalogue"},
    "judging": {"model", "policy_facts", "vocabulary", "language", "catalogue", "tables"},
    "reports": {
        *("model", "policy_facts", "vocabulary", "language", "catalogue_origin"),
        *("catalogue", "matching", "judging", "not_looked_at"),
    },
    "reading": {"model", "host", "collectors"},
    "run": {"model", "host", "collectors", "reading"},
    "not_looked_at": {"model", "host", "language"},
    "scan": {"model", "setting", "host", "collectors", "catalogue", "matching", "judging", "run", "not_looked_at", "language"},
    "collectors": {"model", "setting", "formats", "collectors"},
    "built": set(),
    "selftest": {"model", "host", "catalogue", "judging", "reports", "scan", "built"},
    "fleet": {"model", "language", "catalogue", "matching", "judging", "reports"},
    "cli": {
        "fleet",
        "not_looked_at",
        "run",
        "model",
        "vocabulary",
        "host",
        "collectors",
        "tables",
        "catalogue",
        "catalogue_origin",
        "matching",
        "judging",
        "reports",
        "scan",
        "language",
        "pseudonyms",
        "built",
        "selftest",
    },
}
DOORS = {"os", "pathlib", "winreg", "sqlite3", "psutil", "subprocess", "socket", "shutil", "io", "tempfile", "glob", "ctypes"}
NEVER = {
    "subprocess",
    "socket",
    "urllib.request",
    "http",
    "http.client",
    "ftplib",
    "asyncio",
    "multiprocessing",
    "requests",
    "pickle",
    "marshal",
    "shelve",
}
STARTS_PROGRAMS = {"eval", "exec", "os.system", "os.popen", "os.execv", "os.spawnv", "__import__"}
PRINTS = {"print", "sys.exit", "exit", "click.echo", "sys.stdout.write", "sys.stderr.write"}
LONGEST_FUNCTION = 40
# A browser is a row of these, as long as it has places.
TABLES_OF_ROWS = {
    "scanner/collectors/browsers/chromium_browsers.py",
    "scanner/collectors/browsers/gecko_browsers.py",
    "scanner/collectors/destinations/model_clients.py",
    *(f"scanner/collectors/gates_{platform}.py" for platform in ("linux", "macos", "windows")),  # generated, a row a place
}
COLLECTOR_FILES = {file_of(collector.__module__) for collector in every_collector()}


def layer(dotted):
    parts = dotted.split(".")
    return parts[1] if parts[0] == "scanner" and len(parts) > 1 else None


def calls(path):
    return [(ast.unparse(node.func), node.lineno) for node in nodes(path) if isinstance(node, ast.Call)]


def may_import(path, mine, dotted, *, typing):
    theirs = layer(dotted)
    allowed = theirs in OURS[mine] | EVERYWHERE | {mine, None}
    if mine == "collectors" and theirs == "host":
        allowed = dotted == "scanner.host.host"
    if mine == "collectors" and theirs == "collectors":
        allowed = path.name == "__init__.py" or path.stem.startswith("on_") or file_of(dotted) not in COLLECTOR_FILES
    return allowed or (typing and mine in {"run", "reading"})


def test_a_layer_imports_only_what_lies_below_it():
    wrong = []
    for path in FILES:
        mine = path.relative_to(PACKAGE).with_suffix("").parts[0]
        if mine not in {"__init__", "__main__"}:
            wrong += [f"{named(path)}: {dotted}" for dotted, typing in imported(path) if not may_import(path, mine, dotted, typing=typing)]

    assert wrong == []


def test_no_modules_import_each_other_in_a_circle():
    graph = {path: {file_of(dotted) for dotted, typing in imported(path) if not typing and is_module(dotted)} for path in FILES}

    assert sum(map(len, graph.values())) > len(FILES)
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        pytest.fail(" <- ".join(map(named, error.args[1])))


def test_a_collector_has_no_door_but_the_host():
    inside = [path for path in FILES if path.is_relative_to(PACKAGE / "collectors")]

    assert [f"{named(path)}: {dotted}" for path in inside for dotted, _ in imported(path) if dotted.split(".")[0] in DOORS] == []


def test_a_collector_has_no_try():
    assert [named(path) for path in sorted(COLLECTOR_FILES) if any(isinstance(node, ast.Try) for node in nodes(path))] == []


def test_nothing_starts_programs_or_opens_connections():
    modules = [f"{named(path)}: {dotted}" for path in FILES for dotted, _ in imported(path) if dotted in NEVER]
    called = [f"{named(path)}:{line}: {name}" for path in FILES for name, line in calls(path) if name in STARTS_PROGRAMS]

    assert modules + called == []


def test_only_the_command_line_prints_or_exits():
    """But for __main__, which starts it, and says so when it cannot."""
    others = [path for path in FILES if path.parent.name != "cli" and path.stem != "__main__"]

    assert [f"{named(path)}:{line}: {name}" for path in others for name, line in calls(path) if name in PRINTS] == []


def test_files_and_functions_stay_small():
    sizes = sorted(len(text(path).splitlines()) for path in FILES if path.stem != "__init__" and named(path) not in TABLES_OF_ROWS)
    lengths = {f"{named(path)}: {node.name}": node.end_lineno - node.lineno + 1 for path in FILES for node in functions(path)}

    assert sizes[len(sizes) // 2] <= 130
    assert sizes[-1] <= 400, "only a table of rows is longer"
    assert sorted(lengths.values())[len(lengths) // 2] <= 13
    assert [name for name, length in lengths.items() if length >= LONGEST_FUNCTION] == []


def test_no_text_of_the_project_names_a_folder_of_a_developers_machine():
    def ours(path):
        hidden = any(part.startswith(".") and part != ".ci" for part in path.relative_to(CHECKOUT).parts)
        return path.is_file() and not hidden and path.suffix not in {".pyc", ".whl"}

    assert [path for path in filter(ours, CHECKOUT.rglob("*")) if str(CHECKOUT) in path.read_text(encoding="utf-8", errors="ignore")] == []
