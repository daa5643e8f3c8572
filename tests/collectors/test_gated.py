"""What is not imported would have said nothing: of what a machine that holds nothing is asked, and of what is planted."""

import json
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from scanner.collectors import collectors, gated
from scanner.collectors.gated import PROCESSES, Gated
from scanner.host.host import Process
from scanner.host.mounted.mounted_host import mounted_host
from scanner.model import Kind, Platform, Reason, Record, Status, Unreadable
from scanner.run import run
from scanner.selftest.systems import plant
from tests.asking_host import AskingHost, implies, needed
from tests.fake_host import FakeDisk, Link, fake_host

HERE = Path(__file__).parent.parent.parent
PLACES = {Platform.LINUX: "/etc/x", Platform.MACOS: "/Library/x", Platform.WINDOWS: "C:/ProgramData/x"}
DPKG, OLLAMA = "/var/lib/dpkg/status", "/home/alice/.ollama/models/manifests"


def a_gated(name, platform=Platform.LINUX):
    return next(one for one in gated(platform) if one.name == name)


def opened(host):
    return {one.name for one in gated(host.platform) if one.is_open(host)}


def test_the_gates_are_what_each_collector_asks_of_a_machine_that_holds_nothing():
    done = subprocess.run([sys.executable, str(HERE / "scripts" / "gates"), "--check"], check=False, cwd=HERE)

    assert done.returncode == 0, "run scripts/gates"


@pytest.mark.parametrize("platform", Platform)
def test_what_is_known_of_a_collector_is_what_it_says(platform):
    said = [(collector.name, collector.kind, collector.rung) for collector in collectors(platform)]

    assert [(one.name, one.kind, one.rung) for one in gated(platform)] == said


@pytest.mark.parametrize("platform", Platform)
def test_behind_its_gates_a_collector_says_of_planted_systems_what_it_says_without(platform, tmp_path):
    root = plant(str(tmp_path))[platform]
    with_gates, without = mounted_host(root), mounted_host(root)

    for one, collector in zip(gated(platform), collectors(platform), strict=True):
        behind, plain = run(one, with_gates, 60), run(collector(), without, 60)
        assert behind._replace(seconds=0) == plain._replace(seconds=0)


@pytest.mark.parametrize("platform", Platform)
def test_of_a_machine_that_holds_something_else_no_collector_is_imported(platform):
    assert opened(fake_host(platform, {PLACES[platform]: "x"})) == set()


def test_a_run_behind_closed_gates_is_absent_and_has_its_kind():
    done = run(a_gated("ollama-models"), fake_host(files={PLACES[Platform.LINUX]: "x"}), 60)

    assert (done.collector, done.kind, done.status, done.records) == ("ollama-models", Kind.MODEL, Status.ABSENT, 0)


@pytest.mark.parametrize(
    ("files", "name"),
    [
        ({DPKG: ""}, "linux-dpkg"),
        ({OLLAMA: None}, "ollama-models"),
        ({"/opt/firefox-nightly/distribution/policies.json": "{}"}, "gecko-policy-extensions"),
        ({"/nix/var/nix/profiles/default": Link("/nix/store/x"), "/nix/store/x/manifest.nix": ""}, "nix-profiles"),
    ],
)
def test_a_file_a_folder_a_link_and_a_name_that_fits_a_star_open_a_gate(files, name):
    assert opened(fake_host(files=files)) >= {name}


def test_gates_in_homes_are_asked_of_every_account():
    files = {OLLAMA.replace("alice", "zoe"): None}

    assert "ollama-models" in opened(fake_host(files=files, users=("alice", "zoe")))
    assert "ollama-models" not in opened(fake_host(files=files, users=("alice",)))


def test_running_programs_open_the_gates_of_what_starts_from_them():
    host = fake_host(processes=[Process(1, "x", "/x", "alice")])

    assert {"running-processes", "chromium-extensions"} <= opened(host)


