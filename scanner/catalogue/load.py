"""Loads the catalogue: the signatures that come with the program, and folders that add to them or replace them by id.

Everything or nothing: a catalogue with a fault is refused whole, for a signature that was skipped finds nothing and says nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.catalogue.catalogue import EMPTY, Catalogue
from scanner.catalogue.compiled import read_compiled
from scanner.catalogue.digest import digest
from scanner.catalogue.fault import CatalogueError, Fault
from scanner.catalogue.folder import SignatureFile, bundled, read_file, signature_files
from scanner.catalogue.layering import upon
from scanner.catalogue.policy_file import read_policy
from scanner.catalogue.references import check_extends, check_names, check_rule_ids
from scanner.catalogue.toml_file import TomlFile
from scanner.catalogue.vendors import reaching
from scanner.catalogue.waiver_file import read_waivers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scanner.catalogue.policies import Policy
    from scanner.catalogue.waivers import Waiver

__all__ = ["Catalogue", "CatalogueError", "load_catalogue", "load_policy", "load_waivers"]

Files = dict[tuple[str, str], SignatureFile]  # by kind and id


def load_catalogue(extra: Sequence[str] = (), *, compiled: bool = True) -> Catalogue:
    """Return the bundled signatures and those of more folders, of which the last one wins; raise CatalogueError with every fault.

    The bundled ones are taken from their compiled form where that is there and not out of date; the others are parsed as they are.
    """
    faults: list[Fault] = []
    files = _by_id(signature_files(bundled(), faults), faults)
    digested = digest(files.values())
    whole = read_compiled(bundled(), files.values(), digested) if compiled else None
    whole = whole or upon(EMPTY, files.values(), faults)._replace(digest=digested)
    if not whole.products:
        faults.append(Fault(bundled(), 0, "", "not one product: a scan without signatures would call everything clean"))
    more: Files = {}
    for folder in extra:
        more |= _by_id(signature_files(folder, faults), faults)
    if more:
        whole = upon(whole, more.values(), faults)._replace(digest=digest({**files, **more}.values()))
    _refuse(faults)
    return whole


def load_policy(path: str, catalogue: Catalogue) -> Policy:
    """Return a policy that an administration keeps in a file of its own; raise CatalogueError with every fault."""
    file = _kept(path)
    policy = read_policy(file)
    check_names(policy, file, {*catalogue.products, *catalogue.features}, catalogue.makers)
    check_rule_ids(policy, file, {rule: catalogue.policies[id_].path for rule, id_ in catalogue.rules.items()})
    check_extends(policy, file, catalogue.policies)
    _refuse(file.faults)
    return reaching(policy, catalogue.vendors)


def load_waivers(path: str, catalogue: Catalogue, policies: Iterable[Policy]) -> list[Waiver]:
    """Return the waivers that an administration keeps in a file; raise CatalogueError with every fault. Their rules must exist."""
    file = _kept(path)
    rules = {*catalogue.rules, *(rule.id for policy in policies for rule in policy.rules)}
    waivers = read_waivers(file, rules, {*catalogue.products, *catalogue.features})
    _refuse(file.faults)
    return waivers


def _kept(path: str) -> TomlFile:
    faults: list[Fault] = []
    content = read_file(path, path, faults)
    _refuse(faults)
    file = TomlFile(path, content.content if content else b"")
    _refuse(file.faults)
    return file


def _by_id(files: Iterable[SignatureFile], faults: list[Fault]) -> Files:
    found: Files = {}
    for file in files:
        first = found.setdefault((file.kind, file.id), file)
        if first is not file:
            faults.append(Fault(file.path, 0, "", f"the id {file.id!r} is taken by {first.path}"))
    return found


def _refuse(faults: Sequence[Fault]) -> None:
    if faults:
        raise CatalogueError(faults)
