"""The fields of what was applied: policies with their acts, and the exceptions that somebody granted."""

from __future__ import annotations

from scanner.model import Basis, PolicyFacts, WaiverFacts
from scanner.reports.record.declared_table import DeclaredTable
from scanner.reports.record.field import Field, Private
from scanner.reports.record.forms import DAY, FLAG, PROSE, PROSES, TEXT, rows

NO = Private.NO
BASIS = DeclaredTable(
    "basis",
    Basis,
    Field("kind", TEXT, "Such as `circular`, `act`, `notice`, `press`.", private=NO),
    Field("title", PROSE, "Its title.", private=NO),
    Field("number", TEXT, "Its official number.", "it has none, or none is known", private=NO),
    Field("date", TEXT, "Its date.", "the source gives none", private=NO),
    Field("url", TEXT, "Where it can be read.", "it is not published", private=NO),
    Field("supports", PROSES, "The claims of the policy that rest on it.", "they are not told apart", private=NO),
    Field("note", PROSE, "What a reader must know about it.", "there is nothing to add", private=NO),
)
POLICY = DeclaredTable(
    "policy",
    PolicyFacts,
    Field("id", TEXT, "The policy's id.", private=NO),
    Field("version", TEXT, "The version of its file.", private=NO),
    Field("title", PROSE, "Its title.", private=NO),
    Field("jurisdiction", TEXT, "Whose law it is, such as `BE`.", private=NO),
    Field("issuer", PROSE, "Who issued the measure.", private=NO),
    Field("last_verified", DAY, "The day on which somebody last checked the file against its sources."),
    Field("stale", FLAG, "True if that was too long ago."),
    Field("basis", rows(BASIS), "The acts on which the policy rests."),
)
WAIVER = DeclaredTable(
    "waiver",
    WaiverFacts,
    Field("id", TEXT, "The name by which verdicts refer to it."),
    Field("rule", TEXT, "The rule from which it excuses.", private=NO),
    Field("approved_by", PROSE, "Who granted it."),
    Field("reference", PROSE, "The decision, as those who granted it file it.", "none is given"),
    Field("expires", DAY, "Its last day."),
    Field("expired", FLAG, "Whether that day was over on `as_of`."),
    Field("applied", FLAG, "Whether it held for at least one finding of this scan."),
)
