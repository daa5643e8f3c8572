"""A policy as its file describes it: who bans what, since when, on what basis, with which exceptions."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from scanner.model import Finding

Texts = dict[str, str]  # one text, by language
DEVICE_CLASSES = ("service", "personal-with-access", "personal")  # a policy may declare more
DATES = ("announced", "decided", "published", "effective_from", "remove_by", "valid_until", "review_by")


class Effect(StrEnum):
    """What the authority wants, weakest first: of an aspect's effect and a device's effect, the weaker one holds."""

    OUT_OF_SCOPE = "out-of-scope"
    UNSPECIFIED = "unspecified"
    ALLOW = "allow"
    INVENTORY = "inventory"
    ADVISE_AGAINST = "advise-against"
    CONDITIONAL = "conditional"
    PROHIBIT = "prohibit"


class Aspect(StrEnum):
    """What a rule may treat apart: the forms of the product itself, and the relations of what is not the product."""

    APPLICATION = "application"
    WEB_APP = "web-app"
    EXTENSION = "extension"
    COMMAND_LINE = "command-line"
    LIBRARY = "library"
    FEATURE = "feature"
    CLIENT = "client"
    TOOL = "tool"
    SDK = "sdk"
    MODEL = "model"


class OnExpiry(StrEnum):
    """What becomes of a rule after its last day."""

    FLAG = "flag"  # it holds, and the verdict says that somebody must look: extensions are often published late
    ADVISE = "advise"
    DROP = "drop"


class Control(StrEnum):
    """Whether the authority forbids, or makes impossible."""

    PROHIBIT = "prohibit"
    PREVENT = "prevent"


class Support(StrEnum):
    """How well a rule's statements are supported by what was read."""

    OFFICIAL = "official"
    OFFICIAL_AND_PRESS = "official+press"  # the ban is official; dates or scope are known through the press
    SEVERAL_PRESS = "press+"
    PRESS = "press"
    SECONDARY = "secondary"


class BasisKind(StrEnum):
    """What sort of document a statement rests on."""

    LAW = "law"
    DECREE = "decree"
    CIRCULAR = "circular"
    DECISION = "decision"
    NOTICE = "notice"
    STATEMENT = "statement"
    INTERNAL_EMAIL = "internal-email"
    PRESS = "press"


class IssuerKind(StrEnum):
    """Who wrote the file: the authority itself, or somebody who read its texts."""

    AUTHORITY = "authority"
    PROJECT = "project"


class Reading(StrEnum):
    """Who says that an aspect is treated so."""

    TEXT = "text"
    PROJECT = "project"  # the text does not say it in so many words


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


class Addressed(NamedTuple):
    """The `[rule.match]`: products, vendors and categories, any of which is enough."""

    products: tuple[str, ...]
    vendors: tuple[str, ...]
    categories: tuple[str, ...]

    def names(self, finding: Finding) -> bool:
        """Tell whether the rule speaks of this finding's product."""
        return finding.product in self.products or finding.vendor in self.vendors or finding.category in self.categories


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
    history: tuple[Period, ...]
    basis: tuple[Source, ...]


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
    rules: tuple[Rule, ...]
    path: str  # of its file

    def text(self, texts: Texts, language: str) -> str:
        """Return one of the policy's texts in a language, else in the first language of `fallback` that has it, else in any."""
        return next((texts[choice] for choice in (language, *self.fallback, *texts) if choice in texts), "")
