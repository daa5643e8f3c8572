"""What a rule is to the body that scans: whether it binds it, only advises it, is not for it, or does not say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.catalogue.bodies import KINDS, Bodies, fold_name
from scanner.catalogue.entity import is_related
from scanner.judging.attention import BANS, CALLS_FOR_ACTION
from scanner.model import Outcome
from scanner.stdlib.str_enum import StrEnum

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.catalogue.entity import Body
    from scanner.catalogue.policy import Policy
    from scanner.catalogue.rule import Rule
    from scanner.judging.rule_on_a_day import Ruling
    from scanner.language import Say


class Standing(StrEnum):
    """What a rule is to a body."""

    BOUND = "bound"
    ADVISED = "advised"
    EXCLUDED = "excluded"
    ELSEWHERE = "elsewhere"  # the measure is another jurisdiction's
    UNDECIDED = "undecided"  # the text does not say


FOR_IT = frozenset({Standing.BOUND, Standing.ADVISED, Standing.UNDECIDED})
LINKS = frozenset("and d de der des du e en et for l la le of the und van voor".split())  # noqa: SIM905  words that tell no name from another
SAID_STANDING = {
    Standing.ADVISED: "{ruling}; for {body} this is advice",
    Standing.EXCLUDED: "the rule is not for {body}",
    Standing.ELSEWHERE: "the rule is one of {jurisdiction}, and not for {body}",
    Standing.UNDECIDED: "{ruling}; the text does not say whether this is for {body}: ask your legal service",
}


def stand(policy: Policy, rule: Rule, body: Body) -> Standing:
    """Return what a rule is to a body; one that says nothing of bodies is for whoever selects it."""
    if not is_related(policy.jurisdiction, body.jurisdiction):
        return Standing.ELSEWHERE
    if not any(rule.entities.bodies):
        return Standing.BOUND
    said = {fold_name(word): Standing(name) for name in Bodies._fields for word in getattr(rule.entities.bodies, name)}
    deciding = next((word for word in body.words() if word in said), "")
    found = said.get(deciding, Standing.UNDECIDED)
    may_be_another = any(standing is not found and _may_be(body, deciding, word) for word, standing in said.items())
    is_unsure = may_be_another or (found in FOR_IT and _may_lie_elsewhere(policy, body, deciding))
    return Standing.UNDECIDED if is_unsure else found


def _may_be(body: Body, deciding: str, word: str) -> bool:
    """Tell whether a body may be the one that a rule names: where nobody says its name, or spells it with fewer words or with more.

    "City of Calgary" may be "Calgary". A name that the rule has too is itself.
    """
    kind, _, name = word.partition(":")
    if not name or kind != body.kind or ":" in deciding:
        return False
    one, other = _telling_words(body.name), _telling_words(name)
    return not body.name or bool(one and other and (one <= other or other <= one))


def _telling_words(name: str) -> set[str]:
    return {*re.findall(r"\w+", fold_name(name))} - LINKS


def _may_lie_elsewhere(policy: Policy, body: Body, deciding: str) -> bool:
    """Tell whether the rule is another government's than the body's own: a part's of the whole, or the whole's of a part."""
    if len(policy.jurisdiction) > len(body.jurisdiction):
        return True
    return policy.jurisdiction != body.jurisdiction and deciding == body.kind and KINDS[body.kind].level in {"", "central"}


def policies_for(body: Body, policies: Iterable[Policy]) -> list[Policy]:
    """Return the policies with a rule that is, or may be, for a body."""
    return [policy for policy in policies if any(stand(policy, rule, body) in FOR_IT for rule in policy.rules)]


def apply_standing(found: Ruling, policy: Policy, rule: Rule, body: Body, say: Say) -> Ruling:
    """Return what a ruling comes to for a body."""
    standing = stand(policy, rule, body)
    outcome = found.outcome
    if standing not in FOR_IT:
        outcome, found = Outcome.OUT_OF_SCOPE, found._replace(flags=())
    elif standing is Standing.BOUND or outcome not in CALLS_FOR_ACTION:
        return found
    elif standing is Standing.UNDECIDED:
        outcome = Outcome.CONDITIONS_TO_CHECK
    elif outcome in {*BANS, Outcome.CONDITIONS_TO_CHECK}:
        outcome = Outcome.ADVISED_AGAINST
    reason = say(SAID_STANDING[standing]).format(ruling=found.reason, body=body, jurisdiction=policy.jurisdiction)
    return found._replace(outcome=outcome, reason=reason)
