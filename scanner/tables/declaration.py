"""A table of a file that people write, declared once: the reader, the JSON Schema and the documents' tables all come from this.

A file's type has its declaration beside it, such as `PRODUCT` in `catalogue/product.py`. Most classes here are no NamedTuples: making
one of those costs every login as much as reading a policy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from scanner.tables.table import Table

    Known = Mapping[str, Collection[str]]  # names that a key may refer to, by what they are names of


class Kind:
    """A kind of value: what documents call it, and how it is read. The reader notes every fault, and then returns None or nothing."""

    def __init__(self, shown: str, read: Callable[[Table, Key, Known], Any]) -> None:
        """Take both."""
        self.shown, self.read = shown, read


class Form:
    """What a text has to look like: a regular expression for the whole of it, and what to say of one that does not ({found})."""

    def __init__(self, pattern: str, fault: str) -> None:
        """Take both."""
        self.pattern, self.fault = pattern, fault


class Need:
    """Where a key has this value, another one is `wanted`."""

    def __init__(self, key: str, value: object, wanted: str, fault: str) -> None:
        """Take what to say as well where that is missing."""
        self.key, self.value, self.wanted, self.fault = key, value, wanted, fault


class Key(NamedTuple):
    """One key: its name, the kind of its value, and what it means, in the words of the documents."""

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    default: Any = None  # what holds where it is not given
    field: str = ""  # of the type, where that calls it otherwise
    words: Iterable[Any] = ()  # the closed set that a word is from: an enumeration, or words with their meanings
    among: str = ""  # the names that it may refer to: those of another key of the file, or those that the reader was told
    fault: str = "expected one of {known}; found {found}"  # for a word of no set and a name that nobody knows
    forms: tuple[Form, ...] = ()
    below: Declaration | None = None  # what stands in the table, or in each of several
    each: Key | None = None  # what every key of a table holds whose keys are names


class Declaration(NamedTuple):
    """A table: its keys in the order of the documents, and what is made of their values.

    The keys that others refer to (`shared`) stand before them. What no declaration can say, `check` looks for: it gets the table to
    note faults in, what was made, and the names that are known.
    """

    keys: tuple[Key, ...]
    make: Callable[..., Any] = dict
    shared: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()  # at least one of these keys is needed
    any_fault: str = ""  # what to say where none is
    needs: tuple[Need, ...] = ()
    check: Callable[[Table, Any, Known], None] | None = None

    def read(self, table: Table, known: Known, **more: object) -> Any:  # noqa: ANN401  what `make` makes
        """Return what is made of a table, and of what the reader knows without it."""
        values: dict[str, Any] = dict(more)
        for key in self.keys:
            found = key.kind.read(table, key, known)
            values[key.field or key.name] = key.default if found is None else found
            if found and key.name in self.shared:
                known = {**known, key.name: found}
        if self.any_of and not any(values[self.field(name)] or table.is_faulty(name) for name in self.any_of):
            table.fault("", self.any_fault)
        for need in self.needs:
            if values[self.field(need.key)] == need.value and not table.has(need.wanted):
                table.fault(need.wanted, need.fault)
        made = self.make(**values)
        if self.check:
            self.check(table, made, known)
        return made

    def field(self, name: str) -> str:
        """Return what the type calls a key."""
        return next(key.field or key.name for key in self.keys if key.name == name)
