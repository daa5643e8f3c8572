"""What runs a question: an engine holds the tables of a store and returns the rows of an Ibis expression.

Questions are written once, as Ibis expressions over tables that are only described. Ibis is used as a compiler: it makes the SQL of an
engine, whose own driver runs it. So no engine's name stands in a question, and no driver is needed but that of the engine in use.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from scanner.fleet.questions.limits import LIMITS
from scanner.fleet.storage.columns import TABLES
from scanner.fleet.storage.manifest import StoreError
from scanner.fleet.storage.units import UNITS
from scanner.reports.clean import clean

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

    from scanner.fleet.storage.store import Store

    Rows = list[tuple[Any, ...]]

DISTRIBUTION = "banned-software-scanner"
LONGEST = 300  # letters of what a driver says
# By how an engine's address begins: the module, its dialect in Ibis and its extra.
ENGINES = {
    "duckdb": ("duckdb_engine", "duckdb", "fleet"),
    "spark://": ("spark_engine", "pyspark", "fleet-spark"),
    "local[": ("spark_engine", "pyspark", "fleet-spark"),
    "sc://": ("spark_engine", "pyspark", "fleet-spark"),
    "postgres://": ("postgres_engine", "postgres", "fleet-postgres"),
    "postgresql://": ("postgres_engine", "postgres", "fleet-postgres"),
}
IBIS_TYPES = {
    "text": "string",
    "texts": "array<string>",
    "json": "string",
    "integer": "int64",
    "number": "float64",
    "boolean": "boolean",
    "day": "date",
    "time": "timestamp",
}


class Engine(Protocol):
    """Runs SQL over a store's tables."""

    dialect: str
    faults: tuple[type[Exception], ...]  # what its driver raises

    def limit(self, limits: tuple[str, ...]) -> None:
        """Let the limits of a question be seen, as the table `limits`."""

    def run(self, sql: str) -> Rows:
        """Return the rows."""

    def close(self) -> None:
        """Let go of what it holds."""


def open_engine(address: str, store: Store, units: pa.Table) -> Engine:
    """Return the engine at an address, with the tables of a store and the list of units. Raises StoreError for one that nobody knows."""
    for start, (name, dialect, extra) in ENGINES.items():
        if address.startswith(start):
            try:
                module = import_module(f"scanner.fleet.engines.{name}")
            except ModuleNotFoundError as error:
                remedy = f"pip install '{DISTRIBUTION}[{extra}]'"
                raise StoreError(f"--engine {_show(address)}: {error.name} is not installed: {remedy}") from error
            try:
                made: Engine = module.open_engine(address, store, units, dialect)
            except module.FAULTS as error:
                raise StoreError(f"--engine {_show(address)}: {_hide_secrets(first_line(error), address)}") from None
            return made
    known = ", ".join(f"{start}..." if start.endswith("/") else start for start in ENGINES)
    raise StoreError(f"--engine {_show(address)}: expected one of {known}")


def _show(address: str) -> str:
    """Return an address as far as it holds no name and no password."""
    start = re.match(r"[\w+.-]*(?:://)?", address)
    shown = start[0] if start else ""
    return shown if shown == address else f"{shown}..."


def _hide_secrets(said: str, address: str) -> str:
    """Return what a driver says of an address without what stands in the place of a password there."""
    account = address.partition("://")[2].rpartition("@")[0]
    for secret in (account.partition(":")[2], *re.findall(r"password=([^&]+)", address)):
        said = said.replace(secret, "...") if secret else said
    return said


def first_line(error: Exception) -> str:
    """Return what went wrong in one line that is safe to print."""
    return clean(str(error).strip().partition("\n")[0])[:LONGEST] or type(error).__name__


@cache
def describe_table(name: str) -> ir.Table:
    """Return a table as questions refer to it."""
    import ibis  # noqa: PLC0415  whoever asks nothing need not wait for it

    small = {"units": UNITS, "limits": LIMITS}
    return ibis.table(small.get(name) or {one.name: IBIS_TYPES[one.kind] for one in TABLES[name].columns}, name=name)


def compile_question(expression: ir.Table, dialect: str) -> str:
    """Return an expression in an engine's SQL."""
    import ibis  # noqa: PLC0415  as above

    if dialect == "pyspark":
        ibis.pyspark.name  # noqa: B018  Ibis knows this dialect's own settings only when it has been named
    return str(ibis.to_sql(expression, dialect=dialect, pretty=False))
