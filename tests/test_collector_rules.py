"""The shape of every collector: registered once, named after its file, described, tested, and unmoved by emptiness and noise."""

import inspect
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from scanner.collectors import collectors, every_collector, setting_collectors
from scanner.collectors.collector import Collector, SettingCollector
from scanner.model import Platform, Problem
from scanner.selftest.systems import ARCHIVE
from tests.fake_host import fake_host, said
from tests.noise import CONTENTS, VALUES, Noise, NoiseRegistry, failures
from tests.source_files import CHECKOUT, PACKAGE, text

pytestmark = pytest.mark.house

EVERY = every_collector()
PAIRS = [(platform, collector) for collector in EVERY for platform in sorted(collector.platforms)]


def file_of(collector):
    return Path(inspect.getfile(collector))


def violations(holds):
    """Return the names of the collectors for which a rule does not hold."""
    return [collector.name for collector in EVERY if not holds(collector)]


def collector_files():
    """Return the files that define a collector: those beside them read a format for one."""
    return {
        path
        for path in (PACKAGE / "collectors").rglob("*.py")
        if re.search(r"^class \w+\((Setting)?Collector\)", text(path), re.MULTILINE) and path.name != "collector.py"
    }


def test_every_collector_file_is_registered_once():
    registered = [file_of(collector) for collector in EVERY]

    assert len(registered) == len(set(registered))
    assert set(registered) == collector_files()
    assert len({collector.name for collector in EVERY}) == len(registered)


@pytest.mark.parametrize("platform", Platform)
def test_a_platforms_list_holds_the_collectors_for_it_and_no_other(platform):
    listed = (*collectors(platform), *setting_collectors(platform))

    assert len(listed) == len(set(listed))
    assert set(listed) == {collector for collector in EVERY if platform in collector.platforms}


def test_a_scan_imports_the_collectors_of_its_own_platform_only():
    code = "import sys; from scanner.collectors import collectors; from scanner.model import Platform; collectors(Platform.LINUX)"
    done = subprocess.run([sys.executable, "-c", f"{code}; print([*sys.modules])"], capture_output=True, text=True, check=True)

    assert "scanner.collectors.on_linux" in done.stdout
    assert "windows_" not in done.stdout
    assert "on_macos" not in done.stdout


def test_a_collector_is_named_after_its_file():
    def holds(collector):
        stem = file_of(collector).stem
        return collector.name == stem.replace("_", "-") and collector.__name__.lower() == stem.replace("_", "")

    assert violations(holds) == []


def test_a_platform_in_a_collectors_name_is_its_only_one():
    def holds(collector):
        first = collector.name.partition("-")[0]
        if issubclass(collector, SettingCollector):  # a store of settings is named after itself
            return collector.name == f"{collector.store.removesuffix('-setting')}-settings"
        return collector.platforms == {first} if first in set(Platform) else len(collector.platforms) > 1

    assert violations(holds) == []


def test_a_collector_has_its_test_at_the_mirrored_path():
    def holds(collector):
        path = file_of(collector).relative_to(PACKAGE)
        return (CHECKOUT / "tests" / path.parent / f"test_{path.name}").exists()

    assert violations(holds) == []


def test_a_collector_says_what_it_reads_what_it_misses_and_where_the_format_is_described():
    def holds(collector):
        doc = inspect.getmodule(collector).__doc__
        first = doc.partition("\n")[0]
        begins = first.endswith((".", ":")) or first[-1].isalnum()
        return begins and all(re.search(rf"^{word}: \S", doc, re.MULTILINE) for word in ("Misses", "See"))

    assert violations(holds) == []


def test_a_collector_declares_its_shape():
    def holds(collector):
        places = collector.places and all(isinstance(place, str) and place.strip() for place in collector.places)
        return issubclass(collector, Collector) and collector.kind and collector.rung and places

    assert violations(holds) == []


def test_no_collector_says_anything_of_an_empty_host():
    wrong = [f"{collector.name} on {platform}" for platform, collector in PAIRS if said(fake_host(platform), collector())]

    assert wrong == []


# What says more of such files, with the reason.
NOT_OPENED = {"agent-parts": "instructions may be any text: a file of their name is told, and not opened"}


@pytest.mark.parametrize("noise", CONTENTS.values(), ids=CONTENTS)
def test_a_collector_says_only_problems_of_files_full_of_noise(noise):
    wrong = []
    for platform, collector in PAIRS:
        host = fake_host(platform)
        host.disk = Noise(noise)
        stream = said(host, collector())
        beside = [one for one in stream if not isinstance(one, Problem) and collector.name not in NOT_OPENED]
        wrong += [f"{collector.name} on {platform}: {one}" for one in (*beside, *failures(stream))]

    assert not wrong, f"of {noise!r}:\n" + "\n".join(wrong)


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_no_collector_fails_on_a_registry_full_of_noise(value):
    wrong = []
    for _, collector in [pair for pair in PAIRS if pair[0] is Platform.WINDOWS]:
        host = fake_host(Platform.WINDOWS)
        host.registry = NoiseRegistry(value)
        wrong += [f"{collector.name}: {one}" for one in failures(said(host, collector()))]

    assert not wrong, "\n".join(wrong)


def noisy(platform, noise):
    """Return a host that has every file of the planted system, each full of noise."""
    with ZipFile(ARCHIVE) as archive:
        names = [name.removeprefix(f"{platform}/") for name in archive.namelist() if name.startswith(f"{platform}/")]
    start = "C:/" if platform is Platform.WINDOWS else "/"
    return fake_host(platform, {f"{start}{name}": noise for name in names})


@pytest.mark.parametrize("noise", CONTENTS.values(), ids=CONTENTS)
@pytest.mark.parametrize("platform", Platform)
def test_no_collector_fails_where_every_planted_file_is_full_of_noise(platform, noise):
    """What is called by its name (a model's file, an extension's folder) is still an item; so are problems all that can be asked about."""
    wrong, read = [], set()
    for collector in [collector for collector in EVERY if platform in collector.platforms]:
        host = noisy(platform, noise)
        wrong += [f"{collector.name}: {one}" for one in failures(said(host, collector()))]
        read |= {collector.name} if host.disk.asked else set()

    assert not wrong, "\n".join(wrong)
    assert len(read) > 12, "otherwise nobody came to the noise"
