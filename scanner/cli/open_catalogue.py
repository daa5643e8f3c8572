"""The catalogue as commands want it: loaded, or every fault of it on stderr and exit code 2."""

from __future__ import annotations

import os
from collections import ChainMap
from typing import TYPE_CHECKING, cast

from scanner.catalogue.defaults import policies_to_use
from scanner.catalogue.load import CatalogueError, load_catalogue, load_policy, load_waivers
from scanner.catalogue.references import extended
from scanner.cli import deferred_click as click
from scanner.cli.known_names import refuse_name
from scanner.cli.trusted import refuse_changeable

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from scanner.catalogue.entity import Body
    from scanner.catalogue.kept_products import Kept
    from scanner.catalogue.load import Catalogue
    from scanner.catalogue.policy import Policy
    from scanner.catalogue.product import Product
    from scanner.catalogue.signature_files import SignatureFile
    from scanner.catalogue.waiver import Waiver
    from scanner.cli.options import Sources


def open_catalogue(sources: Sources | None = None) -> Catalogue:
    """Load the bundled catalogue, or the signed one that is asked for, and the folders."""
    try:
        if sources and sources.catalogue:
            from scanner.cli.signed_catalogue import open_signed  # noqa: PLC0415  few calls use one

            return open_signed(sources, _load)
        return _load(sources.signatures if sources else ())
    except CatalogueError as error:
        raise click.ClickException(_list_faults(error)) from error


def _load(folders: Sequence[str], signed: Sequence[SignatureFile] = ()) -> Catalogue:
    refuse_changeable(folders)
    places = [file.path.removesuffix(file.name) for file in signed[:1]] + [*folders]
    return load_catalogue(folders, kept=_kept(places) if places else None, signed=signed)


def _kept(places: Sequence[str]) -> Kept | None:
    from scanner.cli.signature_cache import find_cache  # noqa: PLC0415  few calls add a folder

    return find_cache(places)


def choose_policies(names: Sequence[str], catalogue: Catalogue, entity: str | None = None) -> list[Policy]:
    """Return the policies with these ids or in these files and those that they extend, each once.

    When none is named, those that are for the body that scans; and when that is not named either, the default ones.
    """
    if entity and not names:
        return _choose_for(choose_body(entity, catalogue.policies.values()), catalogue)
    named = {name: catalogue.policies.get(name.lower()) or _open_policy(name, catalogue) for name in policies_to_use(names)}
    known = ChainMap({policy.id: policy for policy in named.values()}, cast("dict[str, Policy]", catalogue.policies))
    return extended([policy.id for policy in named.values()], known)


def choose_body(entity: str, policies: Collection[Policy]) -> Body:
    """Return the body that is meant."""
    from scanner.catalogue.entity import UnknownBodyError, find_body  # noqa: PLC0415  most scans name none, here and below

    try:
        return find_body(entity, policies)
    except UnknownBodyError as error:
        from scanner.reports.clean import clean  # noqa: PLC0415  for a wrong call only

        raise click.UsageError(f"--entity {clean(entity)}: {error}") from error


def _choose_for(body: Body, catalogue: Catalogue) -> list[Policy]:
    from scanner.judging.standing_of_body import policies_for  # noqa: PLC0415  as above

    found = policies_for(body, catalogue.policies.values())
    if not found:  # a report that nothing judged would look clean
        raise click.UsageError(f"--entity: no policy is for {body}; name one with --policy")
    return found


def find_product(asked: str, catalogue: Catalogue) -> Product:
    """Return a product, or that of a built-in feature."""
    name = asked.lower()
    if name in catalogue.features:
        return catalogue.features[name].product
    known = [*catalogue.products, *catalogue.features]
    return catalogue.products.get(name) or refuse_name(asked, "product or feature", known, "see `scanner signatures list`")


def open_waivers(files: Sequence[str], catalogue: Catalogue, judges: Sequence[Policy]) -> tuple[Waiver, ...]:
    """Return the waivers of some files."""
    refuse_changeable(files)
    try:
        return tuple(waiver for file in files for waiver in load_waivers(file, catalogue, judges))
    except CatalogueError as error:
        raise click.ClickException(_list_faults(error)) from error


def _open_policy(path: str, catalogue: Catalogue) -> Policy:
    if not os.path.isfile(path):
        from scanner.tables.near_words import suggest  # noqa: PLC0415  for a wrong call only

        near = suggest(path, catalogue.policies, "see `scanner policies list`")
        raise click.UsageError(f"--policy {path}: neither a file nor the id of a policy; {near}")
    refuse_changeable([path])
    try:
        return load_policy(path, catalogue)
    except CatalogueError as error:
        raise click.ClickException(_list_faults(error)) from error


def _list_faults(error: CatalogueError) -> str:
    return "invalid catalogue; nothing was scanned:\n" + "\n".join(error.faults)
