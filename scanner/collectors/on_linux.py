"""The collectors for Linux, in the order in which they run: what is installed first, what browsers hold next, what runs last."""

from scanner.collectors.applications.homebrew import Homebrew
from scanner.collectors.applications.linux_apk import LinuxApk
from scanner.collectors.applications.linux_appimage import LinuxAppimage
from scanner.collectors.applications.linux_desktop_entries import LinuxDesktopEntries
from scanner.collectors.applications.linux_dpkg import LinuxDpkg
from scanner.collectors.applications.linux_flatpak import LinuxFlatpak
from scanner.collectors.applications.linux_pacman import LinuxPacman
from scanner.collectors.applications.linux_program_folders import LinuxProgramFolders
from scanner.collectors.applications.linux_rpm import LinuxRpm
from scanner.collectors.applications.linux_snap import LinuxSnap
from scanner.collectors.applications.nix_profiles import NixProfiles
from scanner.collectors.extensions.chromium_extensions import ChromiumExtensions
from scanner.collectors.extensions.chromium_external_extensions import ChromiumExternalExtensions
from scanner.collectors.extensions.chromium_policy_extensions import ChromiumPolicyExtensions
from scanner.collectors.extensions.gecko_extensions import GeckoExtensions
from scanner.collectors.extensions.gecko_policy_extensions import GeckoPolicyExtensions
from scanner.collectors.extensions.gecko_sideloads import GeckoSideloads
from scanner.collectors.extensions.linux_chromium_folder_extensions import LinuxChromiumFolderExtensions
from scanner.collectors.processes.running_processes import RunningProcesses
from scanner.collectors.web_apps.chromium_web_apps import ChromiumWebApps
from scanner.collectors.web_apps.firefox_web_apps import FirefoxWebApps

COLLECTORS = (
    LinuxDpkg,
    LinuxRpm,
    LinuxApk,
    LinuxPacman,
    LinuxSnap,
    LinuxFlatpak,
    NixProfiles,
    Homebrew,
    LinuxAppimage,
    LinuxProgramFolders,
    LinuxDesktopEntries,
    ChromiumExtensions,
    ChromiumPolicyExtensions,
    ChromiumExternalExtensions,
    LinuxChromiumFolderExtensions,
    GeckoExtensions,
    GeckoPolicyExtensions,
    GeckoSideloads,
    ChromiumWebApps,
    FirefoxWebApps,
    RunningProcesses,
)
