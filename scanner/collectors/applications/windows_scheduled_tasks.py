r"""Tasks of the Windows Task Scheduler, from their files.

Misses: tasks of before Vista (`C:\Windows\Tasks`); what a task starts through a COM class; tasks whose folder only an administrator
may read, when we are none (which is a problem, and told).
See: https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-tsch/0d6383e4-de92-43e7-b0bb-a60cfa36379f
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.applications.windows_scheduled_task import scheduled_task
from scanner.collectors.collector import Collector, Said
from scanner.collectors.command_lines import command_line, windows_command
from scanner.collectors.web_apps.left_over_shortcut import WEB_APP, NamedProfile, held_against_profile, profile_named_by
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Mark, Platform, Problem, Reason, Record, Rung, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.collectors.applications.windows_scheduled_task import ScheduledTask
    from scanner.host.host import Host

TASKS = "C:/Windows/System32/Tasks"
MOST_LEVELS = 6  # of folders; Windows' own tasks lie up to four deep, those of a device's management five
TOO_DEEP = "too deep"


class WindowsScheduledTasks(Collector):
    """Scheduled tasks, each under its path among the tasks. Who registered a task is not kept: it may be a person's account."""

    name = "windows-scheduled-tasks"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.WINDOWS})
    rung = Rung.CONFIGURED
    makes = windows_command.KINDS
    places = (f"{TASKS}/**",)

    def find(self, host: Host) -> Iterator[Record]:
        """Name every task, and the folders that are too deep to be looked into."""
        for folder in host.glob(TASKS):
            yield from _tasks(host, folder, MOST_LEVELS)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the task with the ids of all that it starts; one that is switched off is kept."""
        if record.about == TOO_DEEP:
            yield Problem(Reason.CAPPED, f"more than {MOST_LEVELS} folders deep among the tasks; not read")
            return
        task = scheduled_task(host.read(record, MEBIBYTE))
        ids = dict.fromkeys(found for line in task.commands for found in windows_command.command(line).ids)
        item = Item(
            record.location[len(TASKS) + 1 :].replace("/", "\\"),
            ids=tuple(ids),
            state=State.ENABLED if task.enabled else State.DISABLED,
            marks=tuple(_marks(task)),
        )
        yield held_against_profile(host, item, record.user, lambda: _named(task))


def _tasks(host: Host, folder: Record, levels: int) -> Iterator[Record]:
    for found in host.glob("*", under=folder):
        if host.link(found) or not host.is_folder(found):  # a link to a folder is none of Windows', and could lead back up: read says so
            yield found
        elif levels:
            yield from _tasks(host, found, levels - 1)
        else:
            yield found._replace(about=TOO_DEEP)


def _named(task: ScheduledTask) -> NamedProfile:
    words = next((words for line in task.commands if _shows_web_app(words := windows_command.command_words(line))), [])
    return profile_named_by(words, windows=True)


def _shows_web_app(words: list[str]) -> bool:
    return any(kind == WEB_APP for kind, _ in command_line.ids(words, windows=True)) if words else False


def _marks(task: ScheduledTask) -> Iterator[Mark]:
    if task.enabled and task.commands:
        yield Mark.AUTOSTART
    if task.hidden:
        yield Mark.HIDDEN
