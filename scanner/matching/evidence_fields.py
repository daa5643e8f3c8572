"""What of an item decided that a block of a signature holds for it: the words of `Evidence.field`."""

from __future__ import annotations

from enum import StrEnum

ID = "id."  # what the field of an id begins with; the kind of the id follows: `id.deb`


class Field(StrEnum):
    """A field that is no id."""

    NAME = "name"
    PUBLISHER = "publisher"
    NAME_AND_PUBLISHER = "name+publisher"  # the value is the name; the publisher stands in the item
    LOOK_ALIKE = "look-alike"  # the value is the name that the item's name looks like
    SETTING = "setting"  # of a built-in feature: the value is the setting's name
    DEFAULT = "default"  # of a built-in feature for which nothing is set: the value is the state that holds then


def id_kind(field: str) -> str:
    """Return the kind of the id that decided, nothing where no id did."""
    return field.removeprefix(ID) if field.startswith(ID) else ""
