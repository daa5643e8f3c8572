"""Spark: a cluster (spark://), one by Spark Connect (sc://), or this machine (local[2]). The store lies where its workers read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from scanner.fleet.questions.limits import LIMITS
from scanner.fleet.storage.arrow import schema_of
from scanner.fleet.storage.columns import TABLES
from scanner.fleet.storage.units import UNITS

if TYPE_CHECKING:
    import pyarrow as pa

    from scanner.fleet.storage.store import Store

SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "8",
    "spark.sql.parquet.mergeSchema": "true",  # parts of an older version lack newer columns
}
OF_SESSION = ("spark.sql.session.timeZone", "spark.sql.shuffle.partitions", "spark.sql.parquet.mergeSchema")
TYPES = {
    "string": "STRING",
    "int64": "BIGINT",
    "double": "DOUBLE",
    "bool": "BOOLEAN",
    "date32[day]": "DATE",
    "timestamp[us]": "TIMESTAMP_NTZ",
}
FAULTS = (PySparkException, Py4JError)


class Spark:
    """A session whose tables are temporary views."""

    faults = FAULTS

    def __init__(self, address: str, store: Store, units: pa.Table, dialect: str) -> None:
        """Connect, and let the tables be seen."""
        self.dialect = dialect
        self._session = _connect(address)
        manifest = store.manifest()
        for table in TABLES:
            columns = ", ".join(f"{field.name} {TYPES.get(str(field.type), 'ARRAY<STRING>')}" for field in schema_of(table))
            files = [f"file://{file}" if file.startswith("/") else file for file in store.files(table, manifest)]
            reader = self._session.read.schema(columns)
            found = reader.parquet(*files) if files else self._session.sql(_no_rows(columns))
            found.createOrReplaceTempView(table)
        none = _no_rows(", ".join(f"{name} STRING" for name in UNITS))  # of an empty frame Spark Connect cannot tell the columns
        listed = self._session.createDataFrame(units) if units.num_rows else self._session.sql(none)
        listed.createOrReplaceTempView("units")

    def limit(self, limits: tuple[str, ...]) -> None:
        """Let the limits be seen."""
        kinds = {"timestamp": "TIMESTAMP_NTZ"}
        columns = ", ".join(f"CAST(:{name} AS {kinds.get(kind, kind)}) AS {name}" for name, kind in LIMITS.items())
        self._session.sql(f"SELECT {columns}", dict(zip(LIMITS, limits, strict=True))).createOrReplaceTempView("limits")

    def run(self, sql: str) -> list[tuple[Any, ...]]:
        """Return the rows."""
        return [tuple(row) for row in self._session.sql(sql).collect()]

    def close(self) -> None:
        """Leave the cluster."""
        self._session.stop()


def _no_rows(columns: str) -> str:
    """Return a query for nothing: an empty frame made here would ask every worker for a Python of its own."""
    fields = (column.split(" ") for column in columns.split(", "))
    return f"SELECT {', '.join(f'CAST(NULL AS {kind}) AS {name}' for name, kind in fields)} WHERE FALSE"


def _connect(address: str) -> SparkSession:
    if address.startswith("sc://"):
        session = SparkSession.builder.remote(address).getOrCreate()
        for name in OF_SESSION:
            session.conf.set(name, SETTINGS[name])
        return session
    builder = SparkSession.builder.master(address).appName("scanner fleet")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def open_engine(address: str, store: Store, units: pa.Table, dialect: str) -> Spark:
    """Return the engine."""
    return Spark(address, store, units, dialect)
