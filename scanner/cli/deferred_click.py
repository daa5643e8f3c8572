"""click, imported when something of it is needed: for help, for errors, and for the calls that `plain_call.py` leaves to it.

A scan at login needs only what its commands and options are declared to be; importing click would be a sixth of its cost. So the words
of a declaration are kept here and made click's by `as_click`; every other name of click's is looked up there.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TextIO

    import click

    Function = Callable[..., Any]

OWN_TYPES = frozenset({"Day", "Name", "Seconds", "Word"})  # of `value_types.py`
TYPES = OWN_TYPES | {"Choice", "DateTime", "File", "FloatRange", "IntRange", "Path"}
ESCAPE = "\x1b"


class ValueType(NamedTuple):
    """What an option takes: the name of a type of click's or of our own, and what it is given."""

    name: str
    given: tuple[Any, ...]
    settings: dict[str, Any]

    def as_click(self) -> click.ParamType[Any]:
        """Return click's."""
        module = import_module("scanner.cli.value_types" if self.name in OWN_TYPES else "click")
        made: click.ParamType[Any] = getattr(module, self.name)(*self.given, **self.settings)
        return made


class Parameter:
    """An option or an argument of a command."""

    def __init__(self, names: tuple[str, ...], settings: dict[str, Any], *, is_option: bool, is_configured: bool = True) -> None:
        """Keep its declaration; what is not configured has the values of one call only, which no environment and no file sets."""
        self.names, self.settings, self.is_option, self.is_configured = names, settings, is_option, is_option and is_configured

    def __call__(self, function: Function) -> Function:
        """Give it to a command's function, as a decorator."""
        function.__dict__.setdefault("parameters", []).append(self)
        return function

    @property
    def name(self) -> str:
        """Return the name by which its function takes it."""
        own = next((name for name in self.names if not name.startswith("-")), "")
        return own or next((word for word in self.words if word.startswith("--")), self.words[0]).lstrip("-").replace("-", "_")

    @property
    def words(self) -> list[str]:
        """Return the words that ask for it, a switch's contrary among them."""
        return [word for name in self.names if name.startswith("-") for word in name.split("/")]

    @property
    def contraries(self) -> list[str]:
        """Return the words that switch it off."""
        return [name.partition("/")[2] for name in self.names if "/" in name]

    @property
    def variable(self) -> str | None:
        """Return the environment variable that stands for it, which has the name of its longest word, a switch's contrary aside."""
        if not self.is_configured:
            return None
        longest = max((name.partition("/")[0] for name in self.names if name.startswith("-")), key=len)
        return f"SCANNER_{longest.removeprefix('--').replace('-', '_').upper()}"

    def as_click(self, *, is_configured: bool) -> click.Parameter:
        """Return click's; its command says whether the environment is asked."""
        import click  # noqa: PLC0415  see above, and below

        from scanner.cli.value_types import Option  # noqa: PLC0415  as above

        kind = self.settings.get("type")
        settings = self.settings | ({"type": kind.as_click()} if isinstance(kind, ValueType) else {})
        settings |= {"envvar": self.variable} if is_configured and self.is_option else {}
        return (Option if self.is_option else click.Argument)([*self.names], **settings)


class Command:
    """A command, or a group of them: its function and its parameters."""

    def __init__(self, name: str, function: Function, *, examples: Sequence[str] = (), is_group: bool = False) -> None:
        """Keep the declaration."""
        self.name, self.function, self.examples = name, function, examples
        self.parameters: list[Parameter] = [*reversed(function.__dict__.get("parameters", []))]
        self._is_group, self.is_configured = is_group, False
        self.commands: list[Command] = []

    def command(self, name: str, examples: Sequence[str] = ()) -> Callable[[Function], Command]:
        """Declare a command of this group."""

        def decorate(function: Function) -> Command:
            made = Command(name, function, examples=examples)
            self.commands.append(made)
            return made

        return decorate

    def as_click(self) -> click.Command:
        """Return click's."""
        import click  # noqa: PLC0415

        from scanner.cli import help_page  # noqa: PLC0415

        parameters = [parameter.as_click(is_configured=self.is_configured) for parameter in self.parameters]
        given: dict[str, Any] = {"callback": self.function, "params": parameters, "help": self.function.__doc__}
        commands = {command.name: command.as_click() for command in self.commands}
        if self._is_group:
            return help_page.Group(self.name, commands, **given)
        return help_page.Command(self.name, examples=self.examples, **given) if self.examples else click.Command(self.name, **given)


def option(*names: str, is_configured: bool = True, **settings: Any) -> Parameter:  # noqa: ANN401  click's
    """Declare an option."""
    return Parameter(names, settings, is_option=True, is_configured=is_configured)


def argument(*names: str, **settings: Any) -> Parameter:  # noqa: ANN401  click's
    """Declare an argument."""
    return Parameter(names, settings, is_option=False)


def command(name: str, examples: Sequence[str] = ()) -> Callable[[Function], Command]:
    """Declare a command."""
    return lambda function: Command(name, function, examples=examples)


def group(name: str) -> Callable[[Function], Command]:
    """Declare a group of commands."""
    return lambda function: Command(name, function, is_group=True)


def echo(text: object = "", *, nl: bool = True, err: bool = False, file: TextIO | None = None) -> None:
    """Print at once."""
    stream = file or (sys.stderr if err else sys.stdout)
    if os.name == "nt" and ESCAPE in str(text):  # for a console that does not know colours
        import click  # noqa: PLC0415

        click.echo(str(text), file=stream, nl=nl)
    elif stream is not None:  # standard error may be closed; of standard output, `clean_stream.py` says so
        stream.write(f"{text}\n" if nl else str(text))
        stream.flush()


def __getattr__(name: str) -> Any:  # noqa: ANN401  a type or a class
    if name in TYPES:
        return lambda *given, **settings: ValueType(name, given, settings)
    if name.startswith("__"):  # an import asks every module for its `__path__`
        raise AttributeError(name)
    import click  # noqa: PLC0415

    return getattr(click, name)
