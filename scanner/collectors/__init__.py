"""Every collector, in one explicit list for each platform: a login pays for importing those of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Platform

if TYPE_CHECKING:
    from scanner.collectors.collector import Collector, SettingCollector


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


def setting_collectors(platform: Platform) -> tuple[type[SettingCollector], ...]:
    """Return the collectors of settings for a platform, which run when somebody asks about a setting."""
    from scanner.collectors import on_settings  # noqa: PLC0415  as above

    return tuple(collector for collector in on_settings.COLLECTORS if platform in collector.platforms)


def every_collector() -> tuple[type[Collector], ...]:
    """Return the collectors for all platforms, each once."""
    platforms = (Platform.LINUX, Platform.MACOS, Platform.WINDOWS)
    return tuple(dict.fromkeys(one for platform in platforms for one in (*collectors(platform), *setting_collectors(platform))))
