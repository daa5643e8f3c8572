"""A scan for people: what an administrator reads in the morning, and what the log of a login script holds.

The answer comes first, then what to do about it and on what legal basis, then what could not be seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reports import findings, items
from scanner.reports.clean import prose
from scanner.reports.headline import about, headline
from scanner.reports.layout import bullet, columns, stacked
from scanner.reports.legal_basis import legal_basis
from scanner.reports.paint import Style, coloured, uncoloured
from scanner.reports.unread import unread
from scanner.reports.waivers import waivers
from scanner.reports.weighing import banned, to_check
from scanner.reports.width import wrapped
from scanner.reports.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.model import Finding, Scan
    from scanner.reports.paint import Paint

SIDE_BY_SIDE = 140  # in less, six columns are a word or two wide


def written(scan: Scan, *, width: int, color: bool = False, inventory: bool = False) -> str:
    """Return the report for a terminal of so many columns, as text that ends with a newline."""
    paint = coloured if color else uncoloured
    opening = [*(paint(line, Style.HEADING) for line in wrapped(headline(scan), width)), *wrapped(about(scan), width)]
    blocks = ["\n".join(opening)]
    for title, lines in _sections(scan, width, paint, inventory=inventory):
        body = "\n".join(lines)
        if body:
            blocks.append(f"{paint(title, Style.HEADING)}\n\n{body}")
    blocks.append("\n".join(wrapped(_counts(scan), width)))
    return "\n\n".join(blocks) + "\n"


def _sections(scan: Scan, width: int, paint: Paint, *, inventory: bool) -> Iterator[tuple[str, Iterable[str]]]:
    yield "Banned software", _table([one for one in scan.findings if banned(one)], width, paint)
    yield "To check", _table([one for one in scan.findings if to_check(one)], width, paint)
    yield "Also found", _table([one for one in scan.findings if not banned(one) and not to_check(one)], width, paint)
    yield "Legal basis", legal_basis(scan, width)
    yield "Waivers", waivers(scan, width)
    yield "Could not read", unread(scan, width)
    yield "Not looked at", (line for text in scan.not_looked_at for line in bullet(prose(text), width))
    if inventory:
        yield "Inventory", items.table([item for run in scan.runs for item in run.items], width=width).splitlines()


def _table(found: Iterable[Finding], width: int, paint: Paint) -> Iterator[str]:
    rows = [row for one in found for row in findings.rows(one)]
    if width < SIDE_BY_SIDE:
        return stacked(findings.HEADINGS, rows, width, paint)
    return columns(findings.HEADINGS, rows, width, paint, spaced=True)


def _counts(scan: Scan) -> str:
    collectors = sum(run.kind is not None for run in scan.runs)
    found = sum(run.said for run in scan.runs)
    return f"{counted(found, 'item')}, {counted(collectors, 'collector')}, {scan.seconds:.1f} seconds."
