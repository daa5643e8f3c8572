"""What high, medium and low confidence mean: what each kind of evidence is worth, and what lowers it. It is decided nowhere else.

high    an id that names one program and no other, or a setting that was read
medium  a name with its publisher, an id that other programs could also use, or the default of a setting that nobody set
low     a name or a publisher alone, a file's or folder's name alone, a name that only looks like the product's, an id that anybody may
        use, a pattern of any owner, another site of a domain, what a thing says of itself, or what a file says that nobody
        verified

Of several conditions that hold, the strongest counts; a file's name is medium where something else of the same item agrees with it. A block
may lower that with `confidence` and `unverified`, and never raise it. The words of `Evidence.field`, what of an item decided, are here too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Confidence
from scanner.stdlib.str_enum import StrEnum

if TYPE_CHECKING:
    from scanner.catalogue.product import Block

ID = "id."  # what the field of an id begins with; the kind of the id follows: `id.deb`
# What anybody may call a file or a folder; several programs do call theirs alike.
FILE_NAMES = ("appimage", "config-folder", "desktop-file", "model-file")
# Every kind of id that is not here names one program and no other: high.
WEAKER_IDS = {
    "msix-name": Confidence.MEDIUM,
    "original-filename": Confidence.MEDIUM,
    "team-id": Confidence.MEDIUM,
    "wm-class": Confidence.MEDIUM,
    "service": Confidence.MEDIUM,
    "served-model": Confidence.MEDIUM,
    "agent-part": Confidence.MEDIUM,
    "command": Confidence.LOW,
    "home-page": Confidence.LOW,
    "extension-host": Confidence.LOW,
    "extension-calls": Confidence.LOW,
    "extension-declares": Confidence.LOW,
    "extension-word": Confidence.LOW,
    **dict.fromkeys(FILE_NAMES, Confidence.LOW),
}
ANY_OWNER = Confidence.LOW  # a pattern such as `*/mistral-*`: whoever publishes something may call it so
ELSEWHERE = Confidence.LOW  # another site of the domain that a block names: whose it is, and no more


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


FIELDS = {
    Field.NAME: Confidence.LOW,
    Field.PUBLISHER: Confidence.LOW,
    Field.NAME_AND_PUBLISHER: Confidence.MEDIUM,
    Field.LOOK_ALIKE: Confidence.LOW,
    Field.SETTING: Confidence.HIGH,
    Field.DEFAULT: Confidence.MEDIUM,
}


def of_id(kind: str) -> Confidence:
    """Return what an id of a kind proves alone."""
    return WEAKER_IDS.get(kind, Confidence.HIGH)


def of_field(field: str) -> Confidence:
    """Return what it proves that a field of an item matched."""
    kind = id_kind(field)
    return of_id(kind) if kind else FIELDS[Field(field)]


def attainable(block: Block) -> Confidence:
    """Return the confidence that a match of a block has at best, before the block's own limit."""
    named = FIELDS[Field.NAME_AND_PUBLISHER if block.names and block.publishers else Field.NAME]
    return strongest(named, *map(of_agreeing, block.ids))


def is_file_name(kind: str) -> bool:
    """Tell whether an id of a kind is what somebody called a file or a folder."""
    return kind in FILE_NAMES


def of_agreeing(kind: str) -> Confidence:
    """Return what an id of a kind proves where something else of the same item agrees with it."""
    return Confidence.MEDIUM if is_file_name(kind) else of_id(kind)


def limited(found: Confidence, block: Block) -> Confidence:
    """Return a confidence within a block's own limits."""
    most = [Confidence.LOW] if block.unverified else []
    return weakest(found, *most, *([block.at_most] if block.at_most else []))


def is_weak(confidence: Confidence) -> bool:
    """Tell whether nobody may be accused on the word of evidence of such a confidence."""
    return confidence is Confidence.LOW


def strongest(*confidences: Confidence) -> Confidence:
    """Return the highest of some confidences."""
    return min(confidences, key=lambda one: one.place)


def weakest(*confidences: Confidence) -> Confidence:
    """Return the lowest of some confidences."""
    return max(confidences, key=lambda one: one.place)
