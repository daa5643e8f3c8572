import gzip

from scanner.collectors.applications.linux_flatpak import LinuxFlatpak
from scanner.model import Item, Problem, Reason, Rung
from tests.fake_host import FOLDER, Link, bare, fake_host

APP = "org.example.Probe"
IDS = (("flatpak", APP),)
SYSTEM = "/var/lib/flatpak"
RELEASES = "<releases><release version='1.5'/></releases>"
METAINFO = f"<component><name>Meta Name</name><developer_name>Makers</developer_name>{RELEASES}</component>"


def deployed(base, branch="stable", app=APP, **files):
    """Files of a branch that is deployed, as `flatpak install` lays them out."""
    folder = f"{base}/app/{app}/x86_64/{branch}"
    return {
        f"{folder}/abc/metadata": "[Application]\n",
        f"{folder}/active": Link(f"{folder}/abc"),
        f"{base}/app/{app}/current": Link(folder),
        **{f"{folder}/abc/{path}": content for path, content in files.items()},
    }


def place(base, branch="stable", app=APP):
    return f"{base}/app/{app}/x86_64/{branch}/active"


def test_name_from_the_desktop_entry_version_from_the_metainfo():
    host = fake_host(
        files=deployed(
            SYSTEM,
            **{
                f"files/share/metainfo/{APP}.metainfo.xml": METAINFO,
                f"export/share/applications/{APP}.desktop": "[Desktop Entry]\nName[de]=Sonde\nName=Probe\nVersion=1.0\n",
            },
        )
    )

    assert bare(host, LinuxFlatpak()) == [Item("Probe", "1.5", "Makers", IDS, location=place(SYSTEM))]


def test_an_app_with_no_release_version_is_not_dropped():
    named = {"files/share/appdata/b.c.appdata.xml": "<component><name>B</name></component>"}
    host = fake_host(files={**deployed(SYSTEM), **deployed(SYSTEM, app="b.c", **named)})

    assert bare(host, LinuxFlatpak()) == [
        Item("B", ids=(("flatpak", "b.c"),), location=place(SYSTEM, app="b.c")),
        Item(APP, ids=IDS, location=place(SYSTEM)),
    ]


def test_the_compressed_catalogue_has_the_version_that_the_metainfo_lacks():
    catalogue = gzip.compress(f"<components>{METAINFO}</components>".encode())
    files = {
        f"files/share/metainfo/{APP}.metainfo.xml": "<component><name>First</name></component>",
        f"files/share/app-info/xmls/{APP}.xml.gz": catalogue,
    }

    host = fake_host(files=deployed(SYSTEM, **files))

    assert bare(host, LinuxFlatpak()) == [Item("Meta Name", "1.5", "Makers", IDS, location=place(SYSTEM))]


def test_a_flatpak_of_a_second_user():
    base = "/home/bob/.local/share/flatpak"
    host = fake_host(files=deployed(base), users=("alice", "bob"))

    assert bare(host, LinuxFlatpak()) == [Item(APP, ids=IDS, location=place(base), user="bob")]


def test_a_custom_installation_folder():
    extra = '# a comment\n[Installation "extra"]\nPath=/mnt/disk/flatpak/\nDisplayName=Disk\n'
    bad = '[Installation "bad"]\nPath=relative\n[Other]\nPath=/x\n'
    host = fake_host(
        files={
            **deployed("/mnt/disk/flatpak"),
            **deployed("/x"),
            "/etc/flatpak/installations.d/extra.conf": extra + bad,
            "/etc/flatpak/installations.d/notes.txt": '[Installation "no"]\nPath=/x\n',
        }
    )

    assert bare(host, LinuxFlatpak()) == [Item(APP, ids=IDS, location=place("/mnt/disk/flatpak"))]


def test_an_installation_that_is_named_twice_counts_once():
    text = '[Installation "a"]\nPath=/x/\n[Installation "b"]\nPath=/x\n[Installation "c"]\nPath=/var/lib/flatpak\n'
    host = fake_host(files={**deployed("/x"), **deployed(SYSTEM), "/etc/flatpak/installations.d/a.conf": text})

    assert [item.location for item in bare(host, LinuxFlatpak())] == [place(SYSTEM), place("/x")]


def test_a_configuration_that_cannot_be_read_is_a_problem():
    host = fake_host(files={"/etc/flatpak/installations.d/extra.conf": Reason.PERMISSION_DENIED, **deployed(SYSTEM)})

    assert bare(host, LinuxFlatpak()) == [
        Item(APP, ids=IDS, location=place(SYSTEM)),
        Problem(Reason.PERMISSION_DENIED, "as the test wants it", "/etc/flatpak/installations.d/extra.conf"),
    ]


def test_two_branches_are_two_items():
    host = fake_host(files={**deployed(SYSTEM, "beta"), **deployed(SYSTEM, "stable")})

    assert [item.location for item in bare(host, LinuxFlatpak())] == [place(SYSTEM, "beta"), place(SYSTEM)]


def test_what_is_kept_and_not_deployed_is_present():
    host = fake_host(files={f"{SYSTEM}/app/{APP}/x86_64/stable/abc/metadata": "[Application]\n"})

    assert bare(host, LinuxFlatpak()) == [Item(APP, ids=IDS, rung=Rung.PRESENT, location=f"{SYSTEM}/app/{APP}")]


def test_a_folder_that_was_left_behind_is_a_residue():
    host = fake_host(files={f"{SYSTEM}/app/{APP}/x86_64/stable/abc": FOLDER, f"{SYSTEM}/app/{APP}/x86_64/stable/active": Link("/gone")})

    assert bare(host, LinuxFlatpak()) == [Item(APP, ids=IDS, rung=Rung.RESIDUE, location=f"{SYSTEM}/app/{APP}")]


def test_metadata_that_is_damaged_is_a_problem_and_still_an_item():
    path = f"files/share/metainfo/{APP}.metainfo.xml"
    host = fake_host(files=deployed(SYSTEM, **{path: "<!DOCTYPE x><component><name>Trap</name></component>"}))

    assert bare(host, LinuxFlatpak()) == [
        Item(APP, ids=IDS, location=place(SYSTEM)),
        Problem(Reason.MALFORMED, "expected XML without a document type", f"{place(SYSTEM)}/{path}"),
    ]


def test_runtimes_are_no_applications():
    assert bare(fake_host(files={f"{SYSTEM}/runtime/org.example.Platform/x86_64/1/active/metadata": "x"}), LinuxFlatpak()) == []
