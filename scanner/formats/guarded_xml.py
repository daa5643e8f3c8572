"""XML that anybody may have written, read piece by piece as far as it is sound.

A document type is refused: entities can make a small file large, and no record of installed software needs one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from scanner.model import Malformed

if TYPE_CHECKING:
    from collections.abc import Mapping


class Reading(Protocol):
    """What is told of a file while it is read. A tag's namespace stands before its name, with a space between."""

    def start(self, tag: str, attributes: Mapping[str, str], /) -> None:
        """Begin an element."""

    def end(self, tag: str, /) -> None:
        """End an element."""

    def text(self, text: str, /) -> None:
        """Take a piece of an element's text."""


def read_xml(content: bytes, reading: Reading, *, namespaces: bool = True) -> str:
    """Tell a file to a reading, and return what ended it before its end, empty when nothing did."""
    from xml.parsers import expat  # noqa: PLC0415  many machines have no such file; entities are refused below

    parser = expat.ParserCreate(namespace_separator=" ") if namespaces else expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    try:
        parser.Parse(content, True)  # noqa: FBT003  expat takes no keywords
    except Malformed as problem:
        return problem.detail
    except (expat.ExpatError, ValueError, LookupError) as error:  # the last two: an encoding that Python does not know
        return f"expected XML: {error}"
    return ""


def _refuse(*_: object) -> None:
    raise Malformed("expected XML without a document type")
