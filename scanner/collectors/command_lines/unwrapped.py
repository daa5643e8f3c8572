"""What a launcher starts, by the row that it has in the table; a row may start another launcher, or several commands."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from scanner.collectors.command_lines.launchers import LAUNCHERS, Launcher
from scanner.collectors.command_lines.shell_script import CMD, POSIX, POWERSHELL, commands
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Words = Sequence[str]

ASSIGNMENT = r"(?s)[A-Za-z_]\w*=.*"
ENDING = r"(?i)(?:-cli)?\.(?:exe|com|cmd|bat|ps1|[cm]?js)\Z"
LOADER = r"ld(?:-linux|-musl)?[\w.-]*\.so(?:\.\d+)*"
TITLE = r'(?i)(\bstart\s+)"[^"]*"'
SWITCH = r"(?s)/[A-Za-z]{1,16}(?:[:=].*)?|/[dD][A-Za-z]:.*"
ALONE = r'"[^"&<>()@^|]*\.\w{3}"[^"&<>()@^|]*'
ROWS: dict[str, list[Launcher]] = {}
for row in LAUNCHERS:
    for name in row.names.split():
        ROWS.setdefault(name, []).append(row)


class Start(NamedTuple):
    """The words of a launcher or program, whether it is a program, and whether it reads them as programs of Windows do."""

    words: Sequence[str]
    is_program: bool
    windows: bool


@lru_cache(maxsize=16)  # the name of one program is asked for several times in a row
def base(program: str) -> str:
    """Return the last part of a program's path, of a Windows program under Wine too."""
    return program.replace("\\", "/").rpartition("/")[2]


@lru_cache(maxsize=16)
def launcher_name(program: str) -> str:
    """Return the name by which a program stands in the tables: `npx` also for `npx.cmd` and `npx-cli.js`."""
    last = base(program).lower()
    if last.startswith("ld") and re.fullmatch(LOADER, last):
        return "ld.so"
    return re.sub(ENDING, "", last[-128:]) if "." in last else last[-128:]


def without_assignments(words: Words) -> Words:
    """Return the words from the first on that sets no variable."""
    at = 0
    while at < len(words) and "=" in words[at] and re.fullmatch(ASSIGNMENT, words[at]):
        at += 1
    return words[at:]


def _started(words: Words) -> tuple[Launcher, list[Words]] | None:
    """Return a launcher with the commands that it starts, none where it starts nothing; None when the words are no launcher's."""
    if len(words) > 1:
        for row in ROWS.get(launcher_name(words[0]), ()):
            found = _by(row, words[1:])
            if found is not None:
                return row, found
    return None


def loaded(words: Words) -> Words:
    """Return the words of the program whose process it is: a loader or an interpreter of package runners is passed over."""
    if len(words) > 1:
        for row in ROWS.get(launcher_name(words[0]), ()):
            if row.loads and (found := _by(row, words[1:])):
                return found[0]
    return words


def is_loader(program: str) -> bool:
    """Tell whether a program only loads the one that its words begin with: the process bears its name all the same."""
    return any(row.loads and not row.only for row in ROWS.get(launcher_name(program), ()))


def is_windows_on_another(program: str) -> bool:
    """Tell whether a program carries out those of Windows on a system that is none, as Wine does."""
    return any(row.windows for row in ROWS.get(launcher_name(program), ()))


def _by(row: Launcher, words: Words) -> list[Words] | None:
    options = row.valued.split()
    if row.verbs:
        start = _past_options(words, options, slashes=False)
        if start >= len(words) or words[start] not in row.verbs.split():
            return None
        words = words[start + 1 :]
    if row.anywhere:
        places = (place for place, word in enumerate(words) if re.fullmatch(row.after, word))
        at = next(places, None)
        return None if at is None else _lines(words[at + 1 :])
    return _walk(row, words, options)


def _past_options(words: Words, valued: Sequence[str], *, slashes: bool) -> int:
    """Return the place of the first word that is no option."""
    at = 0
    while at < len(words) and _is_option(words[at], slashes=slashes):
        at += 2 if words[at].lower() in valued or words[at] in valued else 1
    return at


def _is_option(word: str, *, slashes: bool) -> bool:
    return word.startswith(("-", "+")) or (slashes and bool(re.fullmatch(SWITCH, word))) or not word


def _walk(row: Launcher, words: Words, valued: Sequence[str]) -> list[Words] | None:
    """Go through a launcher's own words, up to the program or to a text of commands."""
    at, operands, sets = 0, row.operands, False
    while at < len(words):
        word = words[at]
        if row.script and re.fullmatch(row.script, word) and at + 1 < len(words):
            return _script(row, words[at:])
        if row.after and re.fullmatch(row.after, word):
            return _counted(row, words[at + 1 :])
        if word == "--":
            return None if row.after else _counted(row, words[at + 1 :])
        if _is_option(word, slashes=row.slashes):
            at += 2 if word in valued or word.lower() in valued else 1
        elif re.fullmatch(ASSIGNMENT, word):
            at, sets = at + 1, True
        elif operands and re.fullmatch(row.operand, word):
            at, operands = at + 1, operands - 1
        else:
            return None if row.after else _counted(row, words[at:])
    return None if (row.only or row.after or row.script or row.verbs) and not (sets or row.called) else []


def _counted(row: Launcher, words: Words) -> list[Words] | None:
    found = re.fullmatch(row.only, words[0]) if row.only and words else None
    if row.called:
        return [(row.called.format(found[1]), *words[1:])] if found else []
    if row.only and not found:
        return None
    if row.dialect is POWERSHELL:
        return [*commands(" ".join(words), POWERSHELL)]
    return [words] if row.loads else _lines(words)


def _lines(words: Words) -> list[Words]:
    """Return one command, or those of a text where a launcher was given a whole line in one word."""
    if len(words) == 1 and re.search(r"\s", words[0]) and not re.match(r"[A-Za-z]:|[/\\~.]", words[0]):
        return [*commands(words[0], CMD if "\\" in words[0] else POSIX)]
    return [words] if words else []


def _script(row: Launcher, words: Words) -> list[Words]:
    """Return the commands of the text behind an option."""
    if row.dialect is CMD:
        return [*commands(_of_cmd(words[1:] if row.the_rest else words[1:2]), CMD)]
    if row.the_rest:
        return [words[1:]] if words[0].lower().startswith("-f") else [*commands(" ".join(words[1:]), row.dialect)]
    return [*commands(words[1], row.dialect)]


def _of_cmd(words: Words) -> str:
    """Return the text that cmd.exe carries out: its outer quotes are taken off unless they hold the path of a program alone."""
    if len(words) > 1:
        text = " ".join(f'"{word}"' if not word or re.search(r"\s", word) else word for word in words)
    else:
        text = words[0].strip()
        alone = re.fullmatch(ALONE, text)
        if text.startswith('"') and not alone:
            head, _, tail = text[1:].rpartition('"')
            text = head + tail if head or tail else text[1:]
    return re.sub(TITLE, r"\1", text)


def nested(words: Words, levels: int, *, windows: bool = False) -> Iterator[Start]:
    """Yield each launcher and the programs that they start, assignments left out of their words."""
    words = without_assignments(words)
    if not words:
        return
    found = _started(words) if levels else None
    yield Start(words, found is None, windows)
    if found:
        row, inner = found
        for one in inner:
            yield from nested(one, levels - 1, windows=windows if row.windows is None else row.windows)
