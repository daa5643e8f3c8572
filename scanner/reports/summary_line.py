"""A scan as one line of ASCII for tools that show no more of a program, the gravest part last: that is what they keep of a long one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scanner import __version__
from scanner.judging.attention import Attention, attention, is_let_pass
from scanner.reports.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.model import Scan

MOST = 2000  # characters
MOST_OF_A_LIST = 600


def write_summary(scan: Scan) -> str:
    """Return the line, without an end."""
    line = clean(". ".join(_parts(scan))).encode("ascii", "backslashreplace").decode()
    return line if len(line) <= MOST else f"...{line[3 - MOST :]}"


def _parts(scan: Scan) -> Iterator[str]:
    policies = ", ".join(policy.id for policy in scan.policies)
    whose = scan.scope.account or scan.scope.users
    yield f"scanner {__version__}, report {scan.id}, {scan.started:%Y-%m-%dT%H:%M:%SZ}"
    yield f"Host {scan.host.name or 'without a name'} ({scan.host.platform}), users {whose}, device class {scan.device_class}"
    yield f"{sum(run.said for run in scan.runs)} items, {len(scan.findings)} findings, policies: {policies or 'none'}"
    passed = [one for one in scan.findings if is_let_pass(one)]
    by_attention = {asks: _listed(one.name for one in scan.findings if attention(one) is asks and one not in passed) for asks in Attention}
    if to_check := by_attention[Attention.TO_CHECK]:
        yield f"TO CHECK: {to_check}"
    if not scan.complete:
        yield f"INCOMPLETE: not everything could be read ({_reasons(scan)})"
    if passed:
        yield f"BANNED, LET PASS BY --fail-on: {_listed(one.name for one in passed)}"
    if banned := by_attention[Attention.BANNED]:
        yield f"BANNED: {banned}"
    elif scan.complete and not to_check and not passed:
        yield "CLEAN: nothing banned by these policies" if policies else "NOT JUDGED: no policy was selected"


def _reasons(scan: Scan) -> str:
    counted = Counter(problem.reason for run in scan.runs for problem in run.problems)
    return ", ".join(f"{reason} {number}" for reason, number in counted.most_common()) or "collectors were skipped or timed out"


def _listed(names: Iterable[str]) -> str:
    """Return names, each once, as many as there is room for."""
    said = ""
    known = sorted({*names})
    for number, name in enumerate(known):
        if len(said) + len(name) > MOST_OF_A_LIST:
            return f"{said} and {len(known) - number} more"
        said += f", {name}" if said else name
    return said
