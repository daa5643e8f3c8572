"""The kinds of value that options and arguments take: each says what it expected, completes a word, and takes letters of any case."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from click.shell_completion import CompletionItem


class Option(click.Option):
    """An option that takes no empty value: where a script's variable is empty, what it stood for would be left out and nothing said."""

    def type_cast_value(self, ctx: click.Context, value: Any) -> Any:  # noqa: ANN401  click's shape
        """Return what was meant."""
        if value == "" or (isinstance(value, list | tuple) and "" in value):
            raise click.BadParameter("expected a value; found nothing", ctx=ctx, param=self)
        return super().type_cast_value(ctx, value)


class Word(click.Choice):  # type: ignore[type-arg]  # click 8.1 takes no parameter here, and so below
    """One word of a closed set; `list applications` means `list application`."""

    def __init__(self, words: Iterable[object]) -> None:
        """Take the words."""
        super().__init__([*map(str, words)], case_sensitive=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401, ARG002  click's shape
        """Return the word that was meant."""
        asked = str(value).lower().replace(" ", "-").replace("_", "-")
        for word in self.choices:
            if asked in {word, _plural(word)}:
                return str(word)
        return _fail(value, f"one of {', '.join(self.choices)}", param)


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day of the calendar."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:  # noqa: ANN401, ARG002  as above
        """Return the day."""
        try:
            return value if isinstance(value, datetime) else datetime.strptime(value, "%Y-%m-%d")  # noqa: DTZ007  a day has no zone
        except ValueError:
            return _fail(value, "a date such as 2026-11-21", param)


class Seconds(click.ParamType):  # type: ignore[type-arg]
    """A time above zero."""

    name = "seconds"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:  # noqa: ANN401, ARG002  as above
        """Return the number."""
        try:
            number = float(value)
        except ValueError:
            number = 0.0
        return number if 0 < number < float("inf") else _fail(value, "a number of seconds above 0, such as 60", param)


class Name(click.ParamType):  # type: ignore[type-arg]
    """A name that the catalogue knows, or a file where an option takes files too: what is wrong with it is found out with the catalogue."""

    name = "name"

    def __init__(self, known: Callable[[], Iterable[str]]) -> None:
        """Take what returns the names; it is called only to complete a word."""
        self.known = known

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002
        """Return the names that begin so, and let the shell complete the names of files."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415  no scan completes a word

        named = [CompletionItem(name) for name in sorted(self.known()) if name.startswith(incomplete.lower())]
        return named or [CompletionItem(incomplete, type="file")]


def _plural(word: str) -> str:
    return word[:-1] + "ies" if word.endswith("y") else word + ("es" if word.endswith("s") else "s")


def _fail(value: object, expected: str, param: click.Parameter | None) -> NoReturn:
    raise click.BadParameter(f"expected {expected}; found {str(value)!r}", param=param)
