"""Whether what was found came with the system, the browser or the device: some policies speak of that alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.catalogue.in_question import CATEGORY
from scanner.catalogue.policy_words import Origin
from scanner.catalogue.rule_parts import FEATURE
from scanner.model import Mark

if TYPE_CHECKING:
    from scanner.catalogue.rule import Rule
    from scanner.model import Finding, Item

# Ids and marks of what somebody added: with a package manager, from a store, by a program, by an administrator's policy.
ADDED = frozenset(
    {"deb", "rpm", "apk", "pacman", "snap", "flatpak", "brew", "brew-cask", "macports", "nix", "chocolatey", "scoop", "winget", "npm"}
    | {"pypi", "appimage", "mac-app-store", "container-image", "vscode-extension", "jetbrains-plugin", "zed-extension"}
)  # an editor is a program that somebody added, and so is what it brings along
BROUGHT = frozenset({Mark.STORE, Mark.SIDELOADED, Mark.UNPACKED, Mark.POLICY})


def speaks_of(rule: Rule, finding: Finding) -> bool:
    """Tell whether a rule speaks of a finding: of its product, and of where it comes from as far as a record says so."""
    return rule.match.names(finding) and not (rule.match.origin is Origin.BUILT_IN and came_with(finding) is False)


def is_origin_unknown(rule: Rule, finding: Finding) -> bool:
    """Tell whether the rule speaks of what came with the system alone, and no record says whether this did."""
    return rule.match.origin is Origin.BUILT_IN and came_with(finding) is None


def came_with(finding: Finding) -> bool | None:
    """Tell whether it came with the system, the browser or the device; None where no record says so."""
    if finding.aspect == FEATURE or finding.category == CATEGORY:
        return True
    items = [one.item for one in finding.evidence if not one.item.keeps_out]
    if any(Mark.BUILT_IN in item.marks and not _is_added(item) for item in items):
        return True
    return False if not items or any(map(_is_added, items)) else None


def _is_added(item: Item) -> bool:
    return not ADDED.isdisjoint(kind for kind, _ in item.ids) or not BROUGHT.isdisjoint(item.marks)
