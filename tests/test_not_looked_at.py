from scanner.host.host import Process
from scanner.model import Platform
from scanner.not_looked_at import SAID_ANYWHERE, SAID_ON, not_looked_at
from tests.fake_host import fake_host


def this_time(host, *, all_users=True):
    said = not_looked_at(host, all_users=all_users)
    return [line for line in said if line not in {*SAID_ANYWHERE, *SAID_ON[host.platform]}]


def test_the_fixed_list_is_always_there():
    for platform in Platform:
        assert set(SAID_ANYWHERE) | set(SAID_ON[platform]) <= set(not_looked_at(fake_host(platform), all_users=True))


def test_nothing_else_is_said_of_a_machine_that_was_looked_at_whole():
    assert this_time(fake_host(processes=[Process(1, "init", "/sbin/init", "root")])) == []


def test_other_accounts_homes_paths_of_processes_and_folders_for_administrators():
    host = fake_host(Platform.WINDOWS, processes=[Process(1, "a", "", "x", denied=True), Process(2, "b", "C:/b.exe", "x")])
    host.left_out.add("C:/Windows/System32/Tasks")

    assert this_time(host, all_users=False) == [
        "What other accounts have in their homes: run with privileges, or with --all-users, to look there",
        "The apps that backups of phones and tablets list: run with --phone-backups to read them",
        "Folders that only an administrator may list: C:/Windows/System32/Tasks",
        "The path of 1 of 2 running programs, which the system does not tell this account",
    ]


def test_a_mounted_system_runs_nothing():
    host = fake_host()
    host.facts = host.facts._replace(root="/mnt")

    assert this_time(host) == ["Running processes: a mounted system runs none"]


def test_backups_of_phones_are_said_where_they_may_lie_and_nobody_asked_for_them():
    host = fake_host(Platform.MACOS)

    assert this_time(host) == ["The apps that backups of phones and tablets list: run with --phone-backups to read them"]
    host.phone_backups = True
    assert this_time(host) == []
