"""The schema of a configuration file, as `scanner/cli/config_file.py` reads it."""

from collections.abc import Callable

import click
from schema_parts.meanings import meanings
from schema_parts.shapes import Shape, count, flag, said, some, table, text, word

from scanner.cli.config_file import FORMAT, KEYS
from scanner.cli.scan_command import command

SHAPES: dict[str, Callable[[Shape], Shape]] = {
    "_text": lambda one: one,
    "_path": lambda one: one,
    "_texts": some,
    "_paths": some,
    "_policies": some,
    "_flag": lambda _: flag(),
    "_seconds": lambda _: count(),
}


def schema() -> Shape:
    """Return the shape of the whole file."""
    meaning = meanings("configuration.md", "## The file")
    options = {name: option for option in command.params for name in option.opts}
    keys = {
        key: said(f"{meaning[key]}; stands for `{name}`.", SHAPES[read.__name__](_one(options[name]))) for key, (name, read) in KEYS.items()
    }
    head = {"title": "A configuration file, scanner.toml", "description": "docs/configuration.md explains every key."}
    return head | table({"format": said("Another one is refused.", {"const": FORMAT})} | keys, ["format"])


def _one(option: click.Parameter) -> Shape:
    return word(option.type.choices) if isinstance(option.type, click.Choice) else text()
