"""What a `[[rule]]` of a policy consists of: the tables below it, each as its type and its declaration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scanner.catalogue.categories import CATEGORIES
from scanner.catalogue.days_of_rule import check_period
from scanner.catalogue.policy_words import DATES, FEATURES, BasisKind, Check, Effect, Origin, Reading
from scanner.stdlib.named_tuple import NamedTuple
from scanner.tables.declaration import Declaration, Key, Kind, Need
from scanner.tables.kinds import DAY, FLAG, IN_ALL, IN_ANY, SAID, TEXT, TEXTS, WORD, WORDS

if TYPE_CHECKING:
    from datetime import date

    from scanner.model import Finding
    from scanner.tables.declaration import Known
    from scanner.tables.kinds import Texts
    from scanner.tables.table import Table

FEATURE = "feature"  # the aspect
NO_TEXT: Texts = {}
REASONED = "missing; an interpretation by the project requires a reason"


class Treatment(NamedTuple):
    """What a rule wants of one aspect, and `why` where that is a reading of ours."""

    effect: Effect
    reading: Reading = Reading.TEXT
    why: Texts = NO_TEXT


TREATMENT = Declaration(
    (
        Key("effect", WORD, "The effect on it.", required=True, default=Effect.UNSPECIFIED, words=Effect),
        Key("reading", WORD, "`project` if the text is not explicit.", default=Reading.TEXT, words=Reading),
        Key("why", SAID, "Why this project interprets it this way."),
    ),
    make=Treatment,
    needs=(Need("reading", Reading.PROJECT, "why", REASONED),),
)


class Addressed(NamedTuple):
    """The `[rule.match]`: products, vendors, categories and sorts of features, any of which is enough.

    `vendors` are vendors' names, with those of their subsidiaries (and successors, where the rule says so) once the catalogue is whole.
    """

    products: tuple[str, ...] = ()
    vendors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    origin: Origin = Origin.ANY  # see `judging/origin.py`
    exempt: tuple[str, ...] = ()  # the file's `except`: products that are not meant
    include_successors: bool = False
    reading: Reading = Reading.TEXT
    why: Texts = NO_TEXT

    def names(self, finding: Finding) -> bool:
        """Tell whether the rule speaks of this finding's product."""
        if finding.product in self.exempt:
            return False
        named = finding.product in self.products or finding.vendor in self.vendors or finding.category in self.categories
        return named or any(feature in self.features for feature in finding.features)


def _check_match(table: Table, match: Addressed, _: Known) -> None:
    if match.include_successors and not match.vendors:
        table.fault("include_successors", "expected `vendors` too: only vendors have successors")


MATCH = Declaration(
    (
        Key("products", TEXTS, "Ids of products, and of built-in features."),
        Key("vendors", TEXTS, "Names of vendors, as in product files; their subsidiaries are included."),
        Key("include_successors", FLAG, "`true` includes the successors of those vendors."),
        Key("categories", WORDS, "Categories of products.", words=CATEGORIES, fault="unknown: {found}"),
        Key("features", WORDS, "Kinds of [built-in features](features.md) (below).", words=FEATURES),
        Key(
            "origin",
            WORD,
            "`built-in`: the rule covers only what was shipped with the system, the browser or the device (below); `any` (the default).",
            default=Origin.ANY,
            words=Origin,
        ),
        Key("except", TEXTS, "Ids of products and built-in features that are not covered.", field="exempt"),
        Key(
            "reading",
            WORD,
            "`project` if the authority names a class without a list: the classification is then ours, and every verdict says so.",
            default=Reading.TEXT,
            words=Reading,
        ),
        Key("why", SAID, 'Why this project interprets it this way; required with `reading = "project"`.'),
    ),
    make=Addressed,
    any_of=("products", "vendors", "categories", "features"),
    any_fault="expected products, vendors, categories or features",
    needs=(Need("reading", Reading.PROJECT, "why", REASONED),),
    check=_check_match,
)


class Exempted(NamedTuple):
    """A `[[rule.exception]]`: a purpose for which somebody may be granted an exception, and on what conditions."""

    purpose: str  # by which a waiver names it
    what: Texts
    conditions: Texts
    approver: Texts
    confirm: tuple[str, ...] = ()  # the words by which a waiver confirms the conditions


