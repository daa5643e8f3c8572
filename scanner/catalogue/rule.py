"""One `[[rule]]` of a policy: what is banned, on which devices, since when, on what basis, with which exceptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scanner.catalogue.bodies import ENTITIES, Entities
from scanner.catalogue.days_of_rule import check_days
from scanner.catalogue.meant_devices import DEVICES, FORMS, read_effect
from scanner.catalogue.policy_words import DATES, FIRST_DAYS, Aspect, Control, Effect, Expected, OnExpiry, Support
from scanner.catalogue.rule_parts import CONDITION, EXCEPTION, MATCH, NOT_COVERED, PERIOD, SOURCE, TREATMENT, Treatment
from scanner.model import Rung
from scanner.stdlib.named_tuple import NamedTuple
from scanner.tables.declaration import Declaration, Key, Kind
from scanner.tables.kinds import DAY, FLAG, IN_ALL, IN_ANY, TABLE, TABLES, TEXT, WORD, declared

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from scanner.catalogue.rule_parts import Addressed, Condition, Exempted, NotCovered, Period, Source
    from scanner.model import Finding
    from scanner.tables.declaration import Known
    from scanner.tables.kinds import Texts
    from scanner.tables.table import Table
    from scanner.vocabulary import DeviceForm

ONLY_BELOW = (Effect.OUT_OF_SCOPE, Effect.UNSPECIFIED)  # make sense of one aspect or device, not of a whole rule


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
    entities: Entities
    reason: Texts
    action: Texts
    exceptions: tuple[Exempted, ...]
    conditions: tuple[Condition, ...]
    not_covered: tuple[NotCovered, ...]
    history: tuple[Period, ...]
    basis: tuple[Source, ...]
    superseded_by: str
    forms: Mapping[str, tuple[DeviceForm, ...]]  # by class of devices; a class that is not named is meant in any form
    name_suffices: bool  # a name alone fails a run: the policy says so, at its own risk
    expect: Expected | None = None  # how a feature is to be set, of a rule that wants one set

    @property
    def first_day(self) -> date | None:
        """The day since when the rule holds, None when it always held."""
        return next((self.dates[key] for key in FIRST_DAYS if key in self.dates), None)

    def accepts(self, finding: Finding) -> bool:
        """Tell whether a name alone is enough for the rule, and the finding has one: what a thing says of itself is none."""
        if not self.name_suffices:
            return False
        from scanner.matching.claims import FIELDS  # noqa: PLC0415  hardly any rule says so

        named = [one.item for one in finding.evidence if one.field not in FIELDS and not one.item.keeps_out]
        return any(item.rung is not Rung.RESIDUE or finding.rung is Rung.RESIDUE for item in named)


def _read_aspects(table: Table, key: Key, known: Known) -> Mapping[str, Treatment] | None:
    if not table.has(key.name):
        return None
    below = table.table(key.name)
    found: dict[str, Treatment] = {}
    for name in below.keys():  # noqa: SIM118  a Table is no dict
        if name not in set(Aspect):
            below.fault(name, f"unknown aspect; expected one of: {', '.join(Aspect)}")
        short = below.is_text(name)
        found[name] = Treatment(read_effect(below, name, known)) if short else declared(key).read(below.table(name), known)
    return found


def _read_wanted(table: Table, key: Key, known: Known) -> Effect | None:
    found: Effect | None = WORD.read(table, key, known)
    if found in ONLY_BELOW:
        table.fault(key.name, f"{found} is valid for an aspect or a device, not for a rule")
    return found


def _rule(**values: Any) -> Rule:  # noqa: ANN401  as the keys have them
    days = {key: values.pop(key) for key in DATES}
    return Rule(dates={key: day for key, day in days.items() if day}, **values)


def _check_rule(table: Table, rule: Rule, _: Known) -> None:
    if not table.is_faulty("effect"):
        _check_effect(table, rule)
    check_days(table, rule)


def _check_effect(table: Table, rule: Rule) -> None:
    """Note what a rule with this effect does not say, what it cannot say, and aspects and devices for which it wants more."""
    effect = rule.effect
    wanted = {("aspects", name): treatment.effect for name, treatment in (rule.aspects or {}).items()}
    wanted |= {("device", name): stated for name, stated in (rule.devices or {}).items()}
    for path, stated in wanted.items():
        if stated.place > effect.place:
            table.fault(path, f"expected nothing stronger than the rule's effect, {effect}; found {stated}")
    if effect in {Effect.PROHIBIT, Effect.ADVISE_AGAINST} and not table.has("aspects"):
        table.fault("aspects", f"missing; a rule with the effect {effect} must name its aspects: {', '.join(Aspect)}")
    if effect is Effect.DISABLE_FEATURE and not rule.expect:
        table.fault(("expect", "state"), "missing; expected a text in quotes")
    if rule.expect and effect is not Effect.DISABLE_FEATURE:
        table.fault("expect", f"expected only in a rule with the effect {Effect.DISABLE_FEATURE}")
    if rule.conditions and effect is not Effect.CONDITIONAL:
        table.fault("condition", f"expected only in a rule with the effect {Effect.CONDITIONAL}")


ASPECTS = Kind("effect, or a table with `effect`, `reading` and `why`, by aspect", _read_aspects)
WANTED = Kind("word", _read_wanted)
STATE = Declaration((Key("state", WORD, "The required state of the feature.", required=True, words=Expected),), make=lambda state: state)
RULE = Declaration(
    (
        Key("id", TEXT, "Unique among all policies.", required=True),
        Key("effect", WANTED, "The strongest effect intended (below).", required=True, default=Effect.INVENTORY, words=Effect),
        Key("control", WORD, "`prohibit` (forbids; the default) or `prevent` (also blocks technically).", default=Control.PROHIBIT,
            words=Control),
        Key("confidence", WORD, "How well this is supported: `official`, `official+press` (the ban is official; days or scope are from "
            "the press), "
            "`press+` (several), `press`, `secondary`.", required=True, default=Support.SECONDARY, field="support", words=Support),
        *(Key(name, DAY, "Dates, if known. There are often three.") for name in ("announced", "decided", "published")),
        Key("effective_from", DAY, "The first day. Without it: `decided`, else `published`, else `announced`; without any, the rule "
            "always held."),
        Key("remove_by", DAY, "The last day for removal."),
        *(Key(name, DAY, "The last day of the rule, or the day by which it was to be reviewed.") for name in ("valid_until",
            "review_by")),
        Key("on_expiry", WORD, "What happens after that day: `flag` (the default), `advise` or `drop`.", default=OnExpiry.FLAG,
            words=OnExpiry),
        Key("archived_on", DAY, "The day from which the issuer no longer applies it. From then on the verdict is `inventoried`."),
        Key("superseded_by", TEXT, "What replaced it."),
        Key("name_suffices", FLAG, "`true` lets a name alone fail a scan. Use with care: other software may have the same name."),
        Key("review_condition", IN_ANY, "By language: the condition that ends the rule, if it has no end date."),
        Key("match", TABLE, "What the rule covers (below).", required=True, below=MATCH),
        Key("expect", TABLE, '`state = "off"`: the state that a rule with the effect `disable-feature` requires.', below=STATE),
        Key("aspects", ASPECTS, "The effect on each form of the product (below). Required for `prohibit` and `advise-against`.",
            below=TREATMENT),
        Key("device", DEVICES, "The effect on each class of devices. Without it, all classes are treated alike.", field="devices"),
        Key("form", FORMS, "The forms of device, by class, that the text covers (below). A class that is not named here is covered in "
            "any form.", field="forms"),
        Key("entities", TABLE, "Whom the text binds, advises and leaves out: `bound`, `advised`, `excluded`, in its words; "
            "and `bodies`, the same as data (below).", default=Entities(), below=ENTITIES),
        Key("reason", IN_ALL, "By language: the authority's reason.", required=True),
        Key("action", IN_ALL, "By language: what to do about a finding.", required=True),
        Key("exception", TABLES, "A purpose for which an exception may be granted (below).", field="exceptions", below=EXCEPTION),
        Key("condition", TABLES, 'For the effect `conditional`: `id`, `check = "manual"` (the scanner cannot see a contract; somebody '
            'must look), '
            "`text` by language.", field="conditions", below=CONDITION),
        Key("not_covered", TABLES, "`what` by language: what the text explicitly excludes. "
            "With `categories`, products of these get the verdict `out-of-scope`.", below=NOT_COVERED),
        Key("history", TABLES, "`from`, `until` (omitted while it still applies), `act`: the terms and the acts that set them, the "
            "current one too: a term must hold on the rule's first day, and on `valid_until`. On a day between two terms "
            "`on_expiry` applies.", below=PERIOD),
        Key("basis", TABLES, "A document (below). At least one.", required=True, below=SOURCE),
    ),
    make=_rule,
    check=_check_rule,
)  # fmt: skip
