"""The fields of a whole report. With `item_fields`, `policy_fields` and `finding_fields` they declare each field once.

From them come what is written, what is read back, what a pseudonymised report replaces, and by `scripts/report-schema` the JSON
Schema and the tables of the guide. A text is taken for a user's, and names in it are replaced, unless its field says otherwise.
"""

from __future__ import annotations

from collections import Counter
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from scanner import __version__
from scanner.catalogue_origin import Origin
from scanner.language import ENGLISH, LANGUAGES
from scanner.model import HostFacts, Outcome, Platform, Scan, Scope
from scanner.reports.ai_map import ai_map
from scanner.reports.record.declared_table import DeclaredTable, itself
from scanner.reports.record.field import Field
from scanner.reports.record.finding_fields import FINDING, MAP
from scanner.reports.record.forms import (
    COUNT,
    DAY,
    FLAG,
    MOMENT,
    NUMBER_OF_THE_SCHEMA,
    PROSES,
    SECONDS,
    TEXT,
    TEXTS,
    inset,
    one,
    one_of,
    rows,
    word,
)
from scanner.reports.record.item_fields import ITEM, PROBLEM, RUN
from scanner.reports.record.policy_fields import POLICY, WAIVER
from scanner.reports.series import series_of
from scanner.vocabulary import DeviceForm

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMA = 1
TOOL = "scanner"
HOST = DeclaredTable(
    "host",
    HostFacts,
    Field("name", TEXT, "The name the machine gives itself.", private="machine"),
    Field("platform", word(Platform), "{words}."),
    Field("release", TEXT, "The system's own name and version; may be empty.", private="no"),
    Field("architecture", TEXT, "Such as `x86_64`; may be empty.", private="no"),
    Field("root", TEXT, "The folder at which another system is mounted.", "the machine itself was scanned", private="path"),
    Field(
        "form",
        word(DeviceForm),
        "What form of device it is: {words}. `computer` is a desktop or a laptop, `portable` a laptop or a tablet or both in one.",
        missing=DeviceForm.UNKNOWN,
    ),
    Field("form_stated", FLAG, "True: somebody stated the form, and it was not found out.", "the system told it, or nobody knows it"),
    Field("domain", TEXT, "The domain of its network that it belongs to.", "the machine knows of none", private="domain"),
)
SCOPE = DeclaredTable(
    "scope",
    Scope,
    Field("users", one_of("users", ("all", "this-user")), "`all`, or `this-user`: the account that ran the scan."),
    Field("privileged", FLAG, "Whether the scan had administrator rights."),
    Field("homes", COUNT, "How many home folders could be looked at."),
    Field("account", TEXT, "The account that ran the scan.", "all accounts were in scope, or its home is not known", private="account"),
)
SIGNED = DeclaredTable(
    "signed",
    Origin,
    Field("release", COUNT, "The number of the release; a later one has a higher number."),
    Field("signers", TEXTS, "The owners of the keys that signed it, as the root keys name them.", "nobody named them", private="no"),
    Field("made", DAY, "The day on which it was released.", "the release does not tell it"),
    Field("expires", DAY, "The last day on which it is to be used."),
    left_out={"digest": "the catalogue's own digest stands above it", "refused": "a problem says it, and then no signed one was used"},
)
CATALOGUE = DeclaredTable(
    "catalogue",
    Scan,
    Field("version", TEXT, "The version of the catalogue as a whole.", of="catalogue_version", private="no"),
    Field(
        "digest",
        TEXT,
        "A checksum over its files: two reports with the same digest applied the same rules.",
        of="catalogue_digest",
        private="no",
    ),
    Field("products", COUNT, "How many products it knows; collections of names that nobody reviewed are not counted."),
    Field("signed", one(SIGNED), "Who released it.", "it came with the program", of="catalogue_signed"),
)
DEVICE_CLASS = DeclaredTable(
    "device_class",
    Scan,
    Field("value", TEXT, "The kind of device, as the policies name it.", of="device_class", private="no"),
    Field("assumed", FLAG, "True if nobody stated it and the default was taken.", of="device_class_assumed"),
)
PROGRAM = DeclaredTable(
    "tool",
    dict,
    Field("name", one_of("tool", (TOOL,)), "`scanner`.", of=lambda _: TOOL),
    Field("version", TEXT, "Its version.", of=lambda _: __version__),
)
BY_OUTCOME = DeclaredTable(
    "by_outcome",
    dict,
    *(Field(outcome.value, COUNT, "Verdicts with this outcome.", of=itemgetter(outcome), missing=0) for outcome in Outcome),
)


