"""A value within others, by the path of names that leads to it: `browser.ml.enable`, where a name may hold dots itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def value_at(within: object, path: str) -> Iterator[object]:
    """Yield the value that a path leads to, nothing where there is none. Of two names that fit, the longer one counts."""
    if not path:
        yield within
        return
    names = path.split(".")
    here: dict[str, object] = within if isinstance(within, dict) else {}
    for end in range(len(names), 0, -1):
        name = ".".join(names[:end])
        if name in here:
            yield from value_at(here[name], ".".join(names[end:]))
            return
