"""What Homebrew wrote down when it installed a formula or a cask: INSTALL_RECEIPT.json, and a copy of its recipe.

See: https://github.com/Homebrew/brew/blob/master/Library/Homebrew/tab.rb, https://docs.brew.sh/Formula-Cookbook and
https://docs.brew.sh/Cask-Cookbook
"""

from __future__ import annotations

import re

from scanner.formats.home_page import home_claims
from scanner.model import Problem
from scanner.stdlib.named_tuple import NamedTuple

HOMEPAGE = r"(?m)^[ \t]*homepage[ \t]+[\"']([^\"'\n]+)"  # of a recipe in Ruby, of which nothing is run


class Receipt(NamedTuple):
    """The tap that it came from, such as `homebrew/core`, empty when it is not told; and what is wrong with the file."""

    tap: str = ""
    damage: Problem | None = None


class Recipe(NamedTuple):
    """The home page that a recipe names, as what the package claims; and what is wrong with the file."""

    homes: tuple[tuple[str, str], ...] = ()
    damage: Problem | None = None


def receipt(content: bytes) -> Receipt:
    """Read a receipt. A damaged one says so and nothing else: what it is of is there without it."""
    from scanner.formats.json_file import document_or_problem  # noqa: PLC0415  most machines have none of these files

    whole = document_or_problem(content)
    if isinstance(whole, Problem):
        return Receipt(damage=whole)
    source = whole.get("source")
    tap = source.get("tap") if isinstance(source, dict) else None
    return Receipt(tap if isinstance(tap, str) else "")


def recipe(content: bytes, *, is_json: bool) -> Recipe:
    """Read a recipe: Ruby, or the JSON of a cask that Homebrew did not fetch a tap for."""
    if not is_json:
        named = re.search(HOMEPAGE, content.decode("utf-8", "replace"))
        return Recipe(home_claims(named[1]) if named else ())
    from scanner.formats.json_file import document_or_problem, text  # noqa: PLC0415  as above

    whole = document_or_problem(content)
    return Recipe(damage=whole) if isinstance(whole, Problem) else Recipe(home_claims(text(whole.get("homepage"))))
