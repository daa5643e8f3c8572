import pytest

from scanner.host.users import Account, linux_user, on_network


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
