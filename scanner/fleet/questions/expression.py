"""Rows of a table for which an expression of the caller holds, on any engine.

The expression is SQL as DuckDB writes it, without statements, tables and functions that could read something else. It is taken apart
and written anew in the engine's own dialect.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.fleet.engines.engine import compile_question, first_line
from scanner.fleet.questions.asked import Tables, rows_of
from scanner.fleet.questions.question import MACHINE, Answer, Question, kinds_of, order_rows
from scanner.fleet.storage.columns import TABLES
from scanner.fleet.storage.manifest import StoreError

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from sqlglot.expressions import Expression

    from scanner.fleet.engines.engine import Engine
    from scanner.fleet.questions.limits import Asked

FIRST = ("day", "product", "aspect", "policy", "item_name", "reason")  # by which rows are ordered, after the machine
PLAIN_KINDS = {"text", "integer", "number", "boolean", "day", "time"}
GREATEST = 2000  # letters of an expression


def select_rows(engine: Engine, asked: Asked, table: str, where: str, *, history: bool) -> Answer:
    """Return the rows. Raises StoreError for an expression that is none."""
    rows = _rows(Tables(), table, history=history)
    condition = _parse(where, set(rows.columns))
    inner = compile_question(rows, engine.dialect)
    written = condition.sql(dialect={"pyspark": "spark"}.get(engine.dialect, engine.dialect))
    try:
        engine.limit(asked.limits())
        found = engine.run(f"SELECT * FROM ({inner}) AS kept WHERE {written}")  # noqa: S608  taken apart above
    except engine.faults as error:
        raise StoreError(f"--where {where!r}: {first_line(error)}") from error
    order = ("machine", *(name for name in FIRST if name in rows.columns))
    return Answer(tuple(rows.columns), order_rows(Question(tuple(rows.columns), order, ""), found), kinds_of(rows))


def _rows(tables: Tables, table: str, *, history: bool) -> ir.Table:
    scans = tables.with_units(tables.all_scans()) if history else tables.machines
    kept = [one.name for one in TABLES[table].columns if one.kind in PLAIN_KINDS]
    if table == "scans":
        whole = rows_of(table, scans.select("unit", "owner", "report"))
        return whole.select(*MACHINE, *(name for name in kept if name not in MACHINE))
    findings = tables.findings_of(scans) if history else tables.findings
    if table == "verdicts":
        found = tables.verdicts_of(findings)
        kept = [*dict.fromkeys((*(one.name for one in TABLES["findings"].columns if one.kind in PLAIN_KINDS), *kept))]
        return found.select(*MACHINE, *kept)
    if table == "findings":
        return findings.select(*MACHINE, *kept)
    return rows_of(table, scans).select(*MACHINE, *kept)


def _parse(text: str, columns: set[str]) -> Expression:
    """Return the expression; only columns, values, comparisons, AND, OR, NOT, IN, BETWEEN, LIKE, IS and plain functions are one."""
    import sqlglot  # noqa: PLC0415  few questions need it
    from sqlglot import expressions as known  # noqa: PLC0415

    allowed = (
        known.Column, known.Identifier, known.Literal, known.Boolean, known.Null, known.Connector, known.Not, known.Paren, known.Neg,
        known.Predicate, known.Lower, known.Upper, known.Length, known.Abs, known.Coalesce, known.Cast, known.DataType, known.Tuple,
        known.Add, known.Sub, known.Mul, known.Interval, known.Var, known.StartsWith,
    )  # fmt: skip
    refused = (known.Subquery, known.Query, known.Exists)
    try:
        if len(text) > GREATEST:
            raise StoreError(f"--where: expected at most {GREATEST} characters")
        found = sqlglot.parse_one(text, dialect="duckdb")
    except (sqlglot.errors.SqlglotError, RecursionError) as error:
        raise StoreError(f"--where {text!r}: not an expression, such as product = 'tiktok' AND running") from error
    for node in found.walk():
        if not isinstance(node, allowed) or isinstance(node, refused):
            raise StoreError(f"--where: {node.sql(dialect='duckdb')}: only columns, values and comparisons are allowed")
        if isinstance(node, known.Column) and (node.table or node.name not in columns):
            raise StoreError(f"--where: no column {node.sql(dialect='duckdb')}; there are {', '.join(sorted(columns))}")
    return found
