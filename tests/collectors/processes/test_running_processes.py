from scanner.collectors.processes.running_processes import RunningProcesses
from scanner.host.host import Process
from scanner.model import Item, Mark
from tests.fake_host import bare, fake_host

APP = "hmjcdonmhijmnefklekckjkeoknbiipb"


def test_name_path_and_account():
    host = fake_host(processes=[Process(7, "galculator", "/usr/bin/galculator", "alice", ("galculator", "secret.txt"))])

    assert bare(host, RunningProcesses()) == [Item("galculator", location="/usr/bin/galculator", user="alice")]


def test_a_web_app_is_known_by_its_arguments_which_are_not_kept():
    arguments = ("/usr/bin/chromium", "--profile-directory=Default", f"--app-id={APP}", "--token=secret")
    host = fake_host(processes=[Process(7, "chromium", "/usr/bin/chromium", "alice", arguments)])

    assert bare(host, RunningProcesses()) == [Item("chromium", ids=(("web-app", APP),), location="/usr/bin/chromium", user="alice")]


def test_a_process_whose_path_is_refused_is_still_an_item():
    host = fake_host(processes=[Process(7, "tiktok", "", "bob", denied=True), Process(2, "kthreadd", "", "root", kernel=True)])

    assert bare(host, RunningProcesses()) == [
        Item("tiktok", location="process table", user="bob"),
        Item("kthreadd", location="process table", user="root", marks=(Mark.KERNEL,)),
    ]


def test_a_machine_that_does_not_run_has_no_processes():
    assert bare(fake_host(), RunningProcesses()) == []
