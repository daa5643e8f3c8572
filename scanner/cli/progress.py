"""Progress on stderr, for a person at a terminal and for nobody else: one line, which is gone when the report begins.

It is written over itself by a carriage return alone, so that no terminal has to understand more.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from scanner.cli import deferred_click as click
from scanner.cli.clean_stream import unchanged
from scanner.collectors import modules
from scanner.language import speaker
from scanner.model import CollectorRun, Scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.machine import Machine

COLUMNS = 70


def follow(host: Machine, steps: Iterator[CollectorRun | Scan], *, quiet: bool, language: str) -> Scan:
    """Follow a scan to its end and return it."""
    shown = not quiet and sys.stderr is not None and sys.stderr.isatty()  # None: whoever started us closed it
    expected = len(modules(host.platform)) + 1
    say = speaker(language)
    for number, step in enumerate(steps, 1):
        if isinstance(step, Scan):
            _show("", shown=shown)
            return step
        _show(say("Scanning {number}/{all}: {collector}").format(number=number, all=expected, collector=step.collector), shown=shown)
    raise RuntimeError("a scan ended without a Scan")


def _show(text: str, *, shown: bool) -> None:
    """Write a text over the one before, or nothing over it."""
    if shown:
        click.echo(f"\r{text[:COLUMNS]:{COLUMNS}}\r{text[:COLUMNS]}", nl=False, file=unchanged(sys.stderr))
