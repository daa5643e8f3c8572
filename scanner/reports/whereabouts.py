"""Where something is, as somebody at a helpdesk would say it: the browser, its profile, the account; then the path."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.language import say_of
from scanner.model import Rung
from scanner.reports.clean import prose
from scanner.reports.presence import traces
from scanner.reports.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.language import Say
    from scanner.model import Evidence, Finding, Item

MOST_PLACES = 3
# How browsers name the folders of their profiles: Chromium's by a number, Firefox's by eight letters and a name.
PROFILE = r"(?:^|/)(Default|Guest Profile|Profile \d{1,4})(?:/|$)|/[a-z0-9]{8}\.([^/]+)/"  # a folder: settings.json is none
WEB_APP_ENTRY = r"[-_][a-p]{32}-(Default|Profile_\d{1,4})\.desktop$"  # Chromium's own name for the menu entry of a web app


def describe_whereabouts(item: Item, say: Say) -> str:
    """Return the program that holds an item, the profile and the account, as far as they are known."""
    profile, user = _profile(item), prose(item.user)
    return listed(
        [
            _program(item.within),
            say("profile {name}").format(name=profile) if profile else "",
            say("account {name}").format(name=user) if user else say("whole machine"),
        ]
    )


def summed_up(findings: Iterable[Finding], say: Say) -> list[str]:
    """Return whereabouts without their paths, each once, and last how many more there are."""
    return _first([describe_whereabouts(one.item, say) for one in _strongest_first(findings)], say)


def places(findings: Iterable[Finding], say: Say) -> list[str]:
    """Return whereabouts with their paths, each once, and last how many more there are."""
    return _first([_place(one.item, say) for one in _strongest_first(findings)], say)


def _place(item: Item, say: Say) -> str:
    return say_of(describe_whereabouts(item, say), item.location or item.collector, say)


def _first(texts: Iterable[str], say: Say) -> list[str]:
    once = list(dict.fromkeys(texts))
    more = len(once) - MOST_PLACES
    if more <= 0:
        return once
    return [*once[:MOST_PLACES], say("and {number} more place", "and {number} more places", more).format(number=more)]


def _strongest_first(findings: Iterable[Finding]) -> list[Evidence]:
    """Return what shows that it is there; of what is only kept out, what keeps it out."""
    shown = [one for finding in findings for one in (finding.evidence if finding.kept_out else traces(finding))]
    return sorted(shown, key=lambda one: ((one.item.rung or Rung.RESIDUE).place, one.confidence.place))


def _program(code: str) -> str:
    """Return the name of a program by its code in items: `brave` is Brave, `claude-desktop` Claude Desktop."""
    name = prose(code)
    return " ".join(word[:1].upper() + word[1:] for word in name.split("-")) if name.islower() else name


def _profile(item: Item) -> str:
    found = re.search(PROFILE, item.location) if item.within else re.search(WEB_APP_ENTRY, item.location)
    return prose(next(filter(None, found.groups())).replace("_", " ")) if found else ""
