"""Which policies judge when none is named: those of the Belgian federal administration."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

DEFAULT_POLICIES = ("be-federal-deepseek", "be-federal-tiktok")
NO_POLICY = "none"  # asks for none of them


def policies_to_use(asked: Sequence[str]) -> Sequence[str]:
    """Return the ids or files of the policies to judge by."""
    return () if tuple(asked) == (NO_POLICY,) else asked or DEFAULT_POLICIES
