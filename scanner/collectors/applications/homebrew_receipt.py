"""What Homebrew wrote down when it installed a formula or a cask: INSTALL_RECEIPT.json.

See: https://github.com/Homebrew/brew/blob/master/Library/Homebrew/tab.rb
"""

from __future__ import annotations

from scanner.model import Problem
from scanner.named_tuple import NamedTuple


class Receipt(NamedTuple):
    """The tap that it came from, such as `homebrew/core`, empty when it is not told; and what is wrong with the file."""

    tap: str = ""
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
