"""Settings of what AI agents may do without asking, which users chose in the agents' own files or an administrator set there.

Misses: what a project's own folder or the command line sets, a profile of settings that is chosen by its name, and what an extension of an
    editor keeps in its editor's database.
See: `agent_files.py` for the agents
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.agents.agent_files import AGENTS
from scanner.collectors.collector import ALL_PLATFORMS, Said, SettingCollector, item_of_setting
from scanner.collectors.editors.settings_folders import files_on, find_files
from scanner.formats.named_value import value_at
from scanner.formats.settings_document import settings_document
from scanner.host.host import MEBIBYTE
from scanner.model import Platform
from scanner.setting import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record

LIMIT = 16 * MEBIBYTE


class AgentSettings(SettingCollector):
    """Settings. A record is a file of them; `about` is the row of the table."""

    name = "agent-settings"
    store = Store.AGENT_SETTING
    platforms = ALL_PLATFORMS
    places = tuple(dict.fromkeys(pattern for agent in AGENTS for platform in Platform for pattern in files_on(platform, agent)))

    def find(self, host: Host) -> Iterator[Record]:
        """Name the files of those agents of which a setting is asked for."""
        asked = {setting.program for setting in self.settings}
        for row, agent in enumerate(AGENTS):
            if agent.id in asked:
                yield from find_files(host, files_on(host.platform, agent), str(row))

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each setting that has a value in this file."""
        agent = AGENTS[int(record.about)]
        said = settings_document(record.location, host.read(record, LIMIT))
        for setting in self.settings:
            for value in value_at(said, setting.name) if setting.program == agent.id else ():
                yield item_of_setting(setting, value, by_policy=agent.managed)
