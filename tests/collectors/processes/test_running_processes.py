import pytest

from scanner.catalogue.load import load_catalogue
from scanner.collectors.processes.running_processes import CUT, RunningProcesses
from scanner.host.host import Process
from scanner.matching.matcher import Matcher
from scanner.model import Item, Mark, Problem, Reason
from tests.fake_host import bare, fake_host, said

APP = "hmjcdonmhijmnefklekckjkeoknbiipb"


def test_name_path_and_account():
    host = fake_host(processes=[Process(7, "galculator", "/usr/bin/galculator", "alice", ("galculator", "secret.txt"))])

    assert bare(host, RunningProcesses()) == [
        Item("galculator", ids=(("command", "galculator"),), location="/usr/bin/galculator", user="alice")
    ]


def test_a_web_app_is_known_by_its_arguments_which_are_not_kept():
    arguments = ("/usr/bin/chromium", "--profile-directory=Default", f"--app-id={APP}", "--token=secret")
    host = fake_host(processes=[Process(7, "chromium", "/usr/bin/chromium", "alice", arguments)])

    ids = (("web-app", APP), ("command", "chromium"))
    assert bare(host, RunningProcesses()) == [Item("chromium", ids=ids, location="/usr/bin/chromium", user="alice")]


@pytest.mark.parametrize(
    "words",
    [
        ("grep", "-e", f"--app-id={APP}", "x"),
        ("pgrep", "-f", "--", f"--app-id={APP}"),
        ("sh", "-c", f"chromium --app-id={APP}"),
        ("vim", "--app=https://www.tiktok.com/"),
        ("mail", "--kiosk", "www.tiktok.com"),
        ("timeout", "9", "chromium", f"--app-id={APP}"),
    ],
)
def test_a_program_that_is_no_browser_runs_no_web_app(words):
    host = fake_host(processes=[Process(7, words[0], f"/usr/bin/{words[0]}", "alice", words)])

    assert [kind for kind, _ in bare(host, RunningProcesses())[0].ids] == ["command"]


def test_a_browser_under_another_name_runs_its_web_apps():
    words = ("grep", "--app=https://www.tiktok.com/")
    host = fake_host(files={"/home/alice/x/resources.pak": ""}, processes=[Process(7, "grep", "/home/alice/x/grep", "alice", words)])

    assert ("site", "www.tiktok.com") in bare(host, RunningProcesses())[0].ids


def test_a_process_whose_path_is_refused_is_still_an_item():
    host = fake_host(processes=[Process(7, "tiktok", "", "bob", denied=True), Process(2, "kthreadd", "", "root", kernel=True)])

    assert bare(host, RunningProcesses()) == [
        Item("tiktok", ids=(("command", "tiktok"),), location="process table", user="bob"),
        Item("kthreadd", location="process table", user="root", marks=(Mark.KERNEL,)),
    ]


def test_arguments_that_were_not_read_are_said():
    host = fake_host(processes=[Process(7, "chromium", "/usr/bin/chromium", "alice", ("chromium",), cut=True)])

    assert bare(host, RunningProcesses())[1:] == [Problem(Reason.CAPPED, CUT, "/usr/bin/chromium", "alice")]


def test_a_machine_that_does_not_run_has_no_processes():
    assert bare(fake_host(), RunningProcesses()) == []


@pytest.mark.parametrize(
    ("program", "arguments", "product"),
    [
        ("/usr/local/bin/ollama", ("ollama", "runner", "--model", "/x/blobs/sha256-0"), "ollama"),
        ("/usr/bin/llama-server", ("llama-server", "-hf", "a/b"), "llama-cpp"),
        ("/usr/bin/node", ("node", "/usr/lib/node_modules/@anthropic-ai/claude-code/cli.js", "secret"), "claude-code"),
        ("/usr/bin/python3.12", ("python3", "-m", "aider", "secret.txt"), "aider"),
    ],
)
def test_what_runs_a_model_or_is_an_agent_is_recognised_and_its_arguments_are_not_kept(program, arguments, product):
    name = program.rpartition("/")[2]
    [item] = said(fake_host(processes=[Process(7, name, program, "alice", arguments)]), RunningProcesses())

    assert {found.id for found, _ in Matcher(load_catalogue().products.values()).match([item])} == {product}
    assert not [word for word in arguments[1:] if word.startswith(("secret", "/x", "-")) and word in repr(item)]