def test_registry_keys_open_a_gate_in_either_view():
    key = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\Probe"

    assert "windows-uninstall-keys" in opened(fake_host(Platform.WINDOWS, registry={rf"HKLM32\{key}": {}}))


class ClosedDisk(FakeDisk):
    """A disk on which even whether something stands below a folder is kept from us."""

    def entry(self, path):
        if path.startswith("/closed/"):
            raise Unreadable(Reason.PERMISSION_DENIED, "as the test wants it")
        return super().entry(path)


@pytest.mark.parametrize("question", ["/closed/x", "/closed/x/*/y", "/listed/*", "/listed/*.x"])
def test_what_cannot_be_looked_at_counts_as_there_and_is_not_noted_twice(question):
    host = fake_host()
    host.disk = ClosedDisk({"/closed": None, "/listed": Reason.PERMISSION_DENIED})

    assert host.may_hold(question)
    assert host.losses == []


def test_what_is_lost_by_the_first_to_ask_alone_reaches_the_report_when_a_gate_asks_first():
    class Looping(FakeDisk):
        looped = False

        def real(self, path):
            if path == "/home/alice" and not self.looped:
                self.looped = True
                raise Unreadable(Reason.LINK_LOOP, "as the test wants it")
            return super().real(path)

    host = fake_host()
    host.disk = Looping({"/var/lib/flatpak/app": None})
    done = [run(one, host, 60) for one in gated(Platform.LINUX)]

    assert [(problem.location, problem.reason) for one in done for problem in one.problems] == [("/home/alice", Reason.LINK_LOOP)]


def test_a_place_that_is_closed_to_us_is_a_problem_of_its_collector_once():
    done = run(a_gated("linux-snap"), fake_host(files={"/snap": Reason.PERMISSION_DENIED}), 60)

    assert [(problem.location, problem.reason) for problem in done.problems] == [("/snap", Reason.PERMISSION_DENIED)]


def test_a_key_that_is_closed_to_us_counts_as_there():
    class Closed:
        def names(self, key):
            raise Unreadable(Reason.PERMISSION_DENIED, "as the test wants it")

    host = fake_host(Platform.WINDOWS)
    host.registry = Closed()

    assert host.may_hold(r"HKLM64\SOFTWARE\Probe")
    assert host.losses == []


def test_a_folder_that_is_not_there_is_asked_for_once():
    class Counting(FakeDisk):
        entries = ()

        def entry(self, path):
            self.entries = (*self.entries, path)
            return super().entry(path)

    host = fake_host()
    host.disk = Counting({"/etc": None})
    for question in ("/etc/a/b/c", "/etc/a/b/*", "/etc/a/*/d", "/etc/a"):
        assert not host.may_hold(question)

    assert host.disk.entries == ("/etc", "/etc/a")


def test_what_several_collectors_start_from_is_known_to_hold_nothing_once_the_first_has_looked():
    host = fake_host(files={"/home/alice/.config/other/file": "x"})
    assert a_gated("chromium-web-apps").is_open(host)

    run(a_gated("chromium-extensions"), host, 60)

    assert not a_gated("chromium-web-apps").is_open(host)


def test_a_gate_that_never_answers_costs_its_collector_alone():
    class Hanging(FakeDisk):
        def entry(self, path):
            if path.startswith("/var/lib/snapd"):
                going_on.wait()
                raise FileNotFoundError(path)
            return super().entry(path)

    going_on = Event()
    host = fake_host()
    host.disk = Hanging({DPKG: "Package: a\nStatus: install ok installed\nVersion: 1\n"})
    stuck = run(a_gated("linux-snap"), host, 0.05)
    other = run(a_gated("linux-dpkg"), host, 60)
    going_on.set()

    assert (stuck.status, other.status) == (Status.TIMED_OUT, Status.OK)


