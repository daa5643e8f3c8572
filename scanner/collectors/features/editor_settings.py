"""Settings of built-in features that users chose in VS Code and editors based on it.

A profile of an editor has settings of its own, which count for themselves.
Misses: what a project's folder (`.vscode`) or another machine sets, settings that an extension keeps in a database, and portable
editors but those of Scoop.
See: https://code.visualstudio.com/docs/configure/settings#_settings-json-file
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import ALL_PLATFORMS, Said, SettingCollector, item_of_setting
from scanner.collectors.editors.settings_folders import SETTINGS_FOLDERS, places_of
from scanner.collectors.editors.vscode_family import EDITORS
from scanner.formats.json_file import document
from scanner.formats.named_value import value_at
from scanner.host.host import MEBIBYTE
from scanner.setting import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.collectors.editors.vscode_family import Editor
    from scanner.host.host import Host
    from scanner.model import Platform, Record

LIMIT = 4 * MEBIBYTE
BELOW = ("User/settings.json", "User/profiles/*/settings.json")


class EditorSettings(SettingCollector):
    """Settings. A record is a file of them; `about` is the editor's id."""

    name = "editor-settings"
    store = Store.EDITOR_SETTING
    platforms = ALL_PLATFORMS
    places = (
        *(f"{base}/<editor>/{below}" for base in SETTINGS_FOLDERS.values() for below in BELOW),
        *(f"{{home}}/.var/app/<editor>/config/<editor>/{below}" for below in BELOW),
        *(f"{{home}}/.<editor>-server/data/{below}" for below in BELOW),
        *(f"{{home}}/scoop/persist/<editor>/data/user-data/{below}" for below in BELOW),
    )

    def find(self, host: Host) -> Iterator[Record]:
        """Name the files of those editors of which a setting is asked for."""
        asked = {setting.program for setting in self.settings}
        for editor in EDITORS:
            for folder in _folders(host.platform, editor) if editor.id in asked else ():
                for below in BELOW:
                    yield from host.glob(f"{folder}/{below}", about=editor.id)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each setting that has a value in this file."""
        said = document(host.read(record, LIMIT) or b"{}")
        for setting in self.settings:
            for value in value_at(said, setting.name) if setting.program == record.about else ():
                yield item_of_setting(setting, value, by_policy=False)


def _folders(platform: Platform, editor: Editor) -> Iterator[str]:
    for name in editor.settings:
        yield from places_of(platform, name)
