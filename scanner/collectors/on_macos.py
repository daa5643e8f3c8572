"""The collectors for macOS, in the order in which they run: what is installed first, what browsers hold next, what runs last."""

from scanner.collectors.applications.homebrew import Homebrew
from scanner.collectors.extensions.chromium_extensions import ChromiumExtensions
from scanner.collectors.extensions.chromium_external_extensions import ChromiumExternalExtensions
from scanner.collectors.extensions.chromium_policy_extensions import ChromiumPolicyExtensions
from scanner.collectors.extensions.gecko_extensions import GeckoExtensions
from scanner.collectors.extensions.gecko_policy_extensions import GeckoPolicyExtensions
from scanner.collectors.extensions.gecko_sideloads import GeckoSideloads
from scanner.collectors.processes.running_processes import RunningProcesses

COLLECTORS = (
    Homebrew,
    ChromiumExtensions,
    ChromiumPolicyExtensions,
    ChromiumExternalExtensions,
    GeckoExtensions,
    GeckoPolicyExtensions,
    GeckoSideloads,
    RunningProcesses,
)
