"""What every test runs under."""

import ctypes
import gc
import os

import pytest
from hypothesis import HealthCheck, settings

from scanner.catalogue import load
from scanner.catalogue.signature_files import bundled
from scanner.cli import signature_cache

os.environ["LANGUAGE"] = "en"  # whatever language is spoken where the tests run: reports are in that of the account
REQUIRED = os.environ.get("SCANNER_REAL") == "required"
ON_WINDOWS = os.name == "nt"
MAY_WRITE = ON_WINDOWS and (REQUIRED or hasattr(ctypes.windll.ntdll, "wine_get_version"))


settings.register_profile("untimed", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow])  # of a busy machine
settings.load_profile("untimed")


def pytest_configure():
    """Read the bundled signatures once for the whole run: hundreds of files for each of a thousand scans took half of its time."""
    read, place, known = load._base, bundled(), {}

    def once(folder, faults, *, compiled):
        if folder != place:
            return read(folder, faults, compiled=compiled)
        if compiled not in known:
            known[compiled] = read(folder, faults, compiled=compiled)
        return known[compiled]

    load._base = once


def pytest_collection_finish():
    """Look for garbage in what tests leave, and not each time through the fourteen thousand tests themselves."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory):
    """Let no test keep compiled signatures in the cache of the account that runs the tests."""
    place = str(tmp_path_factory.mktemp("cache"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(signature_cache, "ROOTS_CACHE", place)
        patch.setenv("XDG_CACHE_HOME", place)
        yield


def pytest_runtest_setup(item):
    """Tests of the marker `windows` write keys and homes to the machine: a Windows that is not made for it is left alone."""
    if item.get_closest_marker("windows") and not MAY_WRITE:
        pytest.skip("neither Wine nor, with SCANNER_REAL=required, a Windows to write to" if ON_WINDOWS else "this machine is no Windows")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Where real parts are required, a real test that was skipped has failed: a part was not installed. So has one for Windows there."""
    report = yield
    if REQUIRED and report.skipped and item.get_closest_marker("windows" if ON_WINDOWS else "real"):
        report.outcome = "failed"
        report.longrepr = f"skipped where real parts are required: {report.longrepr}"
    return report


@pytest.fixture(autouse=True)
def _garbage():
    """Collect garbage again after a test that ran the program, which does not."""
    yield
    gc.enable()
