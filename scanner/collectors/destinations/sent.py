"""What a client's settings say of one destination, as it stands there."""

from __future__ import annotations

from scanner.stdlib.named_tuple import NamedTuple

DESTINATION_KINDS = frozenset({"served-model", "site"})  # of the ids that its item has


class Sent(NamedTuple):
    """An address, what the client calls its provider, and a model: what is not said is empty."""

    address: str = ""
    provider: str = ""
    model: str = ""
