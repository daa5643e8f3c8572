"""The first lines of a report for people: the answer in one sentence, and which machine it is about; and its last, the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.judging.attention import Attention, is_let_pass, loudest
from scanner.language import say_day, say_minute, say_of, say_seconds, speaker
from scanner.reports.clean import clean, prose
from scanner.reports.horizon_sentences import describe_horizon, warn_of_horizon
from scanner.reports.product_groups import group_findings
from scanner.reports.terminal.width import shortened
from scanner.reports.wording import items, listed, name_machine
from scanner.stdlib.str_enum import StrEnum
from scanner.vocabulary import DeviceForm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from scanner.catalogue_origin import Origin
    from scanner.language import Say
    from scanner.model import Scan, Scope
    from scanner.reports.product_groups import Group

LONGEST = 253  # of what a machine says of itself: a host's name may be as long
MOST_NAMED = 4  # products or policies; the rest are counted
SAID_USERS = {"all": "all users", "this-user": "this user"}


class Standing(StrEnum):
    """What the whole report comes to. Only what was judged, and read whole, is ever said to be clear."""

    BANNED = "banned"
    TO_CHECK = "to-check"
    INCOMPLETE = "incomplete"
    NOT_JUDGED = "not-judged"
    CLEAR = "clear"


SAID_STANDINGS = {
    Standing.BANNED: "Banned software",
    Standing.TO_CHECK: "To check",
    Standing.INCOMPLETE: "Incomplete",
    Standing.NOT_JUDGED: "Not judged",
    Standing.CLEAR: "Nothing banned found",
}


def standing(scan: Scan) -> Standing:
    """Return what the report comes to."""
    if asks := loudest(scan.findings):
        return Standing(asks.value)
    if not scan.complete:
        return Standing.INCOMPLETE
    return Standing.CLEAR if scan.policies else Standing.NOT_JUDGED


def headline(scan: Scan) -> str:
    """Return the answer, which claims no more than was judged and never calls a machine clean that could not be read whole."""
    say = speaker(scan.language)
    groups = group_findings(scan.findings)
    banned = _names([one for one in groups if one.attention is Attention.BANNED], say)
    passed = [] if banned else [one for one in groups if any(map(is_let_pass, one.findings))]
    to_check = _names([one for one in groups if one.attention is Attention.TO_CHECK and one not in passed], say)
    more = say("To check: {products}.").format(products=to_check) if to_check else ""
    if banned:
        first = say("Banned software found: {products}.").format(products=banned)
    elif passed:
        first = say("Banned software found, let pass by --fail-on: {products}.").format(products=_names(passed, say))
    else:
        return " ".join(filter(None, (*_nothing_banned(scan, say), more)))
    return " ".join(filter(None, (first, more, "" if scan.complete else say("Not everything could be read."))))


def _nothing_banned(scan: Scan, say: Say) -> Iterator[str]:
    if not scan.policies:
        yield say("Nothing was judged (--policy none).")
        yield "" if scan.complete else say("Not everything could be read.")
        return
    policies, number = ", ".join(prose(one.id) for one in scan.policies), len(scan.policies)
    if scan.complete:
        few, many = say("Nothing found that these policies ban: {policies}."), say("Nothing found that these {number} policies ban.")
        last = say("Everything in scope was read.")
    else:
        yield say("Incomplete: not everything could be read.")
        few = say("In what was read, nothing was found that these policies ban: {policies}.")
        many, last = say("In what was read, nothing was found that these {number} policies ban."), ""
    yield many.format(number=number) if number > MOST_NAMED else few.format(policies=policies)
    yield last


def _names(groups: Sequence[Group], say: Say) -> str:
    """Return the products of groups, the first few of many by name."""
    names = list(dict.fromkeys(prose(one.name) for one in groups))
    more = len(names) - MOST_NAMED
    if more <= 0:
        return ", ".join(names)
    return say("{names} and {number} more").format(names=", ".join(names[:MOST_NAMED]), number=more)


def about(scan: Scan) -> list[str]:
    """Return which machine was looked at, by what it was judged, what that may lack, and as whom and when it was read: a line each."""
    say = speaker(scan.language)
    lines = (_machine(scan, say), _judges(scan, say), [*warn_of_horizon(scan.policies, say)], _reading(scan, say))
    return [" ".join(f"{sentence}." for sentence in said) for said in lines if said]


def counts(scan: Scan) -> str:
    """Return how much was looked at, and how long that took."""
    say = speaker(scan.language)
    number = sum(run.kind is not None for run in scan.runs)
    collectors = say("{number} collector", "{number} collectors", number).format(number=number)
    found = items(sum(run.said for run in scan.runs), say)
    return say("{items}, {collectors}, {seconds}.").format(items=found, collectors=collectors, seconds=say_seconds(scan.seconds, say))


def _machine(scan: Scan, say: Say) -> list[str]:
    host = scan.host
    system = listed(shortened(text, LONGEST) for text in (host.release, host.platform, host.architecture))
    said = [say_of(name_machine(host, say, LONGEST), system, say)]
    if host.form is not DeviceForm.UNKNOWN:
        message = say("Device form: {name}") if host.form_stated else say("Device form: {name} (detected)")
        said.append(message.format(name=say(host.form)))
    return said + ([say("A system mounted at {place}").format(place=host.root)] if host.root else [])


def _judges(scan: Scan, say: Say) -> list[str]:
    said = []
    if scan.policies:
        message = say("Policies: {policies} (assumed)") if scan.policies_assumed else say("Policies: {policies}")
        said.append(message.format(policies=", ".join(one.id for one in scan.policies)))
        said += describe_horizon(scan.policies, say)
        if scan.entity:
            said.append(say("For: {body}").format(body=clean(scan.entity)))
        if scan.device_class:
            message = say("Device class: {name} (assumed)") if scan.device_class_assumed else say("Device class: {name}")
            said.append(message.format(name=say(scan.device_class)))
    return [*said, _release(scan.catalogue_signed, scan.as_of, say)] if scan.catalogue_signed else said


def _release(signed: Origin, as_of: date, say: Say) -> str:
    """Return which signed catalogue was used, how old it was and who answers for it."""
    days = max(0, (as_of - signed.made).days) if signed.made else 0
    age = say("{number} day old", "{number} days old", days).format(number=days)
    message = say("Catalogue: release {number} of {day} ({age}), signed by {signers}")
    day = say_day(signed.made, say) if signed.made else "?"
    return message.format(number=signed.release, day=day, age=age, signers=", ".join(map(clean, signed.signers)))


def _reading(scan: Scan, say: Say) -> list[str]:
    said = [_scope(scan.scope, say), _when(scan, say)]
    pseudonyms = say("The names of accounts and of the machine are replaced by pseudonyms; this is still personal data")
    return [*said, pseudonyms] if scan.pseudonymised else said


def _scope(scope: Scope, say: Say) -> str:
    users = say(SAID_USERS.get(scope.users, scope.users))
    homes = say("{number} home", "{number} homes", scope.homes).format(number=scope.homes)
    rights = say("with administrator rights") if scope.privileged else say("without administrator rights")
    return say("In scope: {users}, {homes}, {rights}").format(users=users, homes=homes, rights=rights)


def _when(scan: Scan, say: Say) -> str:
    message = say("Read {read}, judged again {again} as of {day}") if scan.judged else say("Read {read}, judged as of {day}")
    again = say_minute(scan.judged, say) if scan.judged else ""
    return message.format(read=say_minute(scan.started, say), again=again, day=say_day(scan.as_of, say))
