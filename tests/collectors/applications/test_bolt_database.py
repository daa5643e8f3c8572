import lzma
import struct
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.collectors.applications.bolt_database import BoltDatabase
from scanner.collectors.applications.linux_container_image_list import containerd_images
from scanner.model import Malformed, Problem, Reason, Unreadable
from tests.bolt_databases import PAGE, branch, containerd, database, leaf, meta

# Written by Debian's containerd 1.6.20 with bbolt: two images of Docker, sixty of Kubernetes, one of which was removed, and an empty space.
REAL = lzma.decompress((Path(__file__).parent / "containerd_1.6.20_meta.db.xz").read_bytes())
SMALL = containerd({"moby": ["docker.io/ollama/ollama:latest"]})


def keys(content):
    found = BoltDatabase(content)
    return [entry.key for entry in found.entries(found.root)]


def test_the_images_of_a_database_that_containerd_wrote():
    kubernetes = [("k8s.io", f"registry.example.org:5000/team/probe-{number:03}", f"1.{number}") for number in range(60) if number != 3]

    assert [*containerd_images(REAL)] == [
        *kubernetes,
        ("moby", "docker.io/ollama/ollama", "latest"),
        ("moby", "ghcr.io/open-webui/open-webui", "main"),
    ]


def test_names_that_only_tell_a_digest_are_no_images():
    content = containerd(
        {"k8s.io": ["sha256:abc", "moby-dangling@sha256:0", "docker.io/a/b@sha256:0", "docker.io/a/c:1", "docker.io/a/c@sha256:1"]}
    )

    assert [image[1:] for image in containerd_images(content)] == [("docker.io/a/b", ""), ("docker.io/a/c", "1")]


def test_a_broken_name_space_costs_itself_alone():
    broken = struct.pack("<QHHI", 0, 2, 9, 0)
    content = database([(b"v1", {b"a": {b"images": {b"one:1": {}}}, b"b": {b"images": {b"two:2": {}}}})])
    place = content.index(b"two:2") - 32
    content = content[:place] + broken[:16] + content[place + 16 :]

    assert next(iter(containerd_images(content))) == ("a", "one", "1")
    assert [one.reason for one in containerd_images(content) if isinstance(one, Problem)] == [Reason.MALFORMED]


def test_another_database_of_bbolt_has_no_images():
    assert [*containerd_images(database([(b"etcd", {b"key": b"value"})]))] == []


def test_branches_pages_that_go_on_and_the_last_finished_change():
    rows = [(f"{number:04}".encode(), b"x" * 100) for number in range(100)]
    content = database(branch(3, [4, 7]), leaf(rows[:99], 4), leaf(rows[99:], 7))

    assert keys(content) == [key for key, _ in rows]
    older = content[PAGE:].replace(meta(1, 3, 8, 6), meta(1, 7, 8, 6))
    assert keys(content[:PAGE] + older) == [key for key, _ in rows]
    assert keys(content[:40] + b"x" + content[41:PAGE] + older) == [rows[99][0]]
    assert keys(bytes(PAGE) + older) == [rows[99][0]]  # a first page that was not written whole does not count


@pytest.mark.parametrize(
    "content",
    [
        b"",
        bytes(3 * PAGE),
        SMALL[: 2 * PAGE],
        database(branch(3, [3])),
        database(branch(3, [4, 4]), leaf([(b"a", b"b")], 4)),
        database(branch(3, [4]), branch(4, [3])),
        database(branch(3, [9])),
        database(branch(3, [0])),
        database(branch(3, [4]), leaf([(b"a", b"b")], 5)),
        database(branch(3, [2])),
        database(struct.pack("<QHHI", 3, 2, 65535, 0)),
        database(struct.pack("<QHHI", 3, 2, 1, 0) + struct.pack("<4I", 0, 16, 2**31, 2**31)),
        database(struct.pack("<QHHI", 3, 2, 1, 2**31)),
        database([(b"a", 3)]).replace(struct.pack("<4I", 1, 16, 1, 16), struct.pack("<4I", 1, 16, 1, 4)),
    ],
)
def test_loops_shared_pages_and_broken_ones_are_malformed(content):
    with pytest.raises(Malformed):
        keys(content)


def test_a_bucket_in_a_page_of_its_own_is_followed_once():
    found = BoltDatabase(database([(b"a", 4), (b"b", 4)], leaf([(b"c", b"d")], 4)))
    first, second = found.entries(found.root)

    assert [entry.key for entry in found.entries(first.bucket)] == [b"c"]
    with pytest.raises(Malformed):
        list(found.entries(second.bucket))


def test_a_small_bucket_that_names_other_pages_is_malformed():
    loop = leaf([(b"a", struct.pack("<QQ", 0, 0) + branch(0, [0, 0]))], 3).replace(
        struct.pack("<4I", 0, 16, 1, 64), struct.pack("<4I", 1, 16, 1, 64)
    )
    found = BoltDatabase(database(loop))
    (entry,) = found.entries(found.root)

    with pytest.raises(Malformed):
        list(found.entries(entry.bucket))


def test_the_other_order_of_bytes_is_said():
    with pytest.raises(Unreadable) as raised:
        BoltDatabase(bytes(16) + struct.pack(">I", 0xED0CDAED) + bytes(PAGE))

    assert raised.value.reason is Reason.UNSUPPORTED_FORMAT


@settings(max_examples=200)
@given(st.integers(min_value=0), st.binary(min_size=1, max_size=12))
def test_damage_gives_images_or_malformed(place, damage):
    place %= len(SMALL)
    with suppress(Malformed):
        list(containerd_images(SMALL[:place] + damage + SMALL[place + len(damage) :]))
