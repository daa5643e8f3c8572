import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.collectors.command_lines.windows_command import Command, command, command_words

APP = "cadlkienfkclaiaibeoongdcgmdikeeg"
CHROME = r'"C:\Program Files\Google\Chrome\Application\chrome.exe"'


def program(line):
    return command(line, "C:/Users/alice").program


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (r'"C:\Program Files\Probe\probe.exe" --token=secret', "C:/Program Files/Probe/probe.exe"),
        (r"C:\Program Files\Probe Works\probe.exe --token=secret", "C:/Program Files/Probe Works/probe.exe"),
        (r"C:\Program Files\Probe\PROBE.EXE", "C:/Program Files/Probe/PROBE.EXE"),
        (r"C:\probe.example\probe.exe C:\other.exe", "C:/probe.example/probe.exe"),
        (r"C:\probe.executables\probe.exe /x", "C:/probe.executables/probe.exe"),
        (r"%SystemRoot%\System32\svchost.exe -k netsvcs -p", "C:/Windows/System32/svchost.exe"),
        (r"\??\C:\Windows\probe.exe", "C:/Windows/probe.exe"),
        (r"\SystemRoot\System32\probe.exe", "C:/Windows/System32/probe.exe"),
        (r"%LOCALAPPDATA%\Probe\Update.exe --processStart probe.exe", "C:/Users/alice/AppData/Local/Probe/Update.exe"),
        ("MsiExec.exe /X{0B38FE4F-3E22-4C1E-8F92-F2C5AB9B4F9A}", "MsiExec.exe"),
        ("probe --secret", "probe"),
        (r'"C:\Probe\probe.exe', "C:/Probe/probe.exe"),
        ('"" x', ""),
        ("https://example.org/?token=secret", ""),
        ("mailto:alice", ""),
        ("", ""),
    ],
)
def test_the_program_of_a_command_line(line, expected):
    assert program(line) == expected


def test_a_program_without_its_folder_has_no_path():
    assert command("MsiExec.exe /x").path == ""
    assert command(r"C:\Probe\probe.exe /x").path == "C:/Probe/probe.exe"


def test_arguments_are_dropped_and_the_programs_name_is_an_id():
    assert command(r'"C:\Probe\probe.exe" --token=secret') == Command("C:/Probe/probe.exe", (("command", "probe.exe"),))


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (f'--profile-directory="Profile 1" --app-id={APP}', (("web-app", APP),)),
        ("--app=https://chat.example.org/start?user=alice", (("site", "chat.example.org"),)),
        (r'"C:\x\node_modules\@example\cli\run.js"', (("command", "chrome.exe"),)),
    ],
)
def test_a_browser_that_opens_an_app_is_the_app(arguments, ids):
    assert command(f"{CHROME} {arguments}").ids == ids


def test_the_package_that_an_interpreter_runs():
    line = r'"C:\Program Files\nodejs\node.exe" "C:\Users\alice\AppData\Roaming\npm\node_modules\@example\cli\run.js" --key secret'

    assert command(line).ids == (("command", "node.exe"), ("npm", "@example/cli"))


@pytest.mark.parametrize(
    ("line", "program", "ids"),
    [
        (r'C:\Windows\System32\cmd.exe /c start "" "C:\Tools\a probe.exe"', "C:/Tools/a probe.exe", (("command", "a probe.exe"),)),
        (r'%ComSpec% /c ""C:\Tools\a b\probe.exe" --token secret"', "C:/Tools/a b/probe.exe", (("command", "probe.exe"),)),
        (r'cmd /c "%LOCALAPPDATA%\probe.exe"', "C:/Users/alice/AppData/Local/probe.exe", (("command", "probe.exe"),)),
        (r'"C:\Program Files\WSL\wslg.exe" -d Ubuntu --cd "~" -- /usr/bin/probe x', "", (("command", "probe"),)),
        (r"C:\x\Probe\Update.exe --processStart probe.exe", "C:/x/Probe/Update.exe", (("command", "probe.exe"),)),
        ("cmd /c npx -y probe", "npx", (("command", "npx"), ("npm", "probe"))),
        (
            r"explorer.exe shell:AppsFolder\A.Probe_pzs8sxrjxfjjc!App",
            "",
            (("msix-family", "A.Probe_pzs8sxrjxfjjc"), ("msix-name", "A.Probe")),
        ),
        ("cmd /c start https://a.example/secret", "cmd", (("command", "cmd"),)),
        (r"cmd /c del C:\x\secret.txt", "cmd", (("command", "cmd"),)),
        (r'powershell -w hidden -c "Start-Process \'C:\a b\probe.exe\'"', "C:/a b/probe.exe", (("command", "probe.exe"),)),
        (r"cmd /c start \"\" msedge --app=https://a@b@chat.example.org/x", "msedge", (("site", "chat.example.org"),)),
    ],
)
def test_what_a_launcher_starts_is_the_program(line, program, ids):
    assert command(line.replace("\\'", "'").replace('\\"', '"'), "C:/Users/alice") == Command(program, ids)


@settings(max_examples=100)
@given(st.lists(st.sampled_from(['"', "\\", "%", ".exe", " ", "C:", "a", "--app-id=", APP, "\0", ",", "cmd /c ", "start "])).map("".join))
def test_any_line_gives_a_program_and_ids(line):
    found = command(line)

    assert isinstance(found.program, str)
    assert all(kind in {"command", "web-app", "npm"} for kind, _ in found.ids)


def test_a_line_of_megabytes_is_cut():
    for letters in ("a.", '"', "a ", ".exe", '" "'):
        assert command(letters * 100_000).ids is not None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            rf'{CHROME} --user-data-dir="D:\a b" x',
            ["C:/Program Files/Google/Chrome/Application/chrome.exe", r"--user-data-dir=D:\a b", "x"],
        ),
        (r"%LOCALAPPDATA%\p.exe %USERPROFILE%", ["C:/Users/alice/AppData/Local/p.exe", "C:/Users/alice"]),
        ("https://example.org/?token=secret x", []),
        ("", []),
    ],
)
def test_the_words_of_a_line(line, words):
    assert command_words(line, "C:/Users/alice") == words
