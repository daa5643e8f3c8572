"""profiles.ini, in which programs of the Gecko family list their profiles.

Only `Path` and `IsRelative` are taken; `Name` is what a person called the profile.
"""

from __future__ import annotations

from scanner.named_tuple import NamedTuple

MOST_PROFILES = 200


class ProfilePath(NamedTuple):
    """Where a profile is: a path relative to the folder of profiles.ini, or (seldom) an absolute one."""

    path: str
    relative: bool


def profile_paths(content: bytes) -> list[ProfilePath]:
    """Return the paths of the `[ProfileN]` sections, one more than `MOST_PROFILES` at most."""
    found: list[ProfilePath] = []
    for section in _sections(content.decode("utf-8-sig", "replace")):
        if section.get("Path") and len(found) <= MOST_PROFILES:
            found.append(ProfilePath(section["Path"].replace("\\", "/"), relative=section.get("IsRelative", "1") != "0"))
    return found


def _sections(text: str) -> list[dict[str, str]]:
    sections: list[dict[str, str]] = []
    inside = False
    for line in text.splitlines():
        stripped = line.strip()
        if stripped.startswith("["):
            inside = stripped.startswith("[Profile")
            if inside:
                sections.append({})
        elif inside:
            key, equals, value = stripped.partition("=")
            if equals:
                sections[-1][key.strip()] = value.strip()
    return sections
