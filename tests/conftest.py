"""What every test runs under."""

import gc
import os

import pytest

REQUIRED = os.environ.get("SCANNER_REAL") == "required"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Where real parts are required, a real test that was skipped has failed: a part was not installed."""
    report = yield
    if REQUIRED and report.skipped and item.get_closest_marker("real"):
        report.outcome = "failed"
        report.longrepr = f"skipped where real parts are required: {report.longrepr}"
    return report


@pytest.fixture(autouse=True)
def _garbage():
    """Collect garbage again after a test that ran the program, which does not."""
    yield
    gc.enable()
