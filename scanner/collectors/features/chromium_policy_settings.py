"""Settings of built-in features among an administrator's policies for browsers of the Chromium family.

Of several files in a folder the last one in order of name has the word, as for the browsers. A recommended policy is a default that
an account may change: it switches nothing off for good, and does not bear the mark of a policy.
Misses: policies from a vendor's cloud; those of browsers in flatpaks, which have their own; whether the browser has obeyed.
See: https://support.google.com/chrome/a/answer/9037717 and https://chromeenterprise.google/policies/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers.chromium_policy_places import PLACES, find_policies, is_recommended
from scanner.collectors.browsers.documents import read_document
from scanner.collectors.browsers.managed_policies import LIMIT
from scanner.collectors.collector import ALL_PLATFORMS, Said, SettingCollector, item_of_default, item_of_setting
from scanner.formats.plist import plist
from scanner.model import Platform
from scanner.setting import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Item, Problem, Record
    from scanner.setting import Setting

Written = dict[str, tuple[object, str]]  # a policy's value and where it stands, by the policy's name


class ChromiumPolicySettings(SettingCollector):
    """Policies. A record is a folder of policy files, a property list or a registry key; `about` is the browser that obeys it."""

    name = "chromium-policy-settings"
    store = Store.CHROMIUM_POLICY
    platforms = ALL_PLATFORMS
    places = PLACES

    def find(self, host: Host) -> Iterator[Record]:
        """Name the places of those browsers of which a setting is asked for."""
        yield from find_policies(host, {setting.program for setting in self.settings})

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each setting that has a value here, and then what was wrong with a file."""
        losses: list[Problem] = []
        asked = [setting for setting in self.settings if setting.program == record.about]
        written = _read_written(host, record, [setting.name for setting in asked], losses)
        said = item_of_default if is_recommended(record) else _item_of_forced
        for setting in asked:
            if setting.name in written:
                value, location = written[setting.name]
                yield said(setting, value)._replace(location=location)
        yield from losses


def _read_written(host: Host, record: Record, names: list[str], losses: list[Problem]) -> Written:
    if host.platform is Platform.MACOS:
        return {name: (value, record.location) for name, value in plist(host.read(record, LIMIT)).items()}
    if host.platform is Platform.LINUX:
        found: Written = {}
        for file in host.glob("*", under=record):
            policies = read_document(host, file.location, losses) or {}
            found |= {name: (policies[name], file.location) for name in names if name in policies}
        return found
    values = host.values(record)
    numbers = {name: values.number(name) for name in names if name in values}
    return {name: (values.text(name) if number is None else number, record.location) for name, number in numbers.items()}


def _item_of_forced(setting: Setting, value: object) -> Item:
    return item_of_setting(setting, value, by_policy=True)
