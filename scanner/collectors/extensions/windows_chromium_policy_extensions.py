"""Extensions that a policy in the Windows registry puts into browsers of the Chromium family, or keeps out.

Misses: a ban of all extensions, which names none (what it stopped, a profile tells);
policies from a vendor's cloud, and browsers with a key of their own that is not in the table; whether a browser has obeyed:
one that is not managed passes over what comes from no store.
See: https://chromeenterprise.google/policies/#ExtensionSettings and Chromium's components/policy/core/common/registry_dict.cc
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers.chromium_policy_places import KEY_LEVELS, KEYS, RECOMMENDED_KEY
from scanner.collectors.browsers.kept_out import kept_out
from scanner.collectors.browsers.registry_policies import ROOTS, policies
from scanner.collectors.collector import Collector, Said
from scanner.formats.chromium_policy import ALLOWED, FORBIDDEN, FORCED, SETTINGS, forbidden, installed
from scanner.model import Item, Kind, Mark, Platform, Problem, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record


class WindowsChromiumPolicyExtensions(Collector):
    """Extensions named by policies. A record is a browser's key; `about` is the browser that obeys it."""

    name = "windows-chromium-policy-extensions"
    kind = Kind.EXTENSION
    platforms = frozenset({Platform.WINDOWS})
    rung = Rung.CONFIGURED
    places = tuple(rf"{root}\{key}{level}" for root in ROOTS for _, key in KEYS for level in KEY_LEVELS)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the keys of the machine and of every account."""
        for root in ROOTS:
            for browser, key in KEYS:
                for level in KEY_LEVELS:
                    yield from host.keys(rf"{root}\{key}{level}", about=browser)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each extension that the policies install once, and each that they forbid, which nobody can do in a recommendation."""
        seen: set[str] = set()
        whole: dict[str, object] = {}
        for policy in policies(host, record, (FORCED, SETTINGS, FORBIDDEN, ALLOWED)):
            for found in [policy] if isinstance(policy, Problem) else installed(policy):
                if isinstance(found, Problem):
                    yield found
                elif found not in seen:
                    seen.add(found)
                    yield Item(found, ids=(("chromium-extension", found),), marks=(Mark.POLICY,), within=record.about)
            for name, value in () if isinstance(policy, Problem) else policy.items():
                before = whole.get(name)
                whole[name] = {**before, **value} if isinstance(before, dict) and isinstance(value, dict) else value
        for found in () if record.location.endswith(RECOMMENDED_KEY) else forbidden(whole):
            yield found if isinstance(found, Problem) else kept_out("chromium-extension", found, record.about)
