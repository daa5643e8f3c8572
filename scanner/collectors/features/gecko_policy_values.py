"""A value within the policies of a Gecko program, and whether the policy locks it: what it does not lock, an account may change.

`Locked` stands beside the value, or beside that of `Default`, which counts for all that say nothing. What is no object is locked.
The policy `Preferences` has a form of its own: a preference is locked where its `Status` says so, and where it is a bare value.
"""

from __future__ import annotations

from scanner.formats.named_value import value_at
from scanner.stdlib.named_tuple import NamedTuple

PREFERENCES = "Preferences."
FLAT = "__"
MOST_NAMES = 8  # of one path
VALUE, LOCKED, STATUS, DEFAULT = "Value", "Locked", "Status", "Default"


class Set(NamedTuple):
    """A value that a policy sets."""

    value: object
    locked: bool


def set_at(policies: dict[str, object], name: str) -> Set | None:
    """Return what the policies say under a path of names, None where they say nothing."""
    found = [*value_at(policies, name)]
    if not found:
        return None
    if name.startswith(PREFERENCES):
        return _preference(found[0])
    policy, _, below = name.partition(".")
    return Set(found[0], not below or _is_locked(policies.get(policy), below.rpartition(".")[0]))


def is_true(value: object) -> bool:
    """Tell whether a value is true, as a file writes it, or 1, as a registry does."""
    return isinstance(value, bool | int) and value == 1


def _preference(value: object) -> Set | None:
    if not isinstance(value, dict):
        return Set(value, locked=True)
    return Set(value[VALUE], value.get(STATUS) == "locked") if VALUE in value else None


def _is_locked(policy: object, holder: str) -> bool:
    for place in (holder, DEFAULT):
        for own in value_at(policy, f"{place}.{LOCKED}" if place else LOCKED):
            return is_true(own)
    return False


def unflattened(policies: dict[str, object]) -> dict[str, object]:
    """Return policies whose names may be paths with two low lines between them, as macOS' managed preferences have them, as objects."""
    found: dict[str, object] = {}
    for name, value in policies.items():
        *above, last = name.split(FLAT, MOST_NAMES)
        place: dict[str, object] = found
        for one in above:
            below = place.setdefault(one, {})
            place = below if isinstance(below, dict) else {}
        place[last] = value
    return found
