"""What is different between two scans of one machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.judging.attention import is_let_pass
from scanner.judging.clock import A_TIME_ZONE
from scanner.reports.series import has_name
from scanner.stdlib.named_tuple import NamedTuple
from scanner.stdlib.str_enum import StrEnum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Finding, Outcome, Problem, Scan, Verdict
    from scanner.policy_facts import PolicyFacts


class Changed(NamedTuple):
    """A rule's verdict on a finding of both scans; None where the rule spoke of it in one of them only."""

    finding: Finding
    policy: str
    rule: str
    before: Outcome | None
    after: Outcome | None
    fails: bool  # now, and did not before


class Caveat(StrEnum):
    """Why a difference may be one of the reports, and not of the machine."""

    POLICIES = "policies"  # they were judged by different ones
    DEVICE_CLASS = "device-class"  # they were judged as of different ones
    DEVICE_FORM = "device-form"  # likewise
    ENTITY = "entity"  # they were judged for different ones
    AS_OF = "as-of"  # they were judged as of different days, of which one at least is not that of its scan
    CATALOGUE = "catalogue"  # they were made with different ones
    SCOPE = "scope"  # they differ in whose records were in scope, or in rights
    OLD_ONLY_ADDRESSED = "old-only-addressed"  # the older one leaves out what no policy covers
    NEW_ONLY_ADDRESSED = "new-only-addressed"  # the newer one does
    OLD_INCOMPLETE = "old-incomplete"  # not everything could be read for the older one
    NEW_INCOMPLETE = "new-incomplete"  # nor for the newer one


class Differences(NamedTuple):
    """What the newer scan has that the older had not, and the other way round."""

    appeared: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    changed: tuple[Changed, ...]
    newly_unreadable: tuple[Problem, ...]

    @property
    def has_new_ban(self) -> bool:
        """Whether something fails the newer scan that did not fail the older one."""
        return any(finding.fails for finding in self.appeared) or any(one.fails for one in self.changed)


def compare_scans(old: Scan, new: Scan) -> Differences:
    """Return the differences; a finding is the same one where product, form and relation are."""
    before, after = ({_key(finding): finding for finding in scan.findings} for scan in (old, new))
    known = {_place(problem) for run in old.runs for problem in run.problems}
    return Differences(
        tuple(finding for key, finding in after.items() if key not in before),
        tuple(finding for key, finding in before.items() if key not in after),
        tuple(change for key, finding in after.items() if key in before for change in _changes(before[key], finding)),
        tuple(problem for run in new.runs for problem in run.problems if _place(problem) not in known),
    )


def find_let_pass(old: Scan, new: Scan) -> list[Finding]:
    """Return what is banned and new, and only `--fail-on` keeps from failing the newer scan."""
    banned = {_key(finding) for finding in old.findings if finding.fails or is_let_pass(finding)}
    return [finding for finding in new.findings if is_let_pass(finding) and _key(finding) not in banned]


def find_caveats(old: Scan, new: Scan) -> list[Caveat]:
    """Return what a reader must know of two scans that are compared."""
    holds = {
        Caveat.POLICIES: {*map(_name_policy, old.policies)} != {*map(_name_policy, new.policies)},
        Caveat.DEVICE_CLASS: old.device_class != new.device_class,
        Caveat.DEVICE_FORM: old.host.form != new.host.form,
        Caveat.ENTITY: old.entity != new.entity,
        Caveat.AS_OF: old.as_of != new.as_of and not (_is_of_its_day(old) and _is_of_its_day(new)),
        Caveat.CATALOGUE: old.catalogue_digest != new.catalogue_digest,
        Caveat.SCOPE: old.scope[:2] != new.scope[:2],
        Caveat.OLD_ONLY_ADDRESSED: old.only_addressed and not new.only_addressed,
        Caveat.NEW_ONLY_ADDRESSED: new.only_addressed and not old.only_addressed,
        Caveat.OLD_INCOMPLETE: not old.complete,
        Caveat.NEW_INCOMPLETE: not new.complete,
    }
    return [caveat for caveat, it_holds in holds.items() if it_holds]


def are_of_one_machine(old: Scan, new: Scan) -> bool:
    """Tell whether two scans are known to be of one machine, and not of two accounts of it, each of its own home."""
    if _look(old) == _look(new):  # it is one scan, judged twice
        return True
    hosts = {(scan.host.name, scan.host.platform, scan.pseudonymised) for scan in (old, new)}
    domains = {scan.host.domain for scan in (old, new) if scan.host.domain}
    own = [scan.scope.account for scan in (old, new) if scan.scope.users != "all"]
    are_accounts_one = len(own) < 2 or (own[0] == own[1] != "")  # noqa: PLR2004  one of each
    return has_name(old.host) and len(hosts) == 1 and len(domains) <= 1 and are_accounts_one


def _look(scan: Scan) -> tuple[object, ...]:
    return scan.host, scan.scope, scan.started, scan.seconds


def _name_policy(policy: PolicyFacts) -> tuple[str, str]:
    return policy.id, policy.version


def _is_of_its_day(scan: Scan) -> bool:
    """Tell whether it was judged as of the day on which it was made, which may be another one in UTC."""
    return abs(scan.as_of - scan.started.date()) <= A_TIME_ZONE


def _changes(old: Finding, new: Finding) -> Iterator[Changed]:
    before, after = ({(verdict.policy, verdict.rule): verdict for verdict in finding.verdicts} for finding in (old, new))
    for policy, rule in dict.fromkeys((*before, *after)):
        was, now = before.get((policy, rule)), after.get((policy, rule))
        fails = bool(now and now.fails) and not old.fails
        if _outcome(was) is not _outcome(now) or fails:
            yield Changed(new, policy, rule, _outcome(was), _outcome(now), fails)


def _outcome(verdict: Verdict | None) -> Outcome | None:
    return verdict.outcome if verdict else None


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.product, finding.aspect, finding.relation


def _place(problem: Problem) -> tuple[str, str, str, str]:
    return problem.collector, problem.reason, problem.location, problem.user
