"""profiles.ini, in which programs of the Gecko family list their profiles, read as they do.

Only `Path` and `IsRelative` are taken; `Name` is what a person called the profile.
See: https://searchfox.org/mozilla-central/source/xpcom/ds/nsINIParser.cpp and toolkit/profile/nsToolkitProfileService.cpp beside it
"""

from __future__ import annotations

from scanner.stdlib.named_tuple import NamedTuple

MOST_PROFILES = 200
UTF_8_MARK, UTF_16_MARK = b"\xef\xbb\xbf", b"\xff\xfe"
COMMENTS = ("#", ";")
SPACE = " \t"


class ProfilePath(NamedTuple):
    """Where a profile is: a path relative to the folder of profiles.ini, or (seldom) an absolute one."""

    path: str
    relative: bool


def profile_paths(content: bytes) -> list[ProfilePath]:
    """Return the paths of the `[ProfileN]` sections, one more than `MOST_PROFILES` at most.

    Gecko stops at the first number that is missing; what stands behind it is on the disk all the same.
    """
    listed = [section for name, section in sections(content).items() if name.startswith("Profile") and section.get("Path")]
    return [ProfilePath(section["Path"], section.get("IsRelative", "1") == "1") for section in listed[: MOST_PROFILES + 1]]


def sections(content: bytes) -> dict[str, dict[str, str]]:
    """Return the values of every section; sections of one name are one, and of two values of one name the last one counts."""
    found: dict[str, dict[str, str]] = {}
    section = ""
    for written in _decode(content).replace("\r", "\n").split("\n"):
        line = written.lstrip(SPACE)
        if line.startswith("["):
            section = _heading(line[1:])
        elif section and not written.startswith(COMMENTS):
            key, equals, value = line.partition("=")
            if key and equals:
                found.setdefault(section, {})[key] = value
    return found


def _decode(content: bytes) -> str:
    """Return the text up to a zero; bytes that are no UTF-8 may stand in the name of a folder."""
    if content.startswith(UTF_16_MARK):
        text = content[2 : len(content) // 2 * 2].decode("utf-16-le", "replace")
    else:
        text = content.removeprefix(UTF_8_MARK).decode("utf-8", "surrogateescape")
    return text.partition("\0")[0]


def _heading(text: str) -> str:
    """Return a section's name, empty where more stands behind it: what follows then belongs to none."""
    name, _, more = text.partition("]")
    return "" if more.strip(SPACE) else name
