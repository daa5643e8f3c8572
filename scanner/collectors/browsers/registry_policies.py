"""The policies of a browser's key in the Windows registry, in the shape that a policy file has elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers.registry_policy_object import parse_list, parse_object, parse_policy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.host import Host
    from scanner.model import Problem, Record

# Windows keeps one Policies for 32-bit and 64-bit programs: asking both views would name everything twice.
ROOTS = ("HKLM64", "{hku}")
DEEPEST = 3  # keys below the browser's; a rule of ExtensionSettings is the second, the lists in it the third


def read_policies(host: Host, key: Record, names: tuple[str, ...]) -> Iterator[dict[str, object] | Problem]:
    """Yield the policies with given names below a browser's key, from its values and from its subkeys."""
    values = host.values(key)
    for name in names:
        yield parse_policy(values, name)
        for below in host.keys(name, under=key):
            found = _tree(host, below, DEEPEST - 1)
            if found:  # a key is left behind when its last value is gone
                yield {name: found}


def _tree(host: Host, key: Record, deeper: int) -> list[object] | dict[str, object]:
    values = host.values(key)
    listed = parse_list(values)
    if listed:
        return listed
    found = parse_object(values)
    if deeper:
        for below in host.keys("*", under=key):
            found[below.location.rpartition("\\")[2]] = _tree(host, below, deeper - 1)
    return found
