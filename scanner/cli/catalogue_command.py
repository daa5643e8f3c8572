"""`scanner catalogue`: release a signed catalogue, and check and use one. See docs/signed-catalogue.md."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from scanner.catalogue.load import CatalogueError, load_catalogue
from scanner.catalogue.signature_files import bundled, signature_files
from scanner.catalogue.signed.refused import RefusedError
from scanner.cli import deferred_click as click
from scanner.cli.exit_codes import Exit
from scanner.cli.options import ANCHOR, configured, with_options
from scanner.cli.release_options import FRESH, KEY_OWNER, RELEASE_KEYS, RENEWAL_KEYS, REPOSITORY, ROOT_KEYS, THRESHOLD, VALID
from scanner.cli.signed_catalogue import read_anchor, require_tuf, verify_and_remember

if TYPE_CHECKING:
    from collections.abc import Callable

    from scanner.catalogue_origin import Origin
    from scanner.tables.toml_file import Fault


@click.group(name="catalogue")
def command() -> None:
    """Release a catalogue of signatures and policies with the signatures of those who answer for it, check one, and use one."""


def _with_errors(function: Callable[..., int]) -> Callable[..., int]:
    """Say what is wrong with a catalogue, a key or a disk in one line, with exit code 2."""

    @functools.wraps(function)
    def run(**given: Any) -> int:  # noqa: ANN401  click's values
        require_tuf()
        try:
            return function(**given)
        except CatalogueError as error:
            raise click.ClickException("\n".join(error.faults)) from error
        except ImportError as error:
            raise click.ClickException(f"signing needs a Python library that is not part of this program: {error.name}") from error
        except RefusedError as error:
            raise click.ClickException(f"refused: {error}") from error
        except OSError as error:
            raise click.ClickException(f"{error.filename}: {error.strerror}") from error

    return run


@configured
@command.command(name="key", examples=("scanner catalogue key root-1.key --owner 'CISO'",))
@click.argument("file", metavar="FILE", type=click.Path())
@with_options(KEY_OWNER)
@_with_errors
def make(*, file: str, owner: str) -> int:
    """Make a key for signing: FILE, which its owner keeps, and FILE.pub for the others."""
    from scanner.catalogue.signed.keys import make_key  # noqa: PLC0415  few sign

    click.echo(make_key(file, owner))
    return Exit.CLEAN


@configured
@command.command(name="appoint", examples=("scanner catalogue appoint repo --root a.pub --root b.pub --release r.pub",))
@REPOSITORY
@with_options(ROOT_KEYS, RELEASE_KEYS, RENEWAL_KEYS, THRESHOLD)
@_with_errors
def appoint_signers(*, repository: str, root: tuple[str, ...], release: tuple[str, ...], renewal: tuple[str, ...], threshold: int) -> int:
    """Write who may sign in REPO, to be signed by the root keys: those appointed now, and those appointed before."""
    from scanner.catalogue.signed.keys import read_public  # noqa: PLC0415  few sign
    from scanner.catalogue.signed.release import Holders, appoint  # noqa: PLC0415  as above

    if threshold > len(root):
        raise click.UsageError(f"--threshold {threshold}: there are {len(root)} root keys")
    holders = Holders([*map(read_public, root)], [*map(read_public, release)], [*map(read_public, renewal)], threshold)
    appoint(repository, holders)
    return Exit.CLEAN


@configured
@command.command(name="pack", examples=("scanner catalogue pack repo", "scanner catalogue pack repo our-signatures"))
@REPOSITORY
@click.argument("folder", required=False, metavar="[DIR]", type=click.Path(exists=True, file_okay=False))
@with_options(VALID, FRESH)
@_with_errors
def pack(*, repository: str, folder: str | None, valid: int, fresh: int) -> int:
    """Write a release of the signatures in DIR, or of the bundled ones, to REPO; it is to be signed then."""
    from scanner.catalogue.signed.release import release  # noqa: PLC0415  few release

    faults: list[Fault] = []
    files = signature_files(folder or bundled(), faults)
    if faults:
        raise CatalogueError(faults)
    known = load_catalogue(signed=files)
    click.echo(f"release {release(repository, files, valid, fresh)}: {known.count_products()} products, {known.version}, {known.digest}")
    return Exit.CLEAN


@configured
@command.command(name="renew", examples=("scanner catalogue renew repo",))
@REPOSITORY
@with_options(FRESH)
@_with_errors
def renew_release(*, repository: str, fresh: int) -> int:
    """Write to REPO that its release is still the newest; this is to be signed then."""
    from scanner.catalogue.signed.release import renew  # noqa: PLC0415  few release

    renew(repository, fresh)
    return Exit.CLEAN


@configured
@command.command(name="sign", examples=("scanner catalogue sign repo root-1.key",))
@REPOSITORY
@click.argument("key", metavar="KEY", type=click.Path(exists=True, dir_okay=False))
@_with_errors
def sign_release(*, repository: str, key: str) -> int:
    """Sign in REPO whatever KEY may sign, and say how many signatures are still needed."""
    from scanner.catalogue.signed.keys import sign  # noqa: PLC0415  few sign

    for role, needed in sign(repository, key).items():
        click.echo(f"{role}: signed" + (f"; {needed} more needed" if needed else ""))
    return Exit.CLEAN


@configured
@command.command(name="verify", examples=("scanner catalogue verify repo --catalogue-root root.json",))
@REPOSITORY
@with_options(ANCHOR)
@_with_errors
def verify_release(*, repository: str, anchor: str | None) -> int:
    """Check REPO, a folder or a zip, as a scan would, and print what it is."""
    from scanner.catalogue.signed.repository import open_repository  # noqa: PLC0415  few verify

    _print(verify_and_remember(open_repository(repository), read_anchor(anchor), repository).origin)
    return Exit.CLEAN


@configured
@command.command(name="use", examples=("scanner catalogue use repo.zip /var/lib/scanner/catalogue",))
@REPOSITORY
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False))
@with_options(ANCHOR)
@_with_errors
def use_release(*, repository: str, folder: str, anchor: str | None) -> int:
    """Check REPO, a folder or a zip, and keep what was checked in DIR, for `scanner scan --catalogue DIR`."""
    from scanner.catalogue.signed.record import Record  # noqa: PLC0415  few use one
    from scanner.catalogue.signed.repository import open_repository  # noqa: PLC0415  as above

    record = Record(open_repository(repository))
    done = verify_and_remember(record, read_anchor(anchor), repository)
    load_catalogue(signed=done.files)
    record.write(folder)
    _print(done.origin)
    return Exit.CLEAN


def _print(origin: Origin) -> None:
    click.echo(f"release {origin.release}, made {origin.made}, expires {origin.expires}, signed by {', '.join(origin.signers)}")
    click.echo(f"digest {origin.digest}")
