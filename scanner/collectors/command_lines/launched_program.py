"""Which program a launcher starts: the ids in the words of its command line, wrappers like `env A=b` passed over.

See: https://docs.flatpak.org/en/latest/flatpak-command-reference.html#flatpak-run, https://snapcraft.io/docs/commands-and-aliases
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WRAPPERS = frozenset({"env", "exec", "nohup", "setsid", "nice", "pkexec", "sudo", "firejail", "gamemoderun", "prime-run"})
OPTIONS_WITH_VALUE = frozenset({"-u", "--unset", "-C", "--chdir", "-n", "--adjustment"})
SHELLS = frozenset({"sh", "bash", "dash", "zsh"})
SHELL_SCRIPT = r"-[a-z]*c"
ASSIGNMENT = r"(?s)[A-Za-z_]\w*=.*"
FLATPAK_APP = r"(?:app/)?([A-Za-z_][\w-]*(?:\.[\w-]+){1,30})(?:/.*)?"
SNAP_FOLDERS = ("/snap/bin/", "/var/lib/snapd/snap/bin/")


def ids(words: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return what the words start: a flatpak or a snap by its id, anything else as a `command` by its base name."""
    words = _unwrapped(words)
    if len(words) > 2 and base(words[0]) in SHELLS and re.fullmatch(SHELL_SCRIPT, words[1]):  # noqa: PLR2004  sh -c script
        words = _unwrapped(words[2].replace('"', " ").replace("'", " ").split())
    if not words:
        return ()
    program = base(words[0])
    if words[0].startswith(SNAP_FOLDERS):
        return (("snap", snap_name(program)),)
    if program == "snap" and "run" in words:
        return tuple(("snap", snap_name(word)) for word in _after_run(words)[:1])
    if program == "flatpak" and "run" in words:
        apps = (re.fullmatch(FLATPAK_APP, word) for word in _after_run(words))
        return tuple(("flatpak", found[1]) for found in apps if found)[:1]
    return (("command", program),) if program else ()


def base(program: str) -> str:
    """Return the last part of a program's path, of a Windows program under Wine too."""
    return program.replace("\\", "/").rpartition("/")[2]


def snap_name(instance: str) -> str:
    """Return the snap that an instance (`firefox_work`) or one of its programs (`firefox.geckodriver`) belongs to."""
    return instance.partition(".")[0].partition("_")[0]


def _after_run(words: Sequence[str]) -> list[str]:
    return [word for word in words[words.index("run") + 1 :] if not word.startswith("-")]


def _unwrapped(words: Sequence[str]) -> Sequence[str]:
    """Drop assignments, and wrappers with their options."""
    at, wrapped = 0, False
    while at < len(words):
        word = words[at]
        if wrapped and word in OPTIONS_WITH_VALUE:
            at += 2
        elif re.fullmatch(ASSIGNMENT, word) or (wrapped and word.startswith("-")):
            at += 1
        elif base(word) in WRAPPERS and at + 1 < len(words):
            at, wrapped = at + 1, True
        else:
            break
    return words[at:]
