"""Policies for a real Chromium, in the folder that it reads on this machine; gone again after the test."""

import json
import os
from contextlib import contextmanager

import pytest

FOLDER = "/etc/chromium/policies/managed"


@contextmanager
def policy_file(name, policy):
    """Put a policy in force, and yield its file. Skip the test where that takes rights that we do not have."""
    place = f"{FOLDER}/scanner-test-{name}.json"
    made = _missing(FOLDER)
    try:
        os.makedirs(FOLDER, exist_ok=True)
        with open(place, "w", encoding="utf-8") as file:
            json.dump(policy, file)
    except PermissionError:
        pytest.skip(f"only an administrator may write to {FOLDER}")
    try:
        yield place
    finally:
        os.remove(place)
        for folder in made:
            os.rmdir(folder)


def _missing(folder):
    """Return the folders that are not there yet, the deepest first."""
    found = []
    while not os.path.isdir(folder):
        found.append(folder)
        folder = os.path.dirname(folder)
    return found
