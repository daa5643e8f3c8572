import pytest

from scanner.host.linux.linux_accounts import homes_elsewhere, linux_accounts, linux_homes
from scanner.host.linux.unmounted_homes import covered_homes
from scanner.model import Problem, Reason
from tests.fake_host import FOLDER, FakeDisk, Link

DETAIL = "home folders from another device or server belong here, and it is not mounted"
PASSWD = {"/etc/passwd": "root:x:0:0::/root:/bin/sh\nalice:x:1000:1000::/home/alice:/bin/sh\nbob:x:1001:1001::/srv/people/bob:/bin/sh\n"}
PAM = '<pam_mount><volume user="*" fstype="cifs"\n server="fs01" mountpoint="{}" /></pam_mount>'


def problems(files):
    disk = FakeDisk(PASSWD | files)
    return [(problem.location, problem.user) for problem in linux_homes(disk, linux_accounts(disk).accounts).problems]


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("/etc/fstab", "UUID=a / ext4 defaults 0 1\nUUID=b /home ext4 defaults 0 2\n", [("/home", "")]),
        ("/etc/fstab", "fs01:/people\t/srv/people\tnfs4 defaults 0 0\n", [("/srv/people", "")]),
        ("/etc/fstab", "/dev/vg/homes /data/homes/ xfs defaults 0 0\n", [("/data/homes", "")]),
        ("/etc/auto.master", "+auto.master\n/home /etc/auto.home --timeout=60\n", [("/home", "")]),
        ("/etc/auto.master.d/homes.autofs", "/nfs/home\t/etc/auto.home\n", [("/nfs/home", "")]),
        ("/etc/systemd/system/home.mount", "[Mount]\nWhat=/dev/sdb1\nWhere=/home\n", [("/home", "")]),
        ("/etc/security/pam_mount.conf.xml", PAM.format("/home/%(USER)"), [("/home", ""), ("/home/alice", "alice")]),
        ("/etc/security/pam_mount.conf.xml", PAM.format("~"), [("/home/alice", "alice"), ("/srv/people/bob", "bob")]),
        ("/etc/fstab", "# UUID=b /home ext4\nUUID=c /var ext4 defaults 0 2\nUUID=d none swap sw 0 0\n", []),
        ("/etc/auto.master", "# /home /etc/auto.home\n/- /etc/auto.direct\n/misc /etc/auto.misc\n", []),
        ("/etc/security/pam_mount.conf.xml", PAM.format("/mnt/scratch"), []),
    ],
)
def test_a_folder_of_homes_on_which_something_is_to_be_mounted_is_a_problem_while_nothing_is_in_it(path, text, said):
    assert problems({path: text}) == said


@pytest.mark.parametrize("content", [{"/home/alice/.profile": ""}, {"/home/carl/.profile": "", "/home/lost+found": FOLDER}])
def test_one_that_holds_something_is_mounted(content):
    assert problems({"/etc/fstab": "UUID=b /home ext4 defaults 0 2\n", **content}) == []


def test_an_empty_file_system_holds_no_home_either():
    assert problems({"/etc/fstab": "UUID=b /home ext4 defaults 0 2\n", "/home/lost+found": FOLDER}) == [("/home", "")]


def test_the_problem_whole():
    disk = FakeDisk({**PASSWD, "/etc/fstab": "UUID=b /home ext4 defaults 0 2\n"})

    assert linux_homes(disk, linux_accounts(disk).accounts).problems == (Problem(Reason.HOME_ABSENT, DETAIL, "/home"),)


ELSEWHERE = "accounts of this system have their homes here, and none of them is on this disk"


def elsewhere(files, passwd=PASSWD["/etc/passwd"]):
    disk = FakeDisk({"/etc/passwd": passwd, **files})
    homes = linux_homes(disk, linux_accounts(disk).accounts)
    return [(problem.reason, problem.detail, problem.location) for problem in homes_elsewhere(disk, homes)]


def none_in(*folders):
    return [(Reason.HOME_ABSENT, ELSEWHERE, folder) for folder in folders]


@pytest.mark.parametrize(
    ("files", "folders"),
    [
        ({"/home": FOLDER}, ["/home", "/srv/people"]),
        ({}, ["/home", "/srv/people"]),
        ({"/home/alice": FOLDER}, ["/srv/people"]),
        ({"/home/carl": FOLDER, "/srv/people/x": ""}, []),
        ({"/home/lost+found": FOLDER, "/srv/people/x": ""}, []),
        ({"/home": Reason.PERMISSION_DENIED, "/srv/people/x": ""}, []),
        ({"/etc/fstab": "UUID=b /home ext4 defaults 0 2\n"}, ["/srv/people"]),
    ],
)
def test_of_a_system_whose_disk_may_be_one_of_several_empty_folders_of_homes_are_said(files, folders):
    assert elsewhere(files) == none_in(*folders)


@pytest.mark.parametrize(
    "passwd",
    [
        "",
        "root:x:0:0::/root:/bin/sh\ndaemon:x:1:1::/usr/sbin:/usr/sbin/nologin\n",
        "app:x:1000:1000::/home/app:/usr/sbin/nologin\n",
        "kiosk:x:900:900::/home/kiosk:/bin/sh\n",
        "nobody:x:65534:65534::/home/nobody:/bin/sh\n",
        "build:x:30001:30000::/var/empty:/bin/sh\nroot2:x:1000:1000::/data:/bin/sh\n",
    ],
)
def test_accounts_that_nobody_logs_in_to_and_a_systems_own_need_no_homes(passwd):
    assert elsewhere({"/home": FOLDER}, passwd) == []


@pytest.mark.parametrize("sign", ["/.dockerenv", "/run/.containerenv"])
def test_accounts_of_a_container_run_programs_and_need_no_homes(sign):
    assert elsewhere({"/home": FOLDER, sign: ""}) == []


COVERED = "an empty file system in memory hides the home folders that belong here, as the ProtectHome= of a systemd service does"


@pytest.mark.parametrize(
    ("mounts", "files", "said"),
    [
        ({"/home": "tmpfs", "/root": "tmpfs", "/srv/people": "ramfs"}, {}, [("/home", ""), ("/root", "root"), ("/srv/people", "")]),
        ({"/home/alice": "tmpfs"}, {}, [("/home/alice", "alice")]),
        ({"/export/home": "tmpfs"}, {}, [("/export/home", "")]),
        ({"/home": "tmpfs"}, {"/home/kiosk/.profile": ""}, []),
        ({"/home": "ext4", "/dev/shm": "tmpfs", "/run": "tmpfs", "": "overlay"}, {}, []),
    ],
)
def test_homes_that_a_sandbox_hides_are_said(mounts, files, said):
    disk = FakeDisk(PASSWD | files)
    problems = [*covered_homes(disk, linux_accounts(disk).accounts, mounts)]

    assert [(one.location, one.user) for one in problems] == said
    assert {(one.reason, one.detail) for one in problems} <= {(Reason.HOME_ABSENT, COVERED)}


@pytest.mark.parametrize("home", ["/run/ircd", "/var/run/ircd"])
def test_a_home_that_is_made_at_boot_is_on_no_disk(home):
    assert elsewhere({"/var/run": Link("/run"), "/run": FOLDER}, f"ircd:x:1039:1039::{home}:/bin/sh\n") == []
