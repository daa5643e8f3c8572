"""Paragraphs of `Key: value` lines, as dpkg and apk keep their records. See deb822(5).

Only single-line fields are given: continuation lines (a long description, conffiles) are passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

END = b"\n\n"


def paragraphs(content: bytes, *fields: str) -> Iterator[dict[str, str]]:
    """Yield each paragraph's fields by name, those that were asked for and are there; of other lines, an empty dict.

    Naming the fields is what makes it fast: a status file has twenty a package, and a login script waits for it. Its other lines are
    never taken apart, nor is the whole of it ever there twice. No field stands twice in a paragraph; where one does, the first counts.
    """
    wanted = [(field, f"\n{field}:".encode()) for field in fields]
    start, size = 0, len(content)
    while start < size:
        end = content.find(END, start)
        if end < 0:
            end = size
        block = b"\n%b\n" % content[start:end]
        start = end + 2
        found = {}
        for field, line in wanted:
            _, is_there, after = block.partition(line)
            if is_there:
                found[field] = after.partition(b"\n")[0].lstrip(b" \t").decode("utf-8", "replace")
        if found or not block.isspace():
            yield found
