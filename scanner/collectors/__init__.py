"""Every collector, in the order in which they run: what is installed first, what runs last."""

from scanner.collectors.applications.linux_dpkg import LinuxDpkg
from scanner.collectors.processes.running_processes import RunningProcesses

COLLECTORS = (
    LinuxDpkg,
    RunningProcesses,
)
