"""A scan for people: what somebody at a helpdesk reads in five seconds, and what the log of a login script holds.

The answer comes first, then a row for each product that asks for something, then what is known of it and on what legal basis, then what
could not be seen. Lines wrap and nothing is cut.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from scanner.judging.attention import Attention
from scanner.language import say_of, speaker
from scanner.reports.ai_words import category, goes_to, is_off, named_with_seat, standing
from scanner.reports.clean import prose
from scanner.reports.group_details import details, forms
from scanner.reports.legal_basis import cite
from scanner.reports.output_formats import PIPE_WIDTH
from scanner.reports.ruling_details import answer
from scanner.reports.sections import AiTools, Groups, Inventory, LegalBasis, Listing, Remarks, Sentences, Summary, sections
from scanner.reports.summary_table import SAID_COLUMNS, VERDICT
from scanner.reports.terminal import items_columns
from scanner.reports.terminal.headline import about, counts, headline
from scanner.reports.terminal.layout import Line, bullet, bullets, columns, label_lines
from scanner.reports.terminal.paint import Style, add_colour, leave_plain
from scanner.reports.terminal.width import display_width, wrapped
from scanner.reports.wording import join_clauses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scanner.language import Say
    from scanner.model import Item, Scan
    from scanner.reports.ai_map import Row
    from scanner.reports.legal_basis import Cited
    from scanner.reports.product_groups import Group
    from scanner.reports.sections import Content
    from scanner.reports.terminal.paint import Paint

SIDE_BY_SIDE = 100  # in less, words break in the columns of the summary
STYLES = {Attention.BANNED: Style.BANNED, Attention.TO_CHECK: Style.TO_CHECK}


def write_report(scan: Scan, *, width: int = PIPE_WIDTH, color: bool = False, inventory: bool = False, **_: object) -> str:
    """Return the report for a terminal of so many columns, as text that ends with a newline."""
    say, paint = speaker(scan.language), add_colour if color else leave_plain
    opening = [paint(line, Style.HEADING) for line in wrapped(headline(scan), width)]
    opening += [line for said in about(scan) for line in wrapped(said, width)]
    blocks = ["\n".join(opening)]
    for section in sections(scan, inventory=inventory):
        title = [paint(line, Style.HEADING) for line in wrapped(section.title, width)]
        blocks.append("\n".join([*title, *_draw(section.content, width, paint, say)]))
    blocks.append("\n".join(wrapped(counts(scan), width)))
    return "\n\n".join(blocks) + "\n"


def write_list(items: Iterable[Item], *, language: str, width: int = PIPE_WIDTH, **_: object) -> str:
    """Return items without a judgement as a table; of no width, as lines whose cells have tabs between them."""
    say = speaker(language)
    return items_columns.table(items, width=width, say=say) if width else items_columns.write_tabbed(items, say)


def _draw(content: Content, width: int, paint: Paint, say: Say) -> Iterable[str]:  # noqa: PLR0911  one for each kind of content
    match content:
        case Summary(groups):
            return _summary(groups, width, paint, say)
        case Groups(groups):
            return _blocks(groups, width, paint, say)
        case Listing(lists):
            return _lists(lists, width)
        case Sentences(texts, most_lines):
            return bullets(texts, width, say, most_lines=most_lines)
        case Remarks(_, in_short):
            return wrapped(" ".join(f"{text.rstrip('.')}." for text in in_short), width)
        case LegalBasis(policies):
            return _policies(policies, width, say)
        case AiTools(rows):
            return _ai_tools(rows, width, say)
        case Inventory(items):
            return items_columns.table(items, width=width, say=say).splitlines()


def _summary(groups: Iterable[Group], width: int, paint: Paint, say: Say) -> list[str]:
    """Return a table; the same texts stacked where its columns would be narrow, or it taller than they are on a narrower terminal."""
    rows = [(STYLES[group.attention], [fill(group, say) for _, fill in SAID_COLUMNS]) for group in groups]
    cells = [[[Line(text, style if place == VERDICT else Style.PLAIN)] for place, text in enumerate(texts)] for style, texts in rows]
    table = list(columns([say(heading) for heading, _ in SAID_COLUMNS], cells, width, paint))
    if width >= SIDE_BY_SIDE and len(table) <= len([*_stack(rows, width * 3 // 4, paint, say)]):
        return table
    return [*_stack(rows, width, paint, say)]


def _stack(rows: Iterable[tuple[Style, list[str]]], width: int, paint: Paint, say: Say) -> Iterator[str]:
    for style, (name, its_forms, where, verdict, what_to_do) in rows:
        yield from (paint(line, style) for line in wrapped(say_of(f"{name} ({its_forms})", verdict, say), width))
        for text in (where, what_to_do):
            yield from (f"  {line}" for line in wrapped(text, width - 2))


def _blocks(groups: Sequence[Group], width: int, paint: Paint, say: Say) -> Iterator[str]:
    told = [[*details(group, say)] for group in groups]
    label = max(display_width(heading) for pairs in told for heading, _ in pairs)
    for number, (group, pairs) in enumerate(zip(groups, told, strict=True)):
        if number:
            yield ""
        title = say_of(f"{group.name} ({forms(group, say)})", answer(group.outcome, say, doubtful=group.doubtful), say)
        yield from (paint(line, STYLES[group.attention]) for line in wrapped(title, width))
        yield from label_lines(pairs, label, width)


def _lists(lists: Iterable[tuple[str, list[str]]], width: int) -> Iterator[str]:
    for said, points in lists:
        yield from wrapped(said, width)
        for point in points:
            yield from bullet(point, width, indent="  ")


def _policies(policies: Iterable[Cited], width: int, say: Say) -> Iterator[str]:
    """Yield each policy with the first of its documents: the page and the report file have them all."""
    for policy in policies:
        yield from bullet(cite(policy, say), width)
        if address := prose(policy.acts[0].url) if policy.acts else "":
            yield f"  {address}"  # never broken: a broken address cannot be followed


def _ai_tools(rows: Iterable[Row], width: int, say: Say) -> Iterator[str]:
    """Yield the products of each category, those together that stand alike and whose data goes the same way."""
    rows = list(rows)
    if any(row.seat for row in rows):
        yield from wrapped(say("In square brackets: the country of the vendor's head office (ISO 3166)."), width)
    for code, those in groupby(rows, key=lambda row: row.category):
        yield from wrapped(category(code, say), width)
        alike: dict[str, list[str]] = {}
        for row in those:
            stands = standing(row, say, alone=False)
            said = stands if is_off(row) else join_clauses((stands, goes_to(row, say)), say)
            alike.setdefault(said, []).append(named_with_seat(row, say))
        for said, names in alike.items():
            yield from bullet(say_of(said, ", ".join(names), say), width, indent="  ")
