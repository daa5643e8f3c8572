"""Extensions that an administrator's policy puts into browsers of the Chromium family, or keeps out of them, installed or not.

Misses: a ban of all extensions, which names none (what it stopped, a profile tells);
policies from a vendor's cloud; whether a browser has obeyed. The Windows registry: see windows_chromium_policy_extensions.
See: https://chromeenterprise.google/policies/#ExtensionSettings and #ExtensionInstallForcelist
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers.chromium_policy_places import BUNDLES, FOLDERS, LEVELS, RECOMMENDED
from scanner.collectors.browsers.kept_out import kept_out
from scanner.collectors.browsers.macos_managed import managed_files, managed_places
from scanner.collectors.collector import Collector, Said
from scanner.formats.chromium_policy import forbidden, installed
from scanner.formats.json_file import document
from scanner.formats.plist import plist
from scanner.model import Item, Kind, Mark, Platform, Problem, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

PATTERNS = {
    Platform.LINUX: tuple((browser, f"{folder}/{level}/*") for browser, folder in FOLDERS for level in LEVELS),
    Platform.MACOS: tuple((browser, place) for browser, bundle in BUNDLES for place in managed_places(bundle)),
}


class ChromiumPolicyExtensions(Collector):
    """Extensions named by policies. A record is a policy file; `about` is the browser that obeys it."""

    name = "chromium-policy-extensions"
    kind = Kind.EXTENSION
    platforms = frozenset({Platform.LINUX, Platform.MACOS})
    rung = Rung.CONFIGURED
    places = tuple(pattern for patterns in PATTERNS.values() for _, pattern in patterns)

    def find(self, host: Host) -> Iterator[Record]:
        """Name every policy file; on Linux the browsers read all files of the folder, whatever they are called."""
        if host.platform is Platform.MACOS:
            for browser, bundle in BUNDLES:
                yield from managed_files(host, bundle, about=browser)
            return
        for browser, pattern in PATTERNS[host.platform]:
            yield from host.glob(pattern, about=browser)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the extensions that a policy installs, and those that it forbids, which nobody can do in a recommendation."""
        parsed = plist if host.platform is Platform.MACOS else document
        policy = parsed(host.read(record))
        for found in installed(policy):
            if isinstance(found, Problem):
                yield found
            else:
                yield Item(found, ids=(("chromium-extension", found),), marks=(Mark.POLICY,), within=record.about)
        for found in () if f"/{RECOMMENDED}/" in record.location else forbidden(policy):
            yield found if isinstance(found, Problem) else kept_out("chromium-extension", found, record.about)
