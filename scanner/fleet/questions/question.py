"""The questions, in the order people need them. A question is a row here and the function that it names."""

from __future__ import annotations

import json
import os
import re
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import ibis.expr.types as ir

    from scanner.fleet.engines.engine import Engine
    from scanner.fleet.questions.limits import Asked


class Question(NamedTuple):
    """A question: the columns of its answer, by which of them rows are ordered, and where its expression is built."""

    columns: tuple[str, ...]
    order: tuple[str, ...]  # a column with a minus before it comes in falling order
    built_in: str


COMPILED = os.path.join(os.path.dirname(__file__), "compiled")  # what scripts/questions writes
MACHINE = ("machine", "unit", "owner")
QUESTIONS = {
    "status": Question(
        ("machines", "complete", "incomplete", "only_addressed", "silent", "banned", "units", "unlisted"), (), "about_machines"
    ),
    "products": Question(
        ("category", "product", "machines", "with_leftovers", "running", "accounts", "units", "first_seen", "last_seen"),
        ("category", "-machines", "product"),
        "about_products",
    ),
    "verdicts": Question(
        ("policy", "outcome", "unit", "machines", "with_leftovers", "products"), ("policy", "outcome", "unit"), "about_verdicts"
    ),
    "where": Question(
        (
            *MACHINE,
            "product",
            "aspect",
            "relation",
            "rung",
            "confidence",
            "account",
            "accounts",
            "running",
            "states",
            "banned",
            "first_seen",
            "last_seen",
            "last_report",
            "complete",
        ),
        ("product", "unit", "machine", "aspect", "relation", "account"),
        "about_products",
    ),
    "trend": Question(("day", "product", "machines", "reported", "complete"), ("product", "day"), "about_products"),
    "silent": Question((*MACHINE, "last_report"), ("last_report", "machine"), "about_machines"),
    "unlisted": Question(("machine", "last_report", "complete", "banned"), ("machine",), "about_machines"),
    "unreadable": Question(("cause", "collector", "machines", "records"), ("-machines", "cause", "collector"), "about_machines"),
    "incomplete": Question((*MACHINE, "collector", "cause", "records"), ("unit", "machine", "collector", "cause"), "about_machines"),
    "new": Question(
        ("change", *MACHINE, "product", "aspect", "last_report", "complete"), ("change", "product", "machine", "aspect"), "about_products"
    ),
    "overdue": Question(
        (*MACHINE, "product", "aspect", "policy", "rule", "due", "last_seen", "last_report"),
        ("due", "machine", "product", "aspect", "policy", "rule"),
        "about_verdicts",
    ),
    "waivers": Question(
        ("id", "rule", "approved_by", "reference", "expires", "machines", "applied"), ("expires", "id", "rule"), "about_verdicts"
    ),
    "doubtful": Question(("machine", "ahead", "elsewhen"), ("machine",), "about_machines"),
    "find_map": Question(
        (
            *("category", "product", "finding_name", "vendor", "aspect", "processing", "destinations", "seat", "states", "running"),
            *("rung", "banned", "machines"),
        ),
        ("category", "product", "aspect", "rung", "running", "states", "destinations", "seat", "banned"),
        "about_products",
    ),
}


class Answer(NamedTuple):
    """Rows with the names of their columns, and of these the kinds that are known, in the words of the store's columns."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    kinds: Mapping[str, str] = MappingProxyType({})


@cache
def build_expression(name: str, *, in_part: bool = True) -> ir.Table:
    """Return a question as an Ibis expression with its columns in their order, also for a store where no report is one in part."""
    from scanner.fleet.questions.asked import Tables  # noqa: PLC0415  it imports Ibis

    question = QUESTIONS[name]
    build: Callable[[Tables], ir.Table] = getattr(import_module(f"scanner.fleet.questions.{question.built_in}"), name)
    return build(Tables(in_part=in_part)).select(*question.columns)


def ask(engine: Engine, name: str, asked: Asked) -> Answer:
    """Return the answer to a question, its rows in an order that no engine's collation has a say in."""
    question, (of_whole, in_part, kinds) = QUESTIONS[name], read_compiled(engine.dialect)[name]
    engine.limit(asked.limits())
    return Answer(question.columns, order_rows(question, engine.run(in_part if asked.in_part else of_whole)), kinds)


@cache
def read_compiled(dialect: str) -> dict[str, tuple[str, str, dict[str, str]]]:
    """Return the SQL of every question in an engine's dialect, with the kinds of its columns: Ibis takes longer than most answers.

    The first is for a store without reports in part, which is most of them, and takes a third of the time.
    """
    with open(os.path.join(COMPILED, f"{dialect}.json"), encoding="utf-8") as file:
        found: dict[str, tuple[str, str, dict[str, str]]] = json.load(file)
    return found


def compile_questions(dialect: str) -> str:
    """Return what Ibis makes of the questions, as the text of their file."""
    from scanner.fleet.engines.engine import compile_question  # noqa: PLC0415  as above

    expressions = {name: [build_expression(name, in_part=one) for one in (False, True)] for name in QUESTIONS}
    compiled = {name: (*(compile_question(one, dialect) for one in both), kinds_of(both[0])) for name, both in expressions.items()}
    return json.dumps(compiled, indent=0) + "\n"


def kinds_of(expression: ir.Table) -> dict[str, str]:
    """Return the kinds of an expression's columns: an answer has them also where it has no rows."""
    from scanner.fleet.engines.engine import IBIS_TYPES  # noqa: PLC0415  as above

    kinds = {kind: name for name, kind in IBIS_TYPES.items() if name != "json"}
    return {name: kinds[re.sub(r"[(!].*", "", str(dtype).lstrip("!"))] for name, dtype in expression.schema().items()}


def order_rows(question: Question, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Return rows in the order of a question; what is empty comes first."""
    for name in reversed(question.order):
        place = question.columns.index(name.removeprefix("-"))
        rows = sorted(rows, key=lambda row: (row[place] is not None, row[place]), reverse=name.startswith("-"))
    return rows
