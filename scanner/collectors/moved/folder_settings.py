"""Folders that a program's own settings name, as the variables that would say the same.

See: `scoop help config` for `root_path` and `global_path`, https://github.com/ScoopInstaller/Install (`-ScoopDir` sets no variable),
https://github.com/lmstudio-ai/lms (src/subcommands/importCmd.ts), https://github.com/janhq/jan (src-tauri/src/core/app/commands.rs),
https://github.com/nomic-ai/gpt4all (gpt4all-chat/src/mysettings.cpp), https://doc.qt.io/qt-6/qsettings.html#Format-enum for its file,
https://github.com/ollama/ollama (app/store, app/server)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.formats.json_file import document, text
from scanner.host.host import MEBIBYTE
from scanner.model import Problem, Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scanner.host.host import Host
    from scanner.model import Record

ABSOLUTE = r"/|~|[A-Za-z]:|\\\\"  # anything else is relative to a folder of the program's own, where it is looked for anyway
CODE_OF_QT = r"\\(?:x([0-9A-Fa-f]{1,6})|(.))"


def named_folders(host: Host, record: Record, keys: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that a file of settings stands for, with what it says; raise Unreadable for one that is damaged."""
    ending = record.location.rpartition(".")[2]
    if ending == "sqlite":
        said = _of_database(host, record, [*keys])
    else:
        content = host.look(record, MEBIBYTE) or b""
        said = _of_qt(content) if ending == "ini" else _of_json(content)
    named = ((variable, said.get(key.lower(), "")) for key, variable in keys.items())
    return {variable: value for variable, value in named if re.match(ABSOLUTE, value)}


def _of_json(content: bytes) -> dict[str, str]:
    """Return the texts of an object. PowerShell, in which Scoop is written, cares for no key's case."""
    return {key.lower(): text(value) for key, value in document(content).items()} if content.strip() else {}


def _of_qt(content: bytes) -> dict[str, str]:
    from scanner.formats.profiles_ini import sections  # noqa: PLC0415  of one program

    values = sections(content).get("General", {})
    return {key.lower(): re.sub(CODE_OF_QT, _letter, value.strip().strip('"')) for key, value in values.items()}


def _letter(found: re.Match[str]) -> str:
    return chr(min(int(found[1], 16), 0x10FFFF)) if found[1] else found[2]


def _of_database(host: Host, record: Record, columns: list[str]) -> dict[str, str]:
    from scanner.collectors.sqlite_tables import rows_of  # noqa: PLC0415  of one program

    rows = rows_of(host, record, "settings", columns, may_lack_table=True)
    for lost in (row for row in rows if isinstance(row, Problem)):
        raise Unreadable(lost.reason, lost.detail)
    row = next((row for row in rows if isinstance(row, tuple)), ())
    return {column.lower(): text(value) for column, value in zip(columns, row, strict=False)}
