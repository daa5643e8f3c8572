"""A program's name and version out of the name of its file or folder: `Cursor-0.42.3-x86_64`, `node-v20.1.0-linux-x64`."""

from __future__ import annotations

import re

# What says for which machine a file was built. A hash of 32 digits is what AppImageLauncher puts behind the name.
BUILT_FOR = (
    r"(?i)[-_. ](?:x86[-_]64|x86|amd64|x64|i[3-6]86|ia32|aarch64|arm64|armv7l|armhf|linux(?:32|64)?|unknown|gnu|musl|"
    r"[0-9a-f]{32})(?=[-_. ]|$)"
)
VERSION = r"(?i)[-_ ]v?(\d+(?:\.\d+)+(?:[-+~._][\w.+~-]*)?)$"
COPY = r"(?<=.) ?\(\d{1,3}\)$"  # what a browser puts behind the name of a file that it fetches a second time
MOST_LETTERS = 255


def split(stem: str) -> tuple[str, str]:
    """Return name and version, the version empty where none is told; a name is never empty unless the whole is.

    A single number is part of the name (`Studio-3`, `2048`): only dotted ones are versions.
    """
    kept = re.sub(BUILT_FOR, "", re.sub(COPY, "", stem[:MOST_LETTERS]))
    version = re.search(VERSION, kept)
    if version and version.start():
        return kept[: version.start()], version[1]
    return kept, ""
