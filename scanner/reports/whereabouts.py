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
# Words of codes that no capital letter at the front makes a name of.
WRITTEN = {"cli": "CLI", "jetbrains": "JetBrains", "launchd": "launchd", "lm": "LM", "vscode": "VS Code", "vscodium": "VSCodium"}
# What holds an item and is no program, by its code.
SAID_HOLDERS = {"container": "a container", "environment": "environment variables", "service": "a service of the system"}
UNLISTED = ":unlisted:"
WEB_APP_ENTRY = r"[-_][a-p]{32}-(Default|Profile_\d{1,4})\.desktop$"  # Chromium's own name for the menu entry of a web app


def describe_whereabouts(item: Item, say: Say) -> str:
    """Return the program that holds an item, the profile and the account, as far as they are known."""
    profile, user = _profile(item), prose(item.user)
    return listed(
        [
            _holder(item.within, say),
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


def _holder(code: str, say: Say) -> str:
    """Return the name of a program by its code in items: `brave` is Brave, `claude-desktop` Claude Desktop; of one by its folder, that."""
    if code in SAID_HOLDERS:
        return say(SAID_HOLDERS[code])
    family, unlisted, folder = prose(code).partition(UNLISTED)
    return f"{folder} ({_name(family)})" if unlisted else _name(family)


def _name(code: str) -> str:
    return " ".join(WRITTEN.get(word, word[:1].upper() + word[1:]) for word in code.split("-")) if code.islower() else code


def _profile(item: Item) -> str:
    found = re.search(PROFILE, item.location) if item.within else re.search(WEB_APP_ENTRY, item.location)
    return prose(next(filter(None, found.groups())).replace("_", " ")) if found else ""
