"""A store, its engine and what is asked of them, made from what a call says."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from scanner.fleet.engines.engine import first_line, open_engine
from scanner.fleet.questions.limits import SLACK, Asked
from scanner.fleet.questions.question import Answer, ask
from scanner.fleet.storage.manifest import StoreError
from scanner.fleet.storage.quarantine import read_quarantine
from scanner.fleet.storage.reported_names import read_names
from scanner.fleet.storage.store import Store, open_store
from scanner.fleet.storage.units import NOBODY, read_units
from scanner.language import say_of
from scanner.model import Reason, Status
from scanner.reports.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.fleet.engines.engine import Engine
    from scanner.language import Say

REMEDY = "put back a copy of the file, or ingest all reports into a new store"
MOST_NAMED, LONGEST_NAME = 5, 80  # machines in a sentence, and letters of each
# What to do about each cause for which a record was not read; a run's status where it met no problem.
SAID_REMEDIES = {
    Reason.PERMISSION_DENIED: "run the scan as administrator, with --all-users",
    Reason.REFUSED_BY_SYSTEM: "allow full disk access for the program that starts the scan",
    Reason.LOCKED: "scan again when the program that holds the file is closed",
    Reason.MALFORMED: "look at the file: it is damaged, or of a version that is not known yet",
    Reason.UNSUPPORTED_ENCODING: "look at the file by hand",
    Reason.UNSUPPORTED_FORMAT: "use a newer scanner, or look at the file by hand",
    Reason.LINK_LEAVES: "look at where the link leads by hand",
    Reason.LINK_LOOP: "remove the link",
    Reason.NOT_A_FILE: "look at what stands in the place of the file",
    Reason.TOO_LARGE: "look at the file by hand",
    Reason.CAPPED: "look at the place by hand: it has more entries than a scan reads",
    Reason.CHANGED: "scan again",
    Reason.TIMED_OUT: "scan again with a longer --timeout",
    Reason.NETWORK_HOME: "scan the file server, or while the account is logged in",
    Reason.HOME_ABSENT: "scan while the account is logged in, or mount its home",
    Reason.CLOUD_ONLY: "scan while the file is on this machine",
    Reason.READ_ERROR: "check the disk",
    Reason.INTERNAL_ERROR: "report it to the scanner's maintainers",
    Status.FAILED: "scan again, and look at the report",
    Status.SKIPPED: "scan again, and look at the report",
    Status.PARTIAL: "scan again, and look at the report",
}


@contextmanager
def opened_engine(address: str, folder: str, expected: str | None) -> Iterator[Engine]:
    """Give an engine for a store and close it afterwards. Raises StoreError, also for what its driver raises meanwhile."""
    store = open_store(folder)
    engine = open_engine(address, store, read_units(expected, read_names(store) if expected else NOBODY))
    try:
        yield engine
    except engine.faults as error:
        raise StoreError(f"not answered; if the store was changed meanwhile, ask again; else {REMEDY}: {first_line(error)}") from error
    finally:
        engine.close()


def choose_limits(engine: Engine, as_of: date | None, **limits: object) -> Asked:
    """Return the limits of a question: by default the day of the newest report.

    One machine whose clock is ahead makes no deadline of another's pass before its time.
    """
    until = f" WHERE day <= DATE '{as_of.isoformat()}'" if as_of else ""
    counted = ", ".join(f"COUNT(CASE WHEN {one} THEN 1 END)" for one in ("only_addressed", "as_of <> day OR judged IS NOT NULL"))
    newest, in_part, elsewhen = engine.run(f"SELECT MAX(started), {counted} FROM scans{until}")[0]  # noqa: S608  a day
    now = datetime.now(UTC).replace(tzinfo=None)
    day = as_of or (newest or now).date()
    in_doubt = bool(elsewhen) or (newest or now) > now + SLACK
    return Asked(day, newest, today=as_of or min(day, now.date()), in_doubt=in_doubt, in_part=bool(in_part), **limits)  # type: ignore[arg-type]


def tell_doubts(engine: Engine, asked: Asked, say: Say) -> Iterator[str]:
    """Yield what is doubtful about the times of the reports that count: a ban may have ended by them that holds, and the reverse."""
    rows = ask(engine, "doubtful", asked).rows if asked.in_doubt else []
    for told, names in (
        (say("a report begins later than now: the clock there is ahead, or this one behind"), [name for name, ahead, _ in rows if ahead]),
        (
            say("its report was judged as of another day (--as-of); `scanner fleet judge` judges it anew"),
            [row[0] for row in rows if row[2]],
        ),
    ):
        if names:
            shown = [clean(name)[:LONGEST_NAME] for name in names[:MOST_NAMED]] + ["..."] * (len(names) > MOST_NAMED)
            yield say_of(", ".join(shown), told, say)


def find_names(engine: Engine) -> Iterator[str]:
    """Yield the ids and names of every product that a report names."""
    for row in engine.run("SELECT DISTINCT product, finding_name FROM findings"):
        yield from row


def describe_status(engine: Engine, asked: Asked, folder: str) -> Answer:
    """Return what there is to say of a fleet in numbers, each with its name."""
    found = ask(engine, "status", asked)
    numbers = {name: number or 0 for name, number in zip(found.columns, found.rows[0], strict=True)}
    then = f"scans WHERE day <= DATE '{asked.as_of.isoformat()}'"
    reports, listed = (engine.run(f"SELECT COUNT(*) FROM {table}")[0][0] for table in (then, "units"))  # noqa: S608  two names and a day
    never = sum(row[-1] is None for row in ask(engine, "silent", asked).rows)
    of_list = {"unlisted": numbers["unlisted"], "never_reported": never} if listed else dict.fromkeys(("unlisted", "never_reported"))
    newest = {"newest": asked.newest, "reports": reports}
    values = newest | numbers | of_list | {"quarantined": len(read_quarantine(Store(folder)))}
    return Answer(tuple(values), [tuple(values.values())], dict.fromkeys(values, "integer") | {"newest": "time"})


def add_remedies(answer: Answer, say: Say) -> Answer:
    """Return causes with what to do about each."""
    rows = [(*row, say(SAID_REMEDIES[row[0]]) if row[0] in SAID_REMEDIES else "") for row in answer.rows]
    return Answer((*answer.columns, "remedy"), rows, {**answer.kinds, "remedy": "text"})
