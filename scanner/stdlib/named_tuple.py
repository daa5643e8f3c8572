"""`NamedTuple` as `typing` has it, at a fiftieth of its price: that one compiles the annotation of every field when it makes a class.

Every scan makes some seventy classes, which took a tenth of its time. `collections.namedtuple` would still compile a `__new__` for each;
here one is written for each number of fields, and every class has a copy with the names of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import NamedTuple

__all__ = ["NamedTuple"]

if not TYPE_CHECKING:
    from collections import _tuplegetter, namedtuple
    from types import FunctionType

    make = tuple.__new__
    MAKERS = (  # what makes a tuple of no field, of one, and so on: compiling each took a hundredth of a scan
        lambda _cls: make(_cls, ()),
        lambda _cls, a: make(_cls, (a,)),
        lambda _cls, a, b: make(_cls, (a, b)),
        lambda _cls, a, b, c: make(_cls, (a, b, c)),
        lambda _cls, a, b, c, d: make(_cls, (a, b, c, d)),
        lambda _cls, a, b, c, d, e: make(_cls, (a, b, c, d, e)),
        lambda _cls, a, b, c, d, e, f: make(_cls, (a, b, c, d, e, f)),
        lambda _cls, a, b, c, d, e, f, g: make(_cls, (a, b, c, d, e, f, g)),
        lambda _cls, a, b, c, d, e, f, g, h: make(_cls, (a, b, c, d, e, f, g, h)),
        lambda _cls, a, b, c, d, e, f, g, h, i: make(_cls, (a, b, c, d, e, f, g, h, i)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j: make(_cls, (a, b, c, d, e, f, g, h, i, j)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k: make(_cls, (a, b, c, d, e, f, g, h, i, j, k)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m: make(_cls, (a, b, c, d, e, f, g, h, i, j, k, m)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n: make(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o: make(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p: make(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q: make(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r: make(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r)),
    )

    class Fields(tuple):
        """What every named tuple can do."""

        __slots__ = ()
        _fields: ClassVar[tuple[str, ...]] = ()

        @classmethod
        def _make(cls, values: Iterable[object]) -> Self:
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"expected {len(cls._fields)} values, got {len(made)}")
            return made

        def _replace(self, /, **given: object) -> Self:
            made = self._make(map(given.pop, self._fields, self))
            if given:
                raise ValueError(f"got unexpected field names: {[*given]!r}")
            return made

        def _asdict(self) -> dict[str, object]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            fields = ", ".join(f"{field}={value!r}" for field, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({fields})"

        def __getnewargs__(self) -> tuple[object, ...]:
            return tuple(self)

    def copy_maker(fields: tuple[str, ...], name: str, defaults: tuple[object, ...]) -> FunctionType:
        """Return the `__new__` of a class with these fields."""
        number = len(fields)
        maker = MAKERS[number] if number < len(MAKERS) else namedtuple("Any", fields).__new__  # noqa: PYI024  see above
        code = maker.__code__.replace(co_varnames=("_cls", *fields), co_qualname=f"{name}.__new__")
        return FunctionType(code, maker.__globals__, "__new__", defaults)

    class NamedTupleMeta(type):
        """Makes a named tuple of a class's annotated names, with their defaults and the class's methods."""

        def __new__(cls, name: str, _bases: tuple[type, ...], body: dict[str, Any]) -> type:
            """Return the class."""
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body.pop(field) for field in fields if field in body}
            body |= {field: _tuplegetter(place, "") for place, field in enumerate(fields)}
            body |= {"__slots__": (), "_fields": fields, "_field_defaults": defaults, "__match_args__": fields}
            return type(name, (Fields,), body | {"__new__": copy_maker(fields, name, tuple(defaults.values()))})

    NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})
