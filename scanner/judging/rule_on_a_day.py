"""What one rule says of one aspect, on one class of devices, on one day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.catalogue.policy_words import Aspect, Effect, Expected, OnExpiry, Reading
from scanner.catalogue.rule_parts import Treatment
from scanner.language import english, say_day
from scanner.model import Flag, Outcome, State
from scanner.stdlib.named_tuple import NamedTuple
from scanner.vocabulary import DeviceForm, is_meant

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from scanner.catalogue.rule import Rule
    from scanner.language import Say
    from scanner.tables.kinds import Texts

    Read = Callable[[Texts], str]  # of a policy's text in several languages

OUTCOMES = {
    Effect.PROHIBIT: Outcome.PROHIBITED,
    Effect.DISABLE_FEATURE: Outcome.PROHIBITED,
    Effect.CONDITIONAL: Outcome.CONDITIONS_TO_CHECK,
    Effect.ADVISE_AGAINST: Outcome.ADVISED_AGAINST,
    Effect.INVENTORY: Outcome.INVENTORIED,
    Effect.ALLOW: Outcome.INVENTORIED,
}
# Of each effect: with its first day, before its first day, and without one.
SAID = {
    Effect.PROHIBIT: ("prohibited since {day}", "prohibited from {day}", "prohibited"),
    Effect.DISABLE_FEATURE: ("must be switched off since {day}", "must be switched off from {day}", "must be switched off"),
    Effect.CONDITIONAL: ("allowed under conditions since {day}", "allowed under conditions from {day}", "allowed under conditions"),
    Effect.ADVISE_AGAINST: ("advised against since {day}", "advised against from {day}", "advised against"),
    Effect.INVENTORY: ("to be inventoried since {day}", "to be inventoried from {day}", "to be inventoried"),
    Effect.ALLOW: ("allowed since {day}", "allowed from {day}", "allowed"),
}
# A device of a form that is known, and devices of a form that a rule may name.
SAID_DEVICE = {
    DeviceForm.DESKTOP: "a desktop computer",
    DeviceForm.LAPTOP: "a laptop",
    DeviceForm.TABLET: "a tablet",
    DeviceForm.PHONE: "a phone",
    DeviceForm.SERVER: "a server",
    DeviceForm.VIRTUAL: "a virtual machine",
    DeviceForm.COMPUTER: "a desktop computer or a laptop",
    DeviceForm.PORTABLE: "a laptop or a tablet, or both in one",
}
SAID_DEVICES = {
    DeviceForm.DESKTOP: "desktop computers",
    DeviceForm.LAPTOP: "laptops",
    DeviceForm.TABLET: "tablets",
    DeviceForm.PHONE: "phones",
    DeviceForm.SERVER: "servers",
    DeviceForm.VIRTUAL: "virtual machines",
}
SAID_ENDED = {
    "review_by": "its review was due by {day}",
    "valid_until": "it was valid until {day}",
    "history": "its term ({act}) ended on {day}",
}
SAID_FORMS = {
    Aspect.APPLICATION: "applications",
    Aspect.WEB_APP: "web apps",
    Aspect.EXTENSION: "extensions",
    Aspect.COMMAND_LINE: "command-line programs",
    Aspect.LIBRARY: "libraries",
    Aspect.FEATURE: "built-in features",
    Aspect.DESTINATION: "services that a client is set to use",
    Aspect.AGENT_PART: "parts of AI agents, such as skills, plugins and hooks",
    Aspect.CLIENT: "third-party clients",
    Aspect.TOOL: "tools",
    Aspect.SDK: "development kits",
    Aspect.MODEL: "models",
}


def first(texts: Texts) -> str:
    """Return a text in the first of its languages."""
    return next(iter(texts.values()))


class Ruling(NamedTuple):
    """An outcome, why, and what a reader must know beside it."""

    outcome: Outcome
    reason: str
    flags: tuple[Flag, ...] = ()


class Case(NamedTuple):
    """What a rule is asked of: a form of a product, whether it is switched on, on which class and form of device and on which day."""

    aspect: str
    state: State
    device_class: str
    as_of: date
    form: DeviceForm = DeviceForm.UNKNOWN


def ruling(rule: Rule, case: Case, say: Say = english, read: Read = first) -> Ruling:
    """Return what the rule says; `read` chooses a language. Of the aspect's effect and the device's, the weaker one holds."""
    treatment = Treatment(rule.effect) if rule.aspects is None else rule.aspects.get(case.aspect, Treatment(Effect.UNSPECIFIED))
    device = rule.effect if rule.devices is None else rule.devices.get(case.device_class, Effect.UNSPECIFIED)
    effect = min(treatment.effect, device, key=lambda one: one.place)
    why = "".join(say("; {why}").format(why=read(texts)) for texts in (treatment.why, rule.match.why) if texts)
    if effect is not Effect.OUT_OF_SCOPE and (other := _of_other_forms(rule, case, say)):
        return other
    if effect in {Effect.OUT_OF_SCOPE, Effect.UNSPECIFIED}:
        return _silent(treatment.effect, effect, case, why, say)
    found = _on_day(rule, effect, case, say, read)
    ours = Reading.PROJECT in {treatment.reading, rule.match.reading}
    return Ruling(found.outcome, found.reason + why, (*found.flags, Flag.PROJECT_READING) if ours else found.flags)


def _of_other_forms(rule: Rule, case: Case, say: Say) -> Ruling | None:
    """Say that the rule is about devices of other forms, or that it is not known whether this is one of them."""
    named = rule.forms.get(case.device_class)
    meant = is_meant(case.form, named) if named else True
    if meant or not named:
        return None
    *first, last = (say(SAID_DEVICES[one]) for one in named)
    forms = say("{several} and {last}").format(several=", ".join(first), last=last) if first else last
    if case.form is DeviceForm.UNKNOWN:
        return Ruling(Outcome.UNSPECIFIED, say("the rule is about {forms}; what form this device has is not known").format(forms=forms))
    form = say(SAID_DEVICE[case.form])
    if meant is False:
        return Ruling(Outcome.OUT_OF_SCOPE, say("the rule is about {forms}, and this device is {form}").format(forms=forms, form=form))
    message = say("the rule is about {forms}; this device is {form}, and no more is known")
    return Ruling(Outcome.UNSPECIFIED, message.format(forms=forms, form=form))


def _silent(wanted: Effect, effect: Effect, case: Case, why: str, say: Say) -> Ruling:
    """Say that the text leaves this aspect or class of devices out, or does not speak of it."""
    of_device = wanted is not effect
    forms, owner = say(SAID_FORMS[Aspect(case.aspect)]), say(case.device_class)
    if effect is Effect.OUT_OF_SCOPE:
        of_class, of_form = say("the policy does not cover devices of class {name}"), say("the policy does not cover {forms}")
        return Ruling(Outcome.OUT_OF_SCOPE, of_class.format(name=owner) if of_device else of_form.format(forms=forms))
    if not of_device:
        message = say("the policy does not say whether {forms} are covered; ask your security officer")
        return Ruling(Outcome.UNSPECIFIED, message.format(forms=forms) + why)
    if not case.device_class:
        return Ruling(Outcome.UNSPECIFIED, say("the device class is not specified"))
    message = say("the policy does not say whether devices of class {name} are covered; ask your security officer")
    return Ruling(Outcome.UNSPECIFIED, message.format(name=owner))


def _on_day(rule: Rule, effect: Effect, case: Case, say: Say, read: Read) -> Ruling:
    start = rule.first_day
    since, ahead, always = SAID[effect]
    if start and case.as_of < start:
        return Ruling(Outcome.UPCOMING, say(ahead).format(day=say_day(start, say)))
    archived = rule.dates.get("archived_on")
    if archived and archived <= case.as_of:
        superseded = say("; superseded by {what}").format(what=rule.superseded_by) if rule.superseded_by else ""
        return Ruling(Outcome.INVENTORIED, say("no longer in force: archived on {day}").format(day=say_day(archived, say)) + superseded)
    found = Ruling(OUTCOMES[effect], say(since).format(day=say_day(start, say)) if start else say(always))
    if rule.expect is Expected.OFF or (case.state is State.OFFERED and OUTCOMES[effect] is Outcome.PROHIBITED):
        found = _judge_state(found, case.state, say)
    return _after_end(rule, _with_removal(rule, found, case.as_of, say), case.as_of, say, read)


def _judge_state(found: Ruling, state: State, say: Say) -> Ruling:
    """Judge a feature by its state: what could not be read is neither a violation nor clean."""
    if state is State.DISABLED:
        return Ruling(Outcome.COMPLIANT, say("{wanted}, and it is off").format(wanted=found.reason))
    if state is State.OFFERED:
        return Ruling(Outcome.UNSPECIFIED, say("{wanted}; it is offered, and nobody has set it up").format(wanted=found.reason))
    if state is not State.ENABLED:
        return Ruling(Outcome.UNSPECIFIED, say("{wanted}; its state is unknown").format(wanted=found.reason))
    return Ruling(found.outcome, say("{wanted}, and it is on").format(wanted=found.reason))


def _with_removal(rule: Rule, found: Ruling, as_of: date, say: Say) -> Ruling:
    remove_by = rule.dates.get("remove_by")
    if not remove_by or found.outcome is not Outcome.PROHIBITED:
        return found
    if as_of <= remove_by:
        return Ruling(Outcome.TO_REMOVE, found.reason + say("; to be removed by {day}").format(day=say_day(remove_by, say)))
    return Ruling(found.outcome, found.reason + say("; removal was due by {day}").format(day=say_day(remove_by, say)))


def _after_end(rule: Rule, found: Ruling, as_of: date, say: Say, read: Read) -> Ruling:
    """Apply `on_expiry` when a last day is over: by default the rule holds, for extensions are often published late."""
    key, ended = describe_end(rule, as_of, say, read)
    if not ended or found.outcome is Outcome.COMPLIANT:
        return found
    if rule.on_expiry is OnExpiry.DROP:
        return Ruling(Outcome.INVENTORIED, say("no longer in force: {ended}").format(ended=ended))
    outcome = Outcome.ADVISED_AGAINST if rule.on_expiry is OnExpiry.ADVISE else found.outcome
    follows = key == "history" and any(period.start > as_of for period in rule.history)
    later = say("and the next one had not begun") if follows else say("and this policy file records no extension")
    return Ruling(outcome, say("{ruling}; {ended}, {later}").format(ruling=found.reason, ended=ended, later=later), (Flag.REVIEW_OVERDUE,))


def describe_end(rule: Rule, as_of: date, say: Say = english, read: Read = first) -> tuple[str, str]:
    """Return which last day of a rule was over first, and that in words; two empty ones while it lasts."""
    over = [(rule.dates[key], key) for key in ("valid_until", "review_by") if key in rule.dates and rule.dates[key] < as_of]
    over += [(day, "history") for day in _between_terms(rule, as_of)]
    if not over:
        return "", ""
    day, key = min(over)
    act = next((read(period.act) for period in rule.history if period.end == day), "")
    return key, say(SAID_ENDED[key]).format(day=say_day(day, say), act=act)


def _between_terms(rule: Rule, as_of: date) -> list[date]:
    """Return the last day of the term before, when the day lies between two terms or after the last one."""
    ends = [period.end for period in rule.history if period.end and period.start <= as_of]
    return [] if not ends or any(period.has(as_of) for period in rule.history) else [max(ends)]
