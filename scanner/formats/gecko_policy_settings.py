"""A value within the policies of a Gecko program, and whether the policy locks it: what it does not lock, an account may change.

`Locked` stands beside the value, or beside that of `Default`, which counts for all that say nothing. What is no object is locked.
The policy `Preferences` has a form of its own: a preference is locked where its `Status` says so, and where it is a bare value.
"""

from __future__ import annotations

from typing import NamedTuple

from scanner.formats.named_value import value_at

PREFERENCES = "Preferences."
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
    return Set(found[0], not below or _locked(policies.get(policy), below.rpartition(".")[0]))


def _preference(value: object) -> Set | None:
    if not isinstance(value, dict):
        return Set(value, locked=True)
    return Set(value[VALUE], value.get(STATUS) == "locked") if VALUE in value else None


def _locked(policy: object, holder: str) -> bool:
    for place in (holder, DEFAULT):
        for own in value_at(policy, f"{place}.{LOCKED}" if place else LOCKED):
            return own in {True, 1} if isinstance(own, bool | int) else False
    return False
