"""The policy `ExtensionSettings`, in the form that Chromium made and Mozilla took over: rules by extension id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Problem, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

PUT_IN = ("force_installed", "normal_installed")
KEPT_OUT = ("blocked", "removed")
EVERY = ("*", "update_url:")  # rules for all the others, or for all from one address


def put_in(rules: object) -> Iterator[str | Problem]:
    """Yield the ids of the extensions that the policy installs. Chromium takes several ids with commas between them."""
    return _with_mode(rules, PUT_IN)


def kept_out(rules: object) -> Iterator[str | Problem]:
    """Yield the ids of the extensions that the policy forbids by name."""
    return _with_mode(rules, KEPT_OUT)


def _with_mode(rules: object, modes: tuple[str, ...]) -> Iterator[str | Problem]:
    if not isinstance(rules, dict):
        yield Problem(Reason.MALFORMED, "expected ExtensionSettings to be an object")
        return
    for key, rule in rules.items():
        if not isinstance(rule, dict):
            yield Problem(Reason.MALFORMED, "expected a rule of ExtensionSettings to be an object")
        elif rule.get("installation_mode") in modes and not key.startswith(EVERY):
            yield from (part.strip() for part in key.split(","))
