"""A scan that holds one of everything that a report can say, in which every word of a machine or a policy is in capitals."""

from itertools import product

from scanner.catalogue.categories import SAID_AI_CATEGORIES
from scanner.catalogue.policy_words import BasisKind, Support
from scanner.matching.confidence import Field
from scanner.model import (
    Confidence,
    ExceptionTerms,
    Flag,
    HostFacts,
    Kind,
    Mark,
    Outcome,
    Problem,
    Reason,
    Relation,
    Rung,
    Scope,
    State,
    Status,
)
from scanner.reports.ai_words import SAID_PROCESSING
from scanner.vocabulary import DeviceForm
from tests.catalogue.written import day
from tests.reports.scans import DEB, ENTRY, WAIVER, evidence, finding, run, scan, verdict


def everything(**others):
    """Return a scan that has one of each: outcome, flag, reason, status, kind, rung, confidence, relation and state."""
    shown = [
        ENTRY._replace(name="N", location=f"/PLACE/{number}", user="U", collector="C", kind=kind, rung=rung, state=State.DISABLED, marks=())
        for number, (kind, rung) in enumerate([(kind, rung) for kind in Kind for rung in Rung])
    ]
    problems = [Problem(reason, "D", "/L", "U", "C") for reason in Reason for _ in range(2)]
    runs = [run(f"R-{status.upper()}", status, items=shown, problems=problems, kind=kind) for kind in Kind for status in Status]
    silent = [run(f"S-{status.upper()}", status, kind=Kind.MODEL) for status in Status]
    given = {
        "host": HostFacts("H", "SYSTEM", "R", "A", "/ROOT", DeviceForm.PORTABLE),
        "scope": Scope("this-user", privileged=False, homes=2),
        "runs": [*runs, *silent],
        "not_looked_at": ("W",),
        "waivers": (
            WAIVER._replace(id="W-1", rule="R", approved_by="A", reference="N"),
            WAIVER._replace(id="W-2", rule="R", approved_by="A", reference="N", expired=True),
            WAIVER._replace(applied=False),
        ),
        "policies": tuple(
            one._replace(id="Q", title="T", issuer="I", stale=True, known_through=one.last_verified, beyond_horizon=True)
            for one in scan().policies
        ),
        "pseudonymised": True,
        "judged": scan().started,
    }
    return scan(*_findings(shown), **given | others)


def _findings(shown):
    blocked = DEB._replace(name="P", location="/B", within="B", collector="C", rung=Rung.CONFIGURED, marks=(Mark.POLICY, Mark.BLOCKED))
    for number, relation in enumerate(Relation):
        for confidence in Confidence:
            kind, rung = list(Kind)[number], list(Rung)[number]
            found = finding(
                *_verdicts(), product="P", name="P", shown=shown, confidence=confidence, relation=relation, aspect=kind.value, rung=rung
            )
            yield found._replace(
                evidence=tuple(
                    one._replace(field=field, value="enabled" if field == Field.DEFAULT else "V")
                    for one, field in zip(found.evidence, [*Field, "id.0"], strict=False)
                )
            )
    yield finding(product="P", name="P", shown=(blocked,))._replace(evidence=(evidence(blocked)._replace(field=Field.NAME, value="P"),))
    yield _feature()
    for number, (category, goes) in enumerate(product(SAID_AI_CATEGORIES, SAID_PROCESSING)):
        item = shown[number % len(shown)]
        tool = finding(*_verdicts(), product=f"P{number}", name="P", category=category, shown=(item, *shown[:2]), processing=goes)
        yield tool._replace(evidence=tuple(one._replace(field="id.0", value="0") for one in tool.evidence))
    for state in State:
        yield _feature()._replace(product=f"S{state}", category="built-in-ai", evidence=_feature().evidence[:1])


def _feature():
    """A feature: what each state of its settings means, configured, but the setting has no effect, and none at all."""
    items = [DEB._replace(name="P", location="/S", collector="C", kind=Kind.FEATURE, state=state) for state in State]
    shown = [evidence(item)._replace(field=Field.SETTING, value="S") for item in (*items, items[0]._replace(marks=(Mark.IGNORED,)))]
    return finding(verdict(policy="Q", reason="WHY", action="DO", basis=()), product="P", name="P", aspect="feature")._replace(
        evidence=(*shown, shown[0]._replace(block=0, field=Field.DEFAULT, value="enabled"))
    )


def _verdicts():
    dates = dict.fromkeys(("remove_by", "valid_until", "review_by"), day("2026-12-01"))
    for outcome, support, kind in zip(Outcome, [*Support] * 2, [*BasisKind, *BasisKind], strict=False):
        basis = (scan().policies[0].basis[0]._replace(kind=kind.value, title="T", number="7", url="", note="N"),)
        yield verdict(outcome, policy="Q", rule="R", reason="WHY", action="DO", basis=basis, dates=dates, flags=tuple(Flag),
                      exceptions=(ExceptionTerms("E", "IF", "WHO", ("OK",)),), support=support.value, conditions=("C",),
                      waiver="W")  # fmt: skip
