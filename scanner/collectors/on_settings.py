"""The collectors of settings for all platforms, which run only when a policy asks about a built-in feature."""

from scanner.collectors.features.managed_preference_settings import ManagedPreferenceSettings
from scanner.collectors.features.registry_settings import RegistrySettings

COLLECTORS = (
    ManagedPreferenceSettings,
    RegistrySettings,
)
