"""click, imported when something of it is needed: for help, for errors, and for the calls that `plain_call.py` leaves to it.

A scan at login needs only what its commands and options are declared to be; importing click would be a sixth of its cost. So the words
of a declaration are kept here and made click's by `as_click`; every other name of click's is looked up there.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from scanner.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    import click

    Function = Callable[..., Any]

TYPES = frozenset({"Choice", "DateTime", "File", "FloatRange", "Path"})


class ValueType(NamedTuple):
    """What an option takes: the name of one of click's types, and what it is given."""

    name: str
    given: tuple[Any, ...]
    settings: dict[str, Any]

    def as_click(self) -> click.ParamType[Any]:
        """Return click's."""
        import click  # noqa: PLC0415  see above, and below

        made: click.ParamType[Any] = getattr(click, self.name)(*self.given, **self.settings)
        return made


class Parameter:
    """An option or an argument of a command."""

    def __init__(self, names: tuple[str, ...], settings: dict[str, Any], *, is_option: bool) -> None:
        """Keep its declaration."""
        self.names, self.settings, self.is_option = names, settings, is_option

    def __call__(self, function: Function) -> Function:
        """Give it to a command's function, as a decorator."""
        function.__dict__.setdefault("parameters", []).append(self)
        return function

    @property
    def name(self) -> str:
        """Return the name by which its function takes it."""
        own = next((name for name in self.names if not name.startswith("-")), "")
        return own or self.words[0].lstrip("-").replace("-", "_")

    @property
    def words(self) -> list[str]:
        """Return the words that ask for it; two words are a switch and its contrary."""
        return [word for name in self.names if name.startswith("-") for word in name.split("/")]

    def as_click(self) -> click.Parameter:
        """Return click's."""
        import click  # noqa: PLC0415

        kind = self.settings.get("type")
        settings = self.settings | ({"type": kind.as_click()} if isinstance(kind, ValueType) else {})
        return (click.Option if self.is_option else click.Argument)([*self.names], **settings)


class Command:
    """A command, or a group of them: its function and its parameters."""

    def __init__(self, name: str, function: Function, *, is_group: bool = False) -> None:
        """Keep the declaration."""
        self.name, self.function = name, function
        self.parameters: list[Parameter] = [*reversed(function.__dict__.get("parameters", []))]
        self._is_group = is_group
        self.commands: list[Command] = []

    def command(self, name: str) -> Callable[[Function], Command]:
        """Declare a command of this group."""

        def decorate(function: Function) -> Command:
            made = Command(name, function)
            self.commands.append(made)
            return made

        return decorate

    def as_click(self) -> click.Command:
        """Return click's."""
        import click  # noqa: PLC0415

        parameters = [parameter.as_click() for parameter in self.parameters]
        given: dict[str, Any] = {"callback": self.function, "params": parameters, "help": self.function.__doc__}
        commands = {command.name: command.as_click() for command in self.commands}
        return click.Group(self.name, commands, **given) if self._is_group else click.Command(self.name, **given)


def option(*names: str, **settings: Any) -> Parameter:  # noqa: ANN401  click's
    """Declare an option."""
    return Parameter(names, settings, is_option=True)


def argument(*names: str, **settings: Any) -> Parameter:  # noqa: ANN401  click's
    """Declare an argument."""
    return Parameter(names, settings, is_option=False)


def command(name: str) -> Callable[[Function], Command]:
    """Declare a command."""
    return lambda function: Command(name, function)


def group(name: str) -> Callable[[Function], Command]:
    """Declare a group of commands."""
    return lambda function: Command(name, function, is_group=True)


def echo(text: object = "", *, nl: bool = True, err: bool = False) -> None:
    """Print at once."""
    stream = sys.stderr if err else sys.stdout
    if stream is not None:  # whoever started us closed it
        stream.write(f"{text}\n" if nl else str(text))
        stream.flush()


def __getattr__(name: str) -> Any:  # noqa: ANN401  a type or a class
    if name in TYPES:
        return lambda *given, **settings: ValueType(name, given, settings)
    if name.startswith("__"):  # an import asks every module for its `__path__`
        raise AttributeError(name)
    import click  # noqa: PLC0415

    return getattr(click, name)
