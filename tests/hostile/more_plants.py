"""What is planted beside the selftest's systems, so that every collector has a record: settings of features, and backups of phones.

A file that is planted there too is this one here, which holds both.
"""

import json
import plistlib

from scanner.model import Platform
from tests.planted.browsers import FORCED
from tests.planted.plant import TIKTOK_PHONE, Plant
from tests.planted.windows import ACCOUNT, MACHINE

OFF = {"GenAiDefaultSettings": 2}
NO_MODEL = {"GenerativeAI": {"Enabled": False}}
PREFERENCES = json.dumps({"optimization_guide": {"history_search_setting_state": 2}})
LOCAL_STATE = json.dumps({"profile": {"info_cache": {"Profile 1": {}}}})
PREFS_JS = 'user_pref("browser.ml.chat.enabled", false);\n'
CLAUDE = json.dumps({"permissions": {"defaultMode": "plan"}})
CODE = json.dumps({"chat.disableAIFeatures": True})
BACKUP = plistlib.dumps({"Installed Applications": [TIKTOK_PHONE]})
RECALL = {r"Software\Policies\Microsoft\Windows\WindowsAI": {"DisableAIDataAnalysis": 1}}


def profiles(home, chrome, firefox, code):
    """Return settings that users chose, in the form that is the same on every system."""
    files = {f"{chrome}/Local State": LOCAL_STATE, f"{chrome}/Profile 1/Preferences": PREFERENCES}
    return [
        Plant("chromium-preference-settings", "optimization_guide.history_search_setting_state", files),
        Plant("gecko-preference-settings", "browser.ml.chat.enabled", {f"{firefox}/Profiles/x.default/prefs.js": PREFS_JS}),
        Plant("agent-settings", "permissions.defaultMode", {f"{home}/.claude/settings.json": CLAUDE}),
        Plant("configuration-folders", ".claude", {}, "claude-code"),
        Plant("editor-settings", "chat.disableAIFeatures", {f"{code}/User/settings.json": CODE}),
    ]


def managed(domain, **values):
    """Return a file of the preferences that an administrator enforces on a Mac."""
    return {f"Library/Managed Preferences/{domain}.plist": plistlib.dumps(values)}


LINUX, MAC = "home/alice", "Users/alice/Library/Application Support"
LOCAL, ROAMING = "Users/alice/AppData/Local", "Users/alice/AppData/Roaming"
MORE = {
    Platform.LINUX: [
        *profiles(LINUX, f"{LINUX}/.config/google-chrome", f"{LINUX}/.mozilla/firefox", f"{LINUX}/.config/Code"),
        Plant("chromium-policy-settings", "GenAiDefaultSettings", {"etc/opt/chrome/policies/managed/features.json": json.dumps(OFF)}),
        Plant(
            "gecko-policy-settings",
            "GenerativeAI.Enabled",
            {"etc/firefox/policies/policies.json": json.dumps({"policies": {**json.loads(FORCED)["policies"], **NO_MODEL}})},
        ),
    ],
    Platform.MACOS: [
        *profiles("Users/alice", f"{MAC}/Google/Chrome", f"{MAC}/Firefox", f"{MAC}/Code"),
        Plant("chromium-policy-settings", "GenAiDefaultSettings", managed("alice/com.google.Chrome", **OFF)),
        Plant("gecko-policy-settings", "GenerativeAI.Enabled", managed("org.mozilla.firefox", EnterprisePoliciesEnabled=True, **NO_MODEL)),
        Plant("managed-preference-settings", "allowGenmoji", managed("com.apple.applicationaccess", allowGenmoji=False)),
        Plant("phone-backups", TIKTOK_PHONE, {f"{MAC}/MobileSync/Backup/0001/Info.plist": BACKUP}, "tiktok"),
    ],
    Platform.WINDOWS: [
        *profiles("Users/alice", f"{LOCAL}/Google/Chrome/User Data", f"{ROAMING}/Mozilla/Firefox", f"{ROAMING}/Code"),
        Plant("chromium-policy-settings", "GenAiDefaultSettings", {}, "", {MACHINE: {r"Policies\Google\Chrome": OFF}}),
        Plant(
            "gecko-policy-settings", "GenerativeAI.Enabled", {}, "", {MACHINE: {r"Policies\Mozilla\Firefox\GenerativeAI": {"Enabled": 0}}}
        ),
        Plant("registry-settings", "DisableAIDataAnalysis", {}, "", {ACCOUNT: RECALL}),
        Plant("phone-backups", TIKTOK_PHONE, {f"{ROAMING}/Apple Computer/MobileSync/Backup/0001/Info.plist": BACKUP}, "tiktok"),
    ],
}
