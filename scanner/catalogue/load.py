"""Loads the catalogue: the signatures that come with the program, or signed ones, and folders that add to them or replace them by id.

Everything or nothing: a catalogue with a fault is refused whole, for a signature that was skipped finds nothing and says nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.catalogue.catalogue import EMPTY, Catalogue
from scanner.catalogue.compiled import read_compiled
from scanner.catalogue.compiled_stamps import same_code, unchanged
from scanner.catalogue.signature_files import PRODUCTS, SignatureFile, bundled, digest, is_installed, joined, read_file, signature_files
from scanner.tables.toml_file import CatalogueError, Fault, TomlFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scanner.catalogue.kept_products import Kept
    from scanner.catalogue.policy import Policy
    from scanner.catalogue.waiver import Waiver

__all__ = ["Catalogue", "CatalogueError", "load_catalogue", "load_policy", "load_waivers"]

Files = dict[tuple[str, str], SignatureFile]  # by kind and id


def load_catalogue(
    extra: Sequence[str] = (), *, compiled: bool = True, kept: Kept | None = None, signed: Sequence[SignatureFile] = ()
) -> Catalogue:
    """Return the bundled signatures and those of more folders, of which the last one wins; raise CatalogueError with every fault.

    The bundled ones are taken from their compiled form where that is there and not out of date; the `signed` ones, where there are any,
    take their place. Products of the others are taken from the file `kept`, and written to it when it was not made of them; without one
    they are parsed as they are.
    """
    faults: list[Fault] = []
    place = signed[0].path.removesuffix(f"/{signed[0].name}") if signed else bundled()
    whole = EMPTY if signed else _base(place, faults, compiled=compiled)
    more: Files = _by_id(signed, faults)
    if not (whole.products or any(file.kind == PRODUCTS for file in signed)):
        faults.append(Fault(place, 0, "", "no products: a scan without signatures would report every machine as clean"))
    for folder in extra:
        more |= _by_id(signature_files(folder, faults), faults)
    if more:
        digested = digest(more.values())
        built = _keep_products(whole, more, faults, kept, digested) if kept else _build_upon(whole, more.values(), faults)
        whole = built._replace(digest=joined(whole.digest, digested) if whole.digest else digested)
    _refuse(faults)
    return whole


def _base(place: str, faults: list[Fault], *, compiled: bool) -> Catalogue:
    """Return what the bundled files hold, from their compiled form when that was made of these very files by this code."""
    whole = read_compiled(place) if compiled and (is_installed(place) or unchanged(place)) else None
    if whole:
        return whole
    files = _by_id(signature_files(place, faults), faults)
    digested = digest(files.values())
    whole = read_compiled(place, digested) if compiled and same_code(place) else None
    return whole or _build_upon(EMPTY, files.values(), faults)._replace(digest=digested)


def _keep_products(base: Catalogue, more: Files, faults: list[Fault], kept: Kept, digested: str) -> Catalogue:
    """Put files upon a catalogue, their products from where they were kept when they are the same."""
    from scanner.catalogue.kept_products import keep, read_kept  # noqa: PLC0415  few add a folder

    files = [file for file in more.values() if file.kind == PRODUCTS]
    if found := read_kept(kept, digested, base):
        return _build_upon(found, [file for file in more.values() if file.kind != PRODUCTS], faults)
    whole = _build_upon(base, more.values(), faults)
    if files and not faults and not any("\n" in file.path for file in files):
        keep(kept, digested, files, [whole.products[file.id] for file in files])
    return whole


def load_policy(path: str, catalogue: Catalogue) -> Policy:
    """Return a policy that an administration keeps in a file of its own; raise CatalogueError with every fault."""
    from scanner.catalogue.policy import read_policy  # noqa: PLC0415  what parses files is for those that are not compiled
    from scanner.catalogue.references import check_extends, check_names, check_rule_ids  # noqa: PLC0415
    from scanner.catalogue.vendor import reaching  # noqa: PLC0415

    file = _kept(path)
    policy = read_policy(file)
    check_names(policy, file, {*catalogue.products, *catalogue.features}, catalogue.makers)
    check_rule_ids(policy, file, {rule: catalogue.policies[id_].path for rule, id_ in catalogue.rules.items()})
    check_extends(policy, file, catalogue.policies)
    _refuse(file.faults)
    return reaching(policy, catalogue.vendors)


def load_waivers(path: str, catalogue: Catalogue, policies: Iterable[Policy]) -> list[Waiver]:
    """Return the waivers that an administration keeps in a file; raise CatalogueError with every fault. Their rules must exist."""
    from scanner.catalogue.waiver import read_waivers  # noqa: PLC0415  few have one

    file = _kept(path)
    rules = {*catalogue.rules, *(rule.id for policy in policies for rule in policy.rules)}
    waivers = read_waivers(file, rules, {*catalogue.products, *catalogue.features})
    _refuse(file.faults)
    return waivers


def _build_upon(base: Catalogue, files: Iterable[SignatureFile], faults: list[Fault]) -> Catalogue:
    from scanner.catalogue.overlay import upon  # noqa: PLC0415  what parses files is for those that are not compiled

    return upon(base, files, faults)


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
            faults.append(Fault(file.path, 0, "", f"the id {file.id!r} is already used by {first.path}"))
    return found


def _refuse(faults: Sequence[Fault]) -> None:
    if faults:
        raise CatalogueError(faults)
