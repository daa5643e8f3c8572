"""Container images that Docker and podman keep here, by name and tag.

Misses: images of Docker with the image store of containerd, of nerdctl, Kubernetes and LXC, and those inside the virtual machine of
Docker Desktop; whether a container runs.
See: https://docs.docker.com/engine/storage/drivers/, https://github.com/containers/storage/blob/main/docs/containers-storage.conf.5.md
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.applications.linux_container_image_list import docker_images, podman_images
from scanner.collectors.collector import Collector, Said
from scanner.model import Item, Kind, Platform, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

DOCKER = ("/var/lib/docker/image/*/repositories.json", "{data}/docker/image/*/repositories.json")
PODMAN = ("/var/lib/containers/storage/*-images/images.json", "{data}/containers/storage/*-images/images.json")


class LinuxContainerImages(Collector):
    """Container images: software that is there and starts with one command, without being installed."""

    name = "linux-container-images"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.LINUX})
    rung = Rung.PRESENT
    makes = frozenset({"container-image"})
    places = (*DOCKER, *PODMAN)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the lists of images."""
        for patterns, program in ((DOCKER, "docker"), (PODMAN, "podman")):
            for pattern in patterns:
                yield from host.glob(pattern, about=program)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each image and tag."""
        images = (docker_images if record.about == "docker" else podman_images)(host.read(record))
        for name, tag in images:
            yield Item(f"{name}:{tag}" if tag else name, tag, ids=(("container-image", name),), within=record.about)
