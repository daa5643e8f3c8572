"""The options of `fleet`, declared once each; apart from those of a scan, which would pay for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.cli import deferred_click as click
from scanner.cli.options import FILE, FOLDER, LANG, bundled
from scanner.named_tuple import NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

STORE = click.option("--store", required=True, type=FOLDER, metavar="STORE", help="The folder that holds the reports of the fleet.")
INTO = click.option("--into", "--store", "store", required=True, type=FOLDER, metavar="STORE",
                    help="The folder that holds the reports of the fleet; made where it does not exist.")  # fmt: skip
ENGINE = click.option("--engine", default="duckdb", show_default=True, metavar="ENGINE",
                      help="What answers: duckdb, spark://HOST:PORT, sc://HOST:PORT (Spark Connect), local[N] (Spark on this machine) or "
                           "postgres://ADDRESS.")  # fmt: skip
EXPECTED = click.option("--expected", type=FILE, metavar="FILE",
                        help="A CSV file with the machines that should report: host, unit, owner; answers name them.")  # fmt: skip
ANSWER_FORMAT = click.option("--format", "form", type=click.Choice(("table", "json", "csv", "parquet")), default="table", show_default=True,
                             help="Format of the answer.")  # fmt: skip
ANSWER_OUTPUT = click.option("--output", type=FILE, metavar="FILE", help="Write the answer to this file.")
DAY_OF_FLEET = click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE",
                            help="The fleet as it was on this day, YYYY-MM-DD [default: the day of the newest report].")  # fmt: skip
SILENT_FOR = click.option("--for", "silent_for", type=click.FloatRange(min=0), default=1.0, metavar="DAYS", show_default=True,
                          help="Silent is a machine whose last report is this much older than the newest one.")  # fmt: skip
SINCE = click.option(
    "--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", required=True, help="Compare with the day before this one."
)
WITHIN = click.option("--within", type=click.IntRange(min=0), default=30, metavar="DAYS", show_default=True,
                      help="Show waivers that end within so many days.")  # fmt: skip
WHERE = click.option("--where", required=True, metavar="EXPRESSION", help="A condition in SQL over the columns of the table.")
FROM = click.option("--from", "table", default="findings", show_default=True,
                    type=click.Choice(("findings", "verdicts", "evidence", "problems", "runs", "waivers", "items", "scans")),
                    help="The table; docs/fleet.md lists the columns.")  # fmt: skip
HISTORY = click.option("--history", is_flag=True, help="Look at every report, not only at the latest of each machine.")
OLDER_THAN = click.option(
    "--older-than", metavar="AGE", default="6m", show_default=True, help="An age in days, months or years: 90d, 6m, 1y."
)
FILLED_IN = click.option("--answers", type=FILE, metavar="FILE", help="An older map as CSV: what was filled in there is kept.")
MACHINES = click.option("--machines", type=click.IntRange(1, 1_000_000), default=300, show_default=True, help="How many machines.")
DAYS = click.option("--days", type=click.IntRange(1, 400), default=1, show_default=True, help="How many days, of which today is the last.")
SEED = click.option("--seed", type=int, default=1, show_default=True, help="Another seed is another fleet.")
SMALL_GROUPS = click.option("--small-groups", "small", type=click.IntRange(min=1), default=5, show_default=True, metavar="NUMBER",
                            help="Merge groups of fewer machines in the page's overviews.")  # fmt: skip
ANSWERING = (STORE, ENGINE, EXPECTED, ANSWER_FORMAT, ANSWER_OUTPUT, DAY_OF_FLEET, LANG)


class Answering(NamedTuple):
    """Of which store, by what engine and in what form an answer is wanted."""

    store: str
    engine: str
    expected: str | None
    form: str
    output: str | None
    as_of: datetime | None
    lang: str


ANSWERS = bundled("answering", Answering, Answering._fields, ANSWERING)
