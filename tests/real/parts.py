"""Real programs that tests need; a missing one skips the test with a reason, and CI counts such a skip as a failure."""

import shutil

import pytest


def need(*programs):
    """Skip the test unless every program is there."""
    for program in programs:
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