def _read_blanket(table: Table, key: Key, _: Known) -> bool:
    if found := table.flag(key.name):
        table.fault(key.name, "an exception for everything is not accepted")
    return found


def _make_exempted(blanket: bool, **values: Any) -> Exempted:  # noqa: ANN401, ARG001, FBT001  a blanket one is a fault already
    return Exempted(**values)


BLANKET = Kind("false", _read_blanket)
EXCEPTION = Declaration(
    (
        Key("purpose", TEXT, "What the exception is for; a waiver names it.", required=True),
        Key("what", SAID, "The same in the words of a report; without it, `purpose`."),
        Key("conditions", IN_ANY, "Under which conditions."),
        Key("confirm", TEXTS, "A word for each condition: a waiver for this purpose holds only when its `conditions_confirmed` "
            "has all of them."),
        Key("approver", SAID, "Who may grant it."),
        Key("blanket", BLANKET, "`true` is rejected: an exception cannot cover everything."),
    ),
    make=_make_exempted,
)  # fmt: skip


class Condition(NamedTuple):
    """A `[[rule.condition]]`: what must be so before use is allowed."""

    id: str  # the word by which a waiver confirms it
    text: Texts
    check: Check = Check.MANUAL


CONDITION = Declaration(
    (
        Key("id", TEXT, "A word that a waiver uses to confirm the condition.", required=True),
        Key("check", WORD, "How to tell whether it is met: `manual` means that somebody must check.", required=True, default=Check.MANUAL,
            words=Check),
        Key("text", IN_ALL, "By language: the condition.", required=True),
    ),
    make=Condition,
)  # fmt: skip


class NotCovered(NamedTuple):
    """A `[[rule.not_covered]]`: what the text leaves out in so many words; products of these categories get that as an answer."""

    what: Texts
    categories: tuple[str, ...]

    def names(self, finding: Finding) -> bool:
        """Tell whether the text leaves out this finding."""
        return finding.aspect != FEATURE and finding.category in self.categories


NOT_COVERED = Declaration(
    (
        Key("what", IN_ALL, "By language: what the text explicitly excludes.", required=True),
        Key(
            "categories", WORDS, "Products of these categories get the verdict `out-of-scope`.", words=CATEGORIES, fault="unknown: {found}"
        ),
    ),
    make=NotCovered,
)


class Period(NamedTuple):
    """A `[[rule.history]]`: from when until when the rule held by which act; without an end it still does."""

    start: date
    end: date | None
    act: Texts

    def has(self, day: date) -> bool:
        """Tell whether a day is one of the term's."""
        return self.start <= day and (self.end is None or day <= self.end)


PERIOD = Declaration(
    (
        Key("from", DAY, "The first day of the term.", required=True, field="start"),
        Key("until", DAY, "Its last day; omitted while it still applies.", field="end"),
        Key("act", SAID, "The act that set the term.", required=True),
    ),
    make=Period,
    check=check_period,
)


class Source(NamedTuple):
    """A `[[rule.basis]]`: the document that supports a claim, its title in the languages it was published in."""

    kind: BasisKind
    title: Texts
    url: str
    number: str
    date: date | None
    supports: tuple[str, ...]
    note: Texts


def _source(number: str, numac: str, **values: Any) -> Source:  # noqa: ANN401  as the keys have them
    gazette = f"numac {numac}" if numac else ""
    return Source(number=", ".join(filter(None, (number, gazette))), **values)


SUPPORTED = (
    *DATES, "effect", "control", "review_condition", "match", "aspects", "device", "form", "entities", "reason", "exception", "condition",
    "not_covered", "history", "superseded_by",
)  # fmt: skip
SOURCE = Declaration(
    (
        Key("kind", WORD, ", ".join(f"`{kind}`" for kind in BasisKind), required=True, default=BasisKind.PRESS, words=BasisKind),
        Key("title", IN_ANY, "By language; at least the document's own.", required=True),
        *(Key(name, TEXT, "If known; `numac` is the number in the Belgian official gazette.") for name in ("url", "number",
            "numac")),
        Key("date", DAY, "If known; `numac` is the number in the Belgian official gazette."),
        Key("note", IN_ANY, "By language: what a reader must know about the document."),
        Key("supports", WORDS, "Which keys of the rule the document supports.", required=True, words=SUPPORTED,
            fault="expected keys of a rule: {known}; found {found}"),
    ),
    make=_source,
)  # fmt: skip
