"""What is wrong with a call, in the language that the call is in: of the option where it got that far, else of the account.

click and our own code say it in English, filled in; here each line is recognised again, as details of problems are.
"""

from __future__ import annotations

import os
import re
from io import StringIO
from itertools import pairwise
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from scanner.cli.config import SETTINGS
from scanner.language import ENGLISH, LANGUAGES, own_language, speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.language import Say

SAID_ERRORS = (
    "Usage: {call}",
    "Try '{command} --help' for help.",
    "Error: {message}",
    "{name} is set by the environment variable {variable}",
    "{name} is set in {place} as {key}",
    "Invalid value for '{name}': {why}",
    "No such option '{name}'. Did you mean {near}?",
    "No such option '{name}'. (Did you mean one of: {near}?)",
    "No such option '{name}'.",
    "Missing argument '{name}'.",
    "Option '{name}' requires an argument.",
    "Got unexpected extra argument ({name})",
    "Directory {name} does not exist.",
    "File {name} does not exist.",
    "{name}: No such file or directory",
    "did you mean {near}?",
    "expected a date such as 2026-11-21; found {found}",
    "expected a number of seconds above 0, such as 60; found {found}",
    "expected one of {words}; found {found}",
    "expected one of {words}",
    "no command is called {name}; {near}",
    "no policy has the id {name}; {near}",
    "no product or feature has the id {name}; {near}",
    "--policy {name}: neither a file nor the id of a policy; {near}",
    "see `scanner policies list`",
    "see `scanner signatures list`",
    "--device-class {name}: {why}",
    "--explain cannot be combined with --quiet",
    "--explain prints text, which cannot be part of a {form} report; use --format {text}, or --output FILE for the report",
    "--explain {name}: none of the selected policies covers this feature, so it was not checked; add --policy ai-inventory",
    "--this-user cannot be combined with --root: no user of that system is logged in here",
    "--platform requires --root",
    "{name} cannot be combined with REPORT, which is explained as it is; see `scanner judge`",
    "--pseudonymise {name}: cannot read the secret: {why}",
    "--pseudonymise {name}: expected a file that contains a secret",
    "--pseudonymise {name}: expected a secret of {least} to {most} bytes",
    "invalid catalogue; nothing was scanned:",
    "invalid configuration; nothing was done:",
    "refused: running as administrator, and unprivileged accounts can modify these files:",
    "{name}: cannot read the configuration: {why}",
    "{name}: not a report that can be judged: {why}",
    "{name}: not a report that can be compared: {why}",
    "{name}: not a report that can be explained: {why}",
    "expected two reports of one machine; found those of {names}; without a name of its own, a machine cannot be told from others",
    "expected two reports of one machine; found those of {names}",
)


def show_error(error: click.ClickException, words: Sequence[str]) -> None:
    """Print what is wrong with a call of these words on standard error."""
    shown = StringIO()
    error.show(shown)
    text = "\n".join([shown.getvalue().rstrip("\n"), *_name_sources(error)])
    language = _language(words)
    click.echo(text if language == ENGLISH else say_error(text, speaker(language)), err=True)


def _name_sources(error: click.ClickException) -> Iterator[str]:
    """Yield which variable or file set the options that an error names, where the command line did not."""
    context = getattr(error, "ctx", None)
    if context is None:  # not about the call: it names the file that is wrong itself
        return
    options = {word: option for option in context.command.params for word in (*option.opts, *option.secondary_opts)}
    for word in dict.fromkeys(re.findall(r"--[a-z-]+", error.format_message())):
        if (option := options.get(word)) is None:
            continue
        source = context.get_parameter_source(option.name)
        if source is ParameterSource.ENVIRONMENT:
            yield f"{word} is set by the environment variable {option.envvar}"
        elif source is ParameterSource.DEFAULT_MAP:
            setting = context.meta[SETTINGS][option.name]
            yield f"{word} is set in {setting.find_place()} as {setting.key}"


def say_error(text: str, say: Say) -> str:
    """Return what is wrong in a language, line by line, as far as it is one of the sentences above."""
    from scanner.reports.problem_details import say_known  # noqa: PLC0415  for a wrong call only

    return "\n".join(say_known(line, SAID_ERRORS, say) for line in text.splitlines())


def _language(words: Sequence[str]) -> str:
    """Return the language of a call: an error may come before its options are read, or from where nobody knows them."""
    asked = [
        after.removeprefix("--lang=")
        for before, after in pairwise(["", *map(str, words)])
        if before == "--lang" or after.startswith("--lang=")
    ]
    found = (one.lower() for one in (*reversed(asked), os.environ.get("SCANNER_LANG", "")))
    return next((one for one in found if one in LANGUAGES), own_language())
