"""Groups of `Key=value` lines under `[headings]`, as desktop entries and GLib's key files have them.

See: https://specifications.freedesktop.org/desktop-entry-spec/latest/basic-format.html
"""

from __future__ import annotations


def groups(text: str) -> dict[str, dict[str, str]]:
    """Return every group's values by key, unescaped by nobody yet; the last of two equal keys counts, as in GLib.

    Lines that are neither heading, comment nor `Key=value` are passed over, and so is what stands before the first heading.
    """
    found: dict[str, dict[str, str]] = {}
    values: dict[str, str] = {}
    for line in text.lstrip("\ufeff").split("\n"):
        stripped = line.strip()
        if stripped.startswith("#"):
            continue
        if stripped.startswith("[") and stripped.endswith("]"):
            values = found.setdefault(stripped[1:-1], {})
            continue
        key, equals, value = stripped.partition("=")
        if equals:
            values[key.rstrip()] = value.lstrip()
    return found
