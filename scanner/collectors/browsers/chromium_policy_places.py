"""Where browsers of the Chromium family take an administrator's policies from. A browser with a place of its own is a row."""

from __future__ import annotations

# Vivaldi, Opera and Brave are documented in two ways; a folder that is not there costs one look.
FOLDERS = (
    ("chrome", "/etc/opt/chrome/policies"),
    ("chrome-for-testing", "/etc/opt/chrome_for_testing/policies"),
    ("chromium", "/etc/chromium/policies"),
    ("chromium", "/etc/chromium-browser/policies"),
    ("edge", "/etc/opt/edge/policies"),
    ("brave", "/etc/brave/policies"),
    ("brave", "/etc/opt/brave/policies"),
    ("vivaldi", "/etc/vivaldi/policies"),
    ("vivaldi", "/etc/opt/vivaldi/policies"),
    ("opera", "/etc/opera/policies"),
    ("opera", "/etc/opt/opera/policies"),
    ("yandex", "/etc/opt/yandex/browser/policies"),
    ("yandex", "/etc/opt/yandex/browser-beta/policies"),
)
RECOMMENDED = "recommended"  # what stands there, an account may change
LEVELS = ("managed", RECOMMENDED)
# A configuration profile of macOS becomes a property list named after the browser's bundle, for all or in a person's folder.
BUNDLES = (
    ("chrome", "com.google.Chrome"),
    ("chromium", "org.chromium.Chromium"),
    ("edge", "com.microsoft.Edge"),
    ("brave", "com.brave.Browser"),
    ("vivaldi", "com.vivaldi.Vivaldi"),
    ("opera", "com.operasoftware.Opera"),
)
# Below the Policies of the Windows registry. Opera's key is not documented by its vendor; a key that is not there costs one look.
KEYS = (
    ("chrome", r"Google\Chrome"),
    ("chrome-for-testing", r"Google\Chrome for Testing"),
    ("chromium", "Chromium"),
    ("edge", r"Microsoft\Edge"),
    ("brave", r"BraveSoftware\Brave"),
    ("vivaldi", "Vivaldi"),
    ("opera", r"Opera Software\Opera"),
    ("yandex", "YandexBrowser"),
)
RECOMMENDED_KEY = r"\Recommended"
KEY_LEVELS = ("", RECOMMENDED_KEY)
