"""A scan for people: what an administrator reads in the morning, and what the log of a login script holds.

The answer comes first, then what to do about it and on what legal basis, then what could not be seen.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from scanner.language import speaker
from scanner.reports.ai_words import category, sentence
from scanner.reports.clean import prose
from scanner.reports.legal_basis import describe_act
from scanner.reports.sections import AiTools, Findings, Inventory, LegalBasis, Sentences, sections
from scanner.reports.terminal import findings_columns, items_columns
from scanner.reports.terminal.headline import about, counts, headline
from scanner.reports.terminal.layout import bullet, bullets, columns, stack_cells
from scanner.reports.terminal.paint import Style, add_colour, leave_plain
from scanner.reports.terminal.width import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.language import Say
    from scanner.model import Basis, Finding, Item, Scan
    from scanner.reports.ai_map import Row
    from scanner.reports.sections import Content
    from scanner.reports.terminal.paint import Paint

SIDE_BY_SIDE = 140  # in less, six columns are a word or two wide
PIPE_WIDTH = 120


def write_report(scan: Scan, *, width: int = PIPE_WIDTH, color: bool = False, inventory: bool = False, **_: object) -> str:
    """Return the report for a terminal of so many columns, as text that ends with a newline."""
    say, paint = speaker(scan.language), add_colour if color else leave_plain
    opening = [*(paint(line, Style.HEADING) for line in wrapped(headline(scan), width)), *wrapped(about(scan), width)]
    blocks = ["\n".join(opening)]
    for section in sections(scan, inventory=inventory):
        body = "\n".join(_draw(section.content, width, paint, say))
        blocks.append(f"{paint(section.title, Style.HEADING)}\n\n{body}")
    blocks.append("\n".join(wrapped(counts(scan), width)))
    return "\n\n".join(blocks) + "\n"


def write_list(items: Iterable[Item], *, language: str, width: int = PIPE_WIDTH, **_: object) -> str:
    """Return items without a judgement as a table."""
    return items_columns.table(items, width=width, say=speaker(language))


def _draw(content: Content, width: int, paint: Paint, say: Say) -> Iterable[str]:
    match content:
        case Findings(found):
            return _table(found, width, paint, say)
        case Sentences(texts, most_lines):
            return bullets(texts, width, say, most_lines=most_lines)
        case LegalBasis(policies):
            return _policies(policies, width, say)
        case AiTools(rows):
            return _ai_tools(rows, width, say)
        case Inventory(items):
            return items_columns.table(items, width=width, say=say).splitlines()


def _table(found: Iterable[Finding], width: int, paint: Paint, say: Say) -> Iterator[str]:
    rows = [row for one in found for row in findings_columns.rows(one, say)]
    headings = findings_columns.headings(say)
    if width < SIDE_BY_SIDE:
        return stack_cells(headings, rows, width, paint)
    return columns(headings, rows, width, paint, spaced=True)


def _policies(policies: Iterable[tuple[str, list[Basis]]], width: int, say: Say) -> Iterator[str]:
    for policy, acts in policies:
        yield from wrapped(policy, width)
        for act in acts:
            yield from bullet(describe_act(act, say), width, indent="  ")
            if address := prose(act.url):
                yield f"    {address}"  # never broken: a broken address cannot be followed
            for line in wrapped(prose(act.note), width - 4):
                yield f"    {line}"


def _ai_tools(rows: Iterable[Row], width: int, say: Say) -> Iterator[str]:
    for code, those in groupby(rows, key=lambda row: row.category):
        yield from wrapped(category(code, say), width)
        for row in those:
            yield from bullet(sentence(row, say), width, indent="  ")
