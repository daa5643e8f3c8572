"""A fleet as one HTML page that needs nothing else: how it reports, what is overdue, where products are, and the AI tools.

It is the page of a report with other content: the same markup, which escapes, the same style, light and dark, and no script. Charts
are a line of SVG in the text's own colour, so they need no library and no style of their own; each has its numbers in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scanner import __version__
from scanner.fleet.ai_map_of_fleet import TO_FILL_IN
from scanner.fleet.answer_formats import SAID_COLUMNS, show_value
from scanner.fleet.board.trend_line import draw_trends
from scanner.language import speaker
from scanner.model import Rung
from scanner.reports.page.markup import NOTHING, Markup, element, join
from scanner.reports.page.page_shell import page
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scanner.fleet.questions.question import Answer
    from scanner.language import Say

MOST_HOSTS = 2000  # of a product that the page names; the rest is counted
OF_MAP = ("name", "vendor", "forms", "processing", "destinations", "seat", "machines", "accounts", "running", "built_in", "verdict")


class Board(NamedTuple):
    """The answers that a page shows."""

    status: Answer
    causes: Answer
    silent: Answer
    trend: Answer
    overdue: Answer
    where: Answer
    ai_map: Answer
    small: int  # groups of fewer machines are merged
    language: str


def draw_board(board: Board) -> str:
    """Return the page as text that ends with a newline, for UTF-8."""
    say = speaker(board.language)
    numbers = dict(zip(board.status.columns, board.status.rows[0], strict=True))
    parts = {
        "coverage": (say("Coverage"), _coverage(board, say)),
        "overdue": (say("Overdue removals"), _overdue(board, say)),
        "trend": (say("Trend"), draw_trends(board.trend, say)),
        "products": (say("Where products are"), _places(board, say)),
        "map": (say("AI tools"), _draw_tools(board.ai_map, say("Map of AI tools"), board.language)),
    }
    title = _headline(numbers, say)
    newest = say("Newest report: {moment} UTC.").format(moment=show_value(numbers["newest"], board.language))
    links = (element("li", element("a", name, href=f"#{key}")) for key, (name, _) in parts.items())
    return page(
        board.language,
        title,
        element("header", element("h1", title), element("p", newest), **({"class_": "banned"} if numbers["banned"] else {})),
        element("nav", element("ul", *links), aria_label=say("Parts of the report")),
        element("main", *(_section(key, name, content or element("p", say("None."))) for key, (name, content) in parts.items())),
        element("footer", element("p", say("Written by scanner {version}.").format(version=__version__))),
    )


def _headline(numbers: dict[str, Any], say: Say) -> str:
    banned = say("Banned software on {number} of {all} machine", "Banned software on {number} of {all} machines", numbers["machines"])
    return banned.format(number=numbers["banned"], all=numbers["machines"])


def _section(key: str, title: str, content: Markup) -> Markup:
    return element("section", element("h2", title, id=f"{key}-heading"), content, id=key, aria_labelledby=f"{key}-heading")


def _coverage(board: Board, say: Say) -> Markup:
    shown = ("machines", "complete", "incomplete", "silent", "never_reported", "unlisted", "quarantined")
    numbers = dict(zip(board.status.columns, board.status.rows[0], strict=True))
    facts = [
        part
        for name in shown
        if numbers[name] is not None
        for part in (element("dt", say(SAID_COLUMNS[name])), element("dd", str(numbers[name])))
    ]
    causes = _table(say("Why scans are not complete"), ("cause", "collector", "machines", "remedy"),
                    _columns(board.causes, ("cause", "collector", "machines", "remedy")), board.language)  # fmt: skip
    columns = ("machine", "unit", "owner", "last_report")
    silent = _fold(say("Silent machines"), _table(say("Silent machines"), columns, _columns(board.silent, columns), board.language))
    return join([element("dl", *facts), causes, silent])


def _overdue(board: Board, say: Say) -> Markup:
    groups = group_by_unit(_columns(board.overdue, ("product", "unit", "machine")), board.small, say)
    columns = ("machine", "unit", "owner", "product", "aspect", "policy", "due")
    return _draw_groups(say("Overdue removals"), groups, columns, _columns(board.overdue, columns), board.language)


def _places(board: Board, say: Say) -> Markup:
    there = board.where._replace(rows=[row for row in board.where.rows if row[board.where.columns.index("rung")] != Rung.RESIDUE])
    groups = group_by_unit(_columns(there, ("product", "unit", "machine")), board.small, say)
    columns = ("product", "machine", "unit", "owner", "aspect", "rung", "accounts", "running", "first_seen", "last_seen")
    return _draw_groups(say("Where products are"), groups, columns, _columns(board.where, columns), board.language)


def _draw_tools(ai_map: Answer, title: str, language: str) -> Markup:
    """Return the map; of what somebody may fill in the columns that have an answer."""
    filled_in = [name for name in TO_FILL_IN if name not in OF_MAP and any(row[0] for row in _columns(ai_map, (name,)))]
    columns = (*OF_MAP, *filled_in)
    return _table(title, columns, _columns(ai_map, columns), language)


def group_by_unit(rows: Iterable[Sequence[Any]], small: int, say: Say) -> list[tuple[Any, ...]]:
    """Return the machines of each product and unit; units with few are one group, and a number that is still small is not told."""
    machines: dict[tuple[str, str], set[str]] = {}
    for product, unit, machine in rows:
        machines.setdefault((product, unit or say("no unit")), set()).add(machine)
    groups: list[tuple[Any, ...]] = []
    merged: dict[str, set[str]] = {}
    for (product, unit), found in machines.items():
        if len(found) < small:
            merged.setdefault(product, set()).update(found)
        else:
            groups.append((product, unit, len(found)))
    fewer = say("fewer than {number}").format(number=small)
    others = ((product, say("other units"), len(found) if len(found) >= small else fewer) for product, found in merged.items())
    return sorted((*groups, *others), key=lambda row: (row[0], isinstance(row[2], str), -row[2] if isinstance(row[2], int) else 0, row[1]))


def _draw_groups(part: str, groups: list[tuple[Any, ...]], columns: tuple[str, ...], rows: list[tuple[Any, ...]], language: str) -> Markup:
    """Return a table of groups, and the machines that they are made of, to unfold."""
    say = speaker(language)
    left = len(rows) - MOST_HOSTS
    more = [element("p", say("... and {number} more: see `scanner fleet where`").format(number=left))] if left > 0 else []
    whole = _table(say("Machines by product and unit"), ("product", "unit", "machines"), groups, language, part)
    machines = join([_table(say("Every machine"), columns, rows[:MOST_HOSTS], language, part), *more])
    return join([whole, _fold(say("Every machine"), machines)]) if rows else NOTHING


def _columns(answer: Answer, names: Sequence[str]) -> list[tuple[Any, ...]]:
    places = [answer.columns.index(name) for name in names]
    return [tuple(row[place] for place in places) for row in answer.rows]


def _fold(title: str, content: Markup) -> Markup:
    return element("details", element("summary", title), content) if content else NOTHING


def _table(title: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], language: str, part: str = "") -> Markup:
    """Return a table that scrolls by itself on a narrow screen; nothing where it has no rows. `part` tells it from others of its title."""
    if not rows:
        return NOTHING
    say = speaker(language)
    head = element("tr", *(element("th", say(SAID_COLUMNS[name]), scope="col") for name in columns))
    body = (
        element("tr", *(element("td" if place else "th", show_value(value, language), **({} if place else {"scope": "row"}))
                        for place, value in enumerate(row)))
        for row in rows
    )  # fmt: skip
    whole = element("table", element("caption", title), element("thead", head), element("tbody", *body))
    return element("div", whole, class_="wide fleet", role="region", aria_label=": ".join(filter(None, (part, title))), tabindex="0")
