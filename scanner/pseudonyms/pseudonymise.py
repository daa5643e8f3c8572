"""Replaces the names of accounts and of the machine in a scan by pseudonyms, wherever the machine's own words stand in it.

Which fields those are, the declarations of a report's fields say; what comes from the catalogue (products, policies, their texts)
stays as it is. Pseudonyms depend on a secret and on the name alone.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from scanner.pseudonyms.account_names import find_account_names
from scanner.pseudonyms.renaming import Renaming
from scanner.reports.record.forms import change_each
from scanner.reports.record.item_fields import RUN
from scanner.reports.record.report_fields import REPORT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from scanner.model import CollectorRun, HostFacts, Scan
    from scanner.reports.record.declared_table import DeclaredTable
    from scanner.reports.record.field import Change, Private

Renamed = TypeVar("Renamed", bound=NamedTuple)
RENAMERS: dict[Private, Callable[[Renaming, str], str]] = {
    "text": Renaming.text,
    "path": Renaming.path,
    "account": Renaming.account,
    "machine": Renaming.machine,
    "waiver": Renaming.text,
}


class PrivateField(NamedTuple):
    """An attribute that holds names: in its own texts, or in those of a table."""

    attribute: str
    change: Callable[[Change, Any], object]
    private: Private
    table: DeclaredTable | None


def pseudonym_of_machine(host: HostFacts, key: bytes) -> str:
    """Return the name that the report of a machine will give it."""
    return Renaming(key, host.platform, host.name, ()).machine(host.name)


def pseudonymise_scan(scan: Scan, key: bytes, known: Iterable[str] = ()) -> Scan:
    """Return the scan without names. `known` are names of accounts that the scan itself may not tell of; one done before is left alone."""
    if scan.pseudonymised:
        return scan
    renaming = Renaming(key, scan.host.platform, scan.host.name, {*known, *find_account_names(scan.runs, scan.findings)})
    return _rename(scan, REPORT, renaming)._replace(pseudonymised=True)


def pseudonymise_runs(runs: Sequence[CollectorRun], host: HostFacts, key: bytes, known: Iterable[str] = ()) -> list[CollectorRun]:
    """Return runs without names, where there is no scan around them."""
    renaming = Renaming(key, host.platform, host.name, {*known, *find_account_names(runs, ())})
    return [_rename(run, RUN, renaming) for run in runs]


@cache
def private_fields(declared: DeclaredTable) -> tuple[PrivateField, ...]:
    """Return the attributes of a type in which names may stand."""
    found = [
        PrivateField(field.attribute, field.form.change, field.private, field.form.table)
        for field in declared.own_fields()
        if field.form.change and field.attribute and field.private != "no"
    ]
    found += [PrivateField(name, change_each, "text", table) for name, table in declared.elsewhere.items()]
    return tuple(field for field in found if not field.table or private_fields(field.table))


def _rename(value: Renamed, declared: DeclaredTable, renaming: Renaming) -> Renamed:
    changed: dict[str, object] = {}
    for attribute, change, private, table in private_fields(declared):
        if private == "waiver" and not getattr(value, "waiver", ""):
            continue  # all of it is the policy's
        changed[attribute] = change(_renamer(private, table, renaming), getattr(value, attribute))
    return value._replace(**changed)


def _renamer(private: Private, table: DeclaredTable | None, renaming: Renaming) -> Change:
    if table:
        return lambda value: _rename(value, table, renaming)
    rename = RENAMERS[private]
    return lambda text: rename(renaming, text)
