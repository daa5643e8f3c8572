"""What a policy that forbids an extension is as an item: the contrary of a trace, which the report tells beside the findings."""

from __future__ import annotations

from scanner.model import Item, Mark, State


def blocked_extension(kind: str, identifier: str, browser: str) -> Item:
    """Return the item of an extension that a policy forbids by its id. `Item.blocks` knows it again by its rung, configured."""
    return Item(identifier, ids=((kind, identifier),), state=State.DISABLED, marks=(Mark.POLICY, Mark.BLOCKED), within=browser)
