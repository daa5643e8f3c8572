import os
import stat

import pytest

from scanner.reports.save import save, save_bytes
from tests.abilities import needs_fifos, needs_links

ONLY_US = 0o666 if os.name == "nt" else 0o600  # on Windows the folder says who may read a file


def test_a_new_file_is_for_its_owner_only_and_has_no_line_end_of_another_system(tmp_path):
    save('a = 1\nb = "é"\n', str(tmp_path / "report.toml"))

    assert (tmp_path / "report.toml").read_bytes() == b'a = 1\nb = "\xc3\xa9"\n'
    assert stat.S_IMODE((tmp_path / "report.toml").stat().st_mode) == ONLY_US
    assert os.listdir(tmp_path) == ["report.toml"]


def test_an_existing_file_is_replaced_and_its_other_names_keep_the_old_content(tmp_path):
    report, other = tmp_path / "report.toml", tmp_path / "other"
    report.write_text("old")
    report.chmod(0o644)
    os.link(report, other)

    save("new", str(report))

    assert (report.read_text(), other.read_text()) == ("new", "old")
    assert stat.S_IMODE(report.stat().st_mode) == ONLY_US


def test_a_bare_name_is_written_to_the_working_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    save("x", "report.toml")

    assert (tmp_path / "report.toml").read_text() == "x"


def test_a_name_as_long_as_the_file_system_allows(tmp_path):
    save("x", str(tmp_path / ("r" * 255)))

    assert (tmp_path / ("r" * 255)).read_text() == "x"


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(IsADirectoryError):
        save("x", str(tmp_path))

    assert os.listdir(tmp_path) == []


@needs_fifos
def test_what_is_no_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "report")  # never a real device: were the check broken, the test would replace it for the whole machine

    with pytest.raises(OSError, match="not a regular file"):
        save("x", str(tmp_path / "report"))

    assert stat.S_ISFIFO(os.lstat(tmp_path / "report").st_mode)
    assert os.listdir(tmp_path) == ["report"]


@needs_links
def test_a_link_is_refused_whatever_it_leads_to(tmp_path):
    (tmp_path / "target").write_text("old")
    (tmp_path / "report").symlink_to(tmp_path / "target")

    with pytest.raises(OSError, match="not a regular file"):
        save("x", str(tmp_path / "report"))

    assert (tmp_path / "target").read_text() == "old"
    assert sorted(os.listdir(tmp_path)) == ["report", "target"]


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError):
        save("x", str(tmp_path / "none" / "report"))


def test_a_full_disk_leaves_the_old_report_and_nothing_beside_it(tmp_path):
    resource = pytest.importorskip("resource")
    (tmp_path / "report").write_text("old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))  # the kernel refuses the byte after it, as a full disk does
    try:
        with pytest.raises(OSError, match="too large"):
            save("x" * 100_000, str(tmp_path / "report"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert (tmp_path / "report").read_text() == "old"
    assert os.listdir(tmp_path) == ["report"]


def test_a_report_that_cannot_take_its_name_leaves_nothing_beside_it(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError("somebody reads the old one")

    for way in ("link", "rename", "replace"):  # a new name is taken without a look whether it is free, an old one replaced
        monkeypatch.setattr(os, way, refuse)

    with pytest.raises(PermissionError):
        save("x", str(tmp_path / "report"))

    assert os.listdir(tmp_path) == []


def test_text_that_is_not_utf_8_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(UnicodeEncodeError):
        save("\ud800", str(tmp_path / "report"))

    assert os.listdir(tmp_path) == []


def test_a_file_that_is_no_earlier_report_stays(tmp_path):
    (tmp_path / "report").write_text("somebody else's")

    with pytest.raises(FileExistsError, match="not an earlier report"):
        save_bytes(b"x", str(tmp_path / "report"), lambda old: old != b"somebody else's")

    assert (tmp_path / "report").read_text() == "somebody else's"
    assert os.listdir(tmp_path) == ["report"]


def test_a_file_that_appears_while_a_report_is_written_stays(tmp_path, monkeypatch):
    report = tmp_path / "report"
    flush = os.fsync
    monkeypatch.setattr(os, "fsync", lambda file: (flush(file), report.write_text("theirs")))

    with pytest.raises(FileExistsError, match="not an earlier report"):
        save("x", str(report))

    assert report.read_text() == "theirs"
    assert os.listdir(tmp_path) == ["report"]


def test_a_report_of_the_same_machine_that_appears_meanwhile_is_replaced(tmp_path, monkeypatch):
    report = tmp_path / "report"
    flush = os.fsync
    monkeypatch.setattr(os, "fsync", lambda file: (flush(file), report.write_bytes(b"another scan's")))
    save_bytes(b"new", str(report), lambda old: old == b"another scan's")

    assert report.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["report"]

    report.unlink()
    with pytest.raises(FileExistsError, match="not an earlier report"):
        save_bytes(b"new", str(report), lambda old: old != b"another scan's")
    assert report.read_bytes() == b"another scan's"


def test_where_no_file_has_two_names_a_report_takes_its_place_all_the_same(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError("a stick with FAT")

    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(os, "rename", refuse)
    save("x", str(tmp_path / "report"))

    assert (tmp_path / "report").read_text() == "x"
    assert os.listdir(tmp_path) == ["report"]
