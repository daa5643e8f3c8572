"""With privileges, what a scan goes by must be an administrator's word: what others may write is refused."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from scanner.cli import deferred_click as click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

REFUSED = "refused: running as administrator, and unprivileged accounts can modify these files:\n"


def refuse_changeable(paths: Sequence[str]) -> None:
    """End in exit code 2 when we are privileged and others may change one of the files, or of the folders or anything below them."""
    if not paths:
        return
    from scanner.host.live import privileged  # noqa: PLC0415  most calls name no file

    if privileged() and (reasons := [*dict.fromkeys(_reasons(paths))]):
        from scanner.reports.clean import clean  # noqa: PLC0415  of a wrong call only

        raise click.ClickException(REFUSED + "\n".join(map(clean, reasons)))


def _reasons(paths: Sequence[str]) -> Iterator[str]:
    from scanner.host.write_access import changeable  # noqa: PLC0415  as above

    for path in paths:
        for one in (path, *_below(path)):
            try:
                reason = changeable(one)
            except OSError as error:
                from scanner.reports.clean import clean  # noqa: PLC0415  as above

                raise click.ClickException(f"cannot check {clean(one)}: {error.strerror}") from error
            if reason:
                yield reason


def _below(folder: str) -> Iterator[str]:
    """Yield everything below a folder, links to folders followed: whoever reads it follows them too."""
    if os.path.isfile(folder):
        return  # nothing is below it; Wine calls the attempt an invalid name
    seen = set()
    for path, folders, names in os.walk(folder, onerror=_refuse_unlisted, followlinks=True):
        place = os.stat(path)
        if (place.st_dev, place.st_ino) in seen:
            folders.clear()
            continue
        seen.add((place.st_dev, place.st_ino))
        for name in sorted((*folders, *names)):
            yield os.path.join(path, name)


def _refuse_unlisted(error: OSError) -> None:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return  # a file has nothing below it
    raise click.ClickException(f"cannot check {error.filename}: {error.strerror}") from error
