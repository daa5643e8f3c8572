import os

import pytest

from scanner.host.files import SystemDisk
from scanner.model import Platform, Problem, Reason, Unreadable
from tests.fake_host import fake_host

disk = SystemDisk()
SIZE = 64 << 20


def test_a_piece_of_a_huge_file_and_less_at_its_end(tmp_path):
    with open(tmp_path / "huge", "wb") as file:
        file.truncate(SIZE)
        file.seek(SIZE - 7)
        file.write(b"content")

    assert disk.part(str(tmp_path / "huge"), SIZE - 7, 3, None) == b"con"
    assert disk.part(str(tmp_path / "huge"), SIZE - 4, 100, None) == b"tent"
    assert [disk.part(str(tmp_path / "huge"), at, 100, None) for at in (SIZE, 2 * SIZE, 2**62, 2**80)] == [b""] * 4


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files on Windows")
def test_what_is_no_file_or_out_of_bounds_is_not_read(tmp_path):
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "home").mkdir()
    (tmp_path / "outside").write_text("secret")
    os.symlink(tmp_path / "outside", tmp_path / "home" / "link")
    for name, within, reason in (
        ("fifo", None, Reason.NOT_A_FILE),
        ("home", None, Reason.NOT_A_FILE),
        ("home/link", (str(tmp_path / "home"),), Reason.LINK_LEAVES),
    ):
        with pytest.raises(Unreadable) as error:
            disk.part(f"{tmp_path}/{name}", 0, 10, within)
        assert error.value.reason is reason
    with pytest.raises(FileNotFoundError):
        disk.part(f"{tmp_path}/none", 0, 10, None)


def test_a_machine_is_silent_about_the_absent_and_notes_what_it_cannot_read():
    host = fake_host(Platform.WINDOWS, files={"C:/a": "content", "C:/b": Reason.LOCKED})

    assert [host.part(path, 3, 2) for path in ("C:/a", "C:/b", "C:/c")] == [b"te", b"", b""]
    assert host.losses == [Problem(Reason.LOCKED, "as the test wants it", "C:/b")]
