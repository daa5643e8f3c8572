from scanner.collectors.applications import linux_appimage
from scanner.collectors.applications.linux_appimage import LinuxAppimage
from scanner.model import Item, Problem, Reason
from tests.fake_host import FOLDER, Link, bare, fake_host

TYPE_1 = b"\x7fELF\x02\x01\x01\x00AI\x01" + bytes(64)
TYPE_2 = b"\x7fELF\x02\x01\x01\x00AI\x02" + bytes(64)
PLAIN_ELF = b"\x7fELF\x02\x01\x01\x00\x00\x00\x00" + bytes(64)
HOME = "/home/alice"


def appimage(name, location, version="", user="alice"):
    return Item(name, version, ids=(("appimage", name),), location=location, user=user)


def test_name_and_version_from_the_file_name():
    path = f"{HOME}/Applications/PeerProbe-7.8.9-x86_64.AppImage"

    assert bare(fake_host(files={path: TYPE_2}), LinuxAppimage()) == [appimage("PeerProbe", path, "7.8.9")]


def test_an_appimage_by_magic_without_extension():
    none = {f"{HOME}/bin/ls": PLAIN_ELF, f"{HOME}/bin/script": "#!/bin/sh\n"}
    files = {f"{HOME}/.local/bin/probe": TYPE_2, f"{HOME}/bin/Other-1.2.3": TYPE_1, **none}

    assert bare(fake_host(files=files), LinuxAppimage()) == [
        appimage("Other", f"{HOME}/bin/Other-1.2.3", "1.2.3"),
        appimage("probe", f"{HOME}/.local/bin/probe"),
    ]


def test_a_named_one_whose_magic_was_blanked_out():
    assert bare(fake_host(files={"/opt/a.appimage": PLAIN_ELF}), LinuxAppimage()) == [appimage("a", "/opt/a.appimage", user="")]


def test_right_in_a_home_only_what_has_the_name_is_looked_into():
    files = {f"{HOME}/Probe-1.2.AppImage": TYPE_2, f"{HOME}/probe": TYPE_2, f"{HOME}/page.appimage": "<html>"}
    host = fake_host(files=files)

    assert bare(host, LinuxAppimage()) == [appimage("Probe", f"{HOME}/Probe-1.2.AppImage", "1.2")]
    assert f"{HOME}/probe" not in host.disk.asked


def test_what_only_has_the_name_is_none():
    contents = {"page": "<html>", "short": b"\x7f", "folder": FOLDER}
    files = {f"{HOME}/Downloads/{name}.AppImage": content for name, content in contents.items()}

    assert bare(fake_host(files=files), LinuxAppimage()) == []


def test_every_folder_where_people_keep_them():
    folders = [
        *(f"{HOME}/{name}" for name in ("Applications", "AppImages", "bin", ".local/bin", "Downloads", "Desktop")),
        "/opt",
        "/opt/probe",
        "/usr/local/bin",
    ]
    host = fake_host(files={f"{folder}/x.AppImage": TYPE_2 for folder in folders})

    assert [item.location for item in bare(host, LinuxAppimage())] == [f"{folder}/x.AppImage" for folder in folders]


def test_other_files_are_not_opened():
    host = fake_host(files={f"{HOME}/Downloads/{name}": TYPE_2 for name in ("a.pdf", "b.tar.gz", "c.7z", "d.AppImage.zsync")})

    assert bare(host, LinuxAppimage()) == []
    assert host.disk.asked == []


def test_a_folder_of_very_many_files_is_capped_and_says_so(monkeypatch):
    monkeypatch.setattr(linux_appimage, "MOST_HEADS", 3)
    files = {f"{HOME}/Downloads/file{number}": TYPE_2 for number in range(5)}
    named = f"{HOME}/Downloads/zz.AppImage"

    assert bare(fake_host(files={**files, named: TYPE_2}), LinuxAppimage()) == [
        appimage("zz", named),
        appimage("file0", f"{HOME}/Downloads/file0"),
        appimage("file1", f"{HOME}/Downloads/file1"),
        Problem(Reason.CAPPED, "6 possible AppImages; only 3 were read", f"{HOME}/Downloads", "alice"),
    ]


def test_one_that_cannot_be_read_is_a_problem_and_the_others_go_on():
    bad = {f"{HOME}/bin/a.AppImage": Reason.PERMISSION_DENIED, f"{HOME}/bin/b": Link("/mnt/disk/b")}
    files = {**bad, "/mnt/disk/b": TYPE_2, f"{HOME}/bin/c": TYPE_2}

    assert bare(fake_host(files=files), LinuxAppimage()) == [
        appimage("c", f"{HOME}/bin/c"),
        Problem(Reason.PERMISSION_DENIED, "as the test wants it", f"{HOME}/bin/a.AppImage", "alice"),
        Problem(Reason.LINK_LEAVES, "a link points outside the home", f"{HOME}/bin/b", "alice"),
    ]


def test_hyphens_before_capitals_stand_for_the_spaces_of_a_name():
    files = {f"{HOME}/Applications/{name}.AppImage": TYPE_2 for name in ("Cherry-Studio-1.7.0-x86_64", "LM_Studio", "qemu-ga-9.1")}
    names = {"Cherry-Studio": "Cherry Studio", "LM_Studio": "LM Studio", "qemu-ga": "qemu-ga"}

    said = bare(fake_host(files=files), LinuxAppimage())
    assert [item.name for item in said] == [*names.values()]
    assert [item.ids[0][1] for item in said] == [*names]


def test_downloads_and_a_desktop_in_another_language():
    folders = {"DOWNLOAD": "Téléchargements", "DESKTOP": "Bureau"}
    named = {f"{HOME}/.config/user-dirs.dirs": "".join(f'XDG_{key}_DIR="$HOME/{name}"\n' for key, name in folders.items())}
    files = {f"{HOME}/{name}/x.AppImage": TYPE_2 for name in folders.values()}

    assert bare(fake_host(files={**named, **files}), LinuxAppimage()) == [appimage("x", path) for path in files]
