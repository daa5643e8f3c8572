"""Settings of built-in features among an administrator's policies for Firefox and related programs.

What a policy does not lock is a default that an account may change: it does not bear the mark of a policy.
Misses: policies that a program gets over the network; whether the program has obeyed.
See: https://mozilla.github.io/enterprise-admin-reference/reference/policies/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers.gecko_policy_places import (
    PLACES,
    PROFILE,
    SYSTEM,
    find_policy_files,
    find_policy_keys,
    is_file,
    read_policy_file,
)
from scanner.collectors.browsers.managed_policies import read_policies
from scanner.collectors.collector import ALL_PLATFORMS, Said, SettingCollector, item_of_default, item_of_setting
from scanner.collectors.features.gecko_policy_values import is_true, set_at, unflattened
from scanner.formats.json_file import table
from scanner.model import Problem
from scanner.setting import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record

ENABLED = "EnterprisePoliciesEnabled"  # without it, a program takes nothing from macOS' managed preferences


class GeckoPolicySettings(SettingCollector):
    """Policies. A record is a file or a registry key; `about` is the program that obeys it."""

    name = "gecko-policy-settings"
    store = Store.GECKO_POLICY
    platforms = ALL_PLATFORMS
    places = PLACES

    def find(self, host: Host) -> Iterator[Record]:
        """Name the places of those programs of which a setting is asked for."""
        asked = {setting.program for setting in self.settings}
        found = [record for record in (*_files(host), *find_policy_keys(host)) if record.about in asked] if asked else []
        yield from found

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each setting that has a value here, and then what was wrong with it."""
        asked = [setting for setting in self.settings if setting.program == record.about]
        losses: list[Problem] = []
        said = _policies(host, record, tuple(dict.fromkeys(setting.name.partition(".")[0] for setting in asked)), losses)
        for setting in asked:
            found = set_at(said, setting.name)
            if found:
                yield item_of_setting(setting, found.value, by_policy=True) if found.locked else item_of_default(setting, found.value)
        yield from losses


def _files(host: Host) -> Iterator[Record]:
    """Yield the policy files; a program that has one of the system's takes no other."""
    found = [*find_policy_files(host)]
    systems = {record.about for record in found if record.location.startswith(SYSTEM)}
    yield from (record for record in found if record.about not in systems or record.location.startswith(SYSTEM))


def _policies(host: Host, record: Record, names: tuple[str, ...], losses: list[Problem]) -> dict[str, object]:
    if is_file(record):
        said = table(read_policy_file(host, record).get("policies"))
        if not record.location.endswith(PROFILE):
            return said
        return unflattened(said) if is_true(said.get(ENABLED)) else {}
    whole: dict[str, object] = {}
    values = host.values(record)
    for said_or_problem in read_policies(host, record, names):
        if isinstance(said_or_problem, Problem):
            losses.append(said_or_problem)
        else:
            whole |= said_or_problem
    return {name: number for name in names if (number := values.number(name)) is not None} | whole
