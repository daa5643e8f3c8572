"""The fields of what was applied: policies with their acts, and the exceptions that somebody granted."""

from __future__ import annotations

from scanner.model import Basis
from scanner.policy_facts import PolicyFacts, WaiverFacts
from scanner.reports.record.declared_table import DeclaredTable
from scanner.reports.record.field import Field
from scanner.reports.record.forms import DAY, FLAG, PROSE, PROSES, TEXT, TEXTS, rows

BASIS = DeclaredTable(
    "basis",
    Basis,
    Field("kind", TEXT, "Such as `circular`, `act`, `notice`, `press`.", private="no"),
    Field("title", PROSE, "Its title.", private="no"),
    Field("number", TEXT, "Its official number.", "it has none, or none is known", private="no"),
    Field("date", TEXT, "Its date.", "the source gives none", private="no"),
    Field("url", TEXT, "Where it can be read.", "it is not published", private="no"),
    Field("supports", PROSES, "The claims of the policy that rest on it.", "they are not told apart", private="no"),
    Field("note", PROSE, "What a reader must know about it.", "there is nothing to add", private="no"),
)
POLICY = DeclaredTable(
    "policy",
    PolicyFacts,
    Field("id", TEXT, "The policy's id.", private="no"),
    Field("version", TEXT, "The version of its file.", private="no"),
    Field("title", PROSE, "Its title.", private="no", everywhere=True),
    Field("jurisdiction", TEXT, "Whose law it is, such as `BE`.", private="no"),
    Field("issuer", PROSE, "Who issued the measure.", private="no", everywhere=True),
    Field(
        "issuer_kind",
        TEXT,
        "`authority` if the authority itself publishes the policy's file, else `project`.",
        "the report is an older one",
        private="no",
        everywhere=True,
    ),
    Field(
        "official_languages",
        TEXTS,
        "In which languages the authority's text binds.",
        "the file does not say",
        private="no",
        everywhere=True,
    ),
    Field("last_verified", DAY, "The day on which somebody last checked the file against its sources."),
    Field(
        "known_through",
        DAY,
        "The day through which somebody looked for new measures; what was decided later is not in the policy.",
        "the file does not say, or the report is an older one",
    ),
    Field(
        "beyond_horizon",
        FLAG,
        "True if `as_of` is more than 60 days after that day, or the file has none: newer measures may exist.",
        "it is not, or the report is an older one",
    ),
    Field("stale", FLAG, "True if that was too long ago."),
    Field("basis", rows(BASIS), "The acts on which the policy rests.", everywhere=True),
)
WAIVER = DeclaredTable(
    "waiver",
    WaiverFacts,
    Field("id", TEXT, "The name by which verdicts refer to it."),
    Field("rule", TEXT, "The rule from which it excuses.", private="no"),
    Field("approved_by", PROSE, "Who granted it."),
    Field("reference", PROSE, "The decision, as those who granted it file it.", "none is given"),
    Field("expires", DAY, "Its last day."),
    Field("expired", FLAG, "Whether that day was over on `as_of`."),
    Field("applied", FLAG, "Whether it held for at least one finding of this scan."),
    Field(
        "unconfirmed",
        PROSES,
        "The conditions of the rule that it does not confirm: until it does, it excuses nothing.",
        "all are confirmed, or it is for another device or another time",
        private="no",
    ),
)
