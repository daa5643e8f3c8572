"""The rules of docs/architecture.md that a test can hold."""

import ast
import inspect
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scanner.collectors import collectors, every_collector, setting_collectors
from scanner.collectors.collector import Collector, SettingCollector
from scanner.model import Platform, Problem
from tests.fake_host import FakeDisk, fake_host, said

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "scanner"
FILES = sorted(PACKAGE.rglob("*.py"))
OURS = {
    "ordered": set(),
    "model": {"ordered"},
    "setting": {"model"},
    "sha256": set(),
    "pseudonyms": {"model", "reports"},
    "formats": {"model", "sha256"},
    "host": {"model", "formats"},
    "language": set(),
    "tables": set(),
    "catalogue": {"model", "ordered", "setting", "sha256", "language", "tables", "matching"},
    "matching": {"model", "setting", "sha256", "language", "catalogue"},
    "judging": {"model", "ordered", "language", "catalogue", "tables"},
    "reports": {"model", "language", "sha256", "catalogue", "matching", "judging"},
    "run": {"model", "host", "collectors"},
    "not_looked_at": {"model", "host", "language"},
    "scan": {"model", "setting", "host", "collectors", "catalogue", "matching", "judging", "run", "not_looked_at", "language"},
    "collectors": {"model", "setting", "formats", "collectors"},
    "built": set(),
    "selftest": {"model", "host", "catalogue", "judging", "reports", "scan", "built"},
    "cli": {
        "model",
        "host",
        "collectors",
        "tables",
        "catalogue",
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
COLLECTOR_MODULES = {collector.__module__ for collector in every_collector()}
NOT_NAMES = {"plugin", "module", "manager", "handler", "utils", "util", "helpers", "helper", "common", "misc", "data", "info", "result"}


def ids(value):
    return value.name if inspect.isclass(value) else str(value.relative_to(PACKAGE)) if isinstance(value, Path) else value


def imported(path):
    """Yield what a file imports as dotted names, with whether that is for type checking only."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing = {
        node for part in ast.walk(tree) if isinstance(part, ast.If) and "TYPE_CHECKING" in ast.dump(part.test) for node in ast.walk(part)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((name.name, node in typing) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield node.module, node in typing


def layer(dotted):
    parts = dotted.split(".")
    return parts[1] if parts[0] == "scanner" and len(parts) > 1 else None


@pytest.mark.parametrize("path", FILES, ids=ids)
def test_who_may_import_whom(path):
    mine = layer(".".join(("scanner", *path.relative_to(PACKAGE).with_suffix("").parts)))
    if mine in {"__init__", "__main__"}:
        return
    for dotted, typing in imported(path):
        theirs = layer(dotted)
        allowed = theirs in OURS[mine] | {mine, None}
        if mine == "collectors" and theirs == "host":
            allowed = dotted == "scanner.host.host"
        if mine == "collectors" and theirs == "collectors":
            allowed = path.name == "__init__.py" or path.stem.startswith("on_") or dotted not in COLLECTOR_MODULES
        assert allowed or (typing and mine == "run"), f"{path.name} imports {dotted}"


@pytest.mark.parametrize("path", sorted((PACKAGE / "collectors").rglob("*.py")), ids=ids)
def test_a_collector_has_no_door_but_the_host(path):
    for dotted, _ in imported(path):
        assert dotted.split(".")[0] not in DOORS, f"{path.name} imports {dotted}"


@pytest.mark.parametrize("path", FILES, ids=ids)
def test_nothing_starts_programs_or_opens_connections(path):
    for dotted, _ in imported(path):
        assert dotted not in NEVER, f"{path.name} imports {dotted}"
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            assert name not in {"eval", "exec", "os.system", "os.popen", "os.execv", "os.spawnv", "__import__"}, (
                f"{path.name}:{node.lineno}"
            )


@pytest.mark.parametrize("path", sorted(Path(inspect.getfile(collector)) for collector in every_collector()), ids=ids)
def test_a_collector_has_no_try(path):
    assert not any(isinstance(node, ast.Try) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))), path.name


@pytest.mark.parametrize("path", FILES, ids=ids)
def test_words_that_say_nothing_are_not_names(path):
    assert path.stem not in NOT_NAMES
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            assert node.name.strip("_") not in NOT_NAMES, f"{path.name}:{node.lineno}"
            assert not re.search(r"(Plugin|Module|Manager|Handler|Utils?|Helpers?|Info|Data)$", node.name), f"{path.name}: {node.name}"


@pytest.mark.parametrize("path", [path for path in FILES if path.stem in {"scan", "model"} or path.parent.name == "cli"], ids=ids)
def test_entry_points_stay_small(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_only_the_command_line_prints_or_exits():
    for path in FILES:
        if path.parent.name == "cli" or path.stem == "__main__":  # which starts it, and says so when it cannot
            continue
        names = {ast.unparse(node.func) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)}
        assert not names & {"print", "sys.exit", "exit", "click.echo", "sys.stdout.write", "sys.stderr.write"}, path


def collector_files():
    """Return the files that define a collector: those beside them read a format for one."""
    return {
        path
        for path in (PACKAGE / "collectors").rglob("*.py")
        if re.search(r"^class \w+\((Setting)?Collector\)", path.read_text(encoding="utf-8"), re.MULTILINE)
    } - {PACKAGE / "collectors" / "collector.py"}


def test_every_collector_file_is_registered_once():
    registered = [Path(inspect.getfile(collector)) for collector in every_collector()]

    assert len(registered) == len(set(registered))
    assert set(registered) == collector_files()
    assert len({collector.name for collector in every_collector()}) == len(registered)


@pytest.mark.parametrize("platform", Platform)
def test_a_platforms_list_holds_the_collectors_for_it_and_no_other(platform):
    listed = (*collectors(platform), *setting_collectors(platform))

    assert len(listed) == len(set(listed))
    assert set(listed) == {collector for collector in every_collector() if platform in collector.platforms}


def test_a_scan_imports_the_collectors_of_its_own_platform_only():
    code = "import sys; from scanner.collectors import collectors; from scanner.model import Platform; collectors(Platform.LINUX)"
    done = subprocess.run([sys.executable, "-c", f"{code}; print([*sys.modules])"], capture_output=True, text=True, check=True)

    assert "scanner.collectors.on_linux" in done.stdout
    assert "windows_" not in done.stdout
    assert "on_macos" not in done.stdout


@pytest.mark.parametrize("collector", every_collector(), ids=ids)
class TestCollector:
    def test_is_named_after_its_file(self, collector):
        stem = Path(inspect.getfile(collector)).stem

        assert collector.name == stem.replace("_", "-")
        assert collector.__name__.lower() == stem.replace("_", "")

    def test_a_platform_in_its_name_is_its_only_one(self, collector):
        first = collector.name.partition("-")[0]
        if issubclass(collector, SettingCollector):
            assert collector.name == f"{collector.store.removesuffix('-setting')}-settings"
        elif first in set(Platform):
            assert collector.platforms == {first}
        else:
            assert len(collector.platforms) > 1 or issubclass(collector, SettingCollector), "a store of settings is named after itself"

    def test_has_its_test_at_the_mirrored_path(self, collector):
        path = Path(inspect.getfile(collector)).relative_to(PACKAGE)

        assert (HERE / path.parent / f"test_{path.name}").exists()

    def test_says_what_it_reads_what_it_misses_and_where_the_format_is_described(self, collector):
        doc = inspect.getmodule(collector).__doc__
        first = doc.partition("\n")[0]

        assert first.endswith((".", ":")) or first[-1].isalnum()
        assert re.search(r"^Misses: \S", doc, re.MULTILINE), "says what it cannot see"
        assert re.search(r"^See: ", doc, re.MULTILINE), "says where the format is described"

    def test_declares_its_shape(self, collector):
        assert issubclass(collector, Collector)
        assert collector.kind
        assert collector.rung
        assert collector.places
        assert all(isinstance(place, str) and place.strip() for place in collector.places)

    @pytest.mark.parametrize("platform", Platform)
    def test_says_nothing_of_an_empty_host(self, collector, platform):
        if platform in collector.platforms:
            assert said(fake_host(platform), collector()) == []

    @pytest.mark.parametrize("noise", [b"", b"\0" * 64, b"\xff\xfe{\0", b"[" * 5000, b"not what it should be\n\n=[]{}\n", os.urandom(512)])
    def test_says_only_problems_of_a_host_full_of_noise(self, collector, noise):
        asked = set()
        for platform in collector.platforms:
            host = fake_host(platform)
            host.disk = Noise(noise, asked)
            stream = said(host, collector())
            assert [one for one in stream if not isinstance(one, Problem)] == []
            assert not [one for one in stream if isinstance(one, Problem) and one.reason == "internal-error"], stream

    @pytest.mark.parametrize(
        "value", [b"\xff" * 40, "", "\0\ud800" * 9, '"C:\\', "{" * 99, -1, 1 << 70, [], ["", "x" * 999, "%"]], ids=repr
    )
    def test_never_fails_on_a_registry_full_of_noise(self, collector, value):
        if Platform.WINDOWS in collector.platforms:
            host = fake_host(Platform.WINDOWS)
            host.registry = NoiseRegistry(value)
            stream = said(host, collector())
            assert not [one for one in stream if isinstance(one, Problem) and one.reason == "internal-error"], stream


class NoiseRegistry:
    """A registry in which every key is there, down to a depth, and every value that anybody asks for is noise."""

    def __init__(self, value):
        self.value = value

    def names(self, key):
        return ["{01234567-89AB-CDEF-0123-456789ABCDEF}", "a.b_1_x64__c", "S-1-5-21-1-2-3-1000"] if key.count("\\") < 12 else []

    def values(self, key):
        return EveryName(self.value)


class EveryName(dict):
    """Values by name, whatever the name: a few to go through, and all to ask for."""

    def __init__(self, value):
        names = ("", "DisplayName", "UninstallString", "InstallLocation", "ImagePath", "ParentKeyName", "1", "x" * 300)
        super().__init__(dict.fromkeys((*names, "Version", "BundleUpgradeCode", "ExtensionSettings", "DistributionName", "Run"), value))


class Noise(FakeDisk):
    """A disk on which every file that is asked for by name is there and holds noise."""

    def __init__(self, noise, asked):
        super().__init__({})
        self.noise = noise
        self.asked_for = asked

    def entry(self, path):
        from scanner.host.files import Entry  # noqa: PLC0415  a row of values

        return Entry(is_file=True, is_folder=False, size=len(self.noise), owner=1000)

    def read(self, path, limit, within, *, whole=True):
        return self.noise[:limit]


def test_the_median_file_and_function_stay_small():
    sizes = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in FILES if path.stem != "__init__")
    functions = sorted(
        node.end_lineno - node.lineno + 1
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    )

    assert sizes[len(sizes) // 2] <= 130
    assert functions[len(functions) // 2] <= 13


def test_no_text_of_the_project_names_a_folder_of_a_developers_machine():
    own = str(HERE.parent)
    for path in HERE.parent.rglob("*"):
        if (
            path.is_file()
            and not any(part.startswith(".") and part != ".ci" for part in path.relative_to(HERE.parent).parts)
            and path.suffix not in {".pyc", ".whl"}
        ):
            assert own not in path.read_text(encoding="utf-8", errors="ignore"), path
