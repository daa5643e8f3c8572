"""Which extensions a Gecko policies.json installs, by the policy `ExtensionSettings`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.formats.extension_settings import put_in
from scanner.model import Problem, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator


def installed(document: dict[str, object]) -> Iterator[str | Problem]:
    """Yield the ids of the extensions."""
    policies = document.get("policies", {})
    if isinstance(policies, dict):
        yield from put_in(policies.get("ExtensionSettings", {}))
    else:
        yield Problem(Reason.MALFORMED, "expected `policies` to be an object")
