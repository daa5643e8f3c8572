"""What each collector asks of a Windows machine that holds nothing, with its kind; see `gated.py`. Written by scripts/gates."""

# fmt: off
GATES: dict[str, tuple[str, tuple[str, ...]]] = {
    "applications.windows_uninstall_keys": ("application", (
        r"HKLM64\SOFTWARE\Classes\Installer\UpgradeCodes\*", r"{hku}\Software\Microsoft\Installer\UpgradeCodes\*",
        r"{machine}\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\*", r"{hku}\Software\Microsoft\Windows\CurrentVersion\Uninstall\*",
        r"HKLM64\SOFTWARE\Microsoft\Windows\CurrentVersion\Installer\UpgradeCodes\*",
    )),
    "applications.windows_installer_products": ("application", (
        r"HKLM64\SOFTWARE\Microsoft\Windows\CurrentVersion\Installer\UserData\*",
    )),
    "applications.windows_appx_packages": ("application", (
        r"{classes}\Local Settings\Software\Microsoft\Windows\CurrentVersion\AppModel\Repository\Packages\*",
    )),
    "applications.windows_appx_all_users": ("application", (
        r"HKLM64\SOFTWARE\Microsoft\Windows\CurrentVersion\Appx\AppxAllUserStore\S-1-*",
        r"HKLM64\SOFTWARE\Microsoft\Windows\CurrentVersion\Appx\AppxAllUserStore\Applications\*",
        r"HKLM64\SOFTWARE\Microsoft\Windows\CurrentVersion\Appx\AppxAllUserStore\InboxApplications\*",
    )),
    "applications.windows_state_repository": ("application", (
        r"HKLM64\SOFTWARE\Microsoft\Windows\CurrentVersion\AppModel\StateRepository\Cache\Package\Index\PackageFullName\*",
    )),
    "applications.windows_appx_manifests": ("application", (
        "C:/Program Files/WindowsApps/*",
    )),
    "applications.windows_package_folders": ("application", (
        "{local}/Packages/*",
    )),
    "applications.windows_chocolatey": ("application", (
        "C:/ProgramData/chocolatey/lib/*/*.nuspec",
    )),
    "applications.windows_scoop": ("application", (
        "{home}/scoop/apps/*/current/manifest.json", "C:/ProgramData/scoop/apps/*/current/manifest.json",
    )),
    "applications.windows_winget_packages": ("application", (
        "{local}/Microsoft/WinGet/Packages/*", "C:/Program Files/WinGet/Packages/*", "C:/Program Files (x86)/WinGet/Packages/*",
    )),
    "applications.windows_program_folders": ("application", (
        "{local}/*", "{roaming}/*", "C:/Program Files/*", "C:/Program Files (x86)/*", "C:/PortableApps/*", "{local}/Programs/*",
        "{home}/PortableApps/*",
    )),
    "applications.windows_start_menu_links": ("application", (
        "{home}/Desktop/*", "{home}/OneDrive*/Desktop/*", "{roaming}/Microsoft/Windows/Start Menu/Programs", "C:/Users/Public/Desktop/*",
        "{roaming}/Microsoft/Internet Explorer/Quick Launch/*", "C:/ProgramData/Microsoft/Windows/Start Menu/Programs",
        "{roaming}/Microsoft/Internet Explorer/Quick Launch/User Pinned/TaskBar/*",
        "{roaming}/Microsoft/Internet Explorer/Quick Launch/User Pinned/StartMenu/*",
    )),
    "applications.windows_app_paths": ("application", (
        r"HKLM64\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\*", r"{hku}\Software\Microsoft\Windows\CurrentVersion\App Paths\*",
    )),
    "applications.windows_internet_clients": ("application", (
        r"HKLM64\SOFTWARE\Clients\StartMenuInternet\*", r"{hku}\Software\Clients\StartMenuInternet\*",
    )),
    "applications.windows_services": ("application", (
        r"HKLM64\SYSTEM\CurrentControlSet\Services\*",
    )),
    "applications.windows_run_keys": ("application", (
        r"{machine}\SOFTWARE\Microsoft\Windows\CurrentVersion\Run", r"{machine}\SOFTWARE\Microsoft\Windows\CurrentVersion\RunOnce",
        r"{hku}\Software\Microsoft\Windows\CurrentVersion\Run", r"{hku}\Software\Microsoft\Windows\CurrentVersion\RunOnce",
        r"HKLM64\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\Explorer\Run",
        r"{hku}\Software\Microsoft\Windows\CurrentVersion\Policies\Explorer\Run",
    )),
    "applications.windows_scheduled_tasks": ("application", (
        "C:/Windows/System32/Tasks",
    )),
    "applications.windows_wsl_distributions": ("application", (
        r"{hku}\Software\Microsoft\Windows\CurrentVersion\Lxss\{*}",
    )),
    "applications.windows_android_emulators": ("application", (
        r"{machine}\SOFTWARE\BlueStacks", r"{machine}\SOFTWARE\BlueStacks_nxt", r"{machine}\SOFTWARE\BlueStacks_nxt_cn",
        r"{machine}\SOFTWARE\BlueStacks_msi5", r"{hku}\Software\BlueStacks", r"{hku}\Software\BlueStacks_nxt",
        r"{hku}\Software\BlueStacks_nxt_cn", r"{hku}\Software\BlueStacks_msi5", r"{machine}\SOFTWARE\Google\Play Games",
        r"{machine}\SOFTWARE\Google\Play Games Services", r"{machine}\SOFTWARE\XuanZhi\LDPlayer*", r"{machine}\SOFTWARE\leidian\ldplayer*",
        r"{machine}\SOFTWARE\BigNox\VirtualBox", r"{machine}\SOFTWARE\Microvirt\MEmu", r"{hku}\Software\Google\Play Games",
        r"{hku}\Software\Google\Play Games Services", r"{hku}\Software\XuanZhi\LDPlayer*", r"{hku}\Software\leidian\ldplayer*",
        r"{hku}\Software\BigNox\VirtualBox", r"{hku}\Software\Microvirt\MEmu",
    )),
    "applications.npm_global_packages": ("library", (
        "{roaming}/npm/node_modules", "{home}/.claude/local", "{roaming}/nvm/v*/node_modules", "{local}/nvm/v*/node_modules",
        "C:/Program Files/nodejs/node_modules", "{home}/.bun/install/global", "{local}/Yarn/Data/global",
        "{roaming}/fnm/node-versions/*/installation/node_modules", "{home}/Library/pnpm/global/*/node_modules",
        "{local}/mise/installs/node/*/node_modules", "{home}/scoop/persist/nodejs*/bin/node_modules",
        "{home}/.local/share/pnpm/global/*/node_modules", "{home}/Library/pnpm/global/*/*/node_modules",
        "{home}/AppData/Local/pnpm/global/*/node_modules", "{local}/Volta/tools/image/packages/*/node_modules",
        "{home}/.local/share/pnpm/global/*/*/node_modules", "{home}/AppData/Local/pnpm/global/*/*/node_modules",
        "{local}/Volta/tools/image/packages/@*/*/node_modules",
    )),
    "applications.python_packages": ("library", (
        "{roaming}/Python/Python*/site-packages", "C:/Python*/Lib/site-packages", "{home}/miniconda3/Lib/site-packages",
        "{home}/anaconda3/Lib/site-packages", "{home}/miniforge3/Lib/site-packages", "{home}/mambaforge/Lib/site-packages",
        "{home}/micromamba/Lib/site-packages", "{local}/miniconda3/Lib/site-packages", "{local}/anaconda3/Lib/site-packages",
        "{local}/miniforge3/Lib/site-packages", "{local}/mambaforge/Lib/site-packages", "{local}/micromamba/Lib/site-packages",
        "C:/Program Files/Python*/Lib/site-packages", "C:/ProgramData/miniconda3/Lib/site-packages",
        "C:/ProgramData/anaconda3/Lib/site-packages", "C:/ProgramData/miniforge3/Lib/site-packages",
        "C:/ProgramData/mambaforge/Lib/site-packages", "C:/ProgramData/micromamba/Lib/site-packages",
        "{local}/Programs/Python/Python*/Lib/site-packages", "{roaming}/uv/python/*/Lib/site-packages",
        "{home}/miniconda3/envs/*/Lib/site-packages", "{home}/anaconda3/envs/*/Lib/site-packages",
        "{home}/miniforge3/envs/*/Lib/site-packages", "{home}/mambaforge/envs/*/Lib/site-packages",
        "{home}/micromamba/envs/*/Lib/site-packages", "{local}/miniconda3/envs/*/Lib/site-packages",
        "{local}/anaconda3/envs/*/Lib/site-packages", "{local}/miniforge3/envs/*/Lib/site-packages",
        "{local}/mambaforge/envs/*/Lib/site-packages", "{local}/micromamba/envs/*/Lib/site-packages",
        "{home}/.conda/envs/*/Lib/site-packages", "{home}/pipx/venvs/*/Lib/site-packages", "{roaming}/uv/tools/*/Lib/site-packages",
        r"{machine}\SOFTWARE\Python\*\*\InstallPath", r"{hku}\SOFTWARE\Python\*\*\InstallPath",
        "{local}/Packages/PythonSoftwareFoundation.Python.3.*/LocalCache/local-packages/Python*/site-packages",
        "{home}/.pyenv/pyenv-win/versions/*/Lib/site-packages", "C:/ProgramData/miniconda3/envs/*/Lib/site-packages",
        "C:/ProgramData/anaconda3/envs/*/Lib/site-packages", "C:/ProgramData/miniforge3/envs/*/Lib/site-packages",
        "C:/ProgramData/mambaforge/envs/*/Lib/site-packages", "C:/ProgramData/micromamba/envs/*/Lib/site-packages",
        "{local}/pipx/pipx/venvs/*/Lib/site-packages", "{home}/.local/pipx/venvs/*/Lib/site-packages",
    )),
    "ai.home_programs": ("command-line", (
        "{home}/.amp/bin/amp.exe", "{home}/.grok/bin/grok.exe", "{home}/.lmstudio/bin/lms.exe", "{home}/.opencode/bin/opencode.exe",
        "{home}/.antigravity/antigravity/bin/antigravity.exe", "{home}/.cache/lm-studio/bin/lms.exe",
        "{home}/.codeium/windsurf/bin/windsurf.exe", "{home}/.local/share/claude/versions/*", "{home}/.local/share/cursor-agent/versions/*",
    )),
    "ai.ollama_models": ("model", (
        "{home}/.ollama/models/manifests",
    )),
    "ai.model_folders": ("model", (
        "{home}/.lmstudio/models", "{home}/.cache/lm-studio/models", "{home}/.cache/modelscope/hub", "{home}/.foundry/cache/models",
    )),
    "ai.model_files": ("model", (
        "{local}/llama.cpp", "{home}/models", "{home}/llamafile", "{home}/koboldcpp", "{local}/nomic.ai/GPT4All", "{home}/.cache/gpt4all",
        "{home}/llama.cpp/models", "{home}/text-generation-webui/models", "{home}/text-generation-webui/user_data/models",
    )),
    "ai.chromium_local_models": ("model", (
        "profiles of Chromium's family",
    )),
    "ai.hugging_face_cache": ("model", (
        "{home}/.cache/huggingface/hub",
    )),
    "ai.jan_models": ("model", (
        "{home}/jan/models", "{home}/.jan/models", "{roaming}/Jan/data/models", "{home}/jan/llamacpp/models", "{home}/.jan/llamacpp/models",
        "{roaming}/Jan/data/llamacpp/models",
    )),
    "extensions.chromium_extensions": ("extension", (
        "profiles of Chromium's family",
    )),
    "extensions.windows_chromium_policy_extensions": ("extension", (
        r"HKLM64\SOFTWARE\Policies\Chromium", r"HKLM64\SOFTWARE\Policies\Vivaldi", r"HKLM64\SOFTWARE\Policies\YandexBrowser",
        r"{hku}\SOFTWARE\Policies\Chromium", r"{hku}\SOFTWARE\Policies\Vivaldi", r"{hku}\SOFTWARE\Policies\YandexBrowser",
        r"HKLM64\SOFTWARE\Policies\Google\Chrome", r"HKLM64\SOFTWARE\Policies\Google\Chrome for Testing",
        r"HKLM64\SOFTWARE\Policies\Microsoft\Edge", r"HKLM64\SOFTWARE\Policies\BraveSoftware\Brave",
        r"HKLM64\SOFTWARE\Policies\Opera Software\Opera", r"{hku}\SOFTWARE\Policies\Google\Chrome",
        r"{hku}\SOFTWARE\Policies\Google\Chrome for Testing", r"{hku}\SOFTWARE\Policies\Microsoft\Edge",
        r"{hku}\SOFTWARE\Policies\BraveSoftware\Brave", r"{hku}\SOFTWARE\Policies\Opera Software\Opera",
    )),
    "extensions.windows_chromium_external_extensions": ("extension", (
        r"{machine}\SOFTWARE\Chromium\Extensions\*", r"{machine}\SOFTWARE\Vivaldi\Extensions\*",
        r"{machine}\SOFTWARE\Opera Software\Extensions\*", r"{machine}\SOFTWARE\Yandex\Extensions\*",
        r"{hku}\SOFTWARE\Chromium\Extensions\*", r"{hku}\SOFTWARE\Vivaldi\Extensions\*", r"{hku}\SOFTWARE\Opera Software\Extensions\*",
        r"{hku}\SOFTWARE\Yandex\Extensions\*", r"{machine}\SOFTWARE\Google\Chrome\Extensions\*",
        r"{machine}\SOFTWARE\Google\Chrome for Testing\Extensions\*", r"{machine}\SOFTWARE\Microsoft\Edge\Extensions\*",
        r"{machine}\SOFTWARE\BraveSoftware\Brave\Extensions\*", r"{machine}\SOFTWARE\BraveSoftware\Brave-Browser\Extensions\*",
        r"{machine}\SOFTWARE\Opera Software\Opera Stable\Extensions\*", r"{machine}\SOFTWARE\Yandex\YandexBrowser\Extensions\*",
        r"{hku}\SOFTWARE\Google\Chrome\Extensions\*", r"{hku}\SOFTWARE\Google\Chrome for Testing\Extensions\*",
        r"{hku}\SOFTWARE\Microsoft\Edge\Extensions\*", r"{hku}\SOFTWARE\BraveSoftware\Brave\Extensions\*",
        r"{hku}\SOFTWARE\BraveSoftware\Brave-Browser\Extensions\*", r"{hku}\SOFTWARE\Opera Software\Opera Stable\Extensions\*",
        r"{hku}\SOFTWARE\Yandex\YandexBrowser\Extensions\*",
    )),
    "extensions.gecko_extensions": ("extension", (
        "profiles of Gecko programs",
    )),
    "extensions.gecko_policy_extensions": ("extension", (
        "{local}/*", "C:/Program Files/*", "C:/Program Files (x86)/*", "{local}/Programs/*",
    )),
    "extensions.windows_gecko_policy_extensions": ("extension", (
        r"HKLM64\SOFTWARE\Policies\Mozilla\*", r"{hku}\SOFTWARE\Policies\Mozilla\*",
    )),
    "extensions.gecko_sideloads": ("extension", (
        "{local}/*", "C:/Program Files/*", "C:/Program Files (x86)/*", "{local}/Programs/*",
        "{roaming}/Mozilla/Extensions/{ec8030f7-c20a-464f-9b0e-13a3a9e97384}/*",
        "{roaming}/Mozilla/Extensions/{3550f703-e582-4d05-9a08-453d09bdfdc6}/*",
        "{roaming}/Mozilla/Extensions/{92650c4d-4b8e-4d2a-b7eb-24ecf4f6b63a}/*",
        "{roaming}/Mozilla/Extensions/{8de7fcbb-c55c-4fbe-bfc5-fc555c87dbc4}/*",
    )),
    "extensions.windows_gecko_registry_sideloads": ("extension", (
        r"{machine}\SOFTWARE\Mozilla\Firefox\Extensions", r"{machine}\SOFTWARE\Mozilla\Thunderbird\Extensions",
        r"{machine}\SOFTWARE\Mozilla\SeaMonkey\Extensions", r"{machine}\SOFTWARE\Moonchild Productions\Pale Moon\Extensions",
        r"{machine}\SOFTWARE\Moonchild Productions\Basilisk\Extensions", r"{hku}\SOFTWARE\Mozilla\Firefox\Extensions",
        r"{hku}\SOFTWARE\Mozilla\Thunderbird\Extensions", r"{hku}\SOFTWARE\Mozilla\SeaMonkey\Extensions",
        r"{hku}\SOFTWARE\Moonchild Productions\Pale Moon\Extensions", r"{hku}\SOFTWARE\Moonchild Productions\Basilisk\Extensions",
    )),
    "web_apps.chromium_web_apps": ("web-app", (
        "profiles of Chromium's family",
    )),
    "web_apps.firefox_web_apps": ("web-app", (
        "profiles of Gecko programs",
    )),
    "extensions.windows_native_messaging_hosts": ("application", (
        r"{machine}\SOFTWARE\Chromium\NativeMessagingHosts\*", r"{machine}\SOFTWARE\Vivaldi\NativeMessagingHosts\*",
        r"{machine}\SOFTWARE\Opera Software\NativeMessagingHosts\*", r"{machine}\SOFTWARE\Mozilla\NativeMessagingHosts\*",
        r"{hku}\SOFTWARE\Chromium\NativeMessagingHosts\*", r"{hku}\SOFTWARE\Vivaldi\NativeMessagingHosts\*",
        r"{hku}\SOFTWARE\Opera Software\NativeMessagingHosts\*", r"{hku}\SOFTWARE\Mozilla\NativeMessagingHosts\*",
        r"{machine}\SOFTWARE\Google\Chrome\NativeMessagingHosts\*", r"{machine}\SOFTWARE\Microsoft\Edge\NativeMessagingHosts\*",
        r"{machine}\SOFTWARE\BraveSoftware\Brave-Browser\NativeMessagingHosts\*",
        r"{machine}\SOFTWARE\ArcBrowser\Arc\NativeMessagingHosts\*", r"{hku}\SOFTWARE\Google\Chrome\NativeMessagingHosts\*",
        r"{hku}\SOFTWARE\Microsoft\Edge\NativeMessagingHosts\*", r"{hku}\SOFTWARE\BraveSoftware\Brave-Browser\NativeMessagingHosts\*",
        r"{hku}\SOFTWARE\ArcBrowser\Arc\NativeMessagingHosts\*",
    )),
    "extensions.vscode_extensions": ("extension", (
        "{home}/.*", "{local}/Programs/Microsoft VS Code", "C:/Program Files/Microsoft VS Code",
        "{local}/Programs/Microsoft VS Code Insiders", "C:/Program Files/Microsoft VS Code Insiders", "{local}/Programs/VSCodium",
        "C:/Program Files/VSCodium", "{home}/.local/share/code-server/extensions", "{home}/.local/share/openvscode-server/extensions",
        "{home}/scoop/apps/vscode/current", "{home}/scoop/apps/vscodium/current",
    )),
    "extensions.jetbrains_plugins": ("extension", (
        "{roaming}/JetBrains/*", "{roaming}/Google/AndroidStudio*", "{home}/.*20??.?/config", "{local}/Programs/*/plugins/ml-llm",
        "C:/Program Files/JetBrains/*/plugins/ml-llm", "{local}/JetBrains/Toolbox/apps/*/ch-*/*/plugins/ml-llm",
    )),
    "extensions.zed_extensions": ("extension", (
        "{local}/Zed/extensions/installed/*",
    )),
    "ai.mcp_servers": ("command-line", (
        "{roaming}/*", "{local}/*", "{home}/.*", "C:/ProgramData/ClaudeCode/managed-mcp.json",
        "C:/Program Files/ClaudeCode/managed-mcp.json", "{roaming}/Claude/Claude Extensions/*/manifest.json",
        "{local}/Packages/Claude_pzs8sxrjxfjjc/LocalCache/Roaming/Claude/Claude Extensions/*/manifest.json",
    )),
    "ai.configuration_folders": ("application", (
        "{home}/.aider", "{home}/.amp", "{home}/.antigravity", "{home}/.augment", "{home}/.boltai", "{home}/.claude", "{home}/.cline",
        "{home}/.codex", "{home}/.continue", "{home}/.copilot", "{home}/.cursor", "{home}/.gemini", "{home}/.grok", "{home}/.junie",
        "{home}/.kimi-code", "{home}/.kiro", "{home}/.lmstudio", "{home}/.ollama", "{home}/.openclaw", "{home}/.opencode", "{home}/.qwen",
        "{home}/.roo", "{home}/.trae", "{home}/.trae-cn", "{home}/.windsurf", "{roaming}/anythingllm-desktop",
        "{local}/anythingllm-desktop", "{home}/.aws/amazonq", "{home}/.cache/lm-studio", "{home}/.codeium/windsurf", "{home}/.config/goose",
        "{home}/.config/opencode", "{home}/.dsh/profiles", "{roaming}/nomic.ai/GPT4All", "{local}/nomic.ai/GPT4All",
        "{home}/.local/share/claude", "{home}/.local/share/cursor-agent",
    )),
    "applications.phone_backups": ("application", (
        "{roaming}/Apple Computer/MobileSync/Backup", "{home}/Apple/MobileSync/Backup",
    )),
    "processes.running_processes": ("process", (
        "processes",
    )),
}
ONCE: dict[str, tuple[str, ...]] = {
    "profiles of Chromium's family": (
        "processes", "{roaming}/brave", "{local}/*", "{roaming}/*", "{local}/Chromium/User Data", "{local}/Vivaldi/User Data",
        "{roaming}/Opera Software/Opera Stable", "{roaming}/Opera Software/Opera Next", "{roaming}/Opera Software/Opera Developer",
        "{roaming}/Opera Software/Opera Air Stable", "{roaming}/Opera Software/Opera Neon", "{roaming}/Opera Software/Opera Crypto Stable",
        "{roaming}/Opera Software/Opera GX Stable", "{local}/Arc/User Data", "{roaming}/360se6/User Data",
        "{local}/SogouExplorer/User Data", "{roaming}/SogouExplorer/Webkit", "{local}/UCBrowser/User Data*", "{local}/Doubao/User Data",
        "{local}/Quark/User Data", "{local}/2345Explorer/User Data", "{local}/DCBrowser/User Data", "{local}/liebao/User Data",
        "{local}/CentBrowser/User Data", "{local}/Slimjet/User Data", "{local}/Epic Privacy Browser/User Data",
        "{local}/CCleaner Browser/User Data", "{local}/Iridium/User Data", "{local}/Thorium/User Data", "{local}/Supermium/User Data",
        "{local}/Sidekick/User Data", "{local}/WaveboxApp/User Data", "{local}/net.imput.helium/User Data",
        "{local}/Google/Chrome/User Data", "{local}/Google/Chrome Beta/User Data", "{local}/Google/Chrome Dev/User Data",
        "{local}/Google/Chrome SxS/User Data", "{local}/Google/Chrome for Testing/User Data", "{local}/Microsoft/Edge/User Data",
        "{local}/Microsoft/Edge Beta/User Data", "{local}/Microsoft/Edge Dev/User Data", "{local}/Microsoft/Edge SxS/User Data",
        "{local}/BraveSoftware/Brave-Browser/User Data", "{local}/BraveSoftware/Brave-Browser-Beta/User Data",
        "{local}/BraveSoftware/Brave-Browser-Nightly/User Data", "{local}/BraveSoftware/Brave-Origin/User Data",
        "{local}/Perplexity/Comet/User Data", "{local}/Yandex/YandexBrowser/User Data", "{local}/Yandex/YandexBrowser Beta/User Data",
        "{local}/360Chrome/Chrome/User Data", "{local}/360ChromeX/Chrome/User Data", "{local}/Tencent/QQBrowser/User Data",
        "{local}/Sogou/SogouExplorer/User Data", "{local}/CocCoc/Browser/User Data", "{local}/Naver/Naver Whale/User Data",
        "{local}/Huawei/HuaweiBrowser/User Data", "{local}/Lenovo/SLBrowser/User Data", "{local}/Maxthon/Application/User Data",
        "{local}/Baidu/BaiduBrowser/User Data", "{local}/Comodo/Dragon/User Data", "{local}/AVAST Software/Browser/User Data",
        "{local}/AVG/Browser/User Data", "{local}/Avira/Browser/User Data", "{local}/imput/Helium/User Data",
        "{local}/Samsung/Samsung Internet/User Data", "{local}/Island/Island/User Data",
        "{local}/Google/Chrome/continuousUpdates/User Data", "{local}/Packages/*/LocalCache/Local", "{local}/Packages/*/LocalCache/Roaming",
        "{local}/Packages/TheBrowserCompany.Arc_ttt1ap7aakyb4/LocalCache/Local/Arc/User Data",
    ),
    "profiles of Gecko programs": (
        "{roaming}/librewolf", "{roaming}/Waterfox", "{roaming}/zen", "{roaming}/Floorp", "{roaming}/Thunderbird",
        "{roaming}/Mozilla/Firefox", "{roaming}/Mullvad/MullvadBrowser", "{roaming}/Mozilla/SeaMonkey",
        "{roaming}/Moonchild Productions/Pale Moon", "{roaming}/Moonchild Productions/Basilisk", "{roaming}/Mozilla/icecat",
        "{local}/Packages/*/LocalCache/Local", "{local}/Packages/*/LocalCache/Roaming",
        "{local}/Tor Browser/Browser/TorBrowser/Data/Browser",
        "{local}/Packages/MozillaThunderbird.MZLA_h5892qc0xkpca/LocalCache/Roaming/Thunderbird",
        "{local}/Packages/Mozilla.Firefox_n80bbvh6b1yt2/LocalCache/Roaming/Mozilla/Firefox",
    ),
}
