"""What browsers record, in the form that is the same on every system."""

import json
from typing import Any

from tests.planted.plant import ADDON, DEEPSEEK_APP, DEEPSEEK_TOOL, HARMLESS, TIKTOK_CLIENT, TIKTOK_TOOL, Plant
from tests.zipped import zipped

WEB_APP = {"id": "3f333e75-b8fb-4e79-97d8-f7dcb3221fab", "scopes": [{"hostname": "www.tiktok.com"}], "name": "TikTok"}
CALLS_DEEPSEEK = 'fetch("https://api.deepseek.com/v1/chat")'
FORCED_LIST = {"ExtensionInstallForcelist": [DEEPSEEK_TOOL]}
FORCED = json.dumps({"policies": {"ExtensionSettings": {ADDON: {"installation_mode": "force_installed"}}}})


def row(identifier: str, name: str) -> dict[str, object]:
    """Return an extension from the store, as a profile records it."""
    manifest = {"name": name, "version": "1.0", "manifest_version": 3}
    return {"location": 1, "from_webstore": True, "path": f"{identifier}/1.0_0", "manifest": manifest}


def chromium(profile: str) -> list[Plant]:
    """Return what a profile of Chromium holds: a banned and a harmless extension, a web app, and a model."""
    settings = {TIKTOK_CLIENT: row(TIKTOK_CLIENT, "Web for TikTok"), HARMLESS: row(HARMLESS, "Probe for pages")}
    apps = {"web_app_install_metrics": {DEEPSEEK_APP: {"install_source": 15}}}
    manifest = json.dumps({"name": "Probe for pages", "version": "1.0", "manifest_version": 3})
    files = {
        f"{profile}/../Local State": json.dumps({"profile": {"info_cache": {"Default": {}}}}),
        f"{profile}/Preferences": json.dumps({"extensions": {"settings": settings}, **apps}),
        f"{profile}/Extensions/{HARMLESS}/1.0_0/manifest.json": manifest,
        f"{profile}/Extensions/{HARMLESS}/1.0_0/scripts/worker.js": 'fetch("https://api.example.org/v1/notes")',
        f"{profile}/Extensions/{TIKTOK_CLIENT}/1.0_0/manifest.json": manifest.replace("Probe for pages", "Web for TikTok"),
        f"{profile}/Web Applications/Manifest Resources/{DEEPSEEK_APP}/Icons/32.png": "",
    }
    return [
        Plant("chromium-extensions", "Web for TikTok", files, "tiktok"),
        Plant("chromium-extensions", "Probe for pages", {}),
        Plant("chromium-web-apps", DEEPSEEK_APP, {}, "deepseek"),
        Plant("chromium-local-models", "OptGuideOnDeviceModel", {f"{profile}/../OptGuideOnDeviceModel/1.2/weights.bin": ""}, "gemini-nano"),
    ]


def firefox(folder: str) -> list[Plant]:
    """Return what a profile of Firefox holds: two extensions, of which one is told by the code in its package, and a web app."""
    profile = f"{folder}/Profiles/x.default"
    addon = {"type": "extension", "location": "app-profile", "version": "1.0", "active": True}
    addons = [{**addon, "id": f"{name.lower()}@example.org", "defaultLocale": {"name": name}} for name in ("Probe", "Writer")]
    manifest = json.dumps({"name": "Writer", "version": "1.0", "manifest_version": 3})
    files = {
        f"{folder}/profiles.ini": "[Profile0]\nName=x\nIsRelative=1\nPath=Profiles/x.default\n",
        f"{profile}/extensions.json": json.dumps({"schemaVersion": 37, "addons": addons}),
        f"{profile}/extensions/writer@example.org.xpi": zipped({"manifest.json": manifest, "background.js": CALLS_DEEPSEEK}),
        f"{profile}/taskbartabs/taskbartabs.json": json.dumps({"version": 1, "taskbarTabs": [WEB_APP]}),
    }
    return [
        Plant("gecko-extensions", "Probe", files),
        Plant("gecko-extensions", "Writer", {}, "deepseek"),
        Plant("firefox-web-apps", "TikTok", {}, "tiktok"),
    ]


def browser(folder: str, name: str, files: dict[str, bytes | str] | None = None, keys: dict[str, dict[str, Any]] | None = None) -> Plant:
    """Return a user-data folder in an unusual place, with an extension of this name, and what names the folder."""
    found: dict[str, bytes | str] = {
        f"{folder}/Local State": json.dumps({"profile": {"info_cache": {"Default": {}}}}),
        f"{folder}/Default/Preferences": json.dumps({"extensions": {"settings": {HARMLESS: row(HARMLESS, name)}}}),
    }
    return Plant("chromium-extensions", name, found | (files or {}), "", keys or {})


def gecko(profile: str, name: str) -> Plant:
    """Return a profile of a Gecko program in an unusual place, with an extension of this name."""
    addon = {"id": ADDON, "type": "extension", "location": "app-profile", "active": True, "defaultLocale": {"name": name}}
    return Plant("gecko-extensions", name, {f"{profile}/extensions.json": json.dumps({"schemaVersion": 37, "addons": [addon]})})


def firefoxpwa(folder: str) -> list[Plant]:
    """Return what PWAsForFirefox keeps of a site that it made an app."""
    site = {"config": {"document_url": "https://chat.deepseek.com/", "name": "DeepSeek"}, "manifest": {}}
    return [Plant("firefoxpwa-web-apps", "DeepSeek", {f"{folder}/config.json": json.dumps({"sites": {"01": site}})}, "deepseek")]


def nativefier(folder: str) -> list[Plant]:
    """Return a site that Nativefier packed."""
    app = json.dumps({"name": "DeepSeek by Nativefier", "targetUrl": "https://chat.deepseek.com/"})
    return [Plant("nativefier-web-apps", "DeepSeek by Nativefier", {f"{folder}/app/nativefier.json": app}, "deepseek")]


def administered(policy: dict[str, bytes | str], external: str, gecko: str) -> list[Plant]:
    """Return what an administrator or another program puts into browsers: a policy of FORCED_LIST, a file beside one, and Firefox's."""
    return [
        Plant("chromium-policy-extensions", DEEPSEEK_TOOL, policy, "deepseek"),
        Plant("chromium-external-extensions", TIKTOK_TOOL, {f"{external}/{TIKTOK_TOOL}.json": '{"external_version": "1"}'}, "tiktok"),
        Plant("gecko-policy-extensions", ADDON, {gecko: FORCED}),
    ]
