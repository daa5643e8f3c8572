"""How many machines have a product, day by day, as a line with its numbers in words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from scanner.reports.page.markup import NOTHING, Markup, element, join

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from scanner.fleet.questions.question import Answer
    from scanner.language import Say

WIDTH, HEIGHT, EDGE = 600, 80, 4
MOST = 24  # products


def draw_trends(answer: Answer, say: Say) -> Markup:
    """Return a line for each product, those on most machines first; of one day there is none to draw."""
    products: dict[str, list[tuple[date, int, int]]] = defaultdict(list)
    for day, product, machines, reported, *_ in answer.rows:
        products[product].append((day, machines, reported))
    order = sorted(products, key=lambda product: (-products[product][-1][1], product))
    note = element("p", say("Share of the machines that reported on the day: fewer reports are no improvement."))
    more = say("... and {number} more: see `scanner fleet trend`").format(number=len(order) - MOST)
    drawn = [_draw(product, products[product], say) for product in order[:MOST]]
    return join([note, *drawn, *([element("p", more)] if len(order) > MOST else [])]) if products else NOTHING


def _draw(product: str, days: Sequence[tuple[date, int, int]], say: Say) -> Markup:
    (first, had, of_first), (last, have, of_last) = days[0], days[-1]
    words = say("{product}: {had} of {of_first} machines on {first}, {have} of {of_last} on {last}").format(
        product=product, had=had, of_first=of_first, first=first, have=have, of_last=of_last, last=last
    )
    shown = element("figcaption", words)
    return element("figure", _line(words, days) if len(days) > 1 else NOTHING, shown)


def _line(words: str, days: Sequence[tuple[date, int, int]]) -> Markup:
    shares = [machines / reported if reported else 0.0 for _, machines, reported in days]
    highest = max(*shares, 0.01)
    start, span = days[0][0].toordinal(), max(1, days[-1][0].toordinal() - days[0][0].toordinal())
    points = " ".join(
        f"{EDGE + (day.toordinal() - start) * (WIDTH - 2 * EDGE) / span:.1f},{HEIGHT - EDGE - share / highest * (HEIGHT - 2 * EDGE):.1f}"
        for (day, _, _), share in zip(days, shares, strict=True)
    )
    line: dict[str, Any] = {"points": points, "fill": "none", "stroke": "currentColor", "stroke_width": "2"}
    box = {"viewBox": f"0 0 {WIDTH} {HEIGHT}", "role": "img", "aria_label": words, "width": "100%", "height": str(HEIGHT)}
    return element("svg", element("polyline", **line), preserveAspectRatio="none", **box)
