"""A progress bar on stderr, for a person at a terminal and for nobody else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from scanner.cli import deferred_click as click
from scanner.collectors import modules
from scanner.model import CollectorRun, Scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.machine import Machine


def follow(host: Machine, steps: Iterator[CollectorRun | Scan], *, quiet: bool) -> Scan:
    """Follow a scan to its end and return it."""
    if quiet or sys.stderr is None or not sys.stderr.isatty():  # None: whoever started us closed it
        return _end(steps)
    expected = len(modules(host.platform)) + 1
    with click.progressbar(length=expected, file=sys.stderr, label="Scanning", item_show_func=_show) as bar:
        for step in steps:
            if isinstance(step, Scan):
                return step
            bar.update(1, step)
    raise RuntimeError("a scan ended without a Scan")


def _end(steps: Iterator[CollectorRun | Scan]) -> Scan:
    for step in steps:
        if isinstance(step, Scan):
            return step
    raise RuntimeError("a scan ended without a Scan")


def _show(step: CollectorRun | None) -> str:
    return "" if step is None else step.collector
