"""A browser's policy in the Windows registry, in the shape that a policy file has elsewhere.

A value may hold the JSON of a whole policy, as text or as lines. A key holds a list, as values named 1, 2 and so on, or an object,
as values and keys named after what they are. Chromium and Mozilla read both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.formats.json_file import document_or_problem
from scanner.model import Problem, Reason

if TYPE_CHECKING:
    from scanner.formats.registry_values import Values


def parse_policy(values: Values, name: str) -> dict[str, object] | Problem:
    """Return the policy that a value holds as JSON, under its own name; empty when there is no such value."""
    lines = "\n".join(values.texts(name))
    if not lines.strip():
        return {}
    found = document_or_problem(f'{{"policy": {lines}\n}}'.encode("utf-8", "replace"))
    return Problem(Reason.MALFORMED, f"expected {name} to be JSON") if isinstance(found, Problem) else {name: found.get("policy")}


def parse_list(values: Values) -> list[object]:
    """Return the values of a list in the order of their numbers; values with other names are ignored, as browsers do."""
    numbers = [name for name in values.names() if name.isascii() and name.isdigit()]
    return [values.text(name) for name in sorted(numbers, key=lambda name: (len(name), name))]


def parse_object(values: Values) -> dict[str, object]:
    """Return the values of an object. Text that starts like an object is parsed as one; the unnamed value is ignored."""
    return {name: _field(values, name) for name in values.names() if name}


def _field(values: Values, name: str) -> object:
    text = values.text(name)
    found = parse_policy(values, name) if text.startswith("{") else {}
    number = None if text else values.number(name)
    return text if isinstance(found, Problem) else found.get(name, text if number is None else number)
