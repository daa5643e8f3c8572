"""A filter of the HTML page that needs no script: a choice of buttons, by which the style hides what was not asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reports.page.markup import NOTHING, Markup, element

if TYPE_CHECKING:
    from collections.abc import Collection

    from scanner.language import Say

SAID_CHOICES = {"banned": "Banned software", "to-check": "To check"}
ALL = "all"
# What a choice hides: the other choice, and what asks for nothing. The legal basis and what could not be read stay.
BESIDE = "#found,#blocked,#unaddressed,#map,#inventory"


def choices(shown: Collection[str], say: Say) -> Markup:
    """Return the buttons for the sections that are there; nothing where there is nothing to choose."""
    offered = [name for name in SAID_CHOICES if name in shown]
    if len(offered) < len(SAID_CHOICES):
        return NOTHING
    buttons = [_button(ALL, say("All"), checked="")]
    buttons += [_button(name, say(SAID_CHOICES[name])) for name in offered]
    return element("fieldset", element("legend", say("Show")), *buttons)


def _button(name: str, said: str, **more: str) -> Markup:
    return element("label", element("input", type="radio", name="show", id=f"show-{name}", **more), said)


def filter_rules() -> str:
    """Return the style that hides what a choice leaves out, and the choice itself where a browser does not know such rules."""
    pairs = zip(SAID_CHOICES, reversed(SAID_CHOICES), strict=True)
    hidden = [f"body:has(#show-{name}:checked) :is({BESIDE},#{other},tr.{other})" for name, other in pairs]
    return f"{','.join(hidden)}{{display:none}}\n@supports not selector(:has(*)){{fieldset{{display:none}}}}"
