import re
import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.command_lines import create_process_words
from scanner.collectors.command_lines.launched_program import ids, programs
from scanner.collectors.command_lines.launchers import ANYTHING, FETCHES, FLATPAK_APP, LAUNCHERS, MODULES, OF_PACKAGES, RUNS_ON_WINDOWS
from scanner.collectors.command_lines.shell_script import MOST_LETTERS
from scanner.collectors.command_lines.unwrapped import launcher_name, loaded, nested

PROBE = (("command", "probe"),)


@pytest.mark.parametrize(
    "line",
    [
        "env A=b C='d e' /opt/probe x",
        "env -u A -C /x probe",
        "env -S 'A=b probe x'",
        "A=b probe",
        "exec -a name probe",
        "sudo -u bob -E env A=b nice -n 5 ionice -c 3 probe",
        "doas -u bob probe",
        "pkexec --user root probe",
        "su - bob -c 'exec /opt/probe x'",
        "runuser -u bob -- probe",
        "timeout -k 5 10m probe",
        "taskset -c 0-3 probe",
        "chrt -f 50 probe",
        "stdbuf -oL -e 0 probe",
        "strace -f -o /tmp/x probe",
        "xvfb-run -s '-screen 0 1x1' probe",
        "dbus-run-session --config-file=/x -- probe",
        "systemd-run --user --scope -p MemoryMax=1G probe",
        "firejail --net=none probe",
        "gamemoderun mangohud probe",
        "gamescope -W 1920 -H 1080 -f -- probe x",
        "uwsm app -s b -- probe",
        "switcherooctl launch -g 1 probe",
        "/lib64/ld-linux-x86-64.so.2 --library-path /x /opt/probe",
        "/lib/ld-musl-x86_64.so.1 probe",
        "box64 /opt/probe",
        "/usr/bin/distrobox-enter -n ubuntu -- probe x",
        "distrobox enter ubuntu --root -- sh -c 'probe x'",
        "docker exec -it -u me box probe",
        "script -qc 'probe x' /dev/null",
        "setpriv --reuid 1000 probe",
        "proot -r /x probe",
        "toolbox run -c fedora probe",
        "flatpak-spawn --host --env=A=b probe",
        "wsl.exe -d Ubuntu --cd ~ -e probe",
        "wsl ~ -- probe",
        "ubuntu2204.exe run probe",
        "mise exec node@22 -- probe",
        "mise x -C /x -- probe",
        "mise exec -c 'probe x'",
        "direnv exec /x probe",
        "volta run --node 22 probe",
        "uv --directory /x run --python 3 probe",
        "poetry -C /x run probe",
        "conda run -n env probe",
        "op run --env-file=x -- probe",
        "nix-shell x.nix --run 'probe x'",
        "sh -c 'A=\"/x/y.png\" probe x'",
        "bash -lc 'cd /x && exec probe'",
        "zsh -ic probe",
        "fish -c 'probe; exit'",
        "busybox sh -c probe",
        "xterm -title X -e probe x",
        "xterm -e 'probe x'",
        "gnome-terminal --title X -- probe",
        "konsole -e probe",
        "sh -c 'sh -c \"sh -c probe\"'",
        "arch -arm64 /opt/probe",
        "caffeinate -i probe",
    ],
)
def test_a_launcher_is_passed_over(line):
    assert ids(shlex.split(line)) == PROBE


@pytest.mark.parametrize(
    "line",
    [
        "cmd /c probe x",
        'cmd.exe /d /s /c "probe x"',
        'cmd /k start "" probe',
        'cmd /c start "A title" /min /d C:\\x probe',
        "cmd /c call probe & exit",
        'cmd /q/c ""probe" "x y""',
        "powershell -NoProfile -ExecutionPolicy Bypass -Command \"& 'probe' x\"",
        "pwsh -w hidden -c probe x",
        "powershell.exe -nop -com \"Start-Process -FilePath 'probe' -Verb runAs\"",
        'powershell "cd C:\\x; probe"',
        "conhost.exe --headless probe",
        'wsl.exe -d Ubuntu bash -lc "probe x"',
        'C:\\x\\Update.exe --processStart probe --process-start-args "-x"',
        "wt.exe new-tab -p X cmd /k probe",
        'forfiles /p C:\\x /c "cmd /c probe"',
        "cmd /c C:\\x\\probe",
        'runas /user:bob "probe x"',
        "pcalua.exe -a probe",
    ],
)
def test_a_launcher_of_windows_is_passed_over(line):
    assert ids(create_process_words.words(line)) == PROBE


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("sudo", "sudo"),
        ("uv sync", "uv"),
        ("bash -x /opt/probe", "bash"),
        ("bash /opt/probe.sh", "bash"),
        ("distrobox enter ubuntu", "distrobox"),
        ("xterm", "xterm"),
        ("xterm -title probe", "xterm"),
        ("explorer C:/Users/me/Documents", "explorer"),
        ("explorer.exe", "explorer.exe"),
        ("python /home/me/probe.py -m x", "python"),
        ("node /home/me/probe.js", "node"),
        ("mise install node", "mise"),
        ("cmd /x", "cmd"),
        ("unknown -- probe", "unknown"),
    ],
)
def test_what_is_no_launcher_here_stays_what_it_is(line, kept):
    assert ids(line.split()) == (("command", kept),)


