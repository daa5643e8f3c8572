"""Whether a product is installed, runs, or both: what its strongest trace says, and whether a process of it was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Rung

if TYPE_CHECKING:
    from scanner.language import Say
    from scanner.model import Evidence, Finding


def traces(finding: Finding) -> list[Evidence]:
    """Return the evidence that it is there, without the policies that keep it out."""
    return [one for one in finding.evidence if not one.item.keeps_out]


def runs(finding: Finding) -> bool:
    """Tell whether a process of it was seen."""
    return any(one.item.rung is Rung.RUNNING for one in traces(finding))


def presence(rung: Rung, say: Say, *, running: bool) -> str:
    """Return the trace in words: installed, installed and running, or running only."""
    if rung is Rung.RUNNING:
        return say("running only")
    trace = describe_rung(rung, say)
    return say("{trace} and running").format(trace=trace) if running else trace


def describe_rung(rung: Rung, say: Say) -> str:
    """Return how strong a trace is, in words."""
    return say("leftovers") if rung is Rung.RESIDUE else say(rung)
