"""What a scan is judged by where nobody says so: the policies of the Belgian federal administration, and whose device it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scanner.catalogue.policy import Policy

DEFAULT_POLICIES = ("be-federal-deepseek", "be-federal-tiktok")
NO_POLICY = "none"  # asks for none of them
DEVICE_CLASSES = ("service", "personal-with-access", "personal")  # a policy may declare more
DEFAULT_DEVICE_CLASS = "service"


def policies_to_use(asked: Sequence[str]) -> Sequence[str]:
    """Return the ids or files of the policies to judge by."""
    return () if tuple(asked) == (NO_POLICY,) else asked or DEFAULT_POLICIES


def choose_device_class(asked: str | None, policies: Iterable[Policy]) -> tuple[str, bool]:
    """Return the class to judge by, and whether it is assumed: neither the call nor an administration's own policy named it."""
    kept = next((policy.default_device_class for policy in policies if policy.default_device_class), "")
    return asked or kept or DEFAULT_DEVICE_CLASS, not (asked or kept)


def known_device_classes(policies: Sequence[Policy]) -> frozenset[str]:
    """Return the classes that may be named beside some policies."""
    return frozenset(DEVICE_CLASSES).union(*(policy.device_classes for policy in policies))
