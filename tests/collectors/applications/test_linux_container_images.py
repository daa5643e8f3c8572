import json
import sys

import pytest

from scanner.collectors.applications.linux_container_images import LinuxContainerImages
from scanner.host.live import FOR_ROOT, live_host
from scanner.model import Item, Problem, Reason
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
    assert host.left_out == {"/var/lib/docker/image", "/var/lib/containers/storage"}
