"""What a build proves of itself, where it stands: that it recognises what is planted and nothing else, and does nothing but read."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

from scanner.built import CHECKOUT, commit
from scanner.catalogue.compiled import NAME, compiled
from scanner.catalogue.defaults import DEFAULT_POLICIES
from scanner.catalogue.load import load_catalogue
from scanner.catalogue.signature_files import bundled, signature_files
from scanner.host.mounted.mounted_host import mounted_host, platform_of
from scanner.judging.judge import Terms
from scanner.model import Scan
from scanner.reports.record import json_report
from scanner.reports.save import save
from scanner.scan import Question, scan
from scanner.selftest.systems import plant, planted
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.catalogue.catalogue import Catalogue
    from scanner.model import Platform
    from scanner.selftest.watch import Watch

DAY = date(2026, 11, 21)  # the same outcome on every day on which it is run
SECONDS = 60.0
BANNED = {"deepseek", "tiktok"}  # by these policies, on every system
MOST_NAMED = 5


class Check(NamedTuple):
    """One line: whether it holds, and what was seen."""

    holds: bool
    said: str


def checks(scratch: str, watch: Watch) -> Iterator[Check]:
    """Yield every check, in a folder that is empty and ours."""
    yield _catalogue()
    catalogue = load_catalogue()
    for platform, root in plant(scratch).items():
        yield _system(platform, root, scratch, catalogue)
    yield from _watched(scratch, watch)


def _catalogue() -> Check:
    """Tell whether the signatures are what was compiled: a file that was changed, added or lost since is seen here."""
    whole = load_catalogue(compiled=False)
    about = f"{whole.count_products()} products, {len(whole.policies)} policies, digest {whole.digest}"
    try:
        with open(os.path.join(bundled(), NAME), "rb") as file:
            same = file.read() == compiled(whole, signature_files(bundled(), []))
    except FileNotFoundError:
        return Check(commit() == CHECKOUT, f"the catalogue is not compiled: {about}")
    if not same and commit() == CHECKOUT:
        return Check(holds=True, said=f"the compiled catalogue is out of date, and passed over: {about}")
    return Check(same, f"the compiled catalogue {'is that' if same else 'is not that'} of its files: {about}")


def _system(platform: Platform, root: str, scratch: str, catalogue: Catalogue) -> Check:
    """Scan a planted system as a mounted one, and hold what was found against what was planted."""
    wanted = {(one.collector, one.item, one.product) for one in planted() if one.platform is platform}
    done = _scan(root, catalogue)
    found = _found(done)
    save(json_report.write_report(done, inventory=True), os.path.join(scratch, f"{platform}.json"))
    faults = [f"not found: {_named(one)}" for one in sorted(wanted - found)]
    faults += [f"not planted: {_named(one)}" for one in sorted(found - wanted)]
    faults += [f"not read: {problem.location}: {problem.detail}" for run in done.runs for problem in run.problems]
    if platform_of(root) is not platform:
        faults.append(f"taken for {platform_of(root)}")
    banned = {finding.product for finding in done.findings if any(verdict.fails for verdict in finding.verdicts)}
    if banned != BANNED:
        faults.append(f"banned: {', '.join(sorted(banned))}; expected {', '.join(sorted(BANNED))}")
    known = sum(bool(product) for _, _, product in wanted)
    places = len({collector for collector, _, _ in wanted})
    return _check(f"{platform}: {len(wanted)} planted items in {places} kinds of places, {known} of them of known products", faults)


def _scan(root: str, catalogue: Catalogue) -> Scan:
    policies = [catalogue.policies[id_] for id_ in DEFAULT_POLICIES]
    question = Question(Terms(DAY), all_users=True, privileged=True, timeout=SECONDS)
    *_, done = scan(mounted_host(root), catalogue, policies, question)
    if not isinstance(done, Scan):
        raise TypeError("a scan ends with a Scan")
    return done


def _found(done: Scan) -> set[tuple[str, str, str]]:
    """Return every item with the product that it is evidence of; one product at most, or the check fails on the others."""
    evidence = {(one.item.collector, one.item.name, finding.product) for finding in done.findings for one in finding.evidence}
    known = {(collector, name) for collector, name, _ in evidence}
    items = {(item.collector, item.name) for run in done.runs for item in run.items}
    return evidence | {(collector, name, "") for collector, name in items - known}


def _watched(scratch: str, watch: Watch) -> Iterator[Check]:
    seen = any(path.endswith("/linux/var/lib/dpkg/status") for path in watch.read)
    yield _check("the interpreter reported every file that was opened", [] if seen else ["a planted file that was read is not among them"])
    yield _check("no program was started", watch.started)
    yield _check("no connection was opened", watch.connected)
    yield _check("nothing was written but the report and the planted systems", watch.written_outside(scratch))


def _check(said: str, faults: list[str]) -> Check:
    more = [f"and {len(faults) - MOST_NAMED} more"] if len(faults) > MOST_NAMED else []
    return Check(not faults, "; ".join([said, *faults[:MOST_NAMED], *more]))


def _named(one: tuple[str, str, str]) -> str:
    collector, item, product = one
    return f"{item} of {collector}" + (f" as {product}" if product else "")
