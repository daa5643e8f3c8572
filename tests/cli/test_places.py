from scanner.host.files import SystemDisk
from tests.trees import TOOL, ended, tree


def test_records_that_exist_are_named_with_the_reason(tmp_path, capsys):
    assert ended("places", "--root", tree(tmp_path, TOOL)) == 0
    text = capsys.readouterr().out

    assert "linux-dpkg: Debian packages that dpkg has installed." in text
    assert "  /var/lib/dpkg/status\n" in text
    assert "/home/alice/.config/chromium/Default  (alice)" in text


def test_no_package_list_and_no_extension_is_read(tmp_path, capsys, monkeypatch):
    asked = []
    read = SystemDisk.read

    def watched(self, path, limit, within, *, whole=True):
        asked.append(path)
        return read(self, path, limit, within, whole=whole)

    monkeypatch.setattr(SystemDisk, "read", watched)
    ended("places", "--root", tree(tmp_path, TOOL))

    assert {path for path in asked if not path.startswith("/etc/")} == {"/home/alice/.config/chromium/Local State"}
