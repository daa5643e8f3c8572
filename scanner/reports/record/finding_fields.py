"""The fields of findings, with their evidence and verdicts, and of the map of AI tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.matching import confidence
from scanner.model import Confidence, Evidence, ExceptionTerms, Finding, Flag, Kind, Outcome, Relation, Rung, State, Verdict
from scanner.reports.ai_map import Row
from scanner.reports.ai_words import SAID_PROCESSING
from scanner.reports.clean import clean
from scanner.reports.record.declared_table import DeclaredTable
from scanner.reports.record.field import Field, Form
from scanner.reports.record.forms import COUNT, DATES, FLAG, PROSE, PROSES, TEXT, TEXTS, inset, one, one_of, rows, word, word_list
from scanner.reports.record.item_fields import ITEM
from scanner.reports.record.policy_fields import BASIS

if TYPE_CHECKING:
    from scanner.reports.record.checked_table import CheckedTable

PROCESSING = one_of("processing", SAID_PROCESSING)


def _read_field(table: CheckedTable, key: str) -> str:
    found = table.text(key)
    return found if confidence.id_kind(found) else table.one_of(key, tuple(confidence.Field))


MATCHED = DeclaredTable(
    "matched",
    Evidence,
    Field(
        "field",
        Form("text", clean, _read_field),
        "`id.` with the kind of an id (`id.deb`), `name`, `publisher`, `name+publisher` (the value is the name), `look-alike` (the value "
        "is the name that the item's name looks like), or for a built-in feature `setting` (the value is its name) or `default` (the "
        "value is the state if nothing is set).",
        private="no",
    ),
    Field("value", TEXT, "The value in the item."),
)
EVIDENCE = DeclaredTable(
    "evidence",
    Evidence,
    Field("item", one(ITEM), "The item, whole."),
    Field(
        "block",
        COUNT,
        "Which `[[match]]` block of the product's signature file matched, counted from 1. For a built-in feature: which `[[setting]]` of "
        "its file, and 0 if nothing is set and the default holds.",
    ),
    Field("matched", inset(MATCHED), "What decided."),
    Field("relation", word(Relation), "What this item is to the product."),
    Field("confidence", word(Confidence), "How sure this match is."),
)
EXCEPTION = DeclaredTable(
    "exception",
    ExceptionTerms,
    Field("purpose", PROSE, "What the exception is for, in the words by which a waiver names it.", private="no"),
    Field("what", PROSE, "The same in the language of the report.", "the policy has no other words for it", private="no"),
    Field("conditions", PROSE, "Under which conditions it may be granted.", "the text sets none", private="no"),
    Field("approver", PROSE, "Who may grant it.", "the text does not say", private="no"),
    Field("confirm", TEXTS, "The words by which a waiver confirms the conditions.", "the policy has none", private="no"),
)
VERDICT = DeclaredTable(
    "verdict",
    Verdict,
    Field("policy", TEXT, "The policy's id; its entry is in `policies`. Empty if no selected policy covers the finding.", private="no"),
    Field("rule", TEXT, "The rule of the policy that decided; empty likewise.", private="no"),
    Field("outcome", word(Outcome), "One of the words below."),
    Field("fails", FLAG, "Whether this verdict makes the scan end with exit code 1."),
    Field("reason", PROSE, "Why, in a few words, with the days that decided.", private="waiver"),
    Field("action", PROSE, "What the policy asks for; may be empty.", private="no", everywhere=True),
    Field(
        "dates",
        DATES,
        "The dates that the rule gives, by name, such as `effective_from`, `remove_by`, `valid_until`, `review_by`.",
        "there are none",
    ),
    Field("flags", word_list(Flag), "Notes on the verdict; words below.", "there are none"),
    Field(
        "exceptions",
        rows(EXCEPTION),
        "The exceptions that the text allows. The report cannot know whether one was granted.",
        "there are none",
        everywhere=True,
    ),
    Field(
        "support",
        TEXT,
        "How well the sources support the rule: `official`, `official+press`, `press+` (several of the press), `press` or `secondary`.",
        "nothing is said about it",
        private="no",
        everywhere=True,
    ),
    Field("conditions", PROSES, "What somebody must check by hand before it is allowed.", "there are none", private="no", everywhere=True),
    Field("waiver", TEXT, "The `id` of the waiver that applies.", "none does"),
    Field(
        "control",
        TEXT,
        "`prohibit`, or `prevent` if the issuer also blocks the software.",
        "no selected policy covers the finding",
        private="no",
        everywhere=True,
    ),
    Field("binds", PROSES, "Whom the text binds. No scan can tell for whom it runs.", "it names nobody", private="no", everywhere=True),
    Field("advises", PROSES, "Whom it advises.", "it names nobody", private="no", everywhere=True),
    Field("excludes", PROSES, "Whom it leaves out.", "it names nobody", private="no", everywhere=True),
    Field(
        "authority_reason",
        PROSE,
        "Why the authority made the rule.",
        "no selected policy covers the finding, or the report is an older one",
        private="no",
        everywhere=True,
    ),
    Field("basis", rows(BASIS), "The acts on which this verdict rests; may be an empty list.", everywhere=True),
)
FINDING = DeclaredTable(
    "finding",
    Finding,
    Field("product", TEXT, "The product's id in the catalogue.", private="no"),
    Field("name", TEXT, "The product's name, from its signature file.", private="no"),
    Field("vendor", TEXT, "Its vendor, likewise.", private="no"),
    Field("category", TEXT, "Its category, likewise.", private="no"),
    Field(
        "aspect",
        one_of("kind", Kind),
        "The form it takes: `application` (its processes included), `web-app`, "
        "`extension`, `command-line`, `library`, `model` or `feature`.",
    ),
    Field(
        "features",
        TEXTS,
        "What a built-in feature does, in the words of policies: `assistant`, `screen-recall` ...",
        "it is no built-in feature",
        private="no",
    ),
    Field(
        "remedy",
        PROSE,
        "The settings that switch a built-in feature off, as an administrator writes them.",
        "there are none",
        private="no",
        everywhere=True,
    ),
    Field(
        "processing",
        PROCESSING,
        "Where the product processes data, according to its file: `cloud` (an online service), `local` (this machine) or "
        "`both` (either, depending on its settings). Its clients, tools and libraries have the product's word.",
        "nobody knows",
    ),
    Field(
        "seat",
        TEXT,
        "The country of the vendor's head office, by its two letters in ISO 3166, according to the vendor's file.",
        "no policy counts the product, or no file says it",
        private="no",
    ),
    Field("seat_source", TEXT, "An address that says so.", "the same", private="no"),
    Field("relation", word(Relation), "What the thing found is to the product: {words}."),
    Field("rung", word(Rung), "The strongest trace: {words}, in this order."),
    Field(
        "confidence",
        word(Confidence),
        "The best of the evidence: `high` (an id matched), `medium` (a name with its publisher) or `low` (a name alone).",
    ),
    Field("evidence", rows(EVIDENCE, some=True), "The items that show it; at least one."),
    Field("verdicts", rows(VERDICT), "What the policies say about it, strictest first; may be an empty list."),
)
MAP = DeclaredTable(
    "map",
    Row,
    Field("category", TEXT, "The product's category, from its signature file.", private="no"),
    Field("product", TEXT, "Its id.", private="no"),
    Field("name", TEXT, "Its name.", private="no"),
    Field("processing", PROCESSING, "As in a finding.", "nobody knows"),
    Field("destinations", TEXTS, "The hosts that clients are set to send to.", "none is"),
    Field("seat", TEXT, "As in a finding.", "no file says it", private="no"),
    Field("seat_source", TEXT, "As in a finding.", "the same", private="no"),
    Field("items", COUNT, "How many items show it."),
    Field("rung", word(Rung), "Its strongest trace, as in a finding."),
    Field(
        "running",
        FLAG,
        "Whether a process of it was seen. With `rung` it says: installed and running, installed, or, if the rung is `running`, only "
        "that it runs.",
    ),
    Field(
        "states",
        word_list(State),
        "Of a built-in feature: what its settings say, as the `state` of an item, each once.",
        "it is no built-in feature",
    ),
    Field("names", TEXTS, "Of a collection that nobody reviewed: under which names its items are here, each once.", "it is no collection"),
    make=dict,
    left_out={"forms": "for people: the findings have their own `relation` and `aspect`"},
)
