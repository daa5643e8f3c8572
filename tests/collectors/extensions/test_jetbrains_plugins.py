import io
import zipfile

import pytest

from scanner.collectors.extensions.jetbrains_plugins import JetbrainsPlugins
from scanner.model import Item, Mark, Platform, Problem, Reason, Rung, State
from tests.fake_host import bare, fake_host

COPILOT = "<idea-plugin><id>com.github.copilot</id><name>GitHub Copilot</name><version>1.5</version><vendor>GitHub</vendor></idea-plugin>"


def jar(text=COPILOT):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("a/B.class", b"x" * 100)
        if text:
            archive.writestr("META-INF/plugin.xml", text)
    return content.getvalue()


def item(place, within, state=State.ENABLED, marks=(), user="alice"):
    ids = (("jetbrains-plugin", "com.github.copilot"),)
    return Item("GitHub Copilot", "1.5", "GitHub", ids, state=state, marks=marks, within=within, location=place, user=user)


def found(files, platform=Platform.LINUX):
    return bare(fake_host(platform, files=files), JetbrainsPlugins())


@pytest.mark.parametrize(
    ("platform", "folder", "within"),
    [
        (Platform.LINUX, "/home/alice/.local/share/JetBrains/IntelliJIdea2024.1", "IntelliJIdea2024.1"),
        (Platform.LINUX, "/home/alice/.config/JetBrains/PyCharmCE2023.3/plugins", "PyCharmCE2023.3"),
        (Platform.LINUX, "/home/alice/.local/share/Google/AndroidStudio2024.2", "AndroidStudio2024.2"),
        (Platform.LINUX, "/home/alice/.var/app/com.jetbrains.GoLand/data/JetBrains/GoLand2025.1", "GoLand2025.1"),
        (
            Platform.LINUX,
            "/home/alice/.var/app/com.google.AndroidStudio/config/Google/AndroidStudio2019.3/plugins",
            "AndroidStudio2019.3",
        ),
        (Platform.LINUX, "/home/alice/.IdeaIC2019.3/config/plugins", "IdeaIC2019.3"),
        (Platform.MACOS, "/Users/alice/Library/Application Support/JetBrains/GoLand2025.1/plugins", "GoLand2025.1"),
        (
            Platform.MACOS,
            "/Users/alice/Library/Application Support/Google/AndroidStudioPreview2025.1/plugins",
            "AndroidStudioPreview2025.1",
        ),
        (Platform.WINDOWS, "C:/Users/alice/AppData/Roaming/JetBrains/Rider2024.3/plugins", "Rider2024.3"),
        (Platform.WINDOWS, "C:/Users/alice/AppData/Roaming/Google/AndroidStudio2024.2/plugins", "AndroidStudio2024.2"),
        (Platform.WINDOWS, "C:/Users/alice/.WebStorm2019.1/config/plugins", "WebStorm2019.1"),
    ],
)
def test_an_extension_on_each_platform(platform, folder, within):
    place = f"{folder}/github-copilot"

    assert found({f"{place}/lib/core.jar": jar()}, platform) == [item(place, within)]


def test_what_one_says_of_itself_and_adds_to_the_editor_is_a_claim():
    text = """<idea-plugin><id>a.b</id><description>&lt;b>Talks.&lt;/b></description><actions><action text="Ask"/></actions>
        <extensions><toolWindow id="Chat"/><inline.completion.provider id="x"/></extensions></idea-plugin>"""

    (item,) = found({"/home/alice/.local/share/JetBrains/IntelliJIdea2024.1/talk/lib/talk.jar": jar(text)})

    assert item.ids == (("jetbrains-plugin", "a.b"),)
    assert item.claims == (
        ("extension-declares", "contributes:inline.completion.provider"),
        ("extension-word", "Talks."),
        ("extension-word", "Chat; Ask"),
    )


def test_what_its_classes_are_called_after_is_a_claim():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("a/OllamaService.class", b"x")
        archive.writestr("META-INF/plugin.xml", "<idea-plugin><id>a.b</id><name>Line ends</name></idea-plugin>")

    (item,) = found({"/home/alice/.local/share/JetBrains/IntelliJIdea2024.1/ends.jar": content.getvalue()})

    assert item.claims == (("extension-word", "Ollama"),)


def test_an_extension_that_is_one_jar():
    place = "/home/alice/.local/share/JetBrains/IntelliJIdea2024.1/copilot.jar"

    assert found({place: jar()}) == [item(place, "IntelliJIdea2024.1")]


