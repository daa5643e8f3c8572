"""The first lines of a report for people: the answer in one sentence, and which machine it is about; and its last, the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.device_form import DeviceForm
from scanner.judging.attention import Attention, attention, is_let_pass
from scanner.language import say_day, say_minute, say_seconds, speaker
from scanner.reports.terminal.width import shortened
from scanner.reports.wording import findings, items, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.language import Say
    from scanner.model import Scan, Scope

LONGEST = 60  # of what a machine says of itself
SAID_USERS = {"all": "all users", "this-user": "this user"}


def headline(scan: Scan) -> str:
    """Return the answer. It never says that nothing is there when something could not be read."""
    say = speaker(scan.language)
    asks = [attention(one) for one in scan.findings]
    banned, let_pass = asks.count(Attention.BANNED), sum(map(is_let_pass, scan.findings))
    to_check = asks.count(Attention.TO_CHECK) - (0 if banned else let_pass)
    more = say("{findings} to check.").format(findings=findings(to_check, say)) if to_check else ""
    gaps = "" if scan.complete else say("Not everything could be read.")
    if banned:
        return _join(say("Banned software is present: {findings}.").format(findings=findings(banned, say)), more, gaps)
    if let_pass:
        first = say("Software that a policy bans is present, and --fail-on lets it pass: {findings}.")
        return _join(first.format(findings=findings(let_pass, say)), more, gaps)
    if scan.complete:
        return _join(say("No banned software found, and everything in scope was read."), more)
    return _join(say("No banned software found, but not everything could be read."), more)


def about(scan: Scan) -> str:
    """Return which machine was looked at, as whom, when, and as what kind of device it was judged."""
    return " ".join(f"{sentence}." for sentence in _sentences(scan, speaker(scan.language)))


def counts(scan: Scan) -> str:
    """Return how much was looked at, and how long that took."""
    say = speaker(scan.language)
    number = sum(run.kind is not None for run in scan.runs)
    collectors = say("{number} collector", "{number} collectors", number).format(number=number)
    found = items(sum(run.said for run in scan.runs), say)
    return say("{items}, {collectors}, {seconds}.").format(items=found, collectors=collectors, seconds=say_seconds(scan.seconds, say))


def _sentences(scan: Scan, say: Say) -> Iterator[str]:
    host = scan.host
    system = listed(shortened(text, LONGEST) for text in (host.release, host.platform, host.architecture))
    yield f"{shortened(host.name, LONGEST)}: {system}"
    if host.root:
        yield say("A system mounted at {place}").format(place=shortened(host.root, LONGEST))
    yield _scope(scan.scope, say)
    yield _when(scan, say)
    if scan.device_class:
        message = say("Device class: {name} (assumed)") if scan.device_class_assumed else say("Device class: {name}")
        yield message.format(name=say(scan.device_class))
    if host.form is not DeviceForm.UNKNOWN:
        message = say("Device form: {name}") if host.form_stated else say("Device form: {name} (detected)")
        yield message.format(name=say(host.form))
    if scan.pseudonymised:
        yield say("The names of accounts and of the machine are replaced by pseudonyms; this is still personal data")


def _scope(scope: Scope, say: Say) -> str:
    users = say(SAID_USERS.get(scope.users, scope.users))
    homes = say("{number} home", "{number} homes", scope.homes).format(number=scope.homes)
    rights = say("with administrator rights") if scope.privileged else say("without administrator rights")
    return say("In scope: {users}, {homes}, {rights}").format(users=users, homes=homes, rights=rights)


def _when(scan: Scan, say: Say) -> str:
    message = say("Read {read}, judged again {again} as of {day}") if scan.judged else say("Read {read}, judged as of {day}")
    again = say_minute(scan.judged, say) if scan.judged else ""
    return message.format(read=say_minute(scan.started, say), again=again, day=say_day(scan.as_of, say))


def _join(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
