"""Where a link of an account may lead: what only the administrator or a package manager writes, and everybody may read."""

from __future__ import annotations

from scanner.model import Platform

TRUSTED = {
    Platform.LINUX: ("/usr", "/opt", "/var/opt", "/nix", "/gnu", "/snap", "/var/lib/flatpak", "/var/lib/snapd"),
    Platform.MACOS: ("/Applications", "/System", "/usr", "/opt", "/nix"),
    Platform.WINDOWS: ("C:/Program Files", "C:/Program Files (x86)", "C:/Windows"),
}
