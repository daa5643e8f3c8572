"""The map of AI tools of a whole fleet: a row for each tool, with empty columns for what only the administration knows.

What somebody filled in is kept from one map to the next: the old map, as CSV, is given as the answers.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from scanner.catalogue.categories import SAID_AI_CATEGORIES
from scanner.fleet.questions.question import Answer, ask
from scanner.fleet.storage.manifest import StoreError
from scanner.model import Rung, State
from scanner.named_tuple import NamedTuple
from scanner.reports.ai_words import SAID_PROCESSING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scanner.fleet.engines.engine import Engine
    from scanner.fleet.questions.asked import Asked
    from scanner.language import Say

    Answers = Mapping[str, Mapping[str, str]]

TO_FILL_IN = ("seat", "data_location", "purpose", "owner", "contract", "dpia", "decision")
COLUMNS = (
    *(
        "category",
        "product",
        "name",
        "vendor",
        "forms",
        "processing",
        "destinations",
        "machines",
        "accounts",
        "units",
        "running",
        "built_in",
    ),
    *("verdict", *TO_FILL_IN),
)


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
    order = [*SAID_AI_CATEGORIES]
    return Answer(COLUMNS, sorted(rows, key=lambda row: (order.index(row[0]), row[2].casefold())))


def _merge_forms(forms: list[dict[str, Any]]) -> Tool:
    return Tool(
        forms[0]["finding_name"],
        forms[0]["vendor"],
        {one["aspect"] for one in forms},
        forms[0]["processing"] or "",
        {host for one in forms for host in (one["destinations"] or "").split(", ") if host},
        next((one["seat"] for one in forms if one["seat"]), ""),
        {state for one in forms for state in (one["states"] or "").split(", ") if state},
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


def read_answers(path: str | None) -> dict[str, dict[str, str]]:
    """Return what was filled in, by product. Raises StoreError for a file that is no map."""
    if path is None:
        return {}
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            start = file.readline()
            file.seek(0)
            return _filled_in(csv.DictReader(file, delimiter=max(",;\t", key=start.count)), path)
    except FileNotFoundError:
        return {}  # the first map has no answers yet
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise StoreError(f"--answers {path}: expected a map as CSV in UTF-8: {error}") from error


def _filled_in(reader: csv.DictReader[str], path: str) -> dict[str, dict[str, str]]:
    names = reader.fieldnames or ()
    if "product" not in names:
        raise StoreError(f"--answers {path}: expected a column `product`, as a map has it")
    return {row["product"]: {name: _own(row.get(name)) for name in TO_FILL_IN} for row in reader}


def _own(text: str | None) -> str:
    """Return a cell as it was filled in, without the apostrophe that keeps a spreadsheet from computing it."""
    return (text or "").removeprefix("'")
