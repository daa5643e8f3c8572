"""What Homebrew wrote down when it installed a formula or a cask: INSTALL_RECEIPT.json.

See: https://github.com/Homebrew/brew/blob/master/Library/Homebrew/tab.rb
"""

from __future__ import annotations

from scanner.named_tuple import NamedTuple


class Receipt(NamedTuple):
    """The tap that it came from, such as `homebrew/core`, empty when it is not told; and what is wrong with the file."""

    tap: str = ""
    damage: str = ""


def receipt(content: bytes) -> Receipt:
    """Read a receipt. A damaged one says so and nothing else: what it is of is there without it."""
    from scanner.formats.json_values import json_values  # noqa: PLC0415  most machines have none of these files

    try:
        whole = json_values(content)
    except (ValueError, RecursionError):
        return Receipt(damage="a receipt that is not JSON")
    if not isinstance(whole, dict):
        return Receipt(damage="a receipt that is not a JSON object")
    source = whole.get("source")
    tap = source.get("tap") if isinstance(source, dict) else None
    return Receipt(tap if isinstance(tap, str) else "")
