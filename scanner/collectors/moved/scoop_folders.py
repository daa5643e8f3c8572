"""Folders that Scoop's own settings name: its installer writes a folder of one's choice there, and sets no variable.

See: `scoop help config` for `root_path` and `global_path`, https://github.com/ScoopInstaller/Install (`-ScoopDir`)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.formats.json_file import document_or_problem, text
from scanner.host.host import MEBIBYTE
from scanner.model import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scanner.host.host import Host
    from scanner.model import Record

VARIABLES = {"root_path": "SCOOP", "global_path": "SCOOP_GLOBAL"}  # which say the same, and are asked first


def scoop_folders(host: Host, record: Record) -> Mapping[str, str] | Problem:
    """Return what one's settings say, as the variables that would say it. PowerShell, which reads them, cares for no key's case."""
    content = host.look(record, MEBIBYTE)
    settings = document_or_problem(content) if content else {}
    if isinstance(settings, Problem):
        return settings._replace(location=record.location, user=record.user)
    named = {key.lower(): text(value) for key, value in settings.items()}
    return {variable: named[key] for key, variable in VARIABLES.items() if named.get(key)}