@pytest.mark.parametrize(
    ("platform", "plugins", "disabled"),
    [
        (
            Platform.LINUX,
            "/home/alice/.local/share/JetBrains/IntelliJIdea2024.1",
            "/home/alice/.config/JetBrains/IntelliJIdea2024.1/disabled_plugins.txt",
        ),
        (
            Platform.LINUX,
            "/home/alice/.var/app/com.jetbrains.GoLand/data/JetBrains/GoLand2025.1",
            "/home/alice/.var/app/com.jetbrains.GoLand/config/JetBrains/GoLand2025.1/disabled_plugins.txt",
        ),
        (
            Platform.WINDOWS,
            "C:/Users/alice/AppData/Roaming/JetBrains/IntelliJIdea2024.1/plugins",
            "C:/Users/alice/AppData/Roaming/JetBrains/IntelliJIdea2024.1/disabled_plugins.txt",
        ),
        (Platform.LINUX, "/home/alice/.IdeaIC2019.3/config/plugins", "/home/alice/.IdeaIC2019.3/config/disabled_plugins.txt"),
    ],
)
def test_one_that_was_switched_off(platform, plugins, disabled):
    files = {f"{plugins}/x/lib/x.jar": jar(), disabled: "com.example.other\r\ncom.github.copilot\r\n"}

    assert [one.state for one in found(files, platform)] == [State.DISABLED]


def test_the_jar_named_after_the_folder_is_read_first_and_no_other():
    place = "/home/alice/.local/share/JetBrains/CLion2024.1/probe"
    files = {f"{place}/lib/a.jar": jar("<idea-plugin><id>trap</id></idea-plugin>"), f"{place}/lib/probe-1.5.jar": jar()}
    host = fake_host(files=files)

    assert bare(host, JetbrainsPlugins()) == [item(place, "CLion2024.1")]
    assert {path for path in host.disk.asked if path.endswith(".jar")} == {f"{place}/lib/probe-1.5.jar"}


def test_a_jar_that_is_none_is_a_problem_and_the_next_is_read():
    place = "/home/alice/.local/share/JetBrains/CLion2024.1/probe"
    files = {f"{place}/lib/a.jar": "noise", f"{place}/lib/b.jar": jar(""), f"{place}/lib/c.jar": jar()}

    assert found(files) == [
        item(place, "CLion2024.1"),
        Problem(Reason.MALFORMED, "expected a zip file, which ends with its central directory", f"{place}/lib/a.jar", "alice"),
    ]


def test_one_that_no_jar_describes_goes_by_its_folder():
    place = "/home/alice/.local/share/JetBrains/CLion2024.1/probe"

    assert found({f"{place}/lib/a.jar": jar("")}) == [
        Item("probe", rung=Rung.PRESENT, state=State.UNKNOWN, within="CLion2024.1", location=place, user="alice")
    ]


def test_a_damaged_descriptor_is_said():
    place = "/home/alice/.local/share/JetBrains/CLion2024.1/probe"

    assert found({f"{place}/lib/a.jar": jar("<idea-plugin><ver")}) == [
        Item("probe", state=State.ENABLED, within="CLion2024.1", location=place, user="alice"),
        Problem(Reason.MALFORMED, "expected XML: unclosed token: line 1, column 13", f"{place}/lib/a.jar", "alice"),
    ]


def test_other_folders_are_not_editors():
    files = {
        "/home/alice/.local/share/JetBrains/Toolbox/x/lib/x.jar": jar(),
        "/home/alice/.local/share/JetBrains/CLion2024.1/logs/x": "",
        "/home/alice/.config/JetBrains/consentOptions/plugins/x/lib/x.jar": jar(),
    }

    assert found(files) == []


@pytest.mark.parametrize(
    ("platform", "program", "within", "user"),
    [
        (Platform.LINUX, "/opt/idea-IU-233", "idea-IU-233", ""),
        (Platform.LINUX, "/home/alice/.local/share/JetBrains/Toolbox/apps/intellij-idea-ultimate", "intellij-idea-ultimate", "alice"),
        (Platform.LINUX, "/var/lib/flatpak/app/com.jetbrains.CLion/current/active/files/extra", "com.jetbrains.CLion", ""),
        (
            Platform.LINUX,
            "/home/alice/.local/share/flatpak/app/com.jetbrains.RustRover/current/active/files",
            "com.jetbrains.RustRover",
            "alice",
        ),
        (Platform.MACOS, "/Applications/PyCharm.app/Contents", "PyCharm.app", ""),
        (Platform.WINDOWS, "C:/Program Files/JetBrains/IntelliJ IDEA 2023.3", "IntelliJ IDEA 2023.3", ""),
    ],
)
def test_the_assistant_that_comes_with_an_editor(platform, program, within, user):
    place = f"{program}/plugins/ml-llm"

    assert found({f"{place}/lib/ml-llm.jar": jar()}, platform) == [item(place, within, marks=(Mark.BUILT_IN,), user=user)]
