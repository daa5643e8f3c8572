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
    "expected a value; found nothing",
    "expected a date such as 2026-11-21; found {found}",
    "expected a number of seconds above 0, such as 60; found {found}",
    "expected one of {words} with a number, such as items=50000; found {found}",
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
    "Missing option '{name}'.",
    "{found} is not in the range {range}.",
    "--format {form} needs a Python library that is not part of this program; install the extra {name}",
    "--output {name}: cannot tell the format from {suffix}; use {words}, or --format",
    "a name without suffix",
    "--output -: expected the name of a file; without --output the report is printed",
    "--output {name}: unknown placeholder {found}; expected one of {words}",
    "--output {name}: {number} roots produce {count} reports; use {words} in the file name",
    "--format {form}: {number} roots produce {count} documents; use --output with {words} in it",
    "--output {name}: this would overwrite the report that is being judged; choose another name",
    "--max-age cannot be combined with --format {form}; use {words}",
    "--summary cannot be combined with --format {form} without --output",
    "--inventory cannot be combined with --only-addressed; use --all-findings where a configuration file asks for it",
    "{name} cannot be combined with {place} in the folder of --output {path}",
    "--log eventlog: only Windows has an event log",
    (
        "--log journald: standard error does not lead to the journal, and no socket is opened; "
        "run scanner as a systemd service or with systemd-cat, or use {command}"
    ),
    "--log syslog: no {names} that can be written here, and no socket is opened; use {command}",
    "--spool {name}: cannot be used: {why}",
    "--spool {name}: refused, other accounts can reach it: {why}",
    "--pseudonymise {name}: refused: it is owned by another account, uid {number}",
    (
        "--pseudonymise {name}: refused: other accounts can read or write it, and the secret reveals who is behind a pseudonym; "
        "expected mode 600, found {mode}"
    ),
    "cannot check {name}: {why}",
    "{name}: exists already, and is left as it is",
    "the report was judged by {names}, which is not in this catalogue; use --policy FILE",
    "{report}: no policy of this scan covered built-in features, so {name} was not checked",
    "the clock says {day}, but signatures and policies are of {known}: set the clock, or state the day with --as-of",
    "expected a time such as 90s, 15m or 1h; found {found}",
    "--entity: no policy is for {body}; name one with --policy",
    "cannot read the root keys of the signed catalogue: {name}: {why}",
    "a signed catalogue needs a Python library that is not part of this program; install the extra `catalogue`",
    "the signed catalogue {name} is refused: {why}",
    "Nothing was scanned; --catalogue-refused {word} would use the bundled one.",
    "no product has the id {name}; {near}",
    "`scanner signatures list` shows them",
    "HOST is empty; expected the name of a machine",
    "--expected is missing: no machine is unlisted without a list",
    "--expected {name}: names no machine",
    "--expected {name}: expected a column {column}, and found {names}",
    "--for {number}: expected a number of days, such as 2",
    "--older-than {age}: expected an age such as 90d, 6m or 1y",
    "--format {form}: not for a terminal; use --output FILE",
    "{name}: a file of the store that cannot be read: {why}",
    "{name}: cannot be written: {why}",
    "not answered; if the store was changed meanwhile, ask again: {why}",
    "{folder}: no store yet: {command} makes one",
    "--entity {name}: no policy is of {place}; {near}",
    "--entity {name}: no policy knows it; {near}",
    "--entity {name}: several are known: {names}",
    "--entity {name}: write the jurisdiction too, such as {body}",
    "--entity {name}: {kind} is a kind of the central government; write {body}, or a kind that {place} has: {words}",
    "known: JURISDICTION/KIND, such as BE/ministry, with the kinds {words}; and {names}",
    "known: {words}",
    "{name}: no Linux, macOS or Windows system found (expected one of {places}); use --platform for a partial copy of a system",
    "{name} needs --output",
    "{name} cannot be combined with {other}",
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
