"""One entry of a public index: what it offers, who is said to make it, and whether it still goes by that name."""

from typing import NamedTuple


class Offer(NamedTuple):
    """What an index says of one package or extension; a field is empty where it says nothing."""

    kind: str  # as in signatures: `scoop`, `winget`, `npm`
    id: str
    name: str = ""
    publisher: str = ""
    home: str = ""  # an address: of its page, or of its repository
    gone: str = ""  # why it is not to be had under this id any more
    source: str = ""  # the index and the day or commit of the copy
