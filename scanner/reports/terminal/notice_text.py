"""What staff are told before their devices are looked at. The texts are in `notices/`, one file for a language."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from scanner.reports.clean import prose
from scanner.reports.terminal.layout import bullet
from scanner.reports.terminal.width import wrapped
from scanner.reports.wording import listed
from scanner.stdlib.named_tuple import NamedTuple
from scanner.stdlib.toml_text import parse_toml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from scanner.model import Basis, Kind

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "notices")
WIDTH = 78  # it is copied into mails
POINT = "- "


class Ground(NamedTuple):
    """A policy as a reason to look: its title, why it was made, and the documents that it rests on."""

    title: str
    reasons: tuple[str, ...]
    documents: tuple[Basis, ...]


class Notice(NamedTuple):
    """What is to be looked at: on what grounds, for which kinds of items, and whether all of them are written down."""

    grounds: Sequence[Ground]
    kinds: Collection[Kind]
    inventory: bool
    only_addressed: bool = False


def write_notice(notice: Notice, language: str) -> str:
    """Return the notice as text that ends with a newline. Raises OSError where the texts of a language are missing."""
    texts = _texts(language)
    filled = {
        "{grounds}": list(_grounds(notice.grounds, texts)),
        "{kinds}": [line for kind, text in texts["kind"].items() if kind in notice.kinds for line in bullet(text, WIDTH)],
        "{report}": wrapped(
            texts["report"]["inventory" if notice.inventory else "addressed" if notice.only_addressed else "matched"], WIDTH
        ),
    }
    lines = [*wrapped(texts["title"], WIDTH)]
    for section in texts["section"]:
        lines += ["", section["heading"], "-" * len(section["heading"])]
        before = ""
        for line in section["lines"]:
            lines += [] if before.startswith(POINT) else [""]  # points stand close together
            lines += filled[line] if line in filled else _line(line)
            before = line
    return "\n".join(lines) + "\n"


def _texts(language: str) -> Mapping[str, Any]:
    with open(os.path.join(FOLDER, f"{language}.toml"), encoding="utf-8") as file:
        return parse_toml(file.read())


def _line(text: str) -> list[str]:
    return [*bullet(text.removeprefix(POINT), WIDTH)] if text.startswith(POINT) else [*wrapped(text, WIDTH)]


def _grounds(grounds: Sequence[Ground], texts: Mapping[str, Any]) -> Iterator[str]:
    if not grounds:
        yield from wrapped(texts["grounds"]["none"], WIDTH)
    for number, ground in enumerate(grounds):
        yield from [""] * bool(number)
        yield from bullet(" ".join((f"{prose(ground.title)}.", *map(prose, ground.reasons))), WIDTH)
        for document in ground.documents:
            yield from _document(document, texts["document"])


def _document(document: Basis, words: Mapping[str, str]) -> Iterator[str]:
    name = f"{words[document.kind]} {document.number}".strip()
    yield from bullet(listed([name, prose(document.title), document.date]), WIDTH, indent="  ")
    if address := prose(document.url):
        yield f"    {address}"  # never broken: a broken address cannot be followed
