"""A fleet made up from a seed, to try things with: reports of many machines over days, and beside them the truth about the fleet.

Products come and go, some machines fall silent, some are never heard of, some scans are not complete, and some reports are broken. The
truth is written down while the fleet is made up, and is no answer of the program's: tests compare every answer with it.
"""

from __future__ import annotations

import json
import os
import random
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from functools import cache, reduce
from typing import TYPE_CHECKING, Any
from uuid import UUID

from scanner.catalogue.defaults import DEFAULT_POLICIES
from scanner.catalogue.load import load_catalogue
from scanner.judging.judge import Terms, facts, judge_finding
from scanner.model import (
    CollectorRun,
    Confidence,
    Evidence,
    Finding,
    HostFacts,
    Item,
    Kind,
    Platform,
    Problem,
    Reason,
    Relation,
    Rung,
    Scan,
    Scope,
    State,
    Status,
)  # fmt: skip
from scanner.reports.record.document import build_report
from scanner.reports.record.json_report import write_line
from scanner.reports.series import series_of
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.catalogue.catalogue import Catalogue

SUREST = next(iter(Confidence))
POLICIES = (*DEFAULT_POLICIES, "ai-inventory")
# What they ban on a service device beyond doubt, for long already.
BANNED = {("tiktok", "web-app"), ("tiktok", "application"), ("deepseek", "application")}
UNITS = ("Registry", "Finance", "Legal", "Planning", "Archives", "Reception", "Printing", "Fleet desk", "Library", "Audit", "Front office")
HOST, STARTED, ID = "@host@", "@started@", "@id@"
HOUR = 8  # of each report's day, in which it begins
NUMBER_OF_COLLECTORS = 40  # that found their place absent or fine, on an ordinary machine


class Presence(NamedTuple):
    """A product in one form on one machine."""

    product: str
    aspect: Kind
    rung: Rung = Rung.INSTALLED
    running: bool = False
    accounts: int = 1


PRESENCES = (
    Presence("tiktok", Kind.WEB_APP, Rung.INSTALLED, accounts=1),
    Presence("tiktok", Kind.APPLICATION, Rung.INSTALLED, accounts=0),
    Presence("tiktok", Kind.APPLICATION, Rung.RESIDUE, accounts=1),
    Presence("deepseek", Kind.EXTENSION, Rung.INSTALLED, accounts=2),
    Presence("deepseek", Kind.APPLICATION, Rung.INSTALLED, running=True),
    Presence("chatgpt", Kind.APPLICATION, Rung.INSTALLED, running=True),
    Presence("chatgpt", Kind.EXTENSION, Rung.INSTALLED, accounts=3),
    Presence("claude-code", Kind.COMMAND_LINE, Rung.INSTALLED),
    Presence("ollama", Kind.APPLICATION, Rung.INSTALLED, accounts=0),
)


class Machine:
    """A machine as it is on a day."""

    def __init__(self, number: int, chance: random.Random) -> None:
        """Make one up."""
        self.name = f"pc-{number:06d}"
        self.unit, self.owner = UNITS[chance.randrange(len(UNITS))], f"desk {number % 7 + 1}"
        self.platform = chance.choices([*Platform], [7, 1, 2])[0]
        self.present = {one for one in PRESENCES if chance.random() < 0.04}  # noqa: PLR2004
        self.incomplete = chance.random() < 0.05  # noqa: PLR2004
        self.silent_after = chance.randrange(1, 20) if chance.random() < 0.03 else None  # noqa: PLR2004  days before the last
        self.first: dict[tuple[str, str], date] = {}
        self.seen: dict[date, set[Presence]] = {}

    def live(self, chance: random.Random) -> None:
        """Let a day go by."""
        for one in PRESENCES:
            if one in self.present and chance.random() < 0.05:  # noqa: PLR2004
                self.present.discard(one)
            elif one not in self.present and chance.random() < 0.002:  # noqa: PLR2004
                self.present.add(one)


def find_last_day(now: datetime) -> date:
    """Return the last day of which all reports are made: before nine in the morning they would be of the future."""
    return (now - timedelta(hours=HOUR + 1)).date()


