"""The collectors of settings for all platforms, which run only when a policy asks about a built-in feature."""

from scanner.collectors.features.agent_settings import AgentSettings
from scanner.collectors.features.chromium_policy_settings import ChromiumPolicySettings
from scanner.collectors.features.chromium_preference_settings import ChromiumPreferenceSettings
from scanner.collectors.features.editor_settings import EditorSettings
from scanner.collectors.features.gecko_policy_settings import GeckoPolicySettings
from scanner.collectors.features.gecko_preference_settings import GeckoPreferenceSettings
from scanner.collectors.features.managed_preference_settings import ManagedPreferenceSettings
from scanner.collectors.features.registry_settings import RegistrySettings

COLLECTORS = (
    AgentSettings,
    ChromiumPolicySettings,
    ChromiumPreferenceSettings,
    EditorSettings,
    GeckoPolicySettings,
    GeckoPreferenceSettings,
    ManagedPreferenceSettings,
    RegistrySettings,
)
