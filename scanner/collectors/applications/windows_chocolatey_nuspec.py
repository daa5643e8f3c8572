"""The .nuspec file in which a NuGet package, and so one of Chocolatey, says what it is.

See: https://learn.microsoft.com/en-us/nuget/reference/nuspec
"""

from __future__ import annotations

from scanner.formats.xml_texts import xml_texts
from scanner.stdlib.named_tuple import NamedTuple

FIELDS = tuple(("package", "metadata", name) for name in ("id", "version", "title", "authors", "projectUrl"))


class Nuspec(NamedTuple):
    """What a package says of itself, empty where it is silent; `damage` says what ended the reading before its end."""

    id: str = ""
    version: str = ""
    title: str = ""
    authors: str = ""
    project: str = ""  # the address of its home page
    damage: str = ""


def nuspec(content: bytes) -> Nuspec:
    """Read a .nuspec file, as far as it is sound."""
    texts = xml_texts(content, FIELDS)
    name, version, title, authors, project = (texts.first(*field) for field in FIELDS)
    return Nuspec(name, version, title, authors, project, texts.damage)
