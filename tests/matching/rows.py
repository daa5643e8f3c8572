"""Rows of real machines as items, for the tests of real names."""

from scanner.model import Item, Kind


def row(name, publisher="", kind=Kind.APPLICATION, **ids):
    """Return an item; ids are given by their kinds, with `_` for `-`."""
    return Item(name, publisher=publisher, ids=tuple((key.replace("_", "-"), value) for key, value in ids.items()), kind=kind)
