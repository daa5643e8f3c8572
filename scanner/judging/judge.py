"""What policies say of a finding on the day of the scan. A signature says what was found; only a policy says what that means."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from scanner.catalogue.defaults import DEFAULT_DEVICE_CLASS
from scanner.catalogue.policy_words import Check, Effect, Processing
from scanner.judging.attention import BANS, CALLS_FOR_ACTION
from scanner.judging.horizon import is_beyond
from scanner.judging.origin import is_origin_unknown, speaks_of
from scanner.judging.rule_on_a_day import Case, Ruling, ruling
from scanner.language import ENGLISH, english, say_day
from scanner.model import Basis, Confidence, ExceptionTerms, Flag, Kind, Mark, Outcome, Relation, Rung, State, Verdict
from scanner.policy_facts import PolicyFacts
from scanner.stdlib.named_tuple import NamedTuple
from scanner.vocabulary import DeviceForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from scanner.catalogue.entity import Body
    from scanner.catalogue.policy import Policy
    from scanner.catalogue.rule import Rule
    from scanner.catalogue.rule_parts import Exempted, Source
    from scanner.catalogue.vendor import Vendor
    from scanner.catalogue.waiver import Waiver
    from scanner.language import Say
    from scanner.model import Finding
    from scanner.policy_facts import WaiverFacts

SAID_ORIGIN = "the policy covers only what was shipped with the system, the browser or the device; no record shows whether this was"
SAID_SERVED = "{ruling}; the model is served by others than its maker, or through a proxy: check who receives what is sent"
SAID_LEFT_OFF = "{ruling}; the client that it is set up in was told to leave it off"
SERVED_BY_OTHERS = "id.served-model"  # what decided: the id of a model on a host that is not its maker's
OFF = {State.DISABLED_BY_POLICY, State.DISABLED_BY_USER, State.NOT_PRESENT}


class Terms(NamedTuple):
    """On what terms findings are judged: the day, whose device it is, what fails a run, and in which language reasons are given."""

    as_of: date
    device_class: str = DEFAULT_DEVICE_CLASS
    device_class_assumed: bool = False
    policies_assumed: bool = False
    device_form: DeviceForm = DeviceForm.UNKNOWN
    body: Body | None = None  # that scans; None where nobody says which one it is
    fail_on: frozenset[Outcome] = BANS
    waivers: tuple[Waiver, ...] = ()
    devices: tuple[str, ...] = ()  # the names by which a waiver may call this device
    language: str = ENGLISH
    say: Say = english


def judge_finding(finding: Finding, policies: Iterable[Policy], terms: Terms) -> Finding:
    """Return the finding with a verdict for every rule that speaks of its product, the strictest first.

    A finding of which no rule speaks is inventoried, by no policy. Days are plain days of the calendar, and the last day that a
    text gives belongs to its period.
    """
    verdicts = [_verdict(policy, rule, finding, terms) for policy in policies for rule in policy.rules if _speaks_of(rule, finding)]
    verdicts.sort(key=lambda verdict: (verdict.outcome.place, verdict.policy, verdict.rule))
    return finding._replace(verdicts=tuple(verdicts) or (_inventory(finding, terms),))


def facts(policy: Policy, terms: Terms) -> PolicyFacts:
    """Return the policy as a report names it, with the documents of all its rules; stale when nobody verified it for too long."""
    basis = dict.fromkeys(_basis(policy, source, terms.language) for rule in policy.rules for source in rule.basis)
    return PolicyFacts(
        id=policy.id,
        version=policy.version,
        jurisdiction=policy.jurisdiction,
        title=policy.text(policy.title, terms.language),
        issuer=policy.text(policy.issuer, terms.language),
        last_verified=policy.last_verified,
        issuer_kind=policy.issuer_kind.value,
        official_languages=policy.official_languages,
        known_through=policy.known_through,
        beyond_horizon=is_beyond(policy.known_through, terms.as_of),
        stale=terms.as_of - policy.last_verified > timedelta(days=policy.stale_after_days),
        basis=tuple(basis),
    )


def _speaks_of(rule: Rule, finding: Finding) -> bool:
    return speaks_of(rule, finding) or any(left_out.names(finding) for left_out in rule.not_covered)


def _inventory(finding: Finding, terms: Terms) -> Verdict:
    fails = Outcome.INVENTORIED in terms.fail_on and not finding.kept_out and not _doubts(finding)
    return Verdict("", "", Outcome.INVENTORIED, fails, terms.say("not covered by the selected policies"), "", ())


def _verdict(policy: Policy, rule: Rule, finding: Finding, terms: Terms) -> Verdict:
    found = _ruling(policy, rule, finding, terms)
    if terms.body:
        from scanner.judging.standing_of_body import apply_standing  # noqa: PLC0415  most scans name no body

        found = apply_standing(found, policy, rule, terms.body, terms.say)
    if finding.kept_out and found.outcome in CALLS_FOR_ACTION:
        message = terms.say("{ruling}; not installed, blocked by browser policy")
        found = found._replace(outcome=Outcome.COMPLIANT, reason=message.format(ruling=found.reason))
    waiver, found = _with_waivers(rule, finding, found, terms)
    calls = found.outcome in CALLS_FOR_ACTION
    doubts = () if finding.kept_out else tuple(flag for flag in _doubts(finding) if flag is not Flag.NAME_ONLY or not rule.accepts(finding))
    by_hand = [condition.text for condition in rule.conditions if calls and condition.check is Check.MANUAL]
    return Verdict(
        policy=policy.id,
        rule=rule.id,
        outcome=found.outcome,
        fails=found.outcome in terms.fail_on and not finding.kept_out and not doubts,
        reason=found.reason,
        action=_action(policy, rule, finding, terms) if calls else "",
        basis=tuple(_basis(policy, source, terms.language) for source in rule.basis),
        dates=dict(rule.dates),
        flags=(*found.flags, *doubts, *_about(policy, rule, found.outcome, terms)),
        exceptions=tuple(_terms_of(policy, exception, terms) for exception in rule.exceptions),
        support=rule.support.value,
        conditions=tuple(policy.text(text, terms.language) for text in by_hand),
        waiver=waiver,
        control=rule.control.value,
        binds=policy.choose(rule.entities.bound, terms.language, ()),
        advises=policy.choose(rule.entities.advised, terms.language, ()),
        excludes=policy.choose(rule.entities.excluded, terms.language, ()),
        authority_reason=policy.text(rule.reason, terms.language),
    )


def _action(policy: Policy, rule: Rule, finding: Finding, terms: Terms) -> str:
    """Return what to do: what the policy asks for, and the setting that does it."""
    setting = terms.say("To switch it off: {setting}.").format(setting=finding.remedy) if finding.remedy else ""
    return " ".join(filter(None, (policy.text(rule.action, terms.language), setting)))


def _ruling(policy: Policy, rule: Rule, finding: Finding, terms: Terms) -> Ruling:
    if not speaks_of(rule, finding):
        what = next(policy.text(left_out.what, terms.language) for left_out in rule.not_covered if left_out.names(finding))
        return Ruling(Outcome.OUT_OF_SCOPE, terms.say("the text excludes: {what}").format(what=what))
    if _is_no_local_model(rule, finding):
        return Ruling(Outcome.UNSPECIFIED, terms.say("the text excludes models that run on this machine, and this one runs in a cloud"))
    case = Case(_aspect(finding), _state(finding), terms.device_class, terms.as_of, terms.device_form)
    found = ruling(rule, case, terms.say, lambda texts: policy.text(texts, terms.language))
    if found.outcome in {*CALLS_FOR_ACTION, Outcome.COMPLIANT} and is_origin_unknown(rule, finding):
        return Ruling(Outcome.UNSPECIFIED, terms.say(SAID_ORIGIN))
    if found.outcome in BANS and _is_left_off(finding):
        return Ruling(Outcome.UNSPECIFIED, terms.say(SAID_LEFT_OFF).format(ruling=found.reason), found.flags)
    if found.outcome in BANS and _is_served_by_others(finding):
        return Ruling(Outcome.CONDITIONS_TO_CHECK, terms.say(SAID_SERVED).format(ruling=found.reason), found.flags)
    until = policy.text(rule.review_condition, terms.language)
    in_force = until and found.outcome in {*CALLS_FOR_ACTION, Outcome.COMPLIANT}
    return found._replace(reason=f"{found.reason} ({until})") if in_force else found


def _is_no_local_model(rule: Rule, finding: Finding) -> bool:
    """Tell whether a rule leaves models out, as those that send nothing off the machine, and this one is only a name for one in a cloud."""
    treated = rule.aspects.get(_aspect(finding)) if rule.aspects else None
    is_left_out = treated is not None and treated.effect is Effect.OUT_OF_SCOPE
    return is_left_out and finding.relation is Relation.MODEL and finding.processing == Processing.CLOUD


def _is_left_off(finding: Finding) -> bool:
    """Tell whether a service is set up everywhere as one that its client must not use."""
    return finding.aspect == Kind.DESTINATION and all(one.item.state is State.DISABLED for one in finding.evidence)


def _is_served_by_others(finding: Finding) -> bool:
    """Tell whether all that is known is whose model a client asks for, and not that its maker receives anything."""
    return all(one.field == SERVED_BY_OTHERS for one in finding.evidence)


def _with_waivers(rule: Rule, finding: Finding, found: Ruling, terms: Terms) -> tuple[str, Ruling]:
    """Return the id of the waiver that applies, and what it makes of the ruling. One with unconfirmed conditions is only named."""
    granted = [waiver for waiver in terms.waivers if waiver.holds(rule.id, finding, terms.devices, terms.as_of)]
    if found.outcome not in CALLS_FOR_ACTION or not granted:
        return "", found
    if waiver := next((one for one in granted if not one.unconfirmed(rule)), None):
        return waiver.id, _except(waiver, found, terms)
    message = terms.say("waiver {name} not applied, conditions not confirmed: {conditions}")
    notes = (message.format(name=one.id, conditions=", ".join(one.unconfirmed(rule))) for one in granted)
    return "", found._replace(reason=found.reason + "".join(terms.say("; {why}").format(why=note) for note in notes))


def _terms_of(policy: Policy, exception: Exempted, terms: Terms) -> ExceptionTerms:
    what, conditions, approver = (policy.text(one, terms.language) for one in (exception.what, exception.conditions, exception.approver))
    return ExceptionTerms(exception.purpose, conditions, approver, exception.confirm, what)


def _except(waiver: Waiver, found: Ruling, terms: Terms) -> Ruling:
    message = terms.say("exception until {day} for {purpose}, approved by {who} ({reference}); otherwise: {ruling}")
    parts = {"day": say_day(waiver.expires, terms.say), "purpose": waiver.purpose, "who": waiver.approved_by, "reference": waiver.reference}
    return Ruling(Outcome.EXCEPTED, message.format(**parts, ruling=found.reason), found.flags)


def _aspect(finding: Finding) -> str:
    """Return the key that a rule treats the finding under: what is not the product itself goes by its relation, but for where data goes."""
    return finding.aspect if finding.aspect == Kind.DESTINATION or finding.relation is Relation.OFFICIAL else finding.relation.value


def _state(finding: Finding) -> State:
    """Return whether a feature is on: for one account is enough; unknown for one, and off for the others, is unknown."""
    states = {evidence.item.state for evidence in finding.evidence}
    if states & OFF:
        states.add(State.DISABLED)
    return next((state for state in (State.ENABLED, State.UNKNOWN, State.OFFERED, State.DISABLED) if state in states), State.NONE)


def _about(policy: Policy, rule: Rule, outcome: Outcome, terms: Terms) -> tuple[Flag, ...]:
    """Return what a reader must know of how this verdict came about."""
    matters = terms.device_class_assumed and rule.devices is not None and outcome is not Outcome.UNSPECIFIED
    flags = [Flag.DEVICE_CLASS_ASSUMED] if matters else []
    return (*flags, *([] if terms.language in policy.languages else [Flag.OTHER_LANGUAGE]))


def _basis(policy: Policy, source: Source, language: str) -> Basis:
    issued = source.date.isoformat() if source.date else ""
    note = policy.text(source.note, language)
    return Basis(source.kind.value, policy.text(source.title, language), source.url, source.number, issued, source.supports, note)


def _doubts(finding: Finding) -> tuple[Flag, ...]:
    """Return what keeps a finding from failing a run: nobody is accused because of a name, or of what was once there.

    One item alone must be sound in both: a name that is installed and an id in a leftover folder do not add up.
    """
    traces = [evidence for evidence in finding.evidence if not evidence.item.keeps_out]
    sure = [evidence for evidence in traces if evidence.confidence is not Confidence.LOW]
    if any(evidence.item.rung is not Rung.RESIDUE for evidence in sure):
        return ()
    name_only = (Flag.NAME_ONLY,) if finding.rung is not Rung.RESIDUE or not sure else ()
    look_alike = (Flag.LOOK_ALIKE,) if all(Mark.LOOK_ALIKE in evidence.item.marks for evidence in traces) else ()
    return (*name_only, *look_alike, *((Flag.RESIDUE_ONLY,) if finding.rung is Rung.RESIDUE else ()))


def name_seat(finding: Finding, vendors: Mapping[str, Vendor]) -> Finding:
    """Return a finding that a policy counts with the seat of its vendor and where that is said, as the vendor's file has them."""
    counted = any(verdict.policy and verdict.outcome is Outcome.INVENTORIED for verdict in finding.verdicts)
    vendor = vendors.get(finding.vendor) if counted else None
    return finding._replace(seat=vendor.seat, seat_source=vendor.seat_source) if vendor else finding


def tell_waivers(terms: Terms, policies: Sequence[Policy], judgements: Sequence[Finding]) -> tuple[WaiverFacts, ...]:
    """Return the waivers of a scan as its report names them."""
    from scanner.catalogue.waiver import facts as waiver_facts  # noqa: PLC0415  few have one

    applied = {verdict.waiver for finding in judgements for verdict in finding.verdicts}
    return waiver_facts(terms.waivers, terms.as_of, applied, terms.devices, policies)
