"""`StrEnum` as `enum` has it, at a tenth of its price: that one makes each word a descriptor of its class, and hashes it in Python.

Every scan makes some twenty such lists with a hundred and fifty words, which took a thirtieth of its instructions. What is left out is what
nobody uses here: aliases, flags, `auto()` and values that are no text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enum import StrEnum

__all__ = ["StrEnum"]

if not TYPE_CHECKING:
    from types import MappingProxyType

    class WordList(type):
        """A class of which each text with a name is its only instance of that text."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
            """Make the class, and then its words in their order."""
            words = {key: value for key, value in body.items() if isinstance(value, str) and not key.startswith("_")}
            made = super().__new__(cls, name, bases, {key: value for key, value in body.items() if key not in words})
            made._by_name, made._by_text = {}, {}
            for key, value in words.items():
                word = str.__new__(made, value)
                word.name, word.value = key, value
                word.__init__(value)
                made._by_name[key] = made._by_text[value] = word
                setattr(made, key, word)
            return made

        def __call__(cls, text: str) -> str:
            """Return the word that a text is."""
            try:
                return cls._by_text[text]
            except (KeyError, TypeError):
                raise ValueError(f"{text!r} is not a valid {cls.__qualname__}") from None

        def __iter__(cls) -> object:
            return iter(cls._by_name.values())

        def __len__(cls) -> int:
            return len(cls._by_name)

        def __contains__(cls, word: object) -> bool:
            return isinstance(word, str) and word in cls._by_text

        def __getitem__(cls, name: str) -> str:
            return cls._by_name[name]

        @property
        def __members__(cls) -> MappingProxyType[str, str]:
            return MappingProxyType(cls._by_name)

    class StrEnum(str, metaclass=WordList):  # noqa: SLOT000  a text has no room for slots
        """A text that is one of a list."""

        def __init__(self, text: str) -> None:
            """Take the text; `name` and `value` are there already."""

        def __repr__(self) -> str:
            return f"<{type(self).__name__}.{self.name}: {self.value!r}>"

        def __copy__(self) -> StrEnum:
            return self

        def __deepcopy__(self, memo: object) -> StrEnum:
            return self

        def __reduce__(self) -> tuple[object, ...]:
            return type(self), (self.value,)
