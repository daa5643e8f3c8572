"""Work on a share that may be dead: it has so long to answer, and is then left behind as a thread that ends with the process."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, TypeVar

from scanner.stdlib.thread import Thread

if TYPE_CHECKING:
    from collections.abc import Callable

Made = TypeVar("Made")
SECONDS = 60.0
LAST_SECONDS = 2.0  # in which a file that is being written is finished or taken away, after a signal


def wait_for_share(work: Callable[[], Made], seconds: float = SECONDS) -> Made:
    """Return what work returns and raise what it raises; TimeoutError, which is an OSError, where it does not end."""
    made: list[Made] = []
    raised: list[BaseException] = []

    def follow() -> None:
        try:
            made.append(work())
        except BaseException as error:  # noqa: BLE001  it is raised again where the work was asked for
            raised.append(error)

    thread = Thread(follow)
    thread.start()
    try:
        thread.ends_within(seconds)
    except BaseException:
        thread.ends_within(LAST_SECONDS)
        raise
    if raised:
        raise raised[0]
    if not made:
        raise TimeoutError(errno.ETIMEDOUT, f"no answer after {seconds:g} seconds")
    return made[0]
