"""A configuration file, `scanner.toml`: its keys, each the default of an option."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import click

from scanner.catalogue.signature_files import ID
from scanner.stdlib.named_tuple import NamedTuple
from scanner.tables.declaration import Key, Kind
from scanner.tables.kinds import COUNT, FLAG, FORMAT, TEXT, TEXTS
from scanner.tables.toml_file import MOST_BYTES, TomlFile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scanner.tables.table import Table

PATH = Kind("path", TEXT.read)
PATHS = Kind("path, or a list of them", TEXTS.read)
POLICIES = Kind("id or file, or a list of them", TEXTS.read)

HEAD = Key("format", FORMAT, '`"config/1"`. Any other value is rejected.', required=True, words=("config/1",))
OPTIONS: Mapping[str, Key] = {  # the keys, each by the option that it stands for
    "--policy": Key("policies", POLICIES, "Ids of policies, or files."),
    "--signatures": Key("signatures", PATHS, "Folders with signatures."),
    "--catalogue": Key("catalogue", PATH, "A signed catalogue, in place of the bundled one."),
    "--catalogue-root": Key("catalogue_root", PATH, "The root keys of its signers."),
    "--catalogue-refused": Key("catalogue_refused", TEXT, "Whether to `stop` when it is refused, or to use the `bundled` one."),
    "--waivers": Key("waivers", PATHS, "Files with waivers."),
    "--device-class": Key("device_class", TEXT, "The class of the devices."),
    "--device-form": Key("device_form", TEXT, "The form of the devices, where a policy asks for it and the system does not tell."),
    "--entity": Key(
        "entity", TEXT, "Whose devices they are, such as `BE-BRU/municipality:Ixelles`: it chooses the policies where `policies` does not."
    ),
    "--lang": Key("language", TEXT, "The language of the report."),
    "--output": Key("output", PATH, "The file that the report is written to, with placeholders such as `{host}`, as on the command line."),
    "--format": Key("report_format", TEXT, "The format of the report, such as `json`."),
    "--fail-on": Key("fail_on", TEXTS, "The verdicts on which a scan fails."),
    "--all-users": Key("all_users", FLAG, "Whether to read the records of all accounts; `false` means `--this-user`."),
    "--phone-backups": Key("phone_backups", FLAG, "`true` to read the lists of apps in phone backups."),
    "--timeout": Key("timeout", COUNT, "After how many seconds to stop waiting for a collector."),
    "--max-time": Key("max_time", TEXT, "After how long to stop the whole scan, such as `90s`, `15m` or `1h`."),
    "--budget": Key("budget", TEXTS, "The most that one account may cost a scan, such as `items=50000`."),
    "--csv-separator": Key("csv_separator", TEXT, "What separates the cells of CSV: `comma`, `semicolon` or `tab`."),
    "--compact": Key("compact", FLAG, "Whether JSON is written on one line, without what every report says alike."),
    "--inventory": Key("inventory", FLAG, "Whether the report lists every item."),
    "--only-addressed": Key("only_addressed", FLAG, "Whether reports leave out what no selected policy covers."),
    "--summary": Key("summary", FLAG, "Whether one line is printed in place of the report."),
    "--log": Key("log", TEXT, "The log of the system that gets this line: `syslog`, `journald` or `eventlog`."),
    "--quiet": Key("quiet", FLAG, "Whether to print only errors."),
    "--spool": Key("spool", PATH, "A folder in which reports wait while that of `output` is away."),
    "--keep": Key("keep", COUNT, "How many reports of one machine and account to keep in the folder of `output`."),
    "--pseudonymise": Key("pseudonymise", PATH, "A file with a secret, [readable only by its owner](privacy.md#pseudonyms)."),
}


class Setting(NamedTuple):
    """What a configuration file sets an option to, and by which key."""

    value: object
    key: str
    file: TomlFile

    def find_place(self) -> str:
        """Return the file and the line: only an error asks for it."""
        return self.file.place_of(self.key)


def settings(path: str, command: click.Command) -> dict[str, Setting]:
    """Return what is set of a command's parameters by their names; a file with a fault is exit code 2, with every fault of it.

    A key for an option of other commands is checked and left out, but `scan` must have them all: no setting is lost in silence.
    """
    file = TomlFile(path, _content(path))
    top, folder = file.root, os.path.dirname(os.path.abspath(path))
    HEAD.kind.read(top, HEAD, {})
    options = {name: option for option in command.params if isinstance(option, click.Option) and option.envvar for name in option.opts}
    chosen: dict[str, Setting] = {}
    for name, key in OPTIONS.items():
        if not top.has(key.name):
            continue
        value, option = _place(key.kind.read(top, key, {}), key, folder), options.get(name)
        if option and option.name:
            chosen[option.name] = Setting(value, key.name, file)
            _check_choice(top, key.name, value, option)
        elif command.name == "scan":
            top.fault(key.name, f"this version of scanner has no option {name}")
    top.close()
    if file.faults:
        raise click.ClickException("invalid configuration; nothing was done:\n" + "\n".join(map(str, sorted(file.faults))))
    return chosen


def _place(value: object, key: Key, folder: str) -> object:
    """Return a value as options take it: names of files are relative to the folder, and so are policies that are no ids."""
    if isinstance(value, tuple):
        return [_place(one, key, folder) for one in value]
    is_path = key.kind in {PATH, PATHS} or (key.kind is POLICIES and not re.fullmatch(ID, str(value)))
    return os.path.join(folder, str(value)) if is_path else value


def _check_choice(top: Table, key: str, value: object, option: click.Option) -> None:
    if not isinstance(option.type, click.Choice):
        return
    known = [str(choice) for choice in option.type.choices]
    for word in value if isinstance(value, list) else [value]:
        if word and word not in known:  # an empty one is a fault already
            top.fault(key, f"expected one of {', '.join(known)}; found {word!r}")


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise click.ClickException(f"{path}: cannot read the configuration: {error.strerror}") from error
