"""The summary of a report: one row for each product with one answer that asks for something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reports.group_details import forms
from scanner.reports.product_groups import strictest
from scanner.reports.ruling_details import actions, answer
from scanner.reports.whereabouts import summed_up
from scanner.reports.wording import join_clauses

if TYPE_CHECKING:
    from scanner.language import Say
    from scanner.reports.product_groups import Group


def _verdict(group: Group, say: Say) -> str:
    return answer(group.outcome, say, doubtful=group.doubtful)


# The columns, in their order: each a heading and what fills it.
SAID_COLUMNS = (
    ("Product", lambda group, _: group.name),
    ("Form", forms),
    ("Where", lambda group, say: join_clauses(summed_up(group.findings, say), say)),
    ("Verdict", _verdict),
    ("What to do", lambda group, say: actions(strictest(group.findings[0]), say)),
)
VERDICT = [heading for heading, _ in SAID_COLUMNS].index("Verdict")
