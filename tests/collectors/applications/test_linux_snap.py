import os

from scanner.collectors.applications.linux_snap import LinuxSnap
from scanner.host.mounted.mounted_host import mounted_host
from scanner.model import Item, Problem, Reason, Rung, State
from tests.abilities import needs_links
from tests.fake_host import FOLDER, Link, bare, fake_host

PROBE = (("snap", "probe"),)


def test_a_snap_with_its_title_and_version():
    host = fake_host(files={"/snap/probe/current/meta/snap.yaml": "name: probe\nversion: '1.10'\ntitle: The Probe\n"})

    assert bare(host, LinuxSnap()) == [Item("The Probe", "1.10", ids=PROBE, location="/snap/probe")]


def test_only_the_current_revision_counts():
    host = fake_host(
        files={
            "/snap/probe/41/meta/snap.yaml": "name: probe\nversion: 1\n",
            "/snap/probe/42/meta/snap.yaml": "name: probe\nversion: 2\n",
            "/snap/probe/current": Link("/snap/probe/42"),
            "/snap/bin/probe": "x",
            "/snap/README": "x",
        }
    )

    assert bare(host, LinuxSnap()) == [Item("probe", "2", ids=PROBE, location="/snap/probe")]


def disabled(name, version, location):
    return Item(name, version, ids=(("snap", name),), rung=Rung.PRESENT, state=State.DISABLED, location=location)


def test_a_disabled_snap_is_present_by_its_newest_revision():
    files = {f"/snap/probe/{number}/meta/snap.yaml": f"name: probe\nversion: {number}\n" for number in ("9", "10", "x2")}
    files |= {"/snap/unmounted/7": FOLDER, "/snap/empty": FOLDER, "/snap/local/x1/meta/snap.yaml": "name: local\n"}

    assert bare(fake_host(files=files), LinuxSnap()) == [
        disabled("local", "", "/snap/local/x1"),
        disabled("probe", "10", "/snap/probe/10"),
        disabled("unmounted", "", "/snap/unmounted/7"),
    ]


def test_what_snapd_keeps_of_a_snap_that_has_no_folder_is_a_disabled_one():
    kept = "/var/lib/snapd/snaps"
    files = {f"{kept}/{name}.snap": "x" for name in ("probe_42", "gone_1", "gone_2")}

    assert bare(fake_host(files={**files, "/snap/probe/current": Link("/snap/probe/42")}), LinuxSnap()) == [
        Item("probe", ids=PROBE, rung=Rung.PRESENT, location="/snap/probe"),
        disabled("gone", "", f"{kept}/gone_1.snap"),
    ]


def test_a_snap_that_is_not_mounted_is_known_by_its_folder():
    host = fake_host(files={"/snap/probe/current": Link("/snap/probe/42"), "/snap/other/current": FOLDER})

    assert bare(host, LinuxSnap()) == [
        Item("other", ids=(("snap", "other"),), rung=Rung.PRESENT, location="/snap/other"),
        Item("probe", ids=PROBE, rung=Rung.PRESENT, location="/snap/probe"),
    ]


def test_a_snap_yaml_that_cannot_be_read_is_a_problem_and_still_an_item():
    contents = {"probe": Reason.PERMISSION_DENIED, "other": "nonsense"}
    host = fake_host(files={f"/snap/{name}/current/meta/snap.yaml": content for name, content in contents.items()})

    assert bare(host, LinuxSnap()) == [
        Item("other", ids=(("snap", "other"),), location="/snap/other"),
        Item("probe", ids=PROBE, rung=Rung.PRESENT, location="/snap/probe"),
        Problem(Reason.MALFORMED, "a snap.yaml without `name:`", "/snap/other/current/meta/snap.yaml"),
        Problem(Reason.PERMISSION_DENIED, "as the test wants it", "/snap/probe/current/meta/snap.yaml"),
    ]


def test_a_second_instance_is_the_same_snap():
    host = fake_host(files={"/snap/probe_work/current/meta/snap.yaml": "name: probe\n", "/snap/other_work/current": FOLDER})

    assert [item.ids for item in bare(host, LinuxSnap())] == [(("snap", "other"),), PROBE]


def test_fedora_has_another_root_and_a_link_to_it():
    host = fake_host(files={"/var/lib/snapd/snap/probe/current/meta/snap.yaml": "name: probe\n", "/snap": Link("/var/lib/snapd/snap")})

    assert bare(host, LinuxSnap()) == [Item("probe", ids=PROBE, location="/var/lib/snapd/snap/probe")]


@needs_links
def test_the_link_of_a_real_system_is_relative(tmp_path):
    revision = tmp_path / "snap/probe/42/meta"
    revision.mkdir(parents=True)
    (revision / "snap.yaml").write_text("name: probe\nversion: 2\n")
    (tmp_path / "snap/probe/current").symlink_to("42")
    (tmp_path / "var/lib").mkdir(parents=True)
    os.symlink("7", tmp_path / "snap/probe/dangling")

    assert bare(mounted_host(str(tmp_path)), LinuxSnap()) == [Item("probe", "2", ids=PROBE, location="/snap/probe")]


def test_a_machine_without_snapd():
    assert bare(fake_host(), LinuxSnap()) == []
