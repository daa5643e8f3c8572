from scanner.collectors.ai.chromium_local_models import ChromiumLocalModels
from scanner.model import Item, Platform
from tests.fake_host import FOLDER, bare, fake_host

HOME = "/home/alice/.config/google-chrome"
MODEL = f"{HOME}/OptGuideOnDeviceModel"
IDS = (("browser-component", "OptGuideOnDeviceModel"),)


def said(files, platform=Platform.LINUX):
    return bare(fake_host(platform, files=files), ChromiumLocalModels())


def item(place, version="2025.8.8.1141", within="chrome"):
    return Item("OptGuideOnDeviceModel", version, ids=IDS, within=within, location=place, user="alice")


def test_a_model_is_named_once_however_many_profiles_there_are():
    files = {f"{HOME}/{name}/Preferences": "{}" for name in ("Default", "Profile 1")}

    assert said({**files, f"{MODEL}/2025.8.8.1141/weights.bin": b""}) == [item(f"{MODEL}/2025.8.8.1141")]


def test_a_folder_without_weights_is_no_model():
    assert said({f"{HOME}/Default/Preferences": "{}", f"{MODEL}/2025.8.8.1141/manifest.json": "{}", f"{MODEL}/1.0": FOLDER}) == []


def test_on_windows_and_macos():
    windows, macos = "C:/Users/alice/AppData/Local/Google/Chrome/User Data", "/Users/alice/Library/Application Support/Chromium"

    for platform, home, browser in ((Platform.WINDOWS, windows, "chrome"), (Platform.MACOS, macos, "chromium")):
        files = {f"{home}/Default/Preferences": "{}", f"{home}/OptGuideOnDeviceModel/1.2/weights.bin": b""}
        assert said(files, platform) == [item(f"{home}/OptGuideOnDeviceModel/1.2", "1.2", browser)]
