"""TOML files that anybody may have written."""

from __future__ import annotations

import re

from scanner.model import Malformed

PLACE = r"\((at (?:line \d+, column \d+|end of document))\)"


def toml_document(content: bytes) -> dict[str, object]:
    """Return what a file holds; raise `Malformed`, which says where it breaks and quotes nothing: such files hold secrets."""
    import tomllib  # noqa: PLC0415  many machines have no such file

    try:
        return tomllib.loads(content.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        place = re.findall(PLACE, str(error))
        raise Malformed(f"expected TOML: broken {place[0]}" if place else "expected TOML") from error
