"""The collectors for Windows, in the order in which they run: what is installed first, what browsers hold next, what runs last."""

from scanner.collectors.extensions.chromium_extensions import ChromiumExtensions
from scanner.collectors.extensions.gecko_extensions import GeckoExtensions
from scanner.collectors.processes.running_processes import RunningProcesses

COLLECTORS = (
    ChromiumExtensions,
    GeckoExtensions,
    RunningProcesses,
)
