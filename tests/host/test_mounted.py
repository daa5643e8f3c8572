import pytest

from scanner.host.mounted import NotASystem, mounted_host
from scanner.model import HostFacts, Platform


def test_a_copied_linux_system(tmp_path):
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/os-release").write_text('NAME=x\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n')
    (tmp_path / "etc/hostname").write_text("theirs\n")
    (tmp_path / "etc/passwd").write_text("alice:x:1000:1000::/home/alice:/bin/bash\n")
    (tmp_path / "home/alice").mkdir(parents=True)
    host = mounted_host(str(tmp_path))

    assert host.facts == HostFacts("theirs", Platform.LINUX, "Debian GNU/Linux 12 (bookworm)", "", tmp_path.as_posix())
    assert [user.home for user in host.users()] == ["/home/alice"]
    assert host.processes() == ()


def test_a_folder_that_is_no_system(tmp_path):
    with pytest.raises(NotASystem, match="no Linux system here"):
        mounted_host(str(tmp_path))


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(NotASystem, match="not a folder"):
        mounted_host(str(tmp_path / "none"))