def test_what_a_collector_asks_of_a_host_is_heard_whichever_way_it_asks():
    host = AskingHost(Platform.WINDOWS)
    record = Record("/a")
    asking = [
        lambda: host.glob("b/*", under=record),
        lambda: host.may_hold("/may"),
        lambda: host.look("/look"),
        lambda: host.head("/head", 1),
        lambda: host.part("/part", 0, 1),
        lambda: host.size("/size"),
        lambda: host.is_folder("/folder"),
        lambda: host.is_file("/file"),
        lambda: host.link("/link"),
        lambda: host.real("/real"),
        lambda: host.owner("/owner"),
        lambda: host.allow("/allow"),
        lambda: host.values("KEY"),
        lambda: host.keys(r"b\*", under=Record("HKU")),
        host.processes,
        lambda: host.once("walk", lambda: [*host.glob("/walked/*")]),
    ]
    for ask in asking:
        ask()
    with pytest.raises(FileNotFoundError):
        host.read("/read")

    paths = ["/may", "/look", "/head", "/part", "/size", "/folder", "/file", "/link", "/real", "/owner", "/allow"]
    assert host.asked == ["/a/b/*", *paths, "KEY", r"HKU\b\*", PROCESSES, "walk", "/read"]
    assert host.once_asked == {"walk": ["/walked/*"]}


@pytest.mark.parametrize(
    ("inner", "outer", "holds"),
    [
        ("/opt/a/b", "/opt", True),
        ("/opt/*/b", "/opt/*", True),
        ("/opt/a/b", "/opt/*", False),
        ("/opt/*/b", "/opt/a", False),
        ("/opt/a", "/opt/a/b", False),
        ("/opt/a", "/opt/a", False),
        ("{home}/a", "{config}/a", False),
        ("{home}/a", "{home}", False),
        (r"HKLM64\A\B", r"HKLM64\A", True),
        (r"HKLM64\A\B", "HKLM64/A", False),
        ("/optional/a", "/opt", False),
    ],
)
def test_a_question_that_another_one_answers_is_left_out(inner, outer, holds):
    assert implies(inner, outer) is holds
    assert (inner in needed([inner, outer])) is not holds


MOVED = ("find_moved", "destinations", "destinations.environment_items")  # of the accounts' run
BEFORE_ANY = {f"scanner.collectors.{name}" for name in ("collector", "gated", "gates_linux", "on_linux", *MOVED)}
SCANNED = """
import sys
from scanner.cli import main
try:
    main(["scan", "--quiet", "--root", sys.argv[1], "--format", "json", "--output", sys.argv[2]])
except SystemExit as stop:
    print(stop.code, *sys.modules)
"""


def test_a_scan_of_a_system_without_homes_loads_no_module_for_what_lies_in_homes(tmp_path):
    status = tmp_path / "root" / DPKG.strip("/")
    status.parent.mkdir(parents=True)
    status.write_text("Package: probe\nStatus: install ok installed\nVersion: 1\n")
    (tmp_path / "root" / "etc").mkdir()
    (tmp_path / "root" / "etc" / "os-release").write_text("ID=debian\n")
    report = tmp_path / "report.json"
    command = [sys.executable, "-c", SCANNED, str(tmp_path / "root"), str(report)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=HERE)
    code, *modules = done.stdout.split()

    assert code in {"0", "3"}
    runs = {one["collector"]: one["status"] for one in json.loads(report.read_text())["runs"]}
    assert {name for name, status in runs.items() if status != "absent"} == {"accounts", "linux-dpkg"}
    assert {*runs} == {"accounts", *(one.name for one in gated(Platform.LINUX))}
    loaded = {name for name in modules if name.startswith("scanner.collectors.") and name not in BEFORE_ANY}
    assert loaded == {"scanner.collectors.applications", "scanner.collectors.applications.linux_dpkg"}


def test_a_class_is_named_after_its_module():
    one = Gated("applications.linux_dpkg", "application", ("/x",), {})

    assert (one.name, one.kind, str(one.rung)) == ("linux-dpkg", Kind.APPLICATION, "installed")
