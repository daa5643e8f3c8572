"""Paragraphs of `Key: value` lines, as dpkg and apk keep their records. See deb822(5).

Only single-line fields are given: continuation lines (a long description, conffiles) are passed over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def paragraphs(text: str, *fields: str) -> Iterator[dict[str, str]]:
    """Yield each paragraph's fields by name, those that were asked for and are there; of other lines, an empty dict.

    Naming the fields is what makes it fast: a status file has twenty a package, and a login script waits for it.
    """
    wanted = re.compile(rf"\n({'|'.join(map(re.escape, fields))}):[ \t]*([^\n]*)")
    for block in text.split("\n\n"):
        if block.strip():
            yield dict(wanted.findall("\n" + block))
