import pytest

from scanner.host.users import Account, linux_accounts, linux_homes, linux_user, on_network, unread_accounts
from scanner.model import Problem, Reason
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

    assert linux_homes(disk, linux_accounts(disk)) == [
        Account("root", "0", "/root"),
        Account("alice", "1000", "/home/alice"),
        Account("kiosk", "900", "/home/kiosk"),
    ]


def test_a_home_without_an_account_is_found_in_home_and_below_a_domains_folder():
    files = {"/home/ldapuser/x": "", "/home/EXAMPLE/jane/x": "", "/home/EXAMPLE/empty": FOLDER}
    disk = OwnedDisk(files, {"/home/ldapuser": 5000, "/home/EXAMPLE/jane": 70001})

    assert linux_accounts(disk) == [Account("jane", "70001", "/home/EXAMPLE/jane"), Account("ldapuser", "5000", "/home/ldapuser")]


def test_xdg_folders_are_our_own_accounts():
    account = Account("alice", "1000", "/home/alice")

    assert linux_user(account, {"XDG_CONFIG_HOME": "/c"}).folders["config"] == ("/c",)
    assert linux_user(account, {}).folders["config"] == ("/home/alice/.config",)


MOUNTS = r"""22 1 0:20 / / rw - ext4 /dev/sda1 rw
36 22 0:31 / /home rw shared:1 - nfs4 server:/home rw
37 36 0:32 / /home/local rw - ext4 /dev/sdb1 rw
38 22 0:33 / /mnt/a\040b rw - cifs //x/y rw
broken line
"""


@pytest.mark.parametrize(
    ("home", "kind"), [("/home/alice", "nfs4"), ("/home/local/bob", ""), ("/root", ""), ("/mnt/a b/c", "cifs"), ("/homeless", "")]
)
def test_a_home_on_the_network_is_known_by_its_mount(home, kind):
    assert on_network(home, MOUNTS) == kind


def test_accounts_that_cannot_be_read_are_said_to_be_missing_and_absent_ones_are_not():
    disk = FakeDisk({"/etc/passwd": Reason.TOO_LARGE, "/home": Reason.PERMISSION_DENIED})

    assert unread_accounts(FakeDisk({})) == []
    assert unread_accounts(disk) == [
        Problem(Reason.TOO_LARGE, "accounts may be missing", "/etc/passwd"),
        Problem(Reason.PERMISSION_DENIED, "accounts may be missing", "/home"),
    ]
