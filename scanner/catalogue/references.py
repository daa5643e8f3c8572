"""What policies and features name must exist: a ban on a product that nothing recognises would never find it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from scanner.catalogue.feature import Feature
    from scanner.catalogue.policy import Policy
    from scanner.tables.toml_file import TomlFile


def check_names(policy: Policy, file: TomlFile, products: Collection[str], makers: Collection[str]) -> None:
    """Note every product and vendor in a policy's rules that does not exist; built-in features are named like products."""
    for number, rule in enumerate(policy.rules, 1):
        named: tuple[tuple[str, Iterable[str], Collection[str]], ...] = (
            ("products", rule.match.products, products),
            ("except", rule.match.exempt, products),
            ("vendors", rule.match.vendors, makers),
        )
        for key, names, existing in named:
            for name in names:
                if name not in existing:
                    file.note(("rule", number, "match", key), f"unknown: {name!r}")


def check_rule_ids(policy: Policy, file: TomlFile, taken: dict[str, str]) -> None:
    """Note every rule whose id another rule has, in any file; `taken` is filled. A waiver names a rule by its id alone."""
    for number, rule in enumerate(policy.rules, 1):
        if rule.id in taken:
            file.note(("rule", number, "id"), f"the id {rule.id!r} is already used by a rule of {taken[rule.id]}")
        taken[rule.id] = file.name


def check_programs(feature: Feature, file: TomlFile, programs: Collection[str]) -> None:
    """Note every program by which a feature's presence is to be known and that nothing describes."""
    for number, presence in enumerate(feature.presences, 1):
        if presence.described and presence.program not in programs:
            file.note(("presence", number, "program"), f"no file in programs has the name {presence.program!r}")


def check_extends(policy: Policy, file: TomlFile, policies: Mapping[str, Policy]) -> None:
    """Note a policy that extends one that does not exist, or, by way of others, itself."""
    for name in policy.extends:
        if name not in policies and name != policy.id:
            file.note(("extends",), f"no policy has the id {name!r}")
        elif policy.id in {one.id for one in extended([name], {**policies, policy.id: policy})}:
            file.note(("extends",), f"{name!r} extends this policy: a circle")


def extended(names: Iterable[str], policies: Mapping[str, Policy]) -> list[Policy]:
    """Return the policies of these ids and all that they extend, each once, in the order in which they are named."""
    found: dict[str, Policy] = {}
    waiting = [*names]
    while waiting:
        name = waiting.pop(0)
        if name not in found and name in policies:
            found[name] = policies[name]
            waiting = [*policies[name].extends, *waiting]
    return [*found.values()]
