r"""Extensions that other programs hand to browsers of the Chromium family, by a key of the Windows registry named after the extension.

Misses: browsers with a key of their own that is not in the table; whether the browser has taken the extension, or its user refused it.
See: https://developer.chrome.com/docs/extensions/how-to/distribute/install-extensions and, for the views,
Chromium's chrome/browser/extensions/external_registry_loader_win.cc
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.collector import Collector, Said
from scanner.formats.chromium_preferences import ID
from scanner.model import Item, Kind, Mark, Platform, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record

# Where there are two views, the browsers of 64 bits read the 32-bit one as well: what stands in the other is there, and used by none.
UNUSED = "HKLM64\\"
USED = r"HKLM32\SOFTWARE"
ROOTS = ("{machine}", "{hku}")
# Chrome's and Edge's are documented; the others are where programs were seen to write for them.
KEYS = (
    ("chrome", r"Google\Chrome"),
    ("chrome-for-testing", r"Google\Chrome for Testing"),
    ("chromium", "Chromium"),
    ("edge", r"Microsoft\Edge"),
    ("brave", r"BraveSoftware\Brave"),
    ("brave", r"BraveSoftware\Brave-Browser"),
    ("vivaldi", "Vivaldi"),
    ("opera", "Opera Software"),
    ("opera", r"Opera Software\Opera Stable"),
    ("yandex", r"Yandex\YandexBrowser"),
    ("yandex", "Yandex"),
)


class WindowsChromiumExternalExtensions(Collector):
    """Extensions handed over by keys. A record is an extension's key; `about` is the browser that looks there."""

    name = "windows-chromium-external-extensions"
    kind = Kind.EXTENSION
    platforms = frozenset({Platform.WINDOWS})
    rung = Rung.CONFIGURED
    places = tuple(rf"{root}\SOFTWARE\{key}\Extensions\<id>" for root in ROOTS for _, key in KEYS)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the keys that are called after an extension, in any case: the browsers pass over others as well."""
        for root in ROOTS:
            for browser, key in KEYS:
                for record in host.keys(rf"{root}\SOFTWARE\{key}\Extensions\*", about=browser):
                    if re.fullmatch(ID, _identifier(record)):
                        yield record

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the extension, whether it comes from an address or from a file."""
        identifier = _identifier(record)
        unused = record.location.startswith(UNUSED) and any(host.keys(USED))
        yield Item(
            identifier,
            host.values(record).text("version"),
            ids=(("chromium-extension", identifier),),
            marks=(Mark.SIDELOADED, Mark.NOT_LOADED) if unused else (Mark.SIDELOADED,),
            within=record.about,
        )


def _identifier(record: Record) -> str:
    return record.location.rpartition("\\")[2].lower()
