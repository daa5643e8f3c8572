"""Settings for tests, as a feature's file names them."""

from scanner.model import Item, Mark
from scanner.setting import Setting, Store


def setting(store, name, program="", key="", off=(False, 2, "blocked"), on=(True, 1, "available"), number=1):
    return Setting(f"example#{number}", Store(store), program, key, name, off, on)


def item(one, state, location, user="", *, by_policy=False):
    """Return the item that a collector says of a setting, without what is the same for all."""
    marks = (Mark.POLICY,) if by_policy else ()
    return Item(one.name, ids=(("setting", one.id),), state=state, marks=marks, within=one.program, location=location, user=user)
