"""What a declaration of a report's field is made of: its key, its form, what it means, and whose words it holds."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from scanner.reports.record.checked_table import CheckedTable
    from scanner.reports.record.declared_table import DeclaredTable

    Change = Callable[[Any], Any]

REQUIRED = object()


class Private(Enum):
    """Whose words a field holds: what a pseudonymised report replaces in it."""

    TEXT = "text"  # of the machine or its users: names in it are replaced. What is not declared otherwise is this
    PATH = "path"
    ACCOUNT = "account"
    MACHINE = "machine"
    WAIVER = "waiver"  # a policy's words, and a waiver's where one applies
    NO = "no"  # words of the catalogue, of a policy, of the system's maker or of this program


class Form(NamedTuple):
    """How the values of a field are written, read back and changed. A scan pays for each call, so these are plain functions."""

    name: str  # in the JSON Schema and in the guide
    write: Callable[[Any], object]
    read: Callable[[CheckedTable, str], Any]
    empty: object = None  # the value for which the key is left out
    change: Callable[[Change, Any], object] | None = None  # applies a function to each text or table in a value; None if it holds none
    words: tuple[str, ...] = ()  # a closed set
    table: DeclaredTable | None = None
    many: bool = False
    some: bool = False  # of a list: it has at least one entry
    inset: bool = False  # a table of the report whose fields are attributes of the type around it


class Field(NamedTuple):
    """One field of a report. `meaning` is Markdown, in which `{words}` stands for the words of a closed set."""

    name: str
    form: Form
    meaning: str
    absent: str = ""  # when the key is left out; empty if it is always there
    private: Private = Private.TEXT
    of: str | Callable[[Any], object] = ""  # the attribute, if its name is not the key's; a function if no attribute holds the value
    missing: object = REQUIRED  # the value if a report lacks a key that should be there
    may_be_empty: bool = False  # for lists that may be absent and may be empty, with a difference

    @property
    def attribute(self) -> str:
        """The attribute that holds the value; empty if none does."""
        return (self.of or self.name) if isinstance(self.of, str) else ""
