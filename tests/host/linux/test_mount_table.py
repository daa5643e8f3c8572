import pytest

from scanner.host.linux.mount_table import mount_table, on_network

MOUNTS = """22 1 0:20 / / rw - ext4 /dev/sda1 rw
36 22 0:31 / /home rw shared:1 - nfs4 server:/home rw
37 36 0:32 / /home/local rw - ext4 /dev/sdb1 rw
38 22 0:33 / /mnt/a\\040b rw - cifs //x/y rw
39 22 0:34 / /mnt/c\\011\\134d rw - fuse.sshfs x: rw
40 22 0:35 / /mnt/vault rw - fuse.gocryptfs x rw
41 22 0:36 / /mnt/e\u2028\x0cf rw - fuse.sshfs x rw
broken line
"""


@pytest.mark.parametrize(
    ("home", "kind"),
    [
        ("/home/alice", "nfs4"),
        ("/home/local/bob", ""),
        ("/root", ""),
        ("/mnt/a b/c", "cifs"),
        ("/mnt/c\t\\d", "fuse.sshfs"),
        ("/mnt/vault", ""),
        ("/mnt/e\u2028\x0cf", "fuse.sshfs"),
        ("/homeless", ""),
    ],
)
def test_a_home_on_the_network_is_known_by_its_mount(home, kind):
    assert on_network(home, mount_table(MOUNTS)) == kind
