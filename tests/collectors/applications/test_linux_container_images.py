import json
import sys

import pytest

from scanner.collectors.applications.linux_container_images import LinuxContainerImages
from scanner.host.live import FOR_ROOT, live_host
from scanner.model import Item, Problem, Reason
from tests.bolt_databases import containerd, database
from tests.fake_host import FakeDisk, bare, fake_host, said

DOCKER = json.dumps({"Repositories": {"ollama/ollama": {"ollama/ollama:latest": "sha256:0"}}})
PODMAN = json.dumps([{"id": "0", "names": ["ghcr.io/open-webui/open-webui:main"]}])


@pytest.mark.parametrize(
    ("path", "content", "name", "tag", "user", "program"),
    [
        ("/var/lib/docker/image/overlay2/repositories.json", DOCKER, "ollama/ollama", "latest", "", "docker"),
        ("/home/alice/.local/share/docker/image/vfs/repositories.json", DOCKER, "ollama/ollama", "latest", "alice", "docker"),
        ("/var/lib/containers/storage/overlay-images/images.json", PODMAN, "ghcr.io/open-webui/open-webui", "main", "", "podman"),
        (
            "/home/alice/.local/share/containers/storage/vfs-images/images.json",
            PODMAN,
            "ghcr.io/open-webui/open-webui",
            "main",
            "alice",
            "podman",
        ),
    ],
)
def test_images_of_the_machine_and_of_accounts(path, content, name, tag, user, program):
    assert bare(fake_host(files={path: content}), LinuxContainerImages()) == [
        Item(f"{name}:{tag}", tag, ids=(("container-image", name),), within=program, location=path, user=user)
    ]


META = "io.containerd.metadata.v1.bolt/meta.db"


@pytest.mark.parametrize(
    ("folder", "name_space", "user", "program"),
    [
        ("/var/lib/containerd", "moby", "", "docker"),
        ("/var/lib/containerd", "k8s.io", "", "kubernetes"),
        ("/var/lib/containerd", "default", "", "containerd"),
        ("/var/lib/docker/containerd/daemon", "moby", "", "docker"),
        ("/home/alice/.local/share/docker/containerd/daemon", "moby", "alice", "docker"),
        ("/home/alice/.local/share/containerd", "default", "alice", "containerd"),
        ("/var/lib/rancher/k3s/agent/containerd", "k8s.io", "", "kubernetes"),
    ],
)
def test_images_in_containerds_own_store(folder, name_space, user, program):
    content = containerd({name_space: ["docker.io/ollama/ollama:0.9"]})

    assert bare(fake_host(files={f"{folder}/{META}": content}), LinuxContainerImages()) == [
        Item(
            "docker.io/ollama/ollama:0.9",
            "0.9",
            ids=(("container-image", "docker.io/ollama/ollama"),),
            within=program,
            location=f"{folder}/{META}",
            user=user,
        )
    ]


@pytest.mark.parametrize(
    ("place", "said", "file", "content"),
    [
        ("/etc/docker/daemon.json", '{"data-root": "/srv/docker/"}', "/srv/docker/image/overlay2/repositories.json", DOCKER),
        (
            "/etc/docker/daemon.json",
            '{"graph": "/srv/d"}',
            f"/srv/d/containerd/daemon/{META}",
            containerd({"moby": ["ollama/ollama:latest"]}),
        ),
        (
            "/etc/containers/storage.conf",
            '[storage]\n# graphroot = "/x"\ngraphroot = "/srv/p/"\n',
            "/srv/p/overlay-images/images.json",
            '[{"names": ["docker.io/ollama/ollama:latest"]}]',
        ),
        (
            "/home/alice/.config/containers/storage.conf",
            '[storage]\ngraphroot = "/home/alice/images"\n',
            "/home/alice/images/vfs-images/images.json",
            '[{"names": ["docker.io/ollama/ollama:latest"]}]',
        ),
        ("/etc/containerd/config.toml", 'root = "/srv/c"\n', f"/srv/c/{META}", containerd({"moby": ["ollama/ollama:latest"]})),
        ("/etc/docker/daemon.json", '{"data-root": "/var/lib/docker"}', "/var/lib/docker/image/overlay2/repositories.json", DOCKER),
    ],
)
def test_images_where_a_configuration_says_each_list_once(place, said, file, content):
    found = bare(fake_host(files={place: said, file: content}), LinuxContainerImages())

    within = "podman" if "/containers/" in place else "docker"
    assert [(one.name.removeprefix("docker.io/"), one.within, one.location) for one in found] == [("ollama/ollama:latest", within, file)]


OLLAMA = '[{"names": ["docker.io/ollama/ollama:latest"]}]'


