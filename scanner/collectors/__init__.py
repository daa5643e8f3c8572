"""Every collector, in one explicit list for each platform: a login pays for importing those of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Platform

if TYPE_CHECKING:
    from scanner.collectors.collector import Collector


def collectors(platform: Platform) -> tuple[type[Collector], ...]:
    """Return the collectors for a platform, in the order in which they run."""
    if platform is Platform.LINUX:
        from scanner.collectors import on_linux  # noqa: PLC0415  as above, and below

        return on_linux.COLLECTORS
    if platform is Platform.MACOS:
        from scanner.collectors import on_macos  # noqa: PLC0415

        return on_macos.COLLECTORS
    from scanner.collectors import on_windows  # noqa: PLC0415

    return on_windows.COLLECTORS


def every_collector() -> tuple[type[Collector], ...]:
    """Return the collectors for all platforms, each once."""
    return tuple(
        dict.fromkeys(collector for platform in (Platform.LINUX, Platform.MACOS, Platform.WINDOWS) for collector in collectors(platform))
    )
