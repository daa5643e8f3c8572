"""Editors of the VS Code family and where each keeps its extensions. A new editor is a row.

Editors without a row are found by the shape of their folder: a hidden one in a home, with a list of extensions in it.
"""

from __future__ import annotations

from scanner.collectors.applications.tool_manager_places import SCOOP
from scanner.model import Platform
from scanner.stdlib.named_tuple import NamedTuple


class Editor(NamedTuple):
    """An editor of the family.

    `hidden` are its folders in a home, those of its parts for remote work included; `settings` are the names of its folder for
    settings, with profiles in it; `flatpaks` are its packages. The program's own folders are patterns for `Host.glob`.
    """

    id: str
    hidden: tuple[str, ...]
    settings: tuple[str, ...] = ()
    flatpaks: tuple[str, ...] = ()
    linux: tuple[str, ...] = ()
    macos: tuple[str, ...] = ()
    windows: tuple[str, ...] = ()

    def programs(self, platform: Platform) -> tuple[str, ...]:
        """Return where its program may lie: the folders that hold its `resources/app`, or its bundle on macOS."""
        return {Platform.WINDOWS: self.windows, Platform.MACOS: self.macos, Platform.LINUX: self.linux}[platform]


FLATPAK_PROGRAMS = ("/var/lib/flatpak/app", "{data}/flatpak/app")  # for all accounts, and for one
EDITORS = (
    Editor(
        "vscode",
        (".vscode", ".vscode-server", ".vscode-remote"),
        ("Code",),
        ("com.visualstudio.code",),
        linux=(
            "/usr/share/code",
            "/opt/visual-studio-code",
            "/snap/code/current/usr/share/code",
            *(f"{folder}/com.visualstudio.code/current/active/files/extra/vscode" for folder in FLATPAK_PROGRAMS),
        ),
        macos=("/Applications/Visual Studio Code.app", "{home}/Applications/Visual Studio Code.app"),
        windows=(
            "{local}/Programs/Microsoft VS Code",
            "C:/Program Files/Microsoft VS Code",
            "{home}/scoop/apps/vscode/current",
        ),
    ),
    Editor(
        "vscode-insiders",
        (".vscode-insiders", ".vscode-server-insiders"),
        ("Code - Insiders",),
        ("com.visualstudio.code.insiders",),
        linux=("/usr/share/code-insiders", "/opt/visual-studio-code-insiders", "/snap/code-insiders/current/usr/share/code-insiders"),
        macos=("/Applications/Visual Studio Code - Insiders.app",),
        windows=("{local}/Programs/Microsoft VS Code Insiders", "C:/Program Files/Microsoft VS Code Insiders"),
    ),
    Editor(
        "vscodium",
        (".vscode-oss", ".vscodium", ".vscodium-server", ".vscodium-insiders", ".vscode-oss-dev"),
        ("VSCodium", "VSCodium - Insiders", "Code - OSS"),
        ("com.vscodium.codium", "com.vscodium.codium-insiders", "com.visualstudio.code-oss"),
        linux=("/usr/share/codium", "/opt/vscodium-bin", "/usr/lib/code", "/snap/codium/current/usr/share/codium"),
        macos=("/Applications/VSCodium.app", "{home}/Applications/VSCodium.app"),
        windows=("{local}/Programs/VSCodium", "C:/Program Files/VSCodium", "{home}/scoop/apps/vscodium/current"),
    ),
    Editor("code-server", (".local/share/code-server", ".local/share/openvscode-server", ".openvscode-server")),
    Editor("cursor", (".cursor", ".cursor-server"), ("Cursor",), linux=("/usr/share/cursor", "/opt/Cursor", "/opt/cursor")),
    Editor("windsurf", (".windsurf", ".windsurf-server", ".windsurf-next", ".devin"), ("Windsurf", "Windsurf - Next")),
    Editor("trae", (".trae", ".trae-server"), ("Trae",)),
    Editor("trae-cn", (".trae-cn", ".trae-cn-server"), ("Trae CN",)),
    Editor("antigravity", (".antigravity", ".antigravity-server"), ("Antigravity",)),
    Editor("kiro", (".kiro", ".kiro-server"), ("Kiro",)),
    Editor("void", (".void", ".void-editor", ".void-server"), ("Void",)),
    Editor("positron", (".positron", ".positron-server"), ("Positron",)),
    Editor("qoder", (".qoder",), ("Qoder",)),
    Editor("codebuddy", (".codebuddy", ".codebuddycn"), ("CodeBuddy", "CodeBuddy CN")),
)
# By the name of an editor's folder for settings, others that stand for it: of its part for remote work, and of a portable one of Scoop's.
SERVERS = {
    "Code": (
        "{home}/.vscode-server/data",
        "{home}/.vscode-remote/data",
        "{home}/.local/share/code-server",
        "{home}/.openvscode-server/data",
    ),
    "Code - Insiders": ("{home}/.vscode-server-insiders/data",),
    "VSCodium": ("{home}/.vscodium-server/data",),
    "Cursor": ("{home}/.cursor-server/data",),
    "Windsurf": ("{home}/.windsurf-server/data",),
}
IN_SCOOP = {"Code": "vscode", "Code - Insiders": "vscode-insiders", "VSCodium": "vscodium"}
PORTABLE = {name: tuple(f"{root}/persist/{app}/data/user-data" for root in SCOOP) for name, app in IN_SCOOP.items()}
INSTEAD = {Platform.LINUX: SERVERS, Platform.WINDOWS: PORTABLE}
USER_FOLDERS = ("User", "User/profiles/*")  # below each of these names: a profile has settings of its own
SETTINGS_NAMES = tuple(name for editor in EDITORS for name in editor.settings)
