"""A signed catalogue as commands want it: verified, or refused with the reason; and what was seen of it, so that no older one is taken.

What was seen is kept beside the compiled signatures, where nobody but this account, or root, can write. Where none may be kept (see
`signature_cache.py`), only expiry holds off an older one, and `scanner catalogue use`.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from contextlib import ExitStack
from importlib.util import find_spec
from typing import TYPE_CHECKING

from scanner.catalogue.signature_files import joined
from scanner.catalogue.signed.refused import RefusedError
from scanner.catalogue_origin import Origin
from scanner.cli import deferred_click as click
from scanner.cli.config import configuration_folder
from scanner.cli.options import USE_BUNDLED
from scanner.cli.signature_cache import find_folder
from scanner.cli.trusted import refuse_changeable
from scanner.reports.clean import clean, prose
from scanner.tables.toml_file import CatalogueError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scanner.catalogue.catalogue import Catalogue
    from scanner.catalogue.signature_files import SignatureFile
    from scanner.catalogue.signed.repository import Repository
    from scanner.catalogue.signed.verify import Seen, Verified
    from scanner.cli.options import Sources

    Load = Callable[[Sequence[str], Sequence[SignatureFile]], Catalogue]

ROOT = "catalogue-root.json"
MOST_SEEN = 8 << 20


def open_signed(sources: Sources, load: Load) -> Catalogue:
    """Return the signed catalogue that is asked for; the bundled one, with the reason, when it is refused and that one may be used."""
    require_tuf()
    from scanner.catalogue.signed.repository import open_repository  # noqa: PLC0415  after the library

    path = sources.catalogue or ""
    try:
        done = verify_and_remember(open_repository(path), read_anchor(sources.anchor), path)
        return load(sources.signatures, done.files)._replace(origin=done.origin)
    except RefusedError as error:
        origin = _may_do_without(sources, str(error))
    except CatalogueError as error:  # made for another version of this program
        origin = _may_do_without(sources, "\n".join(error.faults))
    return load(sources.signatures, ())._replace(origin=origin)


def _may_do_without(sources: Sources, reason: str) -> Origin:
    said = f"the signed catalogue {clean(sources.catalogue or '')} is refused: {prose(reason)}"
    if sources.refused != USE_BUNDLED:
        raise click.ClickException(f"{said}\nNothing was scanned; --catalogue-refused {USE_BUNDLED} would use the bundled one.")
    click.echo(f"Warning: {said}", err=True)
    return Origin(refused=prose(reason))


def verify_and_remember(repository: Repository, anchor: bytes, path: str) -> Verified:
    """Verify a repository against the root keys that are trusted and what was seen before. Raises `RefusedError`."""
    from scanner.catalogue.signed.verify import verify  # noqa: PLC0415  after the library

    memory = _memory(anchor)
    seen = _recall(memory) if memory else None
    done = verify(repository, anchor, seen, path)
    if not memory or done.seen == seen:
        return done
    with ExitStack() as held:
        is_held = _hold(memory, held)
        if (now := _recall(memory)) != seen:  # another scan has seen something meanwhile, which may be newer
            done = verify(repository, anchor, now, path)
        if is_held and done.seen != now:
            _remember(memory, done.seen)
    return done


def read_anchor(path: str | None) -> bytes:
    """Return the root keys that are trusted; a file that others may change, or that is not there, ends in exit code 2."""
    from scanner.catalogue.signed.verify import MOST_METADATA  # noqa: PLC0415  after the library

    chosen = path or os.path.join(configuration_folder(), ROOT)
    try:
        with open(chosen, "rb") as file:
            content = file.read(MOST_METADATA)
    except OSError as error:
        raise click.ClickException(f"cannot read the root keys of the signed catalogue: {clean(chosen)}: {error.strerror}") from error
    refuse_changeable([chosen])
    return content


def require_tuf() -> None:
    """End in exit code 2 where the library that verifies is not there."""
    if not find_spec("tuf"):
        raise click.ClickException(
            "a signed catalogue needs a Python library that is not part of this program; install the extra `catalogue`"
        )


def _memory(anchor: bytes) -> str:
    folder = find_folder()
    return os.path.join(folder, f"{joined('', anchor.hex())}.seen") if folder else ""


def _recall(path: str) -> Seen | None:
    from scanner.catalogue.signed.verify import Seen  # noqa: PLC0415  after the library

    try:
        with open(path, "rb") as file:
            return Seen(*(b64decode(part, validate=True) for part in json.loads(file.read(MOST_SEEN))))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        raise RefusedError(f"what was seen before cannot be read, so an older catalogue could pass for new; remove {path}") from error


def _hold(memory: str, held: ExitStack) -> bool:
    """Let no other scan write into the memory meanwhile, and tell whether that can be: else nothing is written there."""
    from scanner.cli.folder_lock import lock_folder  # noqa: PLC0415  only what is new is remembered

    try:
        held.enter_context(lock_folder(os.path.dirname(memory)))
    except OSError as error:
        _warn(error)
        return False
    return True


def _remember(path: str, seen: Seen) -> None:
    from scanner.catalogue.whole_file import write_whole  # noqa: PLC0415  after the library

    try:
        write_whole(path, json.dumps([b64encode(part).decode() for part in seen]).encode())
    except OSError as error:
        _warn(error)


def _warn(error: OSError) -> None:
    click.echo(f"Warning: cannot remember this release, so an older catalogue could pass for new: {error}", err=True)
