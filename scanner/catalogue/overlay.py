"""Puts what signature files hold upon a catalogue: their products, vendors and policies add to it, or replace those of the same id."""

from __future__ import annotations

from collections import ChainMap
from typing import TYPE_CHECKING, cast

from scanner.catalogue.feature import read_feature
from scanner.catalogue.policy import read_policy
from scanner.catalogue.product import read_product
from scanner.catalogue.program import read_program
from scanner.catalogue.references import check_extends, check_names, check_programs, check_rule_ids
from scanner.catalogue.signature_files import FEATURES, POLICIES, PRODUCTS, PROGRAMS, VENDORS
from scanner.catalogue.vendor import check_families, reaching, read_vendor
from scanner.matching.block_index import BlockIndex
from scanner.matching.matcher import Layer
from scanner.tables.toml_file import TomlFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scanner.catalogue.catalogue import Catalogue
    from scanner.catalogue.feature import Feature
    from scanner.catalogue.policy import Policy
    from scanner.catalogue.product import Product
    from scanner.catalogue.signature_files import SignatureFile
    from scanner.catalogue.vendor import Vendor
    from scanner.tables.toml_file import Fault


def upon(base: Catalogue, files: Iterable[SignatureFile], faults: list[Fault]) -> Catalogue:
    """Return the catalogue with what the files hold. Its digest is still the base's; every fault of the files is noted."""
    parsed = [(file, TomlFile(file.path, file.content)) for file in files]
    for _, one in parsed:
        faults += one.faults
    sound = [(file, one) for file, one in parsed if not one.faults]
    whole = _with_policies(_with_features(_with_vendors(_with_products(base, sound), sound), sound), sound)
    for _, one in sound:
        faults += one.faults
    return whole


Parsed = list[tuple["SignatureFile", TomlFile]]


def _of_kind(parsed: Parsed, kind: str) -> Iterator[tuple[SignatureFile, TomlFile]]:
    return ((file, one) for file, one in parsed if file.kind == kind)


def _with_products(base: Catalogue, parsed: Parsed) -> Catalogue:
    own = {file.id: read_product(one, file.category, file.id) for file, one in _of_kind(parsed, PRODUCTS)}
    days = [base.version, *(product.reviewed.isoformat() for product in own.values())]
    return base._replace(
        products=ChainMap(own, cast("dict[str, Product]", base.products)),
        makers={*base.makers, *(product.vendor for product in own.values())},
        version=max(days),
        layers=(*base.layers, Layer(own, BlockIndex(own.values()))) if own else base.layers,
    )


def _with_vendors(base: Catalogue, parsed: Parsed) -> Catalogue:
    own = [(read_vendor(one), one) for _, one in _of_kind(parsed, VENDORS)]
    vendors: dict[str, Vendor] = {**base.vendors, **{vendor.name: vendor for vendor, _ in own}}
    makers = {*base.makers, *vendors}
    for vendor, file in own:
        check_families(vendor, file, base.products, makers)
        if vendors[vendor.name] is not vendor:
            file.note(("name",), f"the name {vendor.name!r} is already used by {vendors[vendor.name].path}")
    return base._replace(vendors=vendors, makers=makers, version=max([base.version, *(one.reviewed.isoformat() for one, _ in own)]))


def _with_features(base: Catalogue, parsed: Parsed) -> Catalogue:
    programs = {file.id: read_program(one, file.id) for file, one in _of_kind(parsed, PROGRAMS)}
    known = ChainMap(programs, cast("dict[str, Product]", base.programs))
    own = {}
    for file, one in _of_kind(parsed, FEATURES):
        own[file.id] = read_feature(one, file.id)
        check_programs(own[file.id], one, known)
    days = [one.reviewed.isoformat() for one in (*programs.values(), *(feature.product for feature in own.values()))]
    return base._replace(
        version=max([base.version, *days]), programs=known, features=ChainMap(own, cast("dict[str, Feature]", base.features))
    )


def _with_policies(base: Catalogue, parsed: Parsed) -> Catalogue:
    own = {file.id: (read_policy(one), one) for file, one in _of_kind(parsed, POLICIES)}
    policies: ChainMap[str, Policy] = ChainMap({id_: policy for id_, (policy, _) in own.items()}, cast("dict[str, Policy]", base.policies))
    kept = {rule: id_ for rule, id_ in base.rules.items() if id_ not in own}
    _check_policies(base, own, policies, kept)
    days = [base.version, *(policy.last_verified.isoformat() for policy, _ in own.values())]
    if own or any(file.kind == VENDORS for file, _ in parsed):
        policies = ChainMap({id_: reaching(policy, base.vendors) for id_, policy in policies.items()})
    rules = kept | {rule.id: id_ for id_, (policy, _) in own.items() for rule in policy.rules}
    return base._replace(policies=policies, rules=rules, version=max(days))


def _check_policies(
    base: Catalogue, own: Mapping[str, tuple[Policy, TomlFile]], policies: Mapping[str, Policy], kept: Mapping[str, str]
) -> None:
    """Note what is wrong with policies beside all others; `kept` are the base's rules that none of them replaces, by id."""
    taken = {rule: base.policies[id_].path for rule, id_ in kept.items()} if own else {}
    for id_, (policy, file) in own.items():
        if policy.id and policy.id != id_:
            file.note(("id",), f"expected the name of its file, {id_!r}; found {policy.id!r}")
        check_names(policy, file, {*base.products, *base.features}, base.makers)
        check_rule_ids(policy, file, taken)
        check_extends(policy, file, policies)
