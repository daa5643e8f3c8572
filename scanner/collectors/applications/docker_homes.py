"""The folders in which Docker keeps images and containers: the service's, an account's own, and the snap's."""

from __future__ import annotations

DOCKER_HOMES = ("/var/lib/docker", "{data}/docker", "/var/snap/docker/common/var-lib-docker")