def _count_outcomes(scan: Scan) -> Mapping[Outcome, int]:
    return Counter(verdict.outcome for finding in scan.findings for verdict in finding.verdicts)


def _count_failing(scan: Scan) -> int:
    return sum(finding.fails for finding in scan.findings)


SUMMARY = DeclaredTable(
    "summary",
    dict,
    Field("items", COUNT, "Items seen, matched or not.", of=lambda scan: sum(run.said for run in scan.runs)),
    Field("findings", COUNT, "Findings.", of=lambda scan: len(scan.findings)),
    Field("failing", COUNT, "Findings with at least one verdict that `fails`.", of=_count_failing),
    Field("problems", COUNT, "Problems.", of=lambda scan: sum(len(run.problems) for run in scan.runs)),
    Field(
        "by_outcome",
        one(BY_OUTCOME),
        "Verdicts by outcome, zeros included. A finding judged by three policies counts three times.",
        of=_count_outcomes,
    ),
)
REPORT = DeclaredTable(
    "report",
    Scan,
    Field("schema", NUMBER_OF_THE_SCHEMA, "1. Another number means another set of keys.", of=lambda _: SCHEMA),
    Field("tool", one(PROGRAM), "What wrote the report.", of=itself),
    Field("id", TEXT, "The report's own id: a UUID of version 7, so that ids sort by time.", "the report is an older one", private="no"),
    Field(
        "series",
        TEXT,
        "A code that is the same in all reports of one machine, and of one account if `users` is `this-user`. A machine without a name, "
        "or called `localhost`, gets a new one for each report.",
        "the report is an older one",
        private="no",
        of=series_of,
    ),
    Field("catalogue", inset(CATALOGUE), "The signatures and policies that were applied."),
    Field("host", one(HOST), "The machine that was looked at."),
    Field("scope", one(SCOPE), "Whose records were looked at, with which rights."),
    Field("started", MOMENT, "When the scan began: ISO 8601, UTC, ends with `Z`."),
    Field("seconds", SECONDS, "How long the scan took."),
    Field(
        "judged",
        MOMENT,
        "When an old report was judged again, in the form of `started`; see [judged again](#judged-again).",
        "it was judged when it was made",
    ),
    Field("as_of", DAY, "The day for which the policies were judged: the day of the scan unless another was asked for."),
    Field("policies_assumed", FLAG, "True: nobody named a policy, and the default ones judged.", "the policies were named"),
    Field("entity", TEXT, "The body that scanned, such as `BE-BRU/municipality:Ixelles`.", "nobody said which one it is", private="no"),
    Field("device_class", inset(DEVICE_CLASS), "What kind of device the policies were told it is."),
    Field("language", one_of("language", LANGUAGES), "Of the texts for people: {words}.", missing=ENGLISH),
    Field(
        "pseudonymised",
        FLAG,
        "True: pseudonyms stand for the names of accounts and of the machine, wherever they stood; see "
        "[privacy.md](privacy.md#pseudonyms). It is still personal data.",
        "the names are the real ones",
    ),
    Field("only_addressed", FLAG, "True: products that no selected policy covers were left out.", "they were not"),
    Field(
        "complete",
        FLAG,
        "True if nothing in the scope failed. Only then does an empty `findings` mean that nothing is there.",
        of=attrgetter("complete"),
    ),
    Field("summary", one(SUMMARY), "The counts.", of=itself),
    Field("findings", rows(FINDING), "The products that are present."),
    Field("policies", rows(POLICY), "The policies that were applied, with a finding or without."),
    Field(
        "waivers", rows(WAIVER), "The exceptions that somebody granted and that this scan was told of; may be an empty list.", missing=()
    ),
    Field(
        "problems",
        rows(PROBLEM),
        "Every record, or row of one, that is there and could not be read.",
        of=lambda scan: [problem for run in scan.runs for problem in run.problems],
    ),
    Field("runs", rows(RUN), "How each collector's run ended."),
    Field(
        "not_looked_at",
        PROSES,
        "In sentences, what this scan left out (other accounts' homes, paths that the system does not tell), and what no scan looks at.",
    ),
    Field(
        "map",
        rows(MAP),
        "The AI tools that are here; see [the map](#the-map-of-ai-tools).",
        "no selected policy inventories one that was found",
        of=ai_map,
    ),
    Field(
        "inventory",
        rows(ITEM),
        "Every item that was seen, matched or not.",
        "the inventory was not asked for",
        of=lambda _: None,  # `build_report` adds it
        may_be_empty=True,
    ),
    make=dict,
)
