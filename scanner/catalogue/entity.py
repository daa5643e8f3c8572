"""The body that scans, as `--entity` names it, and as the policies know it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.catalogue.bodies import KINDS, OTHERS, fold_name
from scanner.stdlib.named_tuple import NamedTuple
from scanner.tables.near_words import suggest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from scanner.catalogue.policy import Policy

SPOKEN = {word: kind for kind, row in KINDS.items() for word in (kind, *row.also)}


class Body(NamedTuple):
    """The body that scans: in which jurisdiction it lies, of which kind it is, and its name if that is known."""

    jurisdiction: str
    kind: str
    name: str = ""

    def __str__(self) -> str:
        """Return it as `--entity` takes it."""
        return f"{self.jurisdiction}/{self.kind}{':' if self.name else ''}{self.name}"

    def words(self) -> Iterator[str]:
        """Yield the words by which a rule may mean it, the most specific first."""
        if self.name:
            yield f"{self.kind}:{fold_name(self.name)}"
        yield from filter(None, (self.kind, KINDS[self.kind].level, OTHERS))


class UnknownBodyError(Exception):
    """A body that no policy knows, or one that several jurisdictions have; it says which are known."""


def is_related(one: str, other: str) -> bool:
    """Tell whether two jurisdictions are the same, or one lies within the other."""
    return one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-")


def find_body(asked: str, policies: Collection[Policy]) -> Body:
    """Return the body that `[JURISDICTION/]KIND[:NAME]` means, or a name that a policy has."""
    place, _, rest = asked.rpartition("/")
    known = [policy for policy in policies if not place or is_related(policy.jurisdiction, place)]
    if not known:
        places = sorted({policy.jurisdiction for policy in policies})
        raise UnknownBodyError(f"no policy is of {place}; {suggest(place, places, 'known: ' + ', '.join(places))}")
    word, _, name = rest.partition(":")
    kind = SPOKEN.get(word.casefold(), "")
    if kind and place:
        return _check_level(Body(place, kind, name), policies)
    named = [body for policy in known for body in _named_in(policy)]
    wanted = fold_name(name if kind else rest)
    found = [body for body in named if body.name and fold_name(body.name) == wanted and kind in {"", body.kind}]
    found = found or [body._replace(name=name) for body in named if body.kind == kind]
    several = {(body.jurisdiction, *body.words()): body for body in found}
    if len(several) == 1:
        return found[0]
    raise UnknownBodyError(_say_what_is_known(rest, kind, [*several.values()] or named, is_found=bool(several)))


def _check_level(body: Body, policies: Collection[Policy]) -> Body:
    """Refuse a kind of the central government in a part of a country: it would be taken for bound by what binds that government."""
    country, part, _ = body.jurisdiction.partition("-")
    if part and KINDS[body.kind].level == "central":
        level = _find_level(body.jurisdiction, policies)
        own = ", ".join(f"{body.jurisdiction}/{kind}" for kind, row in KINDS.items() if row.level == level)
        raise UnknownBodyError(
            f"{body.kind} is a kind of the central government; write {country}/{body.kind}, or a kind that {body.jurisdiction} has: {own}"
        )
    return body


def _find_level(jurisdiction: str, policies: Collection[Policy]) -> str:
    """Return the level of a part of a country: a chamber is one whose policies bind nobody else."""
    rules = [rule for policy in policies if policy.jurisdiction == jurisdiction for rule in policy.rules]
    words = {word.partition(":")[0] for rule in rules for word in rule.entities.bodies.bound}
    levels = {KINDS[word].level if word in KINDS else word for word in words}
    return levels.pop() if levels in ({"parliament"}, {"union"}) else "regional"


def _named_in(policy: Policy) -> Iterator[Body]:
    """Yield the bodies and kinds that a policy names."""
    for word in (word for rule in policy.rules for words in rule.entities.bodies for word in words):
        kind, _, name = word.partition(":")
        if kind in KINDS:
            yield Body(policy.jurisdiction, kind, name)


def _say_what_is_known(asked: str, kind: str, bodies: Sequence[Body], *, is_found: bool) -> str:
    if is_found:
        return f"several are known: {', '.join(map(str, bodies))}"
    if kind:
        return f"write the jurisdiction too, such as BE/{kind}"
    names = sorted({body.name for body in bodies if body.name})
    known = f"known: JURISDICTION/KIND, such as BE/ministry, with the kinds {', '.join(KINDS)}; and {', '.join(names)}"
    return f"no policy knows it; {suggest(asked.partition(':')[0], [*SPOKEN, *names], known)}"
