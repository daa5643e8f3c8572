"""A scan as one HTML page: the content of the text report for whoever reads it in a browser, with a screen reader or on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner import __version__
from scanner.language import say_of, speaker
from scanner.reports.clean import prose
from scanner.reports.legal_basis import describe_act, describe_policy
from scanner.reports.page.markup import NOTHING, Markup, element, elements, join, link
from scanner.reports.page.page_filter import choices
from scanner.reports.page.page_findings import cards, mark, summary
from scanner.reports.page.page_inventory import inventory_table
from scanner.reports.page.page_map import tables
from scanner.reports.page.page_shell import page
from scanner.reports.sections import AiTools, Groups, Inventory, LegalBasis, Listing, Remarks, Sentences, Summary, sections
from scanner.reports.terminal.headline import SAID_STANDINGS, about, counts, headline, standing
from scanner.reports.wording import name_machine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.language import Say
    from scanner.model import Basis, Item, Scan
    from scanner.reports.sections import Content, Section

LONGEST = 60  # of the machine's name, in the title of the window
FOLDED = {"found", "blocked", "unaddressed", "map", "not-looked-at", "inventory"}
MOST_OPEN = 2000  # letters


def write_report(scan: Scan, *, inventory: bool = False, **_: object) -> str:
    """Return the page as text that ends with a newline, for UTF-8."""
    say = speaker(scan.language)
    shown = [*sections(scan, inventory=inventory)]
    links = (element("li", element("a", section.title, href=f"#{section.name}")) for section in shown)
    comes_to = standing(scan)
    return page(
        scan.language,
        say_of(name_machine(scan.host, say, LONGEST), headline(scan), say),
        element(
            "header",
            element("p", mark(say(SAID_STANDINGS[comes_to]), comes_to)),
            element("h1", headline(scan)),
            *elements("p", about(scan)),
            class_=comes_to,
        ),
        element("nav", element("ul", *links), aria_label=say("Parts of the report")),
        element(
            "main",
            choices([section.name for section in shown], say),
            *(_section(section, _draw(section.content, say)) for section in shown),
        ),
        element("footer", element("p", counts(scan)), element("p", _made_by(scan, say))),
    )


def write_list(items: Iterable[Item], *, language: str, **_: object) -> str:
    """Return a page of items without a judgement."""
    say = speaker(language)
    title = say("Inventory")
    return page(language, title, element("header", element("h1", title)), element("main", inventory_table(items, say)))


def _section(section: Section, content: Markup) -> Markup:
    """Return a section; one that only some readers want is folded away where it is long."""
    anchor = f"{section.name}-heading"
    heading = element("h2", section.title, id=anchor)
    if section.name in FOLDED:
        is_short = {"open": ""} if len(content) < MOST_OPEN else {}
        body = element("details", element("summary", heading), content, **is_short)
    else:
        body = join([heading, content])
    return element("section", body, id=section.name, aria_labelledby=anchor)


def _draw(content: Content, say: Say) -> Markup:  # noqa: PLR0911  one for each kind of content
    match content:
        case Summary(groups):
            return summary(groups, say)
        case Groups(groups):
            return cards(groups, say)
        case Listing(lists):
            return join(join([element("h3", said), element("ul", *elements("li", points), class_="points")]) for said, points in lists)
        case Sentences(texts) | Remarks(texts, _):
            return element("ul", *elements("li", texts))
        case LegalBasis(policies):
            return join(join([element("h3", describe_policy(policy, say)), _acts(policy.acts, say)]) for policy in policies)
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
