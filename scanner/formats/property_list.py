"""A property list of macOS, in XML or binary, as far as the standard library reads it."""

from __future__ import annotations

from scanner.model import Malformed


def property_list(content: bytes) -> dict[str, object]:
    """Return the dictionary that a property list holds; raise `Malformed` when it holds none."""
    import plistlib  # noqa: PLC0415  loads expat, and only macOS has such records
    from xml.parsers.expat import ExpatError  # noqa: PLC0415  as above

    # plistlib trusts its input: a cut or made-up file shows as any of these, and it refuses XML entities by a ValueError.
    broken = (ValueError, ExpatError, LookupError, ArithmeticError, TypeError, AttributeError, RecursionError, MemoryError, EOFError)
    try:
        found = plistlib.loads(content)
    except broken as error:
        raise Malformed("expected a property list") from error
    if not isinstance(found, dict) or not all(isinstance(key, str) for key in found):
        raise Malformed("expected a property list with a dictionary on top")
    return found
