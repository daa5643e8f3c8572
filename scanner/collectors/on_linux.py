"""The collectors for Linux, in the order in which they run: what is installed first, what browsers hold next, what runs last."""

from scanner.collectors.ai.chromium_local_models import ChromiumLocalModels
from scanner.collectors.ai.configuration_folders import ConfigurationFolders
from scanner.collectors.ai.home_programs import HomePrograms
from scanner.collectors.ai.hugging_face_cache import HuggingFaceCache
from scanner.collectors.ai.jan_models import JanModels
from scanner.collectors.ai.mcp_servers import McpServers
from scanner.collectors.ai.model_files import ModelFiles
from scanner.collectors.ai.model_folders import ModelFolders
from scanner.collectors.ai.ollama_models import OllamaModels
from scanner.collectors.applications.homebrew import Homebrew
from scanner.collectors.applications.linux_apk import LinuxApk
from scanner.collectors.applications.linux_appimage import LinuxAppimage
from scanner.collectors.applications.linux_container_images import LinuxContainerImages
from scanner.collectors.applications.linux_desktop_entries import LinuxDesktopEntries
from scanner.collectors.applications.linux_dpkg import LinuxDpkg
from scanner.collectors.applications.linux_flatpak import LinuxFlatpak
from scanner.collectors.applications.linux_pacman import LinuxPacman
from scanner.collectors.applications.linux_program_folders import LinuxProgramFolders
from scanner.collectors.applications.linux_rpm import LinuxRpm
from scanner.collectors.applications.linux_snap import LinuxSnap
from scanner.collectors.applications.nix_profiles import NixProfiles
from scanner.collectors.applications.npm_global_packages import NpmGlobalPackages
from scanner.collectors.applications.python_packages import PythonPackages
from scanner.collectors.extensions.chromium_extensions import ChromiumExtensions
from scanner.collectors.extensions.chromium_external_extensions import ChromiumExternalExtensions
from scanner.collectors.extensions.chromium_policy_extensions import ChromiumPolicyExtensions
from scanner.collectors.extensions.gecko_extensions import GeckoExtensions
from scanner.collectors.extensions.gecko_policy_extensions import GeckoPolicyExtensions
from scanner.collectors.extensions.gecko_sideloads import GeckoSideloads
from scanner.collectors.extensions.jetbrains_plugins import JetbrainsPlugins
from scanner.collectors.extensions.linux_chromium_folder_extensions import LinuxChromiumFolderExtensions
from scanner.collectors.extensions.native_messaging_hosts import NativeMessagingHosts
from scanner.collectors.extensions.vscode_extensions import VscodeExtensions
from scanner.collectors.extensions.zed_extensions import ZedExtensions
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
    NpmGlobalPackages,
    PythonPackages,
    LinuxContainerImages,
    HomePrograms,
    OllamaModels,
    ModelFolders,
    ModelFiles,
    ChromiumLocalModels,
    HuggingFaceCache,
    JanModels,
    ChromiumExtensions,
    ChromiumPolicyExtensions,
    ChromiumExternalExtensions,
    LinuxChromiumFolderExtensions,
    GeckoExtensions,
    GeckoPolicyExtensions,
    GeckoSideloads,
    ChromiumWebApps,
    FirefoxWebApps,
    NativeMessagingHosts,
    VscodeExtensions,
    JetbrainsPlugins,
    ZedExtensions,
    McpServers,
    ConfigurationFolders,
    RunningProcesses,
)
