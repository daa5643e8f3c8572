"""The fields of what was seen: items, what could not be read, and the runs of the collectors."""

from __future__ import annotations

from operator import attrgetter

from scanner.model import CollectorRun, Item, Kind, Mark, Problem, Reason, Rung, State, Status
from scanner.reports.record.declared_table import DeclaredTable
from scanner.reports.record.field import Field
from scanner.reports.record.forms import COUNT, IDS, SECONDS, TEXT, word, word_list

ITEM = DeclaredTable(
    "item",
    Item,
    Field("kind", word(Kind), "What it is: {words}.", missing=None),  # the run fills it in, and `rung`
    Field("name", TEXT, "The name as recorded."),
    Field("version", TEXT, "As recorded.", "the record has none"),
    Field("publisher", TEXT, "As recorded.", "the record has none"),
    Field("ids", IDS, "Identifiers by their kind, a list for each: `deb`, `bundle-id`, `chromium-extension`, `command` ...", "it has none"),
    Field(
        "state",
        word(State),
        "`enabled`, `disabled` or `unknown`, for what can be switched off. A built-in feature that is off is `disabled-by-policy`, "
        "`disabled-by-user` or `not-present` (something is set, and the program that it is for is not there); one that does nothing before "
        "somebody sets it up is `offered`.",
        "the question has no meaning",
    ),
    Field(
        "marks",
        word_list(Mark),
        "What else the record says: `hidden`, `built-in`, `store`, `policy`, `unpacked`, `sideloaded`, `not-loaded`, `autostart`, "
        "`blocked`, `user-data-dir`, `unsupported`, `kernel`, `child` (a part of another program), `update` (a correction of another "
        "program), `ignored` (a setting that is not obeyed), `look-alike` (its name only looks like the product's), `claimed` (its place "
        "is in another account's home, as the account's own record says).",
        "it says nothing more",
    ),
    Field("within", TEXT, "The program that holds it, such as a browser.", "nothing holds it"),
    Field(
        "location",
        TEXT,
        "The file, folder or key that says so; paths have forward slashes.",
        "it has no place, like some processes",
        private="path",
    ),
    Field("user", TEXT, "The account whose record it is.", "it is the machine's", private="account"),
    Field("rung", word(Rung), "How strong a trace it is: {words}, strongest first.", missing=None),
    Field("collector", TEXT, "The collector that found it.", private="no"),
    left_out={"claims": "what a thing says of itself serves to match it, and nobody needs it"},
)
PROBLEM = DeclaredTable(
    "problem",
    Problem,
    Field("reason", word(Reason), "One of the words below."),
    Field("detail", TEXT, "For people.", "there is nothing to add"),
    Field("location", TEXT, "The record.", "no single record is to blame", private="path"),
    Field("user", TEXT, "The account whose record it is.", "it is the machine's", private="account"),
    Field("collector", TEXT, "The collector that met it.", private="no"),
)
RUN = DeclaredTable(
    "run",
    CollectorRun,
    Field("collector", TEXT, "Its name. The first run is `accounts`: whose homes can be looked at.", private="no"),
    Field("kind", word(Kind), "The kind of item it looks for.", "for `accounts`"),
    Field("status", word(Status), "`absent` (the place does not exist here), `ok`, `partial`, `failed`, `skipped` or `timed-out`."),
    Field("records", COUNT, "How many records it found: files, folders, keys, process tables."),
    Field("items", COUNT, "How many items it found.", of=attrgetter("said")),
    Field("problems", COUNT, "How many problems it met.", of=lambda run: len(run.problems)),
    Field("seconds", SECONDS, "How long it took."),
    make=dict,
    elsewhere={"items": ITEM, "problems": PROBLEM},  # `inventory` and `problems` of the report
    left_out={"omitted": "`items` counts them"},
)
