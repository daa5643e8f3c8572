"""The item for an extension that a policy blocks: not a trace of the extension, but reported beside the findings."""

from __future__ import annotations

from scanner.model import Item, Mark, State


def blocked_extension(kind: str, identifier: str, browser: str) -> Item:
    """Return the item for an extension that a policy blocks by its id. `Item.keeps_out` recognises it by its rung, configured."""
    return Item(identifier, ids=((kind, identifier),), state=State.DISABLED, marks=(Mark.POLICY, Mark.BLOCKED), within=browser)
