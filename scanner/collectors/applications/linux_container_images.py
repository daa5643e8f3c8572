"""Container images that Docker, podman, containerd and Kubernetes keep here, by name and tag.

Misses: images of LXC, those inside the virtual machine of Docker Desktop and those in a folder that only a command line names; whether
a container runs.
See: https://docs.docker.com/engine/storage/containerd/, https://docs.docker.com/engine/storage/drivers/,
https://github.com/containers/storage/blob/main/docs/containers-storage.conf.5.md, https://docs.k3s.io/cli/agent (data-dir)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.applications.docker_homes import DOCKER_HOMES
from scanner.collectors.applications.linux_container_image_list import containerd_images, docker_images, podman_images
from scanner.collectors.browsers.bounds import may_read
from scanner.collectors.collector import Collector, Said
from scanner.collectors.places_once import take_each_once
from scanner.formats.json_file import document_or_problem
from scanner.formats.toml_document import toml_document
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Platform, Problem, Reason, Record, Rung, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

REPOSITORIES = "image/*/repositories.json"
DOCKER = tuple(f"{home}/{REPOSITORIES}" for home in DOCKER_HOMES)
IMAGES = "*-images/images.json"
PODMAN = (
    f"/var/lib/containers/storage/{IMAGES}",
    f"/usr/lib/containers/storage/{IMAGES}",
    f"{{data}}/containers/storage/{IMAGES}",
)
METADATA = "io.containerd.metadata.v*.bolt/meta.db"
OF_DOCKER = "containerd/daemon"  # where Docker keeps what the containerd that it starts itself writes
CONTAINERD_HOMES = (
    "/var/lib/containerd",
    "{data}/containerd",
    *(f"{home}/{OF_DOCKER}" for home in DOCKER_HOMES),
    "/var/lib/rancher/k3s/agent/containerd",
    "/var/lib/rancher/rke2/agent/containerd",
    "{home}/.rancher/k3s/agent/containerd",
    "/var/lib/k0s/containerd",
    "/var/snap/microk8s/common/var/lib/containerd",
)
CONTAINERD = tuple(f"{home}/{METADATA}" for home in CONTAINERD_HOMES)
PLACES = ((DOCKER, "docker"), (PODMAN, "podman"), (CONTAINERD, "containerd"))
# Where an administrator says that they are elsewhere.
DOCKER_SAYS = "/etc/docker/daemon.json"
CONFIGURATION = "configuration"
CONTAINERD_SAYS = "/etc/containerd/config.toml"
PODMAN_SAYS = ("/etc/containers/storage.conf", "{config}/containers/storage.conf")
OF_ACCOUNTS = "rootless_storage_path"  # where an administrator puts those of every account, homes being on a share
STORAGE = rf"(?m)^[ \t]*(graphroot|imagestore|{OF_ACCOUNTS})[ \t]*=[ \t]*[\"']([/$][^\"'\n]+)"
ROOT = r"(?m)^[ \t]*root[ \t]*=[ \t]*[\"'](/[^\"'\n]+)"
VARIABLE = r"\$(?:\{(\w+)\}|(\w+))"
PROGRAMS = {"moby": "docker", "k8s.io": "kubernetes"}  # by their name spaces in containerd; any other is nobody's in particular
LIMIT = 256 * MEBIBYTE
HEAD = 128 << 10  # both pages that say which tree counts, be the pages of the largest size


class LinuxContainerImages(Collector):
    """Container images: software that is there and starts with one command, without being installed."""

    name = "linux-container-images"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.LINUX})
    rung = Rung.PRESENT
    makes = frozenset({"container-image"})
    places = (
        *DOCKER,
        *PODMAN,
        *CONTAINERD,
        f"{DOCKER_SAYS}: data-root",
        f"{CONTAINERD_SAYS}: root",
        *(f"{place}: graphroot, imagestore, {OF_ACCOUNTS}" for place in PODMAN_SAYS),
    )

    def find(self, host: Host) -> Iterator[Record]:
        """Name the lists of images, each once, in the usual places and where a configuration says, and the configurations."""
        for place in (DOCKER_SAYS, CONTAINERD_SAYS, *PODMAN_SAYS):
            yield from host.glob(place, about=CONFIGURATION)
        found = [one for patterns, program in PLACES for pattern in patterns for one in host.glob(pattern, about=program)]
        yield from take_each_once(host, (*found, *_find_configured(host), *_find_podmans(host)))

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each image and tag; a configuration has none, and may be broken."""
        if record.about == CONFIGURATION:
            yield from _report_broken(record, host.read(record))
            return
        if record.about == "containerd":
            for image in containerd_images(_read_whole(host, record)):
                yield image if isinstance(image, Problem) else _item(image.name, image.tag, PROGRAMS.get(image.name_space, record.about))
            return
        images = (docker_images if record.about == "docker" else podman_images)(host.read(record))
        for name, tag in images:
            yield _item(name, tag, record.about)


