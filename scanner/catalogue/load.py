"""Loads the catalogue: the signatures that come with the program, and folders that add to them or replace them by id.

Everything or nothing: a catalogue with a fault is refused whole, for a signature that was skipped finds nothing and says nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.catalogue.catalogue import Catalogue
from scanner.catalogue.digest import digest
from scanner.catalogue.fault import CatalogueError, Fault
from scanner.catalogue.folder import POLICIES, PRODUCTS, SignatureFile, bundled, read_file, signature_files
from scanner.catalogue.policy_file import read_policy
from scanner.catalogue.product_file import read_product
from scanner.catalogue.references import check_names, check_rule_ids
from scanner.catalogue.toml_file import TomlFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scanner.catalogue.policies import Policy
    from scanner.catalogue.products import Product

__all__ = ["Catalogue", "CatalogueError", "load_catalogue", "load_policy"]

Files = dict[tuple[str, str], SignatureFile]  # by kind and id


def load_catalogue(extra: Sequence[str] = ()) -> Catalogue:
    """Return the bundled signatures and those of more folders, of which the last one wins; raise CatalogueError with every fault."""
    faults: list[Fault] = []
    files: Files = {}
    for folder in (bundled(), *extra):
        files |= _by_id(signature_files(folder, faults), faults)
    products = _products(files, faults)
    policies = _policies(files, products, faults)
    if not products:
        faults.append(Fault(bundled(), 0, "", "not one product: a scan without signatures would call everything clean"))
    _refuse(faults)
    return Catalogue(products, policies, _version(products, policies), digest(files.values()))


def load_policy(path: str, catalogue: Catalogue) -> Policy:
    """Return a policy that an administration keeps in a file of its own; raise CatalogueError with every fault."""
    faults: list[Fault] = []
    content = read_file(path, path, faults)
    _refuse(faults)
    file = TomlFile(path, content.content if content else b"")
    _refuse(file.faults)
    policy = read_policy(file)
    check_names(policy, file, catalogue.products)
    check_rule_ids(policy, file, {rule.id: one.path for one in catalogue.policies.values() for rule in one.rules})
    _refuse(file.faults)
    return policy


def _by_id(files: Iterable[SignatureFile], faults: list[Fault]) -> Files:
    found: Files = {}
    for file in files:
        first = found.setdefault((file.kind, file.id), file)
        if first is not file:
            faults.append(Fault(file.path, 0, "", f"the id {file.id!r} is taken by {first.path}"))
    return found


def _products(files: Files, faults: list[Fault]) -> dict[str, Product]:
    found: dict[str, Product] = {}
    for id_, file, parsed in _parsed(files, PRODUCTS, faults):
        found[id_] = read_product(parsed, file.category, id_)
        faults += parsed.faults
    return found


def _policies(files: Files, products: Mapping[str, Product], faults: list[Fault]) -> dict[str, Policy]:
    found: dict[str, Policy] = {}
    taken: dict[str, str] = {}
    for id_, _, parsed in _parsed(files, POLICIES, faults):
        policy = found[id_] = read_policy(parsed)
        if policy.id and policy.id != id_:
            parsed.note(("id",), f"expected the name of its file, {id_!r}; found {policy.id!r}")
        check_names(policy, parsed, products)
        check_rule_ids(policy, parsed, taken)
        faults += parsed.faults
    return found


def _parsed(files: Files, kind: str, faults: list[Fault]) -> Iterable[tuple[str, SignatureFile, TomlFile]]:
    for (kind_, id_), file in files.items():
        if kind_ == kind:
            parsed = TomlFile(file.path, file.content)
            if parsed.faults:
                faults += parsed.faults
            else:
                yield id_, file, parsed


def _version(products: Mapping[str, Product], policies: Mapping[str, Policy]) -> str:
    days = [product.reviewed for product in products.values()] + [policy.last_verified for policy in policies.values()]
    return max(days).isoformat()


def _refuse(faults: Sequence[Fault]) -> None:
    if faults:
        raise CatalogueError(faults)
