"""The collectors for Windows, in the order in which they run: what is installed first, what browsers hold next, what runs last."""

from scanner.collectors.ai.chromium_local_models import ChromiumLocalModels
from scanner.collectors.ai.configuration_folders import ConfigurationFolders
from scanner.collectors.ai.home_programs import HomePrograms
from scanner.collectors.ai.hugging_face_cache import HuggingFaceCache
from scanner.collectors.ai.jan_models import JanModels
from scanner.collectors.ai.mcp_servers import McpServers
from scanner.collectors.ai.model_files import ModelFiles
from scanner.collectors.ai.model_folders import ModelFolders
from scanner.collectors.ai.ollama_models import OllamaModels
from scanner.collectors.applications.npm_global_packages import NpmGlobalPackages
from scanner.collectors.applications.phone_backups import PhoneBackups
from scanner.collectors.applications.python_packages import PythonPackages
from scanner.collectors.applications.windows_android_emulators import WindowsAndroidEmulators
from scanner.collectors.applications.windows_app_paths import WindowsAppPaths
from scanner.collectors.applications.windows_appx_all_users import WindowsAppxAllUsers
from scanner.collectors.applications.windows_appx_manifests import WindowsAppxManifests
from scanner.collectors.applications.windows_appx_packages import WindowsAppxPackages
from scanner.collectors.applications.windows_chocolatey import WindowsChocolatey
from scanner.collectors.applications.windows_installer_products import WindowsInstallerProducts
from scanner.collectors.applications.windows_internet_clients import WindowsInternetClients
from scanner.collectors.applications.windows_package_folders import WindowsPackageFolders
from scanner.collectors.applications.windows_program_folders import WindowsProgramFolders
from scanner.collectors.applications.windows_run_keys import WindowsRunKeys
from scanner.collectors.applications.windows_scheduled_tasks import WindowsScheduledTasks
from scanner.collectors.applications.windows_scoop import WindowsScoop
from scanner.collectors.applications.windows_services import WindowsServices
from scanner.collectors.applications.windows_start_menu_links import WindowsStartMenuLinks
from scanner.collectors.applications.windows_state_repository import WindowsStateRepository
from scanner.collectors.applications.windows_uninstall_keys import WindowsUninstallKeys
from scanner.collectors.applications.windows_winget_packages import WindowsWingetPackages
from scanner.collectors.applications.windows_wsl_distributions import WindowsWslDistributions
from scanner.collectors.extensions.chromium_extensions import ChromiumExtensions
from scanner.collectors.extensions.gecko_extensions import GeckoExtensions
from scanner.collectors.extensions.gecko_policy_extensions import GeckoPolicyExtensions
from scanner.collectors.extensions.gecko_sideloads import GeckoSideloads
from scanner.collectors.extensions.jetbrains_plugins import JetbrainsPlugins
from scanner.collectors.extensions.vscode_extensions import VscodeExtensions
from scanner.collectors.extensions.windows_chromium_external_extensions import WindowsChromiumExternalExtensions
from scanner.collectors.extensions.windows_chromium_policy_extensions import WindowsChromiumPolicyExtensions
from scanner.collectors.extensions.windows_gecko_policy_extensions import WindowsGeckoPolicyExtensions
from scanner.collectors.extensions.windows_gecko_registry_sideloads import WindowsGeckoRegistrySideloads
from scanner.collectors.extensions.windows_native_messaging_hosts import WindowsNativeMessagingHosts
from scanner.collectors.extensions.zed_extensions import ZedExtensions
from scanner.collectors.processes.running_processes import RunningProcesses
from scanner.collectors.web_apps.chromium_web_apps import ChromiumWebApps
from scanner.collectors.web_apps.firefox_web_apps import FirefoxWebApps

COLLECTORS = (
    WindowsUninstallKeys,
    WindowsInstallerProducts,
    WindowsAppxPackages,
    WindowsAppxAllUsers,
    WindowsStateRepository,
    WindowsAppxManifests,
    WindowsPackageFolders,
    WindowsChocolatey,
    WindowsScoop,
    WindowsWingetPackages,
    WindowsProgramFolders,
    WindowsStartMenuLinks,
    WindowsAppPaths,
    WindowsInternetClients,
    WindowsServices,
    WindowsRunKeys,
    WindowsScheduledTasks,
    WindowsWslDistributions,
    WindowsAndroidEmulators,
    NpmGlobalPackages,
    PythonPackages,
    HomePrograms,
    OllamaModels,
    ModelFolders,
    ModelFiles,
    ChromiumLocalModels,
    HuggingFaceCache,
    JanModels,
    ChromiumExtensions,
    WindowsChromiumPolicyExtensions,
    WindowsChromiumExternalExtensions,
    GeckoExtensions,
    GeckoPolicyExtensions,
    WindowsGeckoPolicyExtensions,
    GeckoSideloads,
    WindowsGeckoRegistrySideloads,
    ChromiumWebApps,
    FirefoxWebApps,
    WindowsNativeMessagingHosts,
    VscodeExtensions,
    JetbrainsPlugins,
    ZedExtensions,
    McpServers,
    ConfigurationFolders,
    PhoneBackups,
    RunningProcesses,
)
