import pytest

from scanner.host.linux.linux_accounts import linux_accounts, linux_homes
from scanner.host.users import CLOSED, Account
from scanner.model import Problem, Reason, Unreadable
from tests.fake_host import FOLDER, FakeDisk

PASSWD = """root:x:0:0:root:/root:/bin/bash
daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
www-data:x:33:33::/var/www:/usr/sbin/nologin
alice:x:1000:1000:,,,:/home/alice:/bin/bash
kiosk:x:900:900::/home/kiosk:/bin/sh
gone:x:1001:1001::/home/gone:/bin/bash
twin:x:1002:1000::/home/alice:/bin/bash
nobody:x:65534:65534::/nonexistent:/usr/sbin/nologin
not a line
"""


class OwnedDisk(FakeDisk):
    """A disk whose folders belong to whom the test says."""

    def __init__(self, files, owners):
        super().__init__(files)
        self.owners = owners

    def entry(self, path):
        return super().entry(path)._replace(owner=self.owners.get(path, 0))


def test_homes_of_people_and_of_root():
    disk = FakeDisk(
        {"/etc/passwd": PASSWD, "/root": FOLDER, "/home/alice": FOLDER, "/home/kiosk": FOLDER, "/usr/sbin": FOLDER, "/var/www": FOLDER}
    )

    assert linux_homes(disk, linux_accounts(disk).accounts) == (
        (Account("root", "0", "/root"), Account("alice", "1000", "/home/alice"), Account("kiosk", "900", "/home/kiosk")),
        (),
    )


def test_a_home_without_an_account_is_found_in_home_and_below_a_domains_folder():
    files = {"/home/ldapuser/x": "", "/home/EXAMPLE/jane/x": "", "/home/EXAMPLE/empty": FOLDER}
    disk = OwnedDisk(files, {"/home/ldapuser": 5000, "/home/EXAMPLE/jane": 70001})

    assert linux_accounts(disk).accounts == (
        Account("jane", "70001", "/home/EXAMPLE/jane"),
        Account("ldapuser", "5000", "/home/ldapuser"),
    )


def test_accounts_that_cannot_be_read_are_said_to_be_missing_and_absent_ones_are_not():
    disk = FakeDisk({"/etc/passwd": Reason.TOO_LARGE, "/home": Reason.PERMISSION_DENIED})

    assert linux_accounts(FakeDisk({})) == ((), ())
    assert linux_accounts(disk).problems == (
        Problem(Reason.TOO_LARGE, "accounts may be missing", "/etc/passwd"),
        Problem(Reason.PERMISSION_DENIED, "accounts may be missing", "/home"),
    )


def test_a_number_that_only_looks_like_one_is_a_problem_and_costs_no_other_account():
    disk = FakeDisk({"/etc/passwd": "x:x:\u00b2:1::/home/x:/bin/sh\nalice:x:1000:1000::/home/alice:/bin/sh\n"})

    assert linux_accounts(disk) == (
        (Account("alice", "1000", "/home/alice"),),
        (Problem(Reason.MALFORMED, "an account whose uid is not a number", "/etc/passwd"),),
    )


@pytest.mark.parametrize(
    ("line", "account"),
    [
        ("eve:x:1005:1::/srv/eve:/bin/sh\r", ("eve", "1005", "/srv/eve")),
        ("eve:x:1005:1:E\u2028ve:/srv/eve:/bin/sh", ("eve", "1005", "/srv/eve")),
        ("eve:x:1005:1:E\x85v\x0ce:/srv/eve:/bin/sh", ("eve", "1005", "/srv/eve")),
        ("eve:x:1005:1::/srv/eve", ("eve", "1005", "/srv/eve")),
        ("eve:x:1005:1::/srv//./eve/:/bin/sh", ("eve", "1005", "/srv/eve")),
        ("  eve:x: 1005:1::/srv/eve:/bin/sh", ("eve", "1005", "/srv/eve")),
        ("eve:x:1005:1::/:/bin/sh", ("eve", "1005", "/")),
        (b"eve:x:1005:1::/srv/\xff:/bin/sh", ("eve", "1005", "/srv/\udcff")),
        ("eve:x:105:1::/srv/eve:/usr/sbin/nologin\r", ("eve", "105", "")),
    ],
)
def test_a_line_of_the_account_file_is_read_as_the_system_reads_it(line, account):
    assert linux_accounts(FakeDisk({"/etc/passwd": line})) == ((Account(*account),), ())


@pytest.mark.parametrize("line", ["#eve:x:1005:1::/srv/eve:/bin/sh", "eve:x:1005:1:Eve", "eve:x:1005:1::/srv/eve:/bin/sh:more", "+::::::"])
def test_what_the_system_takes_for_no_account_is_none(line):
    assert linux_accounts(FakeDisk({"/etc/passwd": line})) == ((), ())


class ClosedDisk(FakeDisk):
    """A disk on which nobody but its owner may look at a folder, as at what an account mounts by FUSE over its home."""

    def entry(self, path):
        if path == "/home/carl":
            raise Unreadable(Reason.PERMISSION_DENIED, "Permission denied", path)
        return super().entry(path)


def test_a_home_that_its_account_closed_to_root_is_a_problem_and_not_absent():
    listed = {"/etc/passwd": "carl:x:1003:1003::/home/carl:/bin/sh\n", "/home/carl": FOLDER, "/home/alice": FOLDER}

    for files in (listed, {"/home/carl": FOLDER, "/home/alice": FOLDER}):
        disk = ClosedDisk(files)
        found = linux_homes(disk, linux_accounts(disk).accounts)
        assert [account.name for account in found.accounts] == ["alice"]
        assert found.problems == (Problem(Reason.PERMISSION_DENIED, CLOSED, "/home/carl", "carl"),)
