"""The settings of a program that keeps them in JSON, TOML, YAML or lines of variables, by the ending of the file."""

from __future__ import annotations

from scanner.formats.json_file import any_document
from scanner.formats.toml_document import toml_document
from scanner.formats.variable_lines import variables
from scanner.formats.yaml_document import yaml_document
from scanner.model import Malformed

YAML = (".yaml", ".yml")
LINES = (".env", ".conf", ".sgptrc")


def settings_document(location: str, content: bytes) -> object:
    """Return what a file holds, by names or as a list, nothing of an empty one; raise `Unreadable` when it is not what its ending says."""
    found = _read(location, content) if content.strip() else {}
    if not isinstance(found, dict | list):
        raise Malformed("expected settings by name, or a list of them")
    return found


def settings_table(location: str, content: bytes) -> dict[str, object]:
    """Return what a file holds by names; a list is none of its program's."""
    found = settings_document(location, content)
    if not isinstance(found, dict):
        raise Malformed("expected settings by name")
    return found


def _read(location: str, content: bytes) -> object:
    if location.endswith(".toml"):
        return toml_document(content)
    if location.endswith(YAML):
        found = yaml_document(content)
        return {} if found is None else found  # comments alone, as an example of a file has them
    return variables(content) if location.endswith(LINES) else any_document(content)
