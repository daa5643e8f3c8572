"""Every function of the program that reads bytes and needs nothing else, found by its signature; beside them a few that read text."""

import importlib
import inspect
import pkgutil
from itertools import islice

import scanner
from scanner.formats.sqlite_file import rows
from scanner.model import Unreadable

PACKAGES = ("scanner.formats.", "scanner.collectors.")
TEXTS = (
    "collectors.applications.linux_pacman_desc.description",
    "collectors.command_lines.command_text.words",
    "collectors.command_lines.windows_command.command",
    "formats.appx_name.full_name",
    "formats.desktop_entry.words",
    "formats.json_members.leading_members",
    "formats.desktop_entry.groups",
    "formats.versioned_name.split",
    "formats.web_address.host_of",
    "formats.windows_path.plain",
    "formats.yaml_scalars.scalars",
)
PRIVATE = ("formats.hives.hive_header.header_sum",)  # of a header whose length was checked
EXPECTED = (Unreadable, FileNotFoundError)  # what the run turns into a problem
MOST = 100_000  # of what an iterator says


def parsers():
    """Return the functions by their module and name, each as a function of bytes."""
    found = {}
    for module in pkgutil.walk_packages(scanner.__path__, "scanner."):
        if module.name.startswith(PACKAGES) and not module.ispkg:
            for name, function in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction):
                whole = f"{module.name}.{name}".removeprefix("scanner.")
                if function.__module__ == module.name and not name.startswith("_") and whole not in PRIVATE:
                    if whole in TEXTS:
                        found[whole] = lambda content, function=function: function(content.decode("utf-8", "replace"))
                    elif takes_bytes_alone(function):
                        found[whole] = function
    return {**found, "formats.sqlite_file.rows": lambda content: rows(content, b"", "SELECT * FROM sqlite_schema")}


def takes_bytes_alone(function):
    first, *rest = [*inspect.signature(function).parameters.values(), None]
    return first is not None and first.annotation == "bytes" and all(one is None or one.default is not one.empty for one in rest)


def feed(parser, content):
    """Give a parser a content, and use up what it says; any error that is not expected is a fault."""
    try:
        said = parser(content)
        if inspect.isgenerator(said):
            for _ in islice(said, MOST):
                pass
    except EXPECTED:
        pass
