"""Asks npm's and PyPI's registries about single packages, through their own clients: as this machine is configured."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from index_parts.offer import Offer

Answer = tuple[int, str]
Run = Callable[[list[str]], Answer]


def ask_registries(ids: Iterable[tuple[str, str]], run: Run | None = None) -> Iterator[Offer]:
    """Yield what the registries have of the packages, which are pairs of kind and id; one after the other, and none twice."""
    for kind, id in dict.fromkeys(ids):  # noqa: A001
        offer = ASKED[kind](id, run or run_client)
        if offer:
            yield offer


def ask_npm(name: str, run: Run) -> Offer | None:
    """Return a package of npm, with its repository, or its page where it names none."""
    code, text = run([shutil.which("npm") or "npm", "view", name, "name", "deprecated", "repository.url", "homepage", "--json"])
    if code:
        return None
    answer: dict[str, Any] | str = json.loads(text or "{}")
    entry = answer if isinstance(answer, dict) else {}  # a package that has nothing else is its bare name
    home = entry.get("repository.url") or entry.get("homepage") or ""
    return Offer("npm", name, name, "", str(home), str(entry.get("deprecated", "")).replace("\n", " "), "the registry")


def ask_pypi(name: str, run: Run) -> Offer | None:
    """Return a package of PyPI; its client tells whether it has versions, and nothing about who makes it."""
    code, text = run([sys.executable, "-m", "pip", "index", "versions", name])
    return None if code or not text.strip() else Offer("pypi", name, name, source="the registry")


ASKED: dict[str, Callable[[str, Run], Offer | None]] = {"npm": ask_npm, "pypi": ask_pypi}


def run_client(command: list[str]) -> Answer:
    """Run a client, and return its code and what it printed."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    return done.returncode, done.stdout
