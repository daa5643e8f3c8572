"""A scan as a CycloneDX 1.7 bill of materials: the machine, and the software on it as its components.

Local models are machine-learning models, and an AI product that sends data to an online service has that service beside it. Verdicts
are properties. By cyclonedx-python-lib, which the extra `cyclonedx` installs. See: https://cyclonedx.org/docs/1.7/json/
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from scanner import __version__
from scanner.catalogue.categories import SAID_AI_CATEGORIES
from scanner.catalogue.policy_words import Processing
from scanner.model import Kind
from scanner.reports.clean import clean
from scanner.reports.flat.flatten import BETWEEN
from scanner.reports.series import series_of
from scanner.reports.stable_id import make_id
from scanner.reports.standards.installed_items import installed_items, unlisted_findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cyclonedx.model import Property
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import Component
    from cyclonedx.model.service import Service

    from scanner.model import Finding, Item, Scan

PREFIX = "scanner:"  # of properties that are ours


def write_report(scan: Scan, *, inventory: bool = False, **_: object) -> str:
    """Return the bill as JSON text that ends with a newline. Raises ImportError without the library."""
    from cyclonedx.output.json import JsonV1Dot7  # noqa: PLC0415  an extra

    text: str = JsonV1Dot7(_bill(scan, inventory=inventory)).output_as_string(indent=2)
    return text + "\n"


def _bill(scan: Scan, *, inventory: bool) -> Bom:
    from cyclonedx.model.bom import Bom, BomMetaData  # noqa: PLC0415  as above
    from cyclonedx.model.component import Component, ComponentType  # noqa: PLC0415  as above
    from cyclonedx.model.tool import ToolRepository  # noqa: PLC0415  as above

    machine = Component(
        name=clean(scan.host.name) or "unnamed",
        type=ComponentType.DEVICE,
        bom_ref=series_of(scan),
        version=clean(scan.host.release),
        properties=make_properties(**_machine(scan)),
    )
    tools = ToolRepository(components=[Component(name="scanner", type=ComponentType.APPLICATION, version=__version__)])
    bill = Bom(
        serial_number=UUID(scan.id) if scan.id else None,
        metadata=BomMetaData(timestamp=scan.judged or scan.started, component=machine, tools=tools),
        components=[_component(item, findings) for item, findings in installed_items(scan, inventory=inventory)],
        services=[*_services(scan)],
    )
    bill.register_dependency(machine, bill.components)
    return bill


def _machine(scan: Scan) -> dict[str, str]:
    return {
        "series": series_of(scan),
        "domain": scan.host.domain,
        "platform": scan.host.platform,
        "form": scan.host.form,
        "users": scan.scope.users,
        "account": scan.scope.account,
        "complete": str(scan.complete).lower(),
        "problems": str(sum(len(run.problems) for run in scan.runs)),
        "policies": " ".join(policy.id for policy in scan.policies),
        **{f"no-component:{one.product}/{one.aspect}/{one.relation}": _sum_up(one) for one in unlisted_findings(scan)},
    }


def _sum_up(finding: Finding) -> str:
    """Return why a finding is no component, and what the policies say of it."""
    verdicts = (f"{one.policy}/{one.rule}={one.outcome}" for one in finding.verdicts if one.policy)
    return BETWEEN.join(("blocked" if finding.kept_out else finding.rung, *verdicts))


def _services(scan: Scan) -> Iterator[Service]:
    """Yield the online service of each AI product that is there and sends data to one."""
    from cyclonedx.model import DataClassification, DataFlow  # noqa: PLC0415  as above
    from cyclonedx.model.contact import OrganizationalEntity  # noqa: PLC0415  as above
    from cyclonedx.model.service import Service  # noqa: PLC0415  as above

    products = {one.product: one for one in scan.findings if one.category in SAID_AI_CATEGORIES and not one.kept_out}
    for one in products.values():
        if one.processing and one.processing != Processing.LOCAL:
            yield Service(
                name=one.name,
                bom_ref=f"service:{one.product}",
                provider=OrganizationalEntity(name=one.vendor) if one.vendor else None,
                x_trust_boundary=True,
                data=[DataClassification(flow=DataFlow.OUTBOUND, classification="unknown")],
                properties=make_properties(product=one.product, category=one.category, processing=one.processing),
            )


def _component(item: Item, findings: Sequence[Finding]) -> Component:
    from cyclonedx.model.component import Component, ComponentType  # noqa: PLC0415  as above
    from cyclonedx.model.contact import OrganizationalEntity  # noqa: PLC0415  as above

    types = {Kind.LIBRARY: ComponentType.LIBRARY, Kind.MODEL: ComponentType.MACHINE_LEARNING_MODEL}
    vendor = clean(item.publisher) or next((finding.vendor for finding in findings), "")
    return Component(
        name=clean(item.name) or clean(item.location) or "unnamed",
        type=types.get(item.kind, ComponentType.APPLICATION) if item.kind else ComponentType.APPLICATION,
        bom_ref=make_id(*item),
        version=clean(item.version) or None,
        supplier=OrganizationalEntity(name=vendor) if vendor else None,
        properties=[*_properties(item, findings)],
    )


def _properties(item: Item, findings: Sequence[Finding]) -> Iterator[Property]:
    yield from make_properties(
        kind=item.kind, rung=item.rung, state=item.state, within=item.within, location=item.location, account=item.user
    )
    for kind, value in item.ids:
        yield from make_properties(**{f"id:{kind}": value})
    for finding in findings:
        yield from make_properties(
            product=finding.product, category=finding.category, relation=finding.relation, confidence=finding.confidence,
            processing=finding.processing,
        )  # fmt: skip
        for verdict in finding.verdicts:
            if verdict.policy:
                yield from make_properties(**{f"verdict:{verdict.policy}/{verdict.rule}": verdict.outcome})


def make_properties(**words: str | None) -> list[Property]:
    """Return words as properties that are ours, without those that are empty."""
    from cyclonedx.model import Property  # noqa: PLC0415  as above

    return [Property(name=PREFIX + clean(name), value=clean(word)) for name, word in words.items() if word]