def make_fleet(folder: str, machines: int, days: int, seed: int, last: date) -> dict[str, Any]:
    """Write `reports/<day>/<machine>.json`, `hosts.csv` and `truth.json` into a folder, and return the truth."""
    chance = random.Random(seed)  # noqa: S311  made up from a seed
    fleet = [Machine(number, chance) for number in range(machines)]
    never = [f"pc-{machines + number:06d}" for number in range(max(1, machines // 100))]
    broken = 0
    for back in range(days - 1, -1, -1):
        day = last - timedelta(days=back)
        place = os.path.join(folder, "reports", day.isoformat())
        os.makedirs(place, exist_ok=True)
        for machine in fleet:
            machine.live(chance)
            if machine.silent_after is not None and back < machine.silent_after:
                continue
            text = write_report(machine, day, chance)
            spoilt = chance.random() < 0.002  # noqa: PLR2004
            if spoilt:
                broken += 1
                text = text[: len(text) // 2]
            else:
                machine.seen[day] = set(machine.present)
                for one in machine.present:
                    machine.first.setdefault((one.product, one.aspect.value), day)
            with open(os.path.join(place, f"{machine.name}.json"), "w", encoding="utf-8") as file:
                file.write(text)
    _write_hosts(folder, fleet, never)
    truth = tell_truth(fleet, never, broken, last)
    with open(os.path.join(folder, "truth.json"), "w", encoding="utf-8") as file:
        json.dump(truth, file, indent=1)
    return truth


def write_report(machine: Machine, day: date, chance: random.Random) -> str:
    """Return a machine's report of a day as JSON on one line."""
    moment = datetime(day.year, day.month, day.day, HOUR, chance.randrange(60), chance.randrange(60), tzinfo=UTC)
    made, scan = _template(frozenset(machine.present), day, machine.platform, machine.incomplete)
    id_ = UUID(int=(int(moment.timestamp() * 1000) << 80) | 7 << 76 | chance.getrandbits(12) << 64 | 2 << 62 | chance.getrandbits(62))
    series = series_of(scan._replace(host=scan.host._replace(name=machine.name)))
    values = {HOST: machine.name, STARTED: f"{moment:%Y-%m-%dT%H:%M:%SZ}", ID: str(id_), series_of(scan): series}
    return reduce(lambda text, name: text.replace(name, values[name]), values, made)


def tell_truth(fleet: list[Machine], never: list[str], broken: int, last: date) -> dict[str, Any]:
    """Return what holds of the fleet on its last day, in the words of the questions."""
    reporting = [machine for machine in fleet if machine.seen]
    last = max((max(machine.seen) for machine in reporting), default=last)
    return {
        "as_of": last.isoformat(),
        "machines": len(reporting),
        "reports": sum(len(machine.seen) for machine in reporting),
        "broken": broken,
        "where": sorted(_where(reporting)),
        "silent": sorted(machine.name for machine in reporting if (last - max(machine.seen)).days > 1),
        "silent_a_day": sorted(machine.name for machine in reporting if (last - max(machine.seen)).days == 1),
        "never": sorted((*(machine.name for machine in fleet if not machine.seen), *never)),
        "incomplete": sorted(machine.name for machine in reporting if machine.incomplete),
        "trend": sorted(_trend(reporting)),
        "new": {day.isoformat(): sorted(_changes(reporting, day)) for day in (last, last - timedelta(days=7))},
        "overdue": sorted(
            {(machine.name, product, aspect) for machine in reporting for (product, aspect), (_, found) in _held(machine, last).items()
             if (product, aspect) in BANNED and not all(one.rung is Rung.RESIDUE for one in found)}
        ),
    }  # fmt: skip


def _held(machine: Machine, last: date) -> dict[tuple[str, str], tuple[date, list[Presence]]]:
    """Return what has to be taken for there by a day, and when it was seen last: scans that are not complete take nothing back."""
    days = sorted(day for day in machine.seen if day <= last)
    held: dict[tuple[str, str], tuple[date, list[Presence]]] = {}
    for day in days if machine.incomplete else days[-1:]:
        forms: dict[tuple[str, str], list[Presence]] = defaultdict(list)
        for one in machine.seen[day]:
            forms[one.product, one.aspect.value].append(one)
        held |= {form: (day, found) for form, found in forms.items()}
    return held


def _where(fleet: list[Machine]) -> Iterator[list[Any]]:
    for machine in fleet:
        last = max(machine.seen)
        for (product, aspect), (day, found) in _held(machine, last).items():
            rung = min((one.rung for one in found), key=lambda rung: rung.place)
            accounts = max(one.accounts for one in found if one.rung is not Rung.RESIDUE or rung is Rung.RESIDUE)
            running = any(one.running for one in found)
            yield [machine.name, machine.unit, machine.owner, product, aspect, rung.value, accounts, running,
                   machine.first[product, aspect].isoformat(), day.isoformat(), last.isoformat()]  # fmt: skip


def _trend(fleet: list[Machine]) -> Iterator[list[Any]]:
    days = sorted({day for machine in fleet for day in machine.seen})
    for day in days:
        seen = [machine.seen[day] for machine in fleet if day in machine.seen]
        complete = sum(day in machine.seen and not machine.incomplete for machine in fleet)
        for product in sorted({one.product for one in PRESENCES}):
            having = sum(any(one.product == product and one.rung is not Rung.RESIDUE for one in present) for present in seen)
            yield [day.isoformat(), product, having, len(seen), complete]


def _changes(fleet: list[Machine], since: date) -> Iterator[list[str]]:
    for machine in fleet:
        if min(machine.seen) < since <= max(machine.seen):
            old, now = (
                {form for form, (_, found) in _held(machine, day).items() if not all(one.rung is Rung.RESIDUE for one in found)}
                for day in (since - timedelta(days=1), max(machine.seen))
            )
            yield from (["appeared", machine.name, *one] for one in now - old)
            yield from (["gone", machine.name, *one] for one in old - now)


def _write_hosts(folder: str, fleet: list[Machine], never: list[str]) -> None:
    with open(os.path.join(folder, "hosts.csv"), "w", encoding="utf-8") as file:
        file.write("host,unit,owner\n")
        file.writelines(f"{machine.name},{machine.unit},{machine.owner}\n" for machine in fleet)
        file.writelines(f"{name},{UNITS[0]},desk 1\n" for name in never)


@cache
def _catalogue() -> Catalogue:
    return load_catalogue()


@cache
def _template(present: frozenset[Presence], day: date, platform: Platform, incomplete: bool) -> tuple[str, Scan]:  # noqa: FBT001  a key of the cache
    catalogue = _catalogue()
    policies, terms = [catalogue.policies[name] for name in POLICIES], Terms(day)
    forms: dict[tuple[str, str], list[Presence]] = defaultdict(list)
    for one in sorted(present):
        forms[one.product, one.aspect].append(one)
    findings = tuple(judge_finding(_finding(product, found), policies, terms) for (product, _), found in forms.items())
    scan = Scan(
        HostFacts(HOST, platform, "Example OS 12", "x86_64"),
        Scope("all", privileged=True, homes=3),
        started=datetime(2000, 1, 1, tzinfo=UTC),
        seconds=1.25,
        as_of=day,
        device_class="service",
        device_class_assumed=True,
        catalogue_version=catalogue.version,
        catalogue_digest=catalogue.digest,
        products=catalogue.count_products(),
        policies=tuple(facts(policy, terms) for policy in policies),
        runs=_runs(findings, incomplete=incomplete),
        findings=findings,
        id=ID,
        not_looked_at=tuple(f"Place {number}, which no scan of this example looks at" for number in range(12)),
    )
    return write_line(build_report(scan)).rstrip("\n").replace("2000-01-01T00:00:00Z", STARTED), scan


def _finding(product: str, found: list[Presence]) -> Finding:
    about = _catalogue().products[product]
    evidence = tuple(one for presence in found for one in _evidence(about.name, presence))
    rung = min((one.item.rung for one in evidence if one.item.rung), key=lambda rung: rung.place)
    return Finding(product, about.name, about.vendor, about.category, found[0].aspect, Relation.OFFICIAL, rung, SUREST, evidence,
                   processing=about.processing)  # fmt: skip


def _evidence(name: str, presence: Presence) -> Iterator[Evidence]:
    users = [f"user-{number}" for number in range(1, presence.accounts + 1)] or [""]
    for user in users:
        item = Item(name, "1.0", "", (("bundle-id", f"example.{presence.product}"),), presence.aspect, presence.rung, State.ENABLED,
                    location=f"/home/{user}/{name}", user=user, collector="example")  # fmt: skip
        yield Evidence(item, 1, "id.bundle-id", f"example.{presence.product}", Relation.OFFICIAL, SUREST)
    if presence.running:
        process = Item(name, kind=Kind.PROCESS, rung=Rung.RUNNING, user=users[0], collector="example")
        yield Evidence(process, 1, "name", name, Relation.OFFICIAL, SUREST)


def _runs(findings: tuple[Finding, ...], *, incomplete: bool) -> tuple[CollectorRun, ...]:
    items = tuple(one.item for finding in findings for one in finding.evidence)
    quiet = (CollectorRun(f"place-{number}", Kind.APPLICATION, Status.ABSENT, 0, (), (), 0.001) for number in range(NUMBER_OF_COLLECTORS))
    runs = (
        CollectorRun("accounts", None, Status.OK, 3, (), (), 0.001),
        CollectorRun("example", Kind.APPLICATION, Status.OK, len(items), items, (), 0.01),
    )
    if not incomplete:
        return (*runs, *quiet)
    problem = Problem(Reason.PERMISSION_DENIED, location="/home/user-9", user="user-9", collector="homes")
    return (*runs, *quiet, CollectorRun("homes", Kind.APPLICATION, Status.PARTIAL, 1, (), (problem,), 0.001))
