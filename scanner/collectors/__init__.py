"""Every collector, in one explicit list for each platform; a scan imports those that may find something on its machine."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from scanner.collectors.gated import Gated, Gates, collector_class
from scanner.model import Platform

if TYPE_CHECKING:
    from scanner.collectors.collector import Collector, SettingCollector


def gated(platform: Platform) -> tuple[Gated, ...]:
    """Return the collectors for a platform in the order in which they run, none of them imported."""
    gates = import_module(f"scanner.collectors.gates_{platform}")
    known: Gates = gates.GATES
    return tuple(Gated(module, *known[module], gates.ONCE) for module in modules(platform))


def modules(platform: Platform) -> tuple[str, ...]:
    """Return the modules of a platform's collectors."""
    if platform is Platform.LINUX:
        from scanner.collectors import on_linux  # noqa: PLC0415  of one platform only, here and below

        return on_linux.MODULES
    if platform is Platform.MACOS:
        from scanner.collectors import on_macos  # noqa: PLC0415

        return on_macos.MODULES
    from scanner.collectors import on_windows  # noqa: PLC0415

    return on_windows.MODULES


def collectors(platform: Platform) -> tuple[type[Collector], ...]:
    """Import the collectors for a platform, and return them in the same order."""
    return tuple(collector_class(module) for module in modules(platform))


def setting_collectors(platform: Platform) -> tuple[type[SettingCollector], ...]:
    """Return the collectors of settings for a platform, which run when somebody asks about a setting."""
    from scanner.collectors import on_settings  # noqa: PLC0415  as above

    return tuple(collector for collector in on_settings.COLLECTORS if platform in collector.platforms)


def every_collector() -> tuple[type[Collector], ...]:
    """Return the collectors for all platforms, each once."""
    platforms = (Platform.LINUX, Platform.MACOS, Platform.WINDOWS)
    return tuple(dict.fromkeys(one for platform in platforms for one in (*collectors(platform), *setting_collectors(platform))))
