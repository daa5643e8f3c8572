"""What a problem adds to its reason, in the language of the report.

Whoever meets a problem says it in English, in a sentence that is filled in already; here it is recognised again by the sentences that
are known. Report files keep the English, and so does what nobody foresaw.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from scanner.language import english

if TYPE_CHECKING:
    from scanner.language import Say

HOLE = re.compile(r"\{(\w+)\}")
# Longer ones first, for a sentence may begin as another does. In `expected {what}` the rest is looked for again.
SAID_DETAILS = (
    *("Permission denied", "Operation not permitted", "No such file or directory", "Input/output error", "Is a directory"),
    *("Access is denied", "Too many levels of symbolic links", "Transport endpoint is not connected", "Stale file handle"),
    "a running browser keeps its profiles here, where they cannot be found: not read",
    "a running program has more arguments than are read; the rest was not looked at",
    "a command line with more letters than are read; the rest was not looked at",
    "too many files or lines that start programs; not all were asked for the profiles that they name",
    "accounts may be missing: {kind} is not searched",
    "accounts may be missing: the location of their home folders is unknown",
    "accounts may be missing",
    "images of {name}: {why}",
    "no permission to read this home; run as administrator, or as this account",
    "cannot read this home: {why}",
    "a home on {kind} is not searched",
    "a folder on {kind} is not searched",
    "an encrypted home ({kind}) that is locked",
    "the home is on a disk that is not mounted",
    "the home of this profile does not exist",
    "the current account is not in the profile list",
    "only {folder} is searched for homes: {why}",
    "cannot tell whether a home is on the network: {why}",
    "cannot list running programs: {why}",
    "the system hides programs of other accounts; run as administrator",
    "stopped after {seconds} seconds; what was read before that is kept",
    "more than {number} login items; the rest were not read",
    "more than {number} items; the rest were not read",
    "more than {number} problems; the rest are not listed",
    "more than {number} entries; the rest were not read",
    "more than {number} servers; only the first ones are listed",
    "more than {number} destinations; only the first ones are listed",
    "more than {number} folders were opened; only the first ones were looked at",
    "more than {number} parts of an agent; only the first ones are listed",
    "more than {number} extensions are listed; only the first ones were read",
    "more than {number} profiles are listed; only the first ones were read",
    "more than {number} folders deep in a menu; not read",
    "more than {number} folders deep among the tasks; not read",
    "more than {number} links from key to key",
    "more than {number} times `..` in a path; not followed",
    "more than 40 links",
    "more than {number} bytes; the rest was not read",
    "no answer for {seconds} seconds; not asked again",
    "the search took too long: the rest of this account's was not found",
    "no home was searched: no answer after {seconds} seconds",
    "homes that are links were not searched: no answer after {seconds} seconds",
    "folders that variables name were not searched: no answer after {seconds} seconds",
    "gone since the scan began",
    "not read to its end: it took too long",
    "not begun: the time of the whole scan was over",
    "texts of more than {letters} letters, or more than {ids} ids, were cut",
    "more than {number} MiB of hives; this one was not read",
    "{number} profiles are listed; only the first {limit} were read",
    "{number} command lines; only the first {limit} were read",
    "{number} packages; only the first {limit} are listed",
    "{number} models; only the first {limit} are listed",
    "{number} possible AppImages; only {limit} were read",
    "{number} name spaces; {limit} were looked into",
    "{number} web apps; only {limit} were read",
    "{number} packages; only {limit} were read",
    "{number} folders; only {limit} were read",
    "{number} apps; no more than {limit} of a phone are read",
    "{number} files; only {limit} were read",
    "a database of {number} bytes according to its log; the limit is {limit}",
    "{number} bytes; the limit is {limit}",
    "too many folders; the search for unlisted browsers stopped at this one",
    "extension {id} was loaded from {what}",
    "a folder that may not belong to the account, or that is not on this machine; not read",
    "a profile in a folder that may not belong to the account, or that is not on this machine; not read",
    "a folder outside the home that the account does not own; not read",
    "a folder of this account is outside its home and is not searched",
    "a folder of this account is on a network share and is not searched",
    "accounts of this system have their homes here, and none of them is on this disk",
    "home folders from another device or server belong here, and it is not mounted",
    "an empty file system in memory hides the home folders that belong here, as the ProtectHome= of a systemd service does",
    "no home of the account that runs this scan was found, and none was searched",
    "the path of a folder of this account uses a variable that is only set in its session",
    "a link points outside the home",
    "a link points outside the mounted system",
    "a link points outside the application",
    "not a regular file",
    "not a path: it contains a null byte",
    "changed while being read",
    "images were fetched or removed while it was read",
    "packages were installed or removed while it was being read",
    "the account logged off while its keys were being read",
    "its content is stored online, and reading it would download it",
    "incomplete, and its log is from an older Windows; read as is",
    "incomplete, and its log takes too long to check; read as is",
    "it would take the time of the other accounts; not read",
    "incomplete, and no log completes it; read as is",
    "a hive of version {version}; 1.3 to 1.6 are known",
    "an ndb database of version {version}; only version 0 is known",
    "a Berkeley DB hash of version {version}, flags {flags}, encryption {encryption}",
    "a bbolt database of a machine with the other order of bytes",
    "an archive of {what}",
    "login items in a form that is not known",
    "add-on {number} is of an unknown type",
    "expected UTF-8, not UTF-16",
    "expected {what}, found {found}",
    "expected {what}",
    *("an SQLite database", "a JSON object", "a JSON array", "a property list", "a registry hive, which starts with regf"),
    *("XML without a document type", "a shell link", "an Info.plist", "a list of extensions"),
)


def say_detail(detail: str, say: Say) -> str:
    """Return a detail in a language, as far as it is one of the sentences that are known."""
    if say is english:
        return detail
    from scanner.reports.technical_details import SAID_PARTS, SAID_TECHNICAL  # noqa: PLC0415  in English nothing is looked for

    return say_known(detail, (*SAID_TECHNICAL, *SAID_DETAILS, *SAID_PARTS), say)


def say_known(text: str, sentences: tuple[str, ...], say: Say) -> str:
    """Return a text that is one of these sentences, filled in, in a language; what fills it in is looked for among them again."""
    if say is english or not text:
        return text
    if text in sentences:
        return say(text)
    for message, pattern in _patterns(sentences):
        if found := pattern.fullmatch(text):
            return say(message).format(**{name: say_known(part, sentences, say) for name, part in found.groupdict().items()})
    return text


@cache
def _patterns(sentences: tuple[str, ...]) -> list[tuple[str, re.Pattern[str]]]:
    """Return the sentences that are filled in, each with what it looks like then; what fills them in stays on one line."""
    return [(message, re.compile(HOLE.sub(r"(?P<\1>.+)", _escape(message)))) for message in sentences if "{" in message]


def _escape(message: str) -> str:
    return "".join(part if HOLE.fullmatch(part) else re.escape(part) for part in re.split(r"(\{\w+\})", message))
