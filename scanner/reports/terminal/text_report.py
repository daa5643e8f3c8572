"""A scan for people: what an administrator reads in the morning, and what the log of a login script holds.

The answer comes first, then what to do about it and on what legal basis, then what could not be seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.language import speaker
from scanner.reports.clean import prose
from scanner.reports.sections import sorted_out
from scanner.reports.terminal import findings_table, items_table
from scanner.reports.terminal.ai_map_lines import ai_lines
from scanner.reports.terminal.headline import about, counts, headline
from scanner.reports.terminal.layout import bullet, columns, stacked
from scanner.reports.terminal.legal_basis import legal_basis
from scanner.reports.terminal.paint import Style, coloured, uncoloured
from scanner.reports.terminal.unaddressed import unaddressed
from scanner.reports.terminal.unread_places import unread
from scanner.reports.terminal.waiver_lines import waivers
from scanner.reports.terminal.width import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.language import Say
    from scanner.model import Finding, Scan
    from scanner.reports.terminal.paint import Paint

SIDE_BY_SIDE = 140  # in less, six columns are a word or two wide


def written(scan: Scan, *, width: int, color: bool = False, inventory: bool = False) -> str:
    """Return the report for a terminal of so many columns, as text that ends with a newline."""
    say, paint = speaker(scan.language), coloured if color else uncoloured
    opening = [*(paint(line, Style.HEADING) for line in wrapped(headline(scan), width)), *wrapped(about(scan), width)]
    blocks = ["\n".join(opening)]
    for title, lines in _sections(scan, width, paint, say, inventory=inventory):
        body = "\n".join(lines)
        if body:
            blocks.append(f"{paint(title, Style.HEADING)}\n\n{body}")
    blocks.append("\n".join(wrapped(counts(scan), width)))
    return "\n\n".join(blocks) + "\n"


def _sections(scan: Scan, width: int, paint: Paint, say: Say, *, inventory: bool) -> Iterator[tuple[str, Iterable[str]]]:
    parts = sorted_out(scan.findings)
    yield say("Banned software"), _table(parts.banned, width, paint, say)
    yield say("To check"), _table(parts.to_check, width, paint, say)
    yield say("Also found"), _table(parts.found, width, paint, say)
    yield say("Already blocked"), _table(parts.blocked, width, paint, say)
    yield say("Found, and no policy in use speaks of it"), unaddressed(parts.unaddressed, width, say)
    yield say("AI tools"), ai_lines(scan, width)
    yield say("Legal basis"), legal_basis(scan, width)
    yield say("Waivers"), waivers(scan, width)
    yield say("Could not read"), unread(scan, width)
    yield say("Not looked at"), (line for text in scan.not_looked_at for line in bullet(prose(text), width))
    if inventory:
        seen = [item for run in scan.runs for item in run.items]
        yield say("Inventory"), items_table.table(seen, width=width, say=say).splitlines()


def _table(found: Iterable[Finding], width: int, paint: Paint, say: Say) -> Iterator[str]:
    rows = [row for one in found for row in findings_table.rows(one, say)]
    headings = [say(heading) for heading in findings_table.SAID_HEADINGS]
    if width < SIDE_BY_SIDE:
        return stacked(headings, rows, width, paint)
    return columns(headings, rows, width, paint, spaced=True)
