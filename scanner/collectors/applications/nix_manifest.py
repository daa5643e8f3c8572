"""What a Nix profile holds, as its manifest.json tells it (versions 1 to 3), or the manifest.nix that nix-env writes.

See: https://nix.dev/manual/nix/stable/command-ref/files/manifest.json, and manifest.nix beside it
"""

from __future__ import annotations

import re

from scanner.model import Problem, Reason
from scanner.stdlib.named_tuple import NamedTuple

OUTPUT = r"\boutPath\s*=\s*\"(/nix/store/[^\"\\]{1,512})\""
MOST_PATHS = 20_000
NOT_ONE = "a profile manifest that is not JSON with `elements`"


class Element(NamedTuple):
    """An installed package: its paths in the store, the attribute it was asked for by, and whether the profile shows it.

    One without a path is a row that does not say what it stands for.
    """

    paths: tuple[str, ...]
    attribute: str = ""
    active: bool = True


def elements(content: bytes) -> list[Element] | Problem:
    """Return the elements of a manifest, or what is wrong with it."""
    from scanner.formats.json_file import document_or_problem  # noqa: PLC0415  most machines have none of these files

    whole = document_or_problem(content)
    if isinstance(whole, Problem):
        return whole
    found = whole.get("elements")
    if isinstance(found, dict):  # since version 3, of Nix 2.20; the key is the last word of the attribute, mostly
        return [_element(row, key) for key, row in found.items()]
    return [_element(row, "") for row in found] if isinstance(found, list) else Problem(Reason.MALFORMED, NOT_ONE)


def output_paths(content: bytes) -> list[str]:
    """Return the paths of the store that a manifest.nix names, one or more for each package: an expression, which is not evaluated."""
    return list(dict.fromkeys(re.findall(OUTPUT, content.decode("utf-8", "replace"))))[:MOST_PATHS]


def _element(row: object, key: str) -> Element:
    if not isinstance(row, dict):
        return Element(())
    paths = row.get("storePaths")
    attribute = row.get("attrPath")
    return Element(
        tuple(path for path in paths if isinstance(path, str)) if isinstance(paths, list) else (),
        attribute.rpartition(".")[2] if isinstance(attribute, str) else key,
        row.get("active") is not False,
    )
