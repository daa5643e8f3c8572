"""Which machine of a list a report is of, where one of both has the short name and the other the full one: `pc1` and `pc1.example.be`.

They are one only where nothing else can be meant: a machine that is taken for another would be missed by nobody.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scanner.reports.series import NAMELESS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


def match_names(listed: Collection[str], reported: Mapping[str, Collection[str]]) -> dict[str, str]:
    """Return by which name those of a list report that do not report by their own. All names are in lower case."""
    full_listed, full_reported = _group_by_short(listed), _group_by_short(reported)
    found = {}
    for short in {*reported} - {*listed} - NAMELESS:
        fitting = [full for full in full_listed[short] if fits_domains(full, reported[short])]
        if len(fitting) == 1 and not full_reported[short]:
            found[fitting[0]] = short
    for short in {*listed} - {*reported} - NAMELESS:
        if len(full_reported[short]) == 1 and not full_listed[short]:
            found[short] = full_reported[short][0]
    return found


def fits_domains(full: str, domains: Collection[str]) -> bool:
    """Tell whether a full name may be of the domains that a machine reports, of which one may be a part of the other."""
    own = full.partition(".")[2]
    return all(f".{own}".endswith(f".{domain}") or f".{domain}".endswith(f".{own}") for domain in domains)


def _group_by_short(names: Collection[str]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = defaultdict(list)
    for name in names:
        short, dot, _ = name.partition(".")
        if dot:
            grouped[short].append(name)
    return grouped
