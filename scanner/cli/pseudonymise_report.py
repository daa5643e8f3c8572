"""`--pseudonymise`: reports without the names of accounts and machines, by a secret in a file that nobody else may read."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from scanner.cli import deferred_click as click
from scanner.cli.options import LEAST_SECRET
from scanner.cli.trusted import refuse_changeable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.host.machine import Machine
    from scanner.model import CollectorRun, HostFacts, Scan

MOST = 4096  # bytes of a secret
OTHERS = stat.S_IRWXG | stat.S_IRWXO
FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def read_secret(path: str | None) -> bytes:
    """Return the secret, without the ends of line that an editor leaves; none where nobody asked for pseudonyms.

    Raise click's errors for a file that is too short or too long to be one, and for one that other accounts may read or write.
    """
    if path is None:
        return b""
    try:
        with open(os.open(path, FLAGS), "rb") as file:
            _refuse_shared(os.fstat(file.fileno()), path)
            content = file.read(MOST + 1)
    except OSError as error:
        raise click.ClickException(f"--pseudonymise {path}: cannot read the secret: {error.strerror}") from error
    refuse_changeable([path])
    key = content.rstrip(b"\r\n")
    if len(key) < LEAST_SECRET or len(content) > MOST:
        raise click.ClickException(f"--pseudonymise {path}: expected a secret of {LEAST_SECRET} to {MOST} bytes")
    return key


def device_names(host: HostFacts, key: bytes) -> tuple[str, ...]:
    """Return the names by which a waiver may call a device: its own, and the one that its report gives it."""
    if not key:
        return (host.name,)
    from scanner.pseudonyms.pseudonymise import pseudonym_of_machine  # noqa: PLC0415  few scans ask for it, here and below

    return host.name, pseudonym_of_machine(host, key)


def pseudonymise(scan: Scan, key: bytes, host: Machine | None = None) -> Scan:
    """Return the scan as its report is to show it."""
    if not key:
        return scan
    from scanner.pseudonyms.pseudonymise import pseudonymise_scan  # noqa: PLC0415

    return pseudonymise_scan(scan, key, _accounts(host) if host else ())


def pseudonymise_runs(runs: Sequence[CollectorRun], key: bytes, host: Machine) -> Sequence[CollectorRun]:
    """Return runs as a list is to show them."""
    from scanner.pseudonyms.pseudonymise import pseudonymise_runs  # noqa: PLC0415

    return pseudonymise_runs(runs, host.facts, key, _accounts(host))


def _accounts(host: Machine) -> list[str]:
    return [name for user in host.users() for name in (user.name, user.home.rpartition("/")[2])]


def _refuse_shared(status: os.stat_result, path: str) -> None:
    """Refuse what is no file, and, where modes say who may read, what is not its owner's alone; Windows' access lists are not asked."""
    if not stat.S_ISREG(status.st_mode):
        raise click.ClickException(f"--pseudonymise {path}: expected a file that contains a secret")
    if os.name == "nt":
        return
    if status.st_uid not in {0, os.geteuid()}:
        raise click.ClickException(f"--pseudonymise {path}: refused: it is owned by another account, uid {status.st_uid}")
    if status.st_mode & OTHERS:
        raise click.ClickException(
            f"--pseudonymise {path}: refused: other accounts can read or write it, and the secret reveals who is behind a pseudonym; "
            f"expected mode 600, found {stat.S_IMODE(status.st_mode):o}"
        )
