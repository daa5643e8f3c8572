"""What scripts/translate defines, and a language in which every message is in capitals."""

import re
import runpy
from functools import cache
from pathlib import Path

import polib

from scanner import language

SCRIPT = str(Path(__file__).parent.parent / "scripts" / "translate")
HELD = re.compile(r"\{\w+\}")


@cache
def script():
    """Return what scripts/translate defines, by name."""
    return runpy.run_path(SCRIPT)


@cache
def messages():
    """Return every message of the program with its plural."""
    return script()["messages"]()


def capitals(message):
    """Return the message in capitals, but for what is filled in."""
    kept = HELD.findall(message)
    return "".join(part.upper() + held for part, held in zip(HELD.split(message), [*kept, ""], strict=True))


def loud(folder, monkeypatch, name="fr"):
    """Let a language say every message in capitals: what is not in capitals then was not said by `say`."""
    file = polib.POFile()
    file.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": "nplurals=2; plural=(n != 1);"}
    for message, plural in messages():
        both = {0: capitals(message), 1: capitals(plural)}
        file.append(
            polib.POEntry(msgid=message, msgid_plural=plural, msgstr_plural=both)
            if plural
            else polib.POEntry(msgid=message, msgstr=both[0])
        )
    path = folder / name / "LC_MESSAGES" / "scanner.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(file.to_binary())
    monkeypatch.setattr(language, "FOLDER", str(folder))
