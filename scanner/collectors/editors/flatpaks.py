"""Editors and AI programs that come as flatpaks, and where those keep what others keep in folders of the home.

Flatpak gives each package its own folders for settings, data and caches. A package that must not see the home keeps its hidden folders
there too, if its maker says so. A new package is a row.
See: https://docs.flatpak.org/en/latest/conventions.html#xdg-base-directories, and `--persist` in flatpak-run(1)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.editors.vscode_family import EDITORS
from scanner.model import Platform

if TYPE_CHECKING:
    from collections.abc import Iterator

# By the first folder below those that a home has for settings and data, or the hidden one in it.
PACKAGES: dict[str, tuple[str, ...]] = {
    **{name: editor.flatpaks for editor in EDITORS for name in editor.settings},
    "Google": ("com.google.AndroidStudio",),
    "JetBrains": ("com.jetbrains.*",),
    "Jan": ("ai.jan.Jan",),
    "nomic.ai": ("io.gpt4all.gpt4all",),
    "opencode": ("ai.opencode.opencode",),
    "zed": ("dev.zed.Zed", "dev.zed.Zed-Preview"),
    ".lmstudio": ("ai.lmstudio.*",),
}
MOVED = {"{config}/": "config/", "{home}/.config/": "config/", "{data}/": "data/", "{home}/.local/share/": "data/", "{home}/.": "."}


def with_flatpaks(platform: Platform, *patterns: str) -> tuple[str, ...]:
    """Return patterns of files in a home, and behind each where it is for the same program as a flatpak."""
    return tuple(found for pattern in patterns for found in (pattern, *(_find_moved(pattern) if platform is Platform.LINUX else ())))


def _find_moved(pattern: str) -> Iterator[str]:
    base = next((base for base in MOVED if pattern.startswith(base)), "")
    if base:
        below = MOVED[base].removesuffix(".") + pattern.removeprefix(base.removesuffix("."))
        name = pattern.removeprefix(base.removesuffix(".")).partition("/")[0]
        yield from (f"{{home}}/.var/app/{package}/{below}" for package in PACKAGES.get(name, ()))
