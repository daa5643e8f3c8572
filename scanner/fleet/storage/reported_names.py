"""Which machines a store has reports of, by name: what a list of machines is held against."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scanner.fleet.storage.arrow import read_parquet

if TYPE_CHECKING:
    from scanner.fleet.storage.store import Store


def read_names(store: Store) -> dict[str, set[str]]:
    """Return the name of every machine that ever reported, in lower case, with the domains that its reports name."""
    names: dict[str, set[str]] = defaultdict(set)
    for file in store.files("scans", store.manifest()):
        scans = read_parquet(file, ["host_name", "host_domain"])
        for name, domain in {*zip(scans["host_name"].to_pylist(), scans["host_domain"].to_pylist(), strict=True)}:
            names[name.lower()] |= {domain.lower()} if domain else set()
    return names
