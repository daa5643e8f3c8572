"""What the plugin.xml of a JetBrains plugin says of it.

See: https://plugins.jetbrains.com/docs/intellij/plugin-configuration-file.html
"""

from __future__ import annotations

from scanner.formats.xml_texts import xml_texts
from scanner.stdlib.named_tuple import NamedTuple

ROOT = "idea-plugin"
FIELDS = tuple((ROOT, name) for name in ("id", "name", "version", "vendor", "description"))
# What stands at what it puts into the editor: its windows first, then its settings, and its commands with what is told of them, which
# may be many.
TITLES = (
    (ROOT, "extensions", "toolWindow", "@id"),
    (ROOT, "extensions", "applicationConfigurable", "@displayName"),
    (ROOT, "extensions", "projectConfigurable", "@displayName"),
    (ROOT, "actions", "group", "@text"),
    (ROOT, "actions", "action", "@text"),
    (ROOT, "actions", "group", "action", "@text"),
    (ROOT, "actions", "action", "@description"),
    (ROOT, "actions", "group", "action", "@description"),
)
# It writes into the file that is being edited, as models do. See: https://plugins.jetbrains.com/docs/intellij/inline-completion.html
COMPLETION = (ROOT, "extensions", "inline.completion.provider")


class Descriptor(NamedTuple):
    """What a plugin.xml says, empty where it is silent; one without an id goes by its name. `damage` says what ended the reading."""

    id: str = ""
    name: str = ""
    version: str = ""
    vendor: str = ""
    description: str = ""  # with its marks of HTML
    damage: str = ""
    titles: tuple[str, ...] = ()
    contributes: tuple[str, ...] = ()
    called: tuple[str, ...] = ()  # makers and models that its own classes are called after; of a jar alone


def described(content: bytes) -> Descriptor:
    """Read a plugin.xml, as far as it is sound."""
    texts = xml_texts(content, (*FIELDS, *TITLES, COMPLETION))
    identifier, name, version, vendor, description = (texts.first(*field) for field in FIELDS)
    damage = "" if identifier or name else texts.damage or "a descriptor without an id"
    titles = dict.fromkeys(text for title in TITLES for path, text in texts.found if path == title and text)
    contributes = COMPLETION[-1:] if any(path == COMPLETION for path, _ in texts.found) else ()
    return Descriptor(identifier or name, name, version, vendor, description, damage, tuple(titles), contributes)
