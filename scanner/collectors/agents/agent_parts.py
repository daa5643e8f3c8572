"""What agents go by beside their own program: skills, sub-agents, commands, instructions, hooks and plugins, by name, sort and origin.

A file that is such a part is not opened, but for settings that name parts; of these the names are kept, and where a plugin came from.
Misses: parts in projects' folders, those that a plugin brings along, and those that an account has on its vendor's side.
See: `part_places.py` for the agents
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.agents.part_places import HOOK, PARTS, SUB_AGENT
from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.collectors.editors.settings_folders import files_on, find_files
from scanner.formats.json_file import table, text
from scanner.formats.path_of_keys import values_at
from scanner.formats.settings_document import settings_document
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Mark, Platform, Problem, Reason, Rung, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.collectors.agents.part_places import Part
    from scanner.host.host import Host
    from scanner.model import Record

LIMIT = 16 * MEBIBYTE
MOST = 500
STAR, BETWEEN = "*", " "
# What is kept as a part's name in settings: no address, no path, nothing with blanks. A part that is called so is listed without it.
NAME = r"(?=.{1,100}\Z)((?:@[\w.-]+/)?[\w.-]+)(?:@([\w.^~-]+))?"
NAMED_BY = ("name", "slug", "event", "id")
ALL_OFF = "disableAllHooks"
REPOSITORY = r"([\w.-]{1,100})/[\w.-]{1,100}"
HOST = r"(?i)^(?:https?://|ssh://)?(?:[^/?#\s@]{0,256}@)?([a-z0-9.-]{1,253})(?=[:/?#])"


class AgentParts(Collector):
    """Parts of agents. A record is a file; `about` is the row of the table, and the pattern by which it was found."""

    name = "agent-parts"
    kind = Kind.AGENT_PART
    platforms = ALL_PLATFORMS
    rung = Rung.PRESENT
    makes = frozenset({"agent-part"})
    places = tuple(dict.fromkeys(pattern for part in PARTS for platform in Platform for pattern in files_on(platform, part)))

    def find(self, host: Host) -> Iterator[Record]:
        """Name the files that are there."""
        for row, part in enumerate(PARTS):
            for pattern in files_on(host.platform, part):
                yield from find_files(host, (pattern,), f"{row}{BETWEEN}{pattern}")

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the part that a file is, or each of those that it names once."""
        row, _, pattern = record.about.partition(BETWEEN)
        part = PARTS[int(row)]
        if part.keys:
            items = [*dict.fromkeys(_named(part, settings_document(record.location, host.read(record, LIMIT))))]
            yield from items[:MOST]
            if len(items) > MOST:
                yield Problem(Reason.CAPPED, f"more than {MOST} parts of an agent; only the first ones are listed")
        elif host.is_file(record):
            yield _item(part, part.sort, part_name(pattern, record.location))
        elif host.owner(record):  # a link that leads nowhere is no part
            yield Problem(Reason.NOT_A_FILE)


def part_name(pattern: str, location: str) -> str:
    """Return what stands for the last star of a pattern, or the file's name where there is none."""
    parts = pattern.split("/")
    last = next((place for place in range(len(parts) - 1, 0, -1) if STAR in parts[place]), len(parts) - 1)
    name = location.split("/")[last - len(parts)]
    before, _, after = parts[last].rpartition(STAR)
    return name[len(before) : len(name) - len(after)] if STAR in parts[last] else name


def _named(part: Part, settings: object) -> Iterator[Item]:
    """Yield the parts that settings name."""
    for sort, *keys in part.keys:
        off = sort == HOOK and table(settings).get(ALL_OFF) is True
        for value, key in values_at(settings, keys):
            written = key or _name_in(value)
            if written and (sort != SUB_AGENT or isinstance(value, dict)):
                named = re.fullmatch(NAME, written)
                from_ = named[2] if named and key else ""  # what follows the name in a list is its version
                item = _item(part, sort, named[1] if named else "", from_)
                origin = item.publisher or _origin(value)
                yield item._replace(version=_version(value), publisher=origin, state=State.DISABLED if off else _state(value))


def _name_in(value: object) -> str:
    return text(value) or next((text(table(value)[key]) for key in NAMED_BY if key in table(value)), "")


def _item(part: Part, sort: str, name: str, from_: str | None = "") -> Item:
    """Return a part; one without a name that may be kept goes by its sort."""
    marks = (Mark.POLICY,) if part.managed else ()
    whole = f"{sort}:{name}@{from_}" if from_ else f"{sort}:{name}" if name else sort
    return Item(name or sort, publisher=from_ or "", ids=(("agent-part", whole),), rung=part.rung, marks=marks, within=part.agent)


def _state(value: object) -> State:
    said = value if isinstance(value, bool) else table(value).get("enabled")
    return State.ENABLED if said is True else State.DISABLED if said is False else State.NONE


def _version(value: object) -> str:
    first = value[0] if isinstance(value, list) and value else value
    return text(table(first).get("version"))


def _origin(value: object) -> str:
    """Return where a marketplace is from: of an address its host, of a repository its owner, and never a path or an account's name."""
    source = table(table(value).get("source"))
    owner = re.fullmatch(REPOSITORY, text(source.get("repo")))
    host = re.match(HOST, text(source.get("url")))
    return f"github.com/{owner[1]}" if owner else host[1].lower() if host else ""
