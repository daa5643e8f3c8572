"""The map of AI tools of a whole fleet: a row for each tool, with empty columns for what only the administration knows.

What somebody filled in is kept from one map to the next: the old map, as CSV or ODS, is given as the answers.
"""

from __future__ import annotations

import os
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from scanner.catalogue.categories import SAID_AI_CATEGORIES
from scanner.fleet.questions.question import Answer, ask
from scanner.fleet.reading.filled_table import read_table
from scanner.fleet.storage.manifest import StoreError
from scanner.model import Rung, State
from scanner.reports.ai_words import SAID_PROCESSING
from scanner.reports.flat.spreadsheet_cell import bare_cell
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scanner.fleet.engines.engine import Engine
    from scanner.fleet.questions.limits import Asked
    from scanner.language import Say

    Answers = Mapping[str, Mapping[str, str]]

TO_FILL_IN = ("seat", "data_location", "purpose", "owner", "contract", "dpia", "decision")
OF_ANSWERS = ("category", "name", "vendor", *TO_FILL_IN)  # the first three for a tool that is not found any more
MOST_NAMED = 3
COLUMNS = (
    *("category", "product", "name", "vendor", "forms", "processing", "destinations"),
    *("machines", "accounts", "units", "running", "built_in"),
    *("verdict", *TO_FILL_IN),
)
KINDS = dict.fromkeys(COLUMNS, "text") | dict.fromkeys(("machines", "accounts", "units", "running"), "integer") | {"built_in": "boolean"}


class Tool(NamedTuple):
    """A tool, whatever its forms."""

    name: str
    vendor: str
    forms: set[str]
    processing: str
    destinations: set[str]
    seat: str
    states: set[str]
    banned: bool
    only_leftovers: bool


def draw_map(engine: Engine, asked: Asked, answers: Answers, say: Say) -> Answer:
    """Return the map; `answers` are what was filled in before, by product."""
    found = ask(engine, "find_map", asked)
    counts = {row[1]: dict(zip(("machines", "with_leftovers", "running", "accounts", "units"), row[2:7], strict=True))
              for row in ask(engine, "products", asked).rows}  # fmt: skip
    tools: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in found.rows:
        one = dict(zip(found.columns, row, strict=True))
        if one["category"] in SAID_AI_CATEGORIES:
            tools[one["category"], one["product"]].append(one)
    rows = [_row(category, product, _merge_forms(forms), counts[product], answers, say) for (category, product), forms in tools.items()]
    rows += _not_found(answers, {product for _, product in tools})
    order = {category: place for place, category in enumerate(SAID_AI_CATEGORIES)}
    return Answer(COLUMNS, sorted(rows, key=lambda row: (order.get(row[0], len(order)), row[2].casefold())), KINDS)


def _not_found(answers: Answers, found: set[str]) -> Iterator[tuple[Any, ...]]:
    """Yield what was filled in about tools that no machine shows now: it is not lost."""
    for product, row in answers.items():
        if product not in found and any(row[name] for name in TO_FILL_IN):
            said = (row[name] for name in TO_FILL_IN)
            yield row["category"], product, row["name"], row["vendor"], "", "", "", 0, 0, 0, 0, False, "", *said


def _merge_forms(forms: list[dict[str, Any]]) -> Tool:
    there = [one for one in forms if one["rung"] != Rung.RESIDUE] or forms
    return Tool(
        forms[0]["finding_name"],
        forms[0]["vendor"],
        {one["aspect"] for one in there},
        forms[0]["processing"] or "",
        {host for one in there for host in (one["destinations"] or "").split(", ") if host},
        next((one["seat"] for one in forms if one["seat"]), ""),
        {state for one in there for state in (one["states"] or "").split(", ") if state},
        any(one["banned"] for one in forms),
        all(one["rung"] == Rung.RESIDUE for one in forms),
    )


def _row(category: str, product: str, tool: Tool, counts: Mapping[str, int], answers: Answers, say: Say) -> tuple[Any, ...]:
    processing = say(SAID_PROCESSING[tool.processing]) if tool.processing in SAID_PROCESSING else ""
    built_in = category == "built-in-ai" and State.ENABLED in tool.states
    verdict = say("banned") if tool.banned else say("leftovers") if tool.only_leftovers else ""
    known = {"seat": tool.seat}  # from the vendor's file, until somebody fills in another
    numbers = (counts[name] for name in ("machines", "accounts", "units", "running"))
    filled = (answers.get(product, {}).get(name, "") or known.get(name, "") for name in TO_FILL_IN)
    forms, destinations = (", ".join(sorted(texts)) for texts in (tool.forms, tool.destinations))
    return category, product, tool.name, tool.vendor, forms, processing, destinations, *numbers, built_in, verdict, *filled


def read_answers(path: str | None, output: str | None = None) -> dict[str, dict[str, str]]:
    """Return what was filled in, by product, in a map and in the file whose place a new one takes. Raises StoreError."""
    replaced = os.path.abspath(output) if output else None
    try:
        given = _filled_in(path) if path else {}
    except FileNotFoundError as error:
        if os.path.abspath(str(path)) != replaced:  # the first map has no answers yet
            raise StoreError(f"--answers {path}: no such file; the first map is made without it") from error
        given = {}
    if replaced and (lost := sorted(_find_lost(replaced, given))):
        raise StoreError(f"{output}: has answers ({', '.join(lost[:MOST_NAMED])}) that would be lost: --answers {output} keeps them")
    return given


def _find_lost(path: str, kept: Answers) -> Iterator[str]:
    """Yield the products of which a map says something that is not kept; a file that is no map has no answers."""
    with suppress(StoreError, FileNotFoundError):
        for product, row in _filled_in(path).items():
            if any(row[name] and not kept.get(product, {}).get(name) for name in TO_FILL_IN):
                yield product


def _filled_in(path: str) -> dict[str, dict[str, str]]:
    names, *rows = read_table(path, "--answers")
    if "product" not in names:
        raise StoreError(f"--answers {path}: expected a column `product`, as a map has it")
    return {row["product"]: {name: bare_cell(row.get(name) or "") for name in OF_ANSWERS} for row in rows}
