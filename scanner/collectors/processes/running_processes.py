"""Programs running during the scan, with the path of their executable.

Misses: programs that ran before or will run after. Where the system hides other accounts' processes (hidepid), that is a Problem.
See: https://psutil.readthedocs.io/en/latest/#processes for what each system tells to whom
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.collectors.command_lines import launched_program, process_command, shown_sites
from scanner.model import Item, Kind, Mark, Platform, Problem, Reason, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.collectors.command_lines.launched_program import Ids
    from scanner.host.host import Host, Process

TABLE = "process table"
CUT = "a running program has more arguments than are read; the rest was not looked at"


class RunningProcesses(Collector):
    """Processes. Their arguments give ids (a web app's, a package's) and are not kept."""

    name = "running-processes"
    kind = Kind.PROCESS
    platforms = ALL_PLATFORMS
    rung = Rung.RUNNING
    makes = launched_program.KINDS
    places = ("the process table: names, executable paths, accounts; arguments are matched in memory and never stored",)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the process table, when the machine runs."""
        if host.processes():
            yield Record(TABLE)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield every process, threads of the kernel included."""
        for process in host.processes():
            yield Item(
                process.name,
                ids=() if process.kernel else _ids(host, process),
                marks=(Mark.KERNEL,) if process.kernel else (),
                location=process.executable or record.location,
                user=process.user,
            )
            if process.cut:
                yield Problem(Reason.CAPPED, CUT, process.executable or record.location, process.user)


def _ids(host: Host, process: Process) -> Ids:
    """Return the ids of a process; a web app runs in a browser alone, whatever another program has in its arguments."""
    found = process_command.ids(process.name, process.executable, process.arguments, windows=host.platform is Platform.WINDOWS)
    if all(kind not in shown_sites.KINDS for kind, _ in found):
        return found
    from scanner.collectors.browsers.running_browsers import is_browser  # noqa: PLC0415  on few machines a web app runs

    if is_browser(host, process):
        return found
    return tuple(one for one in found if one[0] not in shown_sites.KINDS)
