"""The catalogue as commands want it: loaded, or every fault of it on stderr and exit code 2."""

from __future__ import annotations

import os
from collections import ChainMap
from typing import TYPE_CHECKING, cast

import click

from scanner.catalogue.load import CatalogueError, load_catalogue, load_policy, load_waivers
from scanner.catalogue.references import extended
from scanner.cli.trusted import refuse_changeable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.catalogue.load import Catalogue
    from scanner.catalogue.policy import Policy
    from scanner.catalogue.waiver import Waiver

DEFAULT_POLICIES = ("be-federal-deepseek", "be-federal-tiktok")
NO_POLICY = ("none",)
signatures_option = click.option(
    "--signatures",
    type=click.Path(exists=True, file_okay=False),
    multiple=True,
    metavar="DIR",
    help="A folder of products and policies that adds to the bundled ones, or replaces those of the same id.",
)


def loaded(folders: Sequence[str] = ()) -> Catalogue:
    """Load the bundled catalogue and the folders."""
    refuse_changeable(folders)
    try:
        return load_catalogue(folders)
    except CatalogueError as error:
        raise click.ClickException(_listed(error)) from error


def chosen(names: Sequence[str], catalogue: Catalogue) -> list[Policy]:
    """Return the policies with these ids or in these files and those that they extend, each once, the default ones when none is named."""
    if tuple(names) == NO_POLICY:
        return []
    named = {name: catalogue.policies.get(name) or _from_file(name, catalogue) for name in names or DEFAULT_POLICIES}
    known = ChainMap({policy.id: policy for policy in named.values()}, cast("dict[str, Policy]", catalogue.policies))
    return extended([policy.id for policy in named.values()], known)


def waived(files: Sequence[str], catalogue: Catalogue, judges: Sequence[Policy]) -> tuple[Waiver, ...]:
    """Return the waivers of some files."""
    refuse_changeable(files)
    try:
        return tuple(waiver for file in files for waiver in load_waivers(file, catalogue, judges))
    except CatalogueError as error:
        raise click.ClickException(_listed(error)) from error


def _from_file(path: str, catalogue: Catalogue) -> Policy:
    if not os.path.isfile(path):
        known = ", ".join(sorted(catalogue.policies))
        raise click.UsageError(f"--policy {path}: neither a file nor the id of a policy ({known})")
    refuse_changeable([path])
    try:
        return load_policy(path, catalogue)
    except CatalogueError as error:
        raise click.ClickException(_listed(error)) from error


def _listed(error: CatalogueError) -> str:
    return "the catalogue is wrong, and nothing was scanned:\n" + "\n".join(error.faults)