@pytest.mark.parametrize("line", ["env A=b", "timeout 5", "sh -c ''", "sh -c 'cd /x; export A=b'", "nice -n 5"])
def test_a_launcher_that_starts_nothing(line):
    assert ids(shlex.split(line)) == ()


def test_every_command_of_a_script():
    assert ids(("sh", "-c", "a | b && env X=1 c")) == (("command", "a"), ("command", "b"), ("command", "c"))


def test_every_row_is_found_by_its_names_and_a_name_stands_as_it_is_looked_up():
    names = [name for row in LAUNCHERS for name in row.names.split()]

    assert all(launcher_name(name) == name for name in names)
    assert all(len(options) == len(set(options)) for row in LAUNCHERS for options in [row.valued.split()]), "an option stands once"


def started(row, name):
    """Return words with which a launcher of a row starts a program, after an option of its own with a value."""
    words = [name, *row.verbs.split()[:1]]
    words += [f"{row.valued.split()[0]}", "trap"] if row.valued and not row.anywhere else []
    marks = ("--", "-e", "-c", "-a", "-m", "-x", "--processstart")
    texts = ("-c", "-S", "/c", "--run", "-command")
    words += ["x"] if row.operands == 1 and row.operand == ANYTHING else []
    words += [next(mark for mark in marks if re.fullmatch(row.after, mark))] if row.after else []
    words += [next(text for text in texts if re.fullmatch(row.script, text))] if row.script else []
    return [*words, STARTED.get(row.only, "probe")]


STARTED = {
    OF_PACKAGES: "/x/npx-cli.js",
    MODULES: "pipx",
    FETCHES: "npx",
    RUNS_ON_WINDOWS: "C:\\probe.exe",
    FLATPAK_APP: "org.example.Probe",
}
KNOWN = {"gtk-launch": ("desktop-file", "probe"), "gio": ("desktop-file", "probe"), "snap": ("snap", "probe")} | {
    "flatpak": ("flatpak", "org.example.Probe")
}


@pytest.mark.parametrize("row", LAUNCHERS, ids=lambda row: row.names.partition(" ")[0] + row.verbs)
def test_every_launcher_of_the_table_starts_a_program(row):
    for name in row.names.split():
        words = started(row, "ld-linux.so.2" if name == "ld.so" else name)
        last = re.sub(r".*[/\\\\]", "", words[-1])
        known = KNOWN.get(name, ("command", "npx" if last == "npx-cli.js" else last))
        assert known in ids(words), words
        assert ("command", "trap") not in ids(words), words


def test_a_loader_is_the_program_that_it_loads():
    assert loaded(("/lib64/ld-linux-x86-64.so.2", "--argv0", "x", "/opt/probe", "y")) == ("/opt/probe", "y")
    assert loaded(("sudo", "probe")) == ("sudo", "probe")
    assert loaded(("node", "/x/npx-cli.js", "-y", "probe"))[0] == "/x/npx-cli.js"
    assert loaded(()) == ()


def test_what_starts_itself_over_and_over_ends():
    text = "x"
    for _ in range(12):
        text = f"sh -c {shlex.quote(text)}"

    assert len([*nested(shlex.split(text), 8)]) == 9
    assert len(ids(["env"] * 300)) <= 1
    assert len([*programs(("sh", "-c", "sh -c 'a;a;a;a;a';" * 5000))]) <= MOST_LETTERS


WORDS = st.sampled_from([word for row in LAUNCHERS for text in (row.names, row.verbs, row.valued) for word in text.split()])
MORE = st.sampled_from(["--", "-c", "/c", "a=b", "", "-", "'", '"', "sh -c x", "start x", "-m", "C:\\a b.exe", "shell:appsfolder\\a!b"])


@given(st.lists(WORDS | MORE | st.text(max_size=5), max_size=10))
def test_any_words_give_pairs(words):
    assert all(kind and value for kind, value in ids(words))