def _find_configured(host: Host) -> Iterator[Record]:
    """Name the lists in the folders that configurations name. A broken one names none, and is told as a record of its own."""
    docker = document_or_problem(host.look(DOCKER_SAYS, MEBIBYTE) or b"{}")
    for said in () if isinstance(docker, Problem) else (docker.get("data-root"), docker.get("graph")):
        if folder := _folder(said):
            yield from host.glob(REPOSITORIES, under=Record(folder), about="docker")
            yield from host.glob(f"{OF_DOCKER}/{METADATA}", under=Record(folder), about="containerd")
    containerd = (host.look(CONTAINERD_SAYS, MEBIBYTE) or b"").decode("utf-8", "replace")
    if named := re.search(ROOT, containerd):
        yield from host.glob(METADATA, under=Record(named[1].rstrip("/")), about="containerd")


def _find_podmans(host: Host) -> Iterator[Record]:
    for pattern in PODMAN_SAYS:
        for file in host.glob(pattern):
            for key, said in re.findall(STORAGE, (host.look(file, MEBIBYTE) or b"").decode("utf-8", "replace")):
                for folder in _stores(host, file, key, said.rstrip("/")):
                    if not folder.user or may_read(host, folder.location, folder.user):
                        yield from host.glob(IMAGES, under=folder, about="podman")


def _stores(host: Host, file: Record, key: str, said: str) -> Iterator[Record]:
    """Yield the folder that a configuration names, for the account that wrote it, for the machine, or for each account."""
    if not file.user and key != OF_ACCOUNTS:
        yield Record(said)
        return
    for user in host.users():
        if file.user in {"", user.name}:
            yield Record(_filled(said, {"HOME": user.home, "USER": user.name, "UID": user.id}), user.name)


def _filled(said: str, variables: dict[str, str]) -> str:
    return re.sub(VARIABLE, lambda found: variables.get(found[1] or found[2], found[0]), said)


def _report_broken(record: Record, content: bytes) -> Iterator[Problem]:
    if record.location == CONTAINERD_SAYS:
        toml_document(content)  # which raises where it is none
    elif record.location == DOCKER_SAYS and isinstance(found := document_or_problem(content), Problem):
        yield found


def _folder(said: object) -> str:
    """Return an absolute path, without a slash at its end; empty for anything else."""
    return said.rstrip("/") if isinstance(said, str) and said.startswith("/") else ""


def _read_whole(host: Host, record: Record) -> bytes:
    """Return a database as it stood between two changes: a change is over when it is named in one of the first pages."""
    for _ in range(2):
        head = host.head(record, HEAD)
        content = host.read(record, LIMIT)
        if content[:HEAD] == head == host.head(record, HEAD):
            return content
    raise Unreadable(Reason.CHANGED, "images were fetched or removed while it was read")


def _item(name: str, tag: str, program: str) -> Item:
    return Item(f"{name}:{tag}" if tag else name, tag, ids=(("container-image", name),), within=program)
