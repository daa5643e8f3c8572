"""The few turns of phrase that several parts of the text report share, and the codes of the report file as words."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from scanner.language import say_both
from scanner.matching.confidence import Field, id_kind
from scanner.reports.clean import prose
from scanner.reports.terminal.width import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.language import Say
    from scanner.model import Basis, Evidence, Finding, HostFacts

# Codes that are shown as they are: `say(code)`.
SAID_CODES = (
    *("application", "extension", "web-app", "command-line", "library", "model", "process", "feature", "destination", "agent-part"),
    *("installed", "registered", "present", "running", "configured"),
    *("official", "client", "tool", "sdk"),
    *("enabled", "disabled", "disabled-by-policy", "disabled-by-user", "not-present", "offered", "unknown"),
    *("service", "personal-with-access", "personal"),
    *("desktop", "laptop", "tablet", "phone", "server", "virtual", "computer", "portable"),
    *("official+press", "press+", "press", "secondary"),
    *("law", "decree", "circular", "decision", "notice", "statement", "internal-email"),
)
# Codes that are shown without their hyphens: `worded(code, say)`.
SAID_WORDS = (
    *("prohibited", "to remove", "upcoming", "advised against", "conditions to check"),
    *("inventoried", "excepted", "compliant", "out of scope", "unspecified"),
    *("absent", "ok", "partial", "failed", "skipped", "timed out"),
    *("permission denied", "refused by system", "locked", "malformed", "unsupported encoding", "unsupported format"),
    *("link leaves", "link loop", "not a file", "too large", "capped", "changed while read"),
    *("network home", "home absent", "cloud only", "read error", "budget spent", "wrong clock", "catalogue refused"),
    "internal error",
)


# What decided that an item matched; an id is shown by the field's own name, which signatures use.
SAID_FIELDS = {
    Field.NAME: "name = {value}",
    Field.PUBLISHER: "publisher = {value}",
    Field.NAME_AND_PUBLISHER: "name = {value}, publisher = {publisher}",
    Field.LOOK_ALIKE: "name looks like {value}",
    Field.SETTING: "setting = {value}",
    Field.DEFAULT: "not configured; default: {value}",
}


def describe_match(one: Evidence, say: Say) -> str:
    """Return which field of an item decided, and what stands there: the one place where that becomes text."""
    if id_kind(one.field):
        return f"{one.field} = {one.value}"
    value = say(one.value) if one.field == Field.DEFAULT else one.value
    return say(SAID_FIELDS[Field(one.field)]).format(value=value, publisher=one.item.publisher)


def name_machine(host: HostFacts, say: Say, most: int) -> str:
    """Return a machine's name, cut to so many letters, or that it has none."""
    return shortened(host.name, most) or say("Machine without a name")


def name_act(act: Basis) -> str:
    """Return the number of an act, if it has one, and its title."""
    return " ".join(filter(None, (prose(act.number), prose(act.title))))


def findings(number: int, say: Say) -> str:
    """Return `1 finding`, `2 findings`."""
    return say("{number} finding", "{number} findings", number).format(number=number)


def items(number: int, say: Say) -> str:
    """Return `1 item`, `2 items`."""
    return say("{number} item", "{number} items", number).format(number=number)


def name_finding(finding: Finding, say: Say) -> str:
    """Return the product with the form that it takes, and what it is to the product where it is not the product itself."""
    return f"{finding.name} ({form(finding.relation, finding.aspect, say)})"


def form(relation: str, aspect: str, say: Say) -> str:
    """Return the form that a product takes, and what it is to the product where it is not the product itself."""
    return say(aspect) if relation in {"official", aspect} else f"{say(relation)}, {say(aspect)}"


def join_clauses(texts: Iterable[str], say: Say) -> str:
    """Return the texts that are not empty, with semicolons between them as the language writes them."""
    clauses = [*filter(None, texts)]
    return reduce(lambda first, second: say_both(first, second, say), clauses) if clauses else ""


def list_forms(pairs: Iterable[tuple[str, str]], say: Say) -> str:
    """Return the forms that a product takes, each once, from pairs of its relation and its aspect."""
    return join_clauses(dict.fromkeys(form(relation, aspect, say) for relation, aspect in pairs), say)


def listed(words: Iterable[str]) -> str:
    """Return the words that are not empty, with commas between them."""
    return ", ".join(filter(None, words))


def worded(code: str, say: Say) -> str:
    """Return a code of the report file as a person writes it: `permission-denied` is `permission denied`."""
    return say(code.replace("-", " "))
