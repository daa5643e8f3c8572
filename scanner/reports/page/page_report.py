"""A scan as one HTML page: the content of the text report for whoever reads it in a browser, with a screen reader or on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner import __version__
from scanner.judging.attention import loudest
from scanner.language import speaker
from scanner.reports.clean import prose
from scanner.reports.legal_basis import describe_act
from scanner.reports.page.markup import NOTHING, Markup, element, elements, join, link
from scanner.reports.page.page_findings import articles
from scanner.reports.page.page_inventory import inventory_table
from scanner.reports.page.page_map import tables
from scanner.reports.page.page_shell import page
from scanner.reports.sections import AiTools, Findings, Inventory, LegalBasis, Sentences, sections
from scanner.reports.terminal.headline import about, counts, headline
from scanner.reports.terminal.width import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.language import Say
    from scanner.model import Basis, Item, Scan
    from scanner.reports.sections import Content

LONGEST = 60  # of the machine's name


def write_report(scan: Scan, *, inventory: bool = False, **_: object) -> str:
    """Return the page as text that ends with a newline, for UTF-8."""
    say = speaker(scan.language)
    shown = [*sections(scan, inventory=inventory)]
    links = (element("li", element("a", section.title, href=f"#{section.name}")) for section in shown)
    return page(
        scan.language,
        f"{shortened(scan.host.name, LONGEST)}: {headline(scan)}",
        element("header", element("h1", headline(scan)), element("p", about(scan)), **_loudness(scan)),
        element("nav", element("ul", *links), aria_label=say("Parts of the report")),
        element("main", *(_section(section.name, section.title, _draw(section.content, say)) for section in shown)),
        element("footer", element("p", counts(scan)), element("p", _made_by(scan, say))),
    )


def write_list(items: Iterable[Item], *, language: str, **_: object) -> str:
    """Return a page of items without a judgement."""
    say = speaker(language)
    title = say("Inventory")
    return page(language, title, element("header", element("h1", title)), element("main", inventory_table(items, say)))


def _loudness(scan: Scan) -> dict[str, str]:
    loud = loudest(scan.findings)
    return {"class_": loud} if loud else {}


def _section(name: str, title: str, content: Markup) -> Markup:
    heading = f"{name}-heading"
    return element("section", element("h2", title, id=heading), content, id=name, aria_labelledby=heading)


def _draw(content: Content, say: Say) -> Markup:
    match content:
        case Findings(found):
            return articles(found, say)
        case Sentences(texts):
            return element("ul", *elements("li", texts))
        case LegalBasis(policies):
            return join(join([element("h3", policy), _acts(acts, say)]) for policy, acts in policies)
        case AiTools(rows):
            return tables(rows, say)
        case Inventory(items):
            return inventory_table(items, say)


def _acts(acts: Iterable[Basis], say: Say) -> Markup:
    points = [element("li", *elements("p", filter(None, (describe_act(act, say), link(prose(act.url)), prose(act.note))))) for act in acts]
    return element("ul", *points) if points else NOTHING


def _made_by(scan: Scan, say: Say) -> str:
    return say("Written by scanner {version}, with the catalogue {catalogue}.").format(
        version=__version__, catalogue=scan.catalogue_version
    )
