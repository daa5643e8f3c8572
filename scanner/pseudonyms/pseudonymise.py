"""Replaces the names of accounts and of the machine in a scan by pseudonyms, wherever the machine's own words stand in it.

Which fields those are, the declarations of a report's fields say; what comes from the catalogue (products, policies, their texts)
stays as it is. Pseudonyms depend on a secret and on the name alone.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from scanner.pseudonyms.account_names import find_account_names
from scanner.pseudonyms.renaming import Renaming
from scanner.reports.record.forms import change_each
from scanner.reports.record.item_fields import RUN
from scanner.reports.record.report_fields import REPORT
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from scanner.model import CollectorRun, HostFacts, Scan
    from scanner.reports.record.declared_table import DeclaredTable
    from scanner.reports.record.field import Change, Private

RENAMERS: dict[Private, Callable[[Renaming, str], str]] = {
    "text": Renaming.text,
    "path": Renaming.path,
    "account": Renaming.account,
    "machine": Renaming.machine,
    "domain": Renaming.domain,
    "waiver": Renaming.text,
}


class Step(NamedTuple):
    """An attribute that holds names, and what replaces them in its value."""

    attribute: str
    apply: Callable[[Change, Any], object]  # to each text or table of the value
    change: Change
    waived: bool  # only where a waiver applies: all else of it is the policy's


def pseudonym_of_machine(host: HostFacts, key: bytes) -> str:
    """Return the name that the report of a machine will give it."""
    return Renaming(key, host.platform, host.name, ()).machine(host.name)


def pseudonymise_scan(scan: Scan, key: bytes, known: Iterable[str] = ()) -> Scan:
    """Return the scan without names. `known` are names of accounts that the scan itself may not tell of; one done before is left alone."""
    if scan.pseudonymised:
        return scan
    renaming = Renaming(key, scan.host.platform, scan.host.name, {*known, *find_account_names(scan.runs, scan.findings)})
    renamed: Scan = _renamer(REPORT, renaming)(scan)
    return renamed._replace(pseudonymised=True)


def pseudonymise_runs(runs: Sequence[CollectorRun], host: HostFacts, key: bytes, known: Iterable[str] = ()) -> list[CollectorRun]:
    """Return runs without names, where there is no scan around them."""
    renaming = Renaming(key, host.platform, host.name, {*known, *find_account_names(runs, ())})
    return [*map(_renamer(RUN, renaming), runs)]


def _renamer(declared: DeclaredTable, renaming: Renaming) -> Change:
    """Return what replaces names in a value of a declared type."""
    steps = list(_steps(declared, renaming))

    def rename(value: Any) -> Any:  # noqa: ANN401  any of the model's types
        waiver = getattr(value, "waiver", "")
        return value._replace(
            **{one.attribute: one.apply(one.change, getattr(value, one.attribute)) for one in steps if waiver or not one.waived}
        )

    return rename


def _steps(declared: DeclaredTable, renaming: Renaming) -> Iterator[Step]:
    for field in declared.own_fields():
        if not field.form.change or not field.attribute:
            continue  # holds no text, or stands in the report only
        if field.form.table:
            if next(_steps(field.form.table, renaming), None):
                yield Step(field.attribute, field.form.change, _renamer(field.form.table, renaming), waived=False)
        elif field.private != "no":
            rename = partial(RENAMERS[field.private], renaming)
            yield Step(field.attribute, field.form.change, rename, waived=field.private == "waiver")
    for attribute, table in declared.elsewhere.items():
        yield Step(attribute, change_each, _renamer(table, renaming), waived=False)
