"""Groups of `Key=value` lines under `[headings]`, as desktop entries and GLib's key files have them.

See: https://specifications.freedesktop.org/desktop-entry-spec/latest/basic-format.html
"""

from __future__ import annotations


def groups(text: str, keys: frozenset[str] | None = None) -> dict[str, dict[str, str]]:
    """Return every group's values by key, unescaped by nobody yet; the last of two equal keys counts, as in GLib.

    Lines that are neither heading, comment nor `Key=value` are passed over, and so is what stands before the first heading. Where `keys`
    are named, others are passed over too: most lines of a desktop entry are its name and its comment in other languages.
    """
    found: dict[str, dict[str, str]] = {}
    values: dict[str, str] = {}
    for line in text.lstrip("\ufeff").split("\n"):
        key, equals, value = line.partition("=")
        key = key.strip()
        if key[:1] == "[":
            heading = line.strip()
            if heading[-1] == "]":
                values = found.setdefault(heading[1:-1], {})
                continue
        if equals and (keys is None or key in keys) and key[:1] != "#":
            values[key] = value.strip()
    return found
