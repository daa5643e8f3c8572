"""A policy as its file describes it: who bans what, since when, on what basis, with which exceptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scanner.catalogue.policy_words import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from scanner.catalogue.policy_words import BasisKind, Control, Effect, IssuerKind, OnExpiry, Origin, Support
    from scanner.model import Finding
    from scanner.tables.language_texts import Texts

FEATURE = "feature"  # the aspect


class Treatment(NamedTuple):
    """What a rule wants of one aspect, and `why` where that is a reading of ours."""

    effect: Effect
    reading: Reading = Reading.TEXT
    why: str = ""


class Source(NamedTuple):
    """A `[[rule.basis]]`: the document that supports a claim, its title in the languages it was published in."""

    kind: BasisKind
    title: Texts
    url: str
    number: str
    date: date | None
    supports: tuple[str, ...]
    note: Texts


class Exempted(NamedTuple):
    """A `[[rule.exception]]`: a purpose for which somebody may be granted an exception, and on what conditions."""

    purpose: str
    conditions: Texts
    approver: str


class Period(NamedTuple):
    """A `[[rule.history]]`: from when until when the rule held by which act; without an end it still does."""

    start: date
    end: date | None
    act: str


class Condition(NamedTuple):
    """A `[[rule.condition]]`: what must be so before use is allowed."""

    id: str
    text: Texts


class NotCovered(NamedTuple):
    """A `[[rule.not_covered]]`: what the text leaves out in so many words; products of these categories get that as an answer."""

    what: Texts
    categories: tuple[str, ...]

    def names(self, finding: Finding) -> bool:
        """Tell whether the text leaves out this finding."""
        return finding.aspect != FEATURE and finding.category in self.categories


class Addressed(NamedTuple):
    """The `[rule.match]`: products, vendors, categories and sorts of features, any of which is enough.

    `vendors` are vendors' names, with those of their subsidiaries (and successors, where the rule says so) once the catalogue is whole.
    """

    products: tuple[str, ...] = ()
    vendors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    origin: Origin | None = None
    exempt: tuple[str, ...] = ()  # the file's `except`: products that are not meant
    include_successors: bool = False
    reading: Reading = Reading.TEXT
    why: str = ""

    def names(self, finding: Finding) -> bool:
        """Tell whether the rule speaks of this finding's product."""
        if finding.product in self.exempt:
            return False
        named = finding.product in self.products or finding.vendor in self.vendors or finding.category in self.categories
        return named or any(feature in self.features for feature in finding.features)


class Rule(NamedTuple):
    """One rule. `aspects` or `devices` are None where the rule makes no difference between them: its effect holds for all."""

    id: str
    effect: Effect
    control: Control
    support: Support
    dates: Mapping[str, date]
    review_condition: Texts
    on_expiry: OnExpiry
    match: Addressed
    aspects: Mapping[str, Treatment] | None
    devices: Mapping[str, Effect] | None
    entities: Mapping[str, tuple[str, ...]]
    reason: Texts
    action: Texts
    exceptions: tuple[Exempted, ...]
    conditions: tuple[Condition, ...]
    not_covered: tuple[NotCovered, ...]
    history: tuple[Period, ...]
    basis: tuple[Source, ...]
    superseded_by: str
    name_suffices: bool  # a name alone fails a run: the policy says so, at its own risk


class Policy(NamedTuple):
    """A policy: its rules, and how fresh and how official the file is."""

    id: str
    version: str
    jurisdiction: str
    languages: tuple[str, ...]
    official_languages: tuple[str, ...]
    fallback: tuple[str, ...]
    last_verified: date
    stale_after_days: int
    issuer_kind: IssuerKind
    issuer: str
    title: Texts
    device_classes: Mapping[str, Texts]
    default_device_class: str  # only in an administration's own policy, which knows its devices
    extends: tuple[str, ...]  # ids of policies that hold too
    rules: tuple[Rule, ...]  # none: a profile, which only groups others
    path: str  # of its file

    def text(self, texts: Texts, language: str) -> str:
        """Return one of the policy's texts in a language, else in the first language of `fallback` that has it, else in any."""
        return next((texts[choice] for choice in (language, *self.fallback, *texts) if choice in texts), "")
