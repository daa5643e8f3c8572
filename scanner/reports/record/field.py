"""What a declaration of a report's field is made of: its key, its form, what it means, and whose words it holds.

Plain classes: each report pays for making them, and a NamedTuple of this size costs it thirty times as much.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Literal

    from scanner.reports.record.checked_table import CheckedTable
    from scanner.reports.record.declared_table import DeclaredTable

    Change = Callable[[Any], Any]
    # Whose words a field holds: what a pseudonymised report replaces in it. A text is the machine's or its users'; "no" are the words
    # of the catalogue, of a policy, of the system's maker and of this program; "waiver" are a policy's, and a waiver's if one applies.
    Private = Literal["text", "path", "account", "machine", "domain", "waiver", "no"]

REQUIRED = object()


class Form:
    """How the values of a field are written, read back and changed."""

    __slots__ = ("change", "empty", "inset", "many", "name", "read", "some", "table", "words", "write")

    def __init__(
        self,
        name: str,
        write: Callable[[Any], object],
        read: Callable[[CheckedTable, str], Any],
        empty: object = None,
        *,
        change: Callable[[Change, Any], object] | None = None,
        words: tuple[str, ...] = (),
        table: DeclaredTable | None = None,
        many: bool = False,
        some: bool = False,
        inset: bool = False,
    ) -> None:
        """Take a name, for the JSON Schema and the guide, and the functions.

        `empty` is the value for which the key is left out. `change` applies a function to each text or table in a value, and is
        None for a form that holds neither. `words` are those of a closed set. `many` is a list, and `some` one with at least one
        entry. `inset` is a table whose fields are attributes of the type around it.
        """
        self.name, self.write, self.read, self.empty = name, write, read, empty
        self.change, self.words, self.table = change, words, table
        self.many, self.some, self.inset = many, some, inset


class Field:
    """One field of a report."""

    __slots__ = ("absent", "attribute", "everywhere", "form", "may_be_empty", "meaning", "missing", "name", "of", "private")

    def __init__(
        self,
        name: str,
        form: Form,
        meaning: str,
        absent: str = "",
        *,
        private: Private = "text",
        of: str | Callable[[Any], object] = "",
        missing: object = REQUIRED,
        may_be_empty: bool = False,
        everywhere: bool = False,
    ) -> None:
        """Take the key, the form, and the meaning in Markdown, in which `{words}` stands for the words of a closed set.

        `absent` says when the key is left out; it is always there if that is empty. `of` is the attribute, if its name is not the
        key's, or a function if no attribute holds the value. `missing` is what a report means that lacks the key although it
        should be there, as one of before the key came into being. `may_be_empty` is for a list that may be absent or empty.
        `everywhere` is for what every machine's report says alike: a compact report leaves it out.
        """
        self.name, self.form, self.meaning, self.absent = name, form, meaning, absent
        self.private, self.of, self.missing, self.may_be_empty = private, of, missing, may_be_empty
        self.everywhere = everywhere
        self.attribute = (of or name) if isinstance(of, str) else ""