@pytest.mark.parametrize(
    ("place", "said", "folder"),
    [
        ("/home/alice/.config/containers/storage.conf", "graphroot = '$HOME/images'", "/home/alice/images"),
        ("/home/alice/.config/containers/storage.conf", 'rootless_storage_path = "/local/${USER}/$UID"', "/local/alice/1000"),
        ("/etc/containers/storage.conf", 'rootless_storage_path = "/local/$USER"', "/local/alice"),
        ("/etc/containers/storage.conf", 'graphroot = "/srv/c"\nrootless_storage_path = "$HOME/images"', "/home/alice/images"),
        ("/home/alice/.config/containers/storage.conf", 'imagestore = "$HOME/images"', "/home/alice/images"),
    ],
)
def test_an_accounts_images_where_variables_in_a_configuration_lead(place, said, folder):
    files = {place: f"[storage]\n{said}\n", f"{folder}/overlay-images/images.json": OLLAMA}
    [item] = bare(fake_host(files=files), LinuxContainerImages())

    assert (item.name, item.user) == ("docker.io/ollama/ollama:latest", "alice")


@pytest.mark.parametrize("said", ["/home/bob/images", "$HOME/../bob/images", "$OTHER/images", "$HOME"])
def test_a_configuration_leads_to_no_other_account(said):
    files = {
        "/home/alice/.config/containers/storage.conf": f'[storage]\ngraphroot = "{said}"\n',
        "/home/bob/images/overlay-images/images.json": OLLAMA,
    }
    host = fake_host(files=files)
    host.disk.owners["/home/bob/images"] = 1001

    assert bare(host, LinuxContainerImages()) == []


@pytest.mark.parametrize(("place", "said"), [("/etc/docker/daemon.json", "{"), ("/etc/containerd/config.toml", "root =")])
def test_a_broken_configuration_is_said_and_the_usual_places_are_read(place, said):
    usual = "/var/lib/docker/image/overlay2/repositories.json"
    item, problem = bare(fake_host(files={place: said, usual: DOCKER}), LinuxContainerImages())

    assert (item.location, problem.reason, problem.location) == (usual, Reason.MALFORMED, place)


def test_a_list_of_podman_that_is_empty_holds_none_as_podman_has_it():
    assert bare(fake_host(files={"/var/lib/containers/storage/overlay-images/images.json": ""}), LinuxContainerImages()) == []


@pytest.mark.parametrize("content", [b"", b"x" * 9000, containerd({"moby": ["a:1"]})[:9000]])
def test_a_store_that_is_broken_is_said(content):
    path = f"/var/lib/containerd/{META}"

    assert [(one.reason, one.location) for one in bare(fake_host(files={path: content}), LinuxContainerImages())] == [
        (Reason.MALFORMED, path)
    ]


def test_a_name_space_that_is_broken_costs_itself_alone():
    path = f"/var/lib/containerd/{META}"
    images = {name.encode(): {b"target": {}} for name in ("docker.io/a/probe:1", "docker.io/b/probe:2")}
    spaces = {b"broken": {b"images": 99}, b"k8s.io": {b"images": images}}  # a page that is not there
    found = bare(fake_host(files={path: database([(b"v1", spaces)])}), LinuxContainerImages())

    assert [one.name for one in found if isinstance(one, Item)] == ["docker.io/a/probe:1", "docker.io/b/probe:2"]
    assert [(one.reason, one.detail, one.location) for one in found if isinstance(one, Problem)] == [
        (Reason.MALFORMED, "images of broken: a bbolt database that ends within a page", path)
    ]


def test_every_image_is_listed():
    place = "/var/lib/docker/image/overlay2/repositories.json"
    content = json.dumps({"Repositories": {"x": {f"probe:{number}": "" for number in range(6000)}}})

    assert len(bare(fake_host(files={place: content}), LinuxContainerImages())) == 6000


def test_a_store_that_changes_while_it_is_read_is_said():
    path = f"/var/lib/containerd/{META}"
    host = fake_host(files={path: containerd({"moby": ["a:1"]})})
    read = host.disk.read

    def changing(*arguments, **options):
        host.disk.files[path] = b"".join([host.disk.files[path][:1000], bytes([len(host.disk.asked)]), host.disk.files[path][1001:]])
        return read(*arguments, **options)

    host.disk.read = changing

    assert [one.reason for one in bare(host, LinuxContainerImages())] == [Reason.CHANGED]


def test_a_list_of_another_shape_is_said():
    path = "/var/lib/docker/image/overlay2/repositories.json"

    assert bare(fake_host(files={path: "[]"}), LinuxContainerImages()) == [
        Problem(Reason.MALFORMED, "expected a JSON object with `Repositories`", path)
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="this machine is not a Linux one")
def test_lists_that_only_root_may_read_are_left_out_and_said_to_be_and_are_no_loss(monkeypatch):
    monkeypatch.setattr("scanner.host.live.SystemDisk", lambda: FakeDisk(dict.fromkeys(sorted(FOR_ROOT), Reason.PERMISSION_DENIED)))
    host = live_host(all_users=True)

    assert said(host, LinuxContainerImages()) == []
    assert host.left_out == FOR_ROOT
