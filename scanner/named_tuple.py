"""`NamedTuple` as `typing` has it, at a twentieth of its price: that one compiles the annotation of every field when it makes a class.

Every scan makes some seventy classes, which took a tenth of its time. Instances are those of `collections.namedtuple` either way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import namedtuple

    OF_THE_CLASS = ("__module__", "__qualname__", "__doc__", "__annotations__")

    class NamedTupleMeta(type):
        """Makes a named tuple of a class's annotated names, with their defaults and the class's methods."""

        def __new__(cls, name: str, _bases: tuple[type, ...], body: dict[str, object]) -> type:
            """Return the class."""
            fields = body.get("__annotations__", {})
            made = namedtuple(name, fields, defaults=[body[field] for field in fields if field in body], module=body["__module__"])  # noqa: PYI024  see above
            for key, value in body.items():
                if key not in fields or key in OF_THE_CLASS:
                    setattr(made, key, value)
            return made

    NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})

__all__ = ["NamedTuple"]
