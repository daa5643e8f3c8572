"""Below which folder of a home programs keep an account's settings, on each platform: for editors and assistants that obey its custom."""

from __future__ import annotations

from scanner.model import Platform

SETTINGS_FOLDERS = {Platform.LINUX: "{config}", Platform.MACOS: "{support}", Platform.WINDOWS: "{roaming}"}
