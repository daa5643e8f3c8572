"""The map of AI tools as a CycloneDX 1.7 bill of materials: a component for each tool, and beside it the service that it sends data to.

Counts, the verdict and what somebody filled in are properties. By cyclonedx-python-lib. See: https://cyclonedx.org/docs/1.7/json/
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scanner import __version__
from scanner.catalogue.policy_words import Processing
from scanner.language import speaker
from scanner.model import Kind
from scanner.reports.ai_words import SAID_PROCESSING
from scanner.reports.clean import clean
from scanner.reports.standards.cyclonedx_report import make_properties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyclonedx.model.component import Component
    from cyclonedx.model.service import Service

    from scanner.fleet.questions.question import Answer
    from scanner.language import Say

    Tool = dict[str, Any]

TOLD = {"product", "name", "vendor"}  # by a component itself


def write_bill(ai_map: Answer, language: str) -> bytes:
    """Return the bill of what machines have now as JSON text that ends with a newline, for UTF-8."""
    from cyclonedx.model.bom import Bom, BomMetaData  # noqa: PLC0415  whoever asks for another format need not wait for it
    from cyclonedx.model.component import Component, ComponentType  # noqa: PLC0415
    from cyclonedx.model.tool import ToolRepository  # noqa: PLC0415
    from cyclonedx.output.json import JsonV1Dot7  # noqa: PLC0415

    found = (dict(zip(ai_map.columns, row, strict=True)) for row in ai_map.rows)
    tools = [tool for tool in found if tool["machines"]]
    fleet = Component(name="fleet", type=ComponentType.PLATFORM, bom_ref="fleet")
    writer = ToolRepository(components=[Component(name="scanner", type=ComponentType.APPLICATION, version=__version__)])
    bill = Bom(
        metadata=BomMetaData(component=fleet, tools=writer),
        components=[*map(_component, tools)],
        services=[*_services(tools, speaker(language))],
    )
    bill.register_dependency(fleet, bill.components)
    return (str(JsonV1Dot7(bill).output_as_string(indent=2)) + "\n").encode("utf-8", "replace")


def _component(tool: Tool) -> Component:
    from cyclonedx.model.component import Component, ComponentType  # noqa: PLC0415  as above
    from cyclonedx.model.contact import OrganizationalEntity  # noqa: PLC0415

    types = {str(Kind.LIBRARY): ComponentType.LIBRARY, str(Kind.MODEL): ComponentType.MACHINE_LEARNING_MODEL}
    words = {name.replace("_", "-"): _word(value) for name, value in tool.items() if name not in TOLD}
    return Component(
        name=clean(tool["name"]) or clean(tool["product"]),
        type=types.get(tool["forms"], ComponentType.APPLICATION),
        bom_ref=tool["product"],
        supplier=OrganizationalEntity(name=clean(tool["vendor"])) if tool["vendor"] else None,
        properties=make_properties(product=tool["product"], **words),
    )


def _services(tools: list[Tool], say: Say) -> Iterator[Service]:
    """Yield the online service of each tool that sends data to one."""
    from cyclonedx.model import DataClassification, DataFlow  # noqa: PLC0415  as above
    from cyclonedx.model.contact import OrganizationalEntity  # noqa: PLC0415
    from cyclonedx.model.service import Service  # noqa: PLC0415

    online = {say(SAID_PROCESSING[one]) for one in (Processing.CLOUD, Processing.BOTH)}  # as the map says it
    for tool in tools:
        if tool["processing"] in online:
            yield Service(
                name=clean(tool["name"]),
                bom_ref=f"service:{tool['product']}",
                provider=OrganizationalEntity(name=clean(tool["vendor"])) if tool["vendor"] else None,
                x_trust_boundary=True,
                data=[DataClassification(flow=DataFlow.OUTBOUND, classification="unknown")],
                properties=make_properties(product=tool["product"], destinations=tool["destinations"]),
            )


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
