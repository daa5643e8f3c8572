from scanner.collectors.features.editor_settings import EditorSettings
from scanner.model import Platform, Problem, Reason, State
from tests.collectors.features.settings import item, setting
from tests.fake_host import bare, fake_host

HIDDEN = setting("editor-setting", "chat.disableAIFeatures", "vscode", off=(True,), on=(False,))
SUGGESTIONS = setting("editor-setting", "github.copilot.enable.*", "vscode", number=2)
HOME = "/home/alice/.config/Code/User"


def said(*settings, **host):
    return bare(fake_host(**host), EditorSettings(settings))


def test_comments_and_commas_as_the_editor_allows_them():
    content = '// mine\n{"chat.disableAIFeatures": true, /* all */ "github.copilot.enable": {"*": false,}, "a.token": "secret",}'

    assert said(HIDDEN, SUGGESTIONS, files={f"{HOME}/settings.json": content}) == [
        item(HIDDEN, State.DISABLED_BY_USER, f"{HOME}/settings.json", "alice"),
        item(SUGGESTIONS, State.DISABLED_BY_USER, f"{HOME}/settings.json", "alice"),
    ]


def test_a_profile_of_the_editor_counts_for_itself():
    files = {
        f"{HOME}/settings.json": '{"chat.disableAIFeatures": true}',
        f"{HOME}/profiles/-1a2b/settings.json": '{"chat.disableAIFeatures": false}',
    }

    assert said(HIDDEN, files=files) == [
        item(HIDDEN, State.DISABLED_BY_USER, f"{HOME}/settings.json", "alice"),
        item(HIDDEN, State.ENABLED, f"{HOME}/profiles/-1a2b/settings.json", "alice"),
    ]


def test_other_places_and_other_editors():
    flatpak = "/home/alice/.var/app/com.visualstudio.code/config/Code/User/settings.json"
    windows = "C:/Users/alice/AppData/Roaming/Code/User/settings.json"
    macos = "/Users/alice/Library/Application Support/Code/User/settings.json"

    server = "/home/alice/.vscode-server/data/User/settings.json"
    scoop = "C:/Users/alice/scoop/persist/vscode/data/user-data/User/settings.json"

    places = (
        (Platform.LINUX, flatpak),
        (Platform.LINUX, server),
        (Platform.WINDOWS, windows),
        (Platform.WINDOWS, scoop),
        (Platform.MACOS, macos),
    )
    for platform, place in places:
        assert said(HIDDEN, platform=platform, files={place: '{"chat.disableAIFeatures": true}'}) == [
            item(HIDDEN, State.DISABLED_BY_USER, place, "alice")
        ]
    assert said(HIDDEN, files={"/home/alice/.config/Cursor/User/settings.json": '{"chat.disableAIFeatures": true}'}) == []


def test_a_broken_file_is_told():
    assert said(HIDDEN, files={f"{HOME}/settings.json": "[]"}) == [
        Problem(Reason.MALFORMED, "expected a JSON object", f"{HOME}/settings.json", "alice")
    ]
