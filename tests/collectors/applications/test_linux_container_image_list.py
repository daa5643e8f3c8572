import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.applications.linux_container_image_list import docker_images, parted, podman_images
from scanner.model import Malformed, Unreadable

DIGEST = f"sha256:{'0' * 64}"


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("ollama/ollama:latest", ("ollama/ollama", "latest")),
        (f"ollama/ollama@{DIGEST}", ("ollama/ollama", "")),
        (f"localhost:5000/team/x:1@{DIGEST}", ("localhost:5000/team/x", "1")),
        ("localhost:5000/x", ("localhost:5000/x", "")),
        ("debian", ("debian", "")),
    ],
)
def test_name_and_tag(reference, expected):
    assert parted(reference) == expected


def test_docker_keeps_an_image_by_tag_and_by_digest():
    content = {
        "Repositories": {"ollama/ollama": {"ollama/ollama:0.6": DIGEST, f"ollama/ollama@{DIGEST}": DIGEST}, "x": {f"x@{DIGEST}": ""}}
    }

    assert docker_images(json.dumps(content).encode()) == [("ollama/ollama", "0.6"), ("x", "")]


def test_podman_keeps_images_without_a_name_too():
    content = [{"id": "0", "names": ["docker.io/ollama/ollama:latest", "localhost/mine:1"]}, {"id": "1"}, {"names": None}, 7]

    assert podman_images(json.dumps(content).encode()) == [("docker.io/ollama/ollama", "latest"), ("localhost/mine", "1")]


@pytest.mark.parametrize(("read", "content"), [(docker_images, b"[]"), (docker_images, b'{"Repositories": []}'), (podman_images, b"{}")])
def test_another_shape_is_said(read, content):
    with pytest.raises(Malformed):
        read(content)


@given(st.binary() | st.recursive(st.text() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_any_bytes_are_a_list_or_unreadable(value):
    content = value if isinstance(value, bytes) else json.dumps({"Repositories": value}).encode()
    for read in (docker_images, podman_images):
        with suppress(Unreadable):
            assert isinstance(read(content), list)
