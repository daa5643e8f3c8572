"""Whether a product is installed, runs, or both: what its strongest trace says, and whether a process of it was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.language import english
from scanner.model import Kind, Rung

if TYPE_CHECKING:
    from scanner.language import Say
    from scanner.model import Evidence, Finding


SITE = "site"  # the kind of id that is a host
# The forms whose words are feminine in French, and what is said of those there; other languages say the same of all.
FEMININE = frozenset({"application", "web-app", "extension", "library", "feature", "destination", "agent-part"})
SAID_OF_FEMININE = {
    Rung.INSTALLED: "installed (feminine)",
    Rung.REGISTERED: "registered (feminine)",
    Rung.PRESENT: "present (feminine)",
    Rung.CONFIGURED: "configured (feminine)",
}


def traces(finding: Finding) -> list[Evidence]:
    """Return the evidence that it is there, without the policies that keep it out."""
    return [one for one in finding.evidence if not one.item.keeps_out]


def runs(finding: Finding) -> bool:
    """Tell whether a process of it was seen."""
    return any(one.item.rung is Rung.RUNNING for one in traces(finding))


def destination_hosts(finding: Finding) -> list[str]:
    """Return the hosts that clients are set to send to: of a model that others serve none is known."""
    items = [one.item for one in traces(finding) if finding.aspect == Kind.DESTINATION]
    return [value for item in items for kind, value in item.ids if kind == SITE]


def presence(rung: Rung, say: Say, aspect: str = "", *, running: bool) -> str:
    """Return the trace in words: installed, installed and running, or running only; `aspect` is the form of what is there."""
    if rung is Rung.RUNNING:
        return say("running only")
    trace = describe_rung(rung, say, aspect)
    return say("{trace} and running").format(trace=trace) if running else trace


def describe_rung(rung: Rung, say: Say, aspect: str = "") -> str:
    """Return how strong a trace is, in words that agree with the form of what is there."""
    if rung is Rung.RESIDUE:
        return say("leftovers")
    return say(SAID_OF_FEMININE[rung]) if aspect in FEMININE and rung in SAID_OF_FEMININE and say is not english else say(rung)
