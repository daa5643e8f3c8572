"""Real programs that tests need; a missing one skips the test with a reason, and CI counts such a skip as a failure."""

import shutil
import socket

import pytest


def need(*programs):
    """Skip the test unless every program is there."""
    for program in programs:
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")


def free_port():
    """Return a port on which nothing listens."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]
