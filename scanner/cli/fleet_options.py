"""The options of `fleet`, declared once each; apart from those of a scan, which would pay for them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from scanner.cli import deferred_click as click
from scanner.cli.deferred_click import Day, Word
from scanner.cli.options import FILE, FOLDER, LANG, bundled
from scanner.cli.output import choose_format
from scanner.reports.output_formats import SEPARATORS
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

TABLES = ("findings", "verdicts", "evidence", "problems", "runs", "waivers", "items", "scans")
NUMBER = "NUMBER"

STORE = click.option("--store", required=True, type=FOLDER, metavar="STORE", help="The folder that holds the reports of the fleet.")
INTO = click.option("--into", "--store", "store", required=True, type=FOLDER, metavar="STORE",
                    help="The folder that holds the reports of the fleet; made where it does not exist.")  # fmt: skip
ENGINE = click.option("--engine", default="duckdb", metavar="ENGINE",
                      help="What answers; duckdb, spark://HOST:PORT, sc://HOST:PORT (Spark Connect), local[NUMBER] (Spark on this machine) "
                           "or postgresql://USER@HOST/DATABASE [default: duckdb].")  # fmt: skip
EXPECTED = click.option("--expected", type=FILE, metavar="FILE",
                        help="A CSV or ODS file with the machines that should report; its columns are host, unit and owner, and answers "
                             "name them.")  # fmt: skip
TABLE = "table"
SUFFIXES = {".txt": TABLE, ".json": "json", ".csv": "csv", ".ods": "ods", ".parquet": "parquet"}
MAP_SUFFIXES = SUFFIXES | {".cdx.json": "cyclonedx"}
ANSWER_FORMAT, MAP_FORMAT = (
    click.option("-f", "--format", "form", is_configured=False, type=Word([*suffixes.values()]), metavar="FORMAT",
                 help=f"Format of the answer [default: from the suffix of --output, otherwise {TABLE}].")
    for suffixes in (SUFFIXES, MAP_SUFFIXES)
)  # fmt: skip
ANSWER_OUTPUT = click.option("-o", "--output", is_configured=False, type=FILE, metavar="FILE", help="Write the answer to this file.")
ANSWER_SEPARATOR = click.option("--csv-separator", "separator", type=Word([*SEPARATORS]), metavar="|".join(SEPARATORS),
                                help="What separates the cells of CSV; given, a mark by which Excel knows UTF-8 comes first "
                                     "[default: comma, without the mark].")  # fmt: skip
DAY_OF_FLEET = click.option("--as-of", type=Day(), metavar="DATE",
                            help="Show the fleet as it was on this day, such as 2026-11-21 [default: the newest report's].")  # fmt: skip
SILENT_FOR = click.option("--for", "silent_for", type=click.FloatRange(min=0), default=1.0, metavar="DAYS",
                          help="Call a machine silent after so many days; its last report is this much older than the newest one "
                               "[default: 1].")  # fmt: skip
SINCE = click.option("--since", is_configured=False, type=Day(), metavar="DATE", required=True,
                     help="Compare with the day before this one, such as 2026-11-21.")  # fmt: skip
WITHIN = click.option("--within", type=click.IntRange(min=0), default=30, metavar="DAYS",
                      help="Show waivers that end within so many days [default: 30].")  # fmt: skip
WHERE = click.option("--where", is_configured=False, required=True, metavar="EXPRESSION",
                     help="A condition in SQL over the table's columns; see docs/fleet.md.")  # fmt: skip
FROM = click.option("--from", "table", is_configured=False, default="findings", type=Word(TABLES), metavar="TABLE",
                    help="The table; docs/fleet.md lists the columns [default: findings].")  # fmt: skip
HISTORY = click.option(
    "--history", is_configured=False, is_flag=True, help="Look at every report; without it, at the latest of each machine."
)
OLDER_THAN = click.option("--older-than", metavar="AGE", default="6m",
                          help="Delete what is older than 90d, 6m or 1y; days, months or years [default: 6m].")  # fmt: skip
FILLED_IN = click.option("--answers", type=FILE, metavar="FILE", help="An older map as CSV or ODS; what was filled in there is kept.")
MACHINES = click.option("--machines", is_configured=False, type=click.IntRange(1, 1_000_000), default=300, metavar=NUMBER,
                        help="How many machines [default: 300].")  # fmt: skip
DAYS = click.option("--days", is_configured=False, type=click.IntRange(1, 400), default=1, metavar=NUMBER,
                    help="How many days; today is the last [default: 1].")  # fmt: skip
SEED = click.option("--seed", is_configured=False, type=int, default=1, metavar=NUMBER, help="Another seed is another fleet [default: 1].")
SMALL_GROUPS = click.option("--small-groups", "small", type=click.IntRange(min=1), default=5, metavar=NUMBER,
                            help="Merge groups of fewer machines; in the page's overviews [default: 5].")  # fmt: skip
ANSWERING = (STORE, ENGINE, EXPECTED, ANSWER_OUTPUT, ANSWER_SEPARATOR, DAY_OF_FLEET, LANG)


class Answering(NamedTuple):
    """Of which store, by what engine and in what form an answer is wanted."""

    store: str
    engine: str
    expected: str | None
    form: str
    output: str | None
    as_of: datetime | None
    lang: str
    separator: str | None = None  # of the cells of CSV


def make_answering(suffixes: Mapping[str, str], *, form: str | None, output: str | None, **others: Any) -> Answering:  # noqa: ANN401  click's
    """Return how an answer is wanted. Raise UsageError where neither --format nor the file's suffix tells its format."""
    return Answering(form=choose_format(output, form, suffixes, TABLE), output=output, **others)


ANSWERS, OF_MAP = (
    bundled("answering", partial(make_answering, suffixes), Answering._fields, (*ANSWERING, form))
    for suffixes, form in ((SUFFIXES, ANSWER_FORMAT), (MAP_SUFFIXES, MAP_FORMAT))
)
