"""Databases of bbolt as its format describes them. A real one, which containerd wrote, lies beside the reader's test."""

import struct

PAGE = 4096
BRANCH, LEAF, META, FREE = 1, 2, 4, 16


def checksum(content):
    found = 14695981039346656037
    for byte in content:
        found = ((found ^ byte) * 1099511628211) % 2**64
    return found


def meta(number, root, pages, transaction):
    said = struct.pack("<4IQQQQQ", 0xED0CDAED, 2, PAGE, 0, root, 0, 2, pages, transaction)
    return (struct.pack("<QHHI", number, META, 0, 0) + said + struct.pack("<Q", checksum(said))).ljust(PAGE, b"\0")


def leaf(rows, number=0):
    """Return a page of keys and values, whole only as long as it is; a value that is a dictionary is a bucket in its row."""
    head, tail = b"", b""
    for index, (key, value) in enumerate(rows):
        flags, content = (1, struct.pack("<QQ", 0, 0) + leaf(sorted(value.items()))) if isinstance(value, dict) else (0, value)
        if isinstance(value, int):
            flags, content = 1, struct.pack("<QQ", value, 0)
        head += struct.pack("<4I", flags, 16 * (len(rows) - index) + len(tail), len(key), len(content))
        tail += key + content
    return struct.pack("<QHHI", number, LEAF, len(rows), max(0, -(-(16 + len(head + tail)) // PAGE) - 1)) + head + tail


def branch(number, children):
    """Return a page that names others, with no keys."""
    return struct.pack("<QHHI", number, BRANCH, len(children), 0) + b"".join(struct.pack("<IIQ", 0, 0, child) for child in children)


def database(rows, *pages):
    """Return a database whose root is page 3, followed by these pages, of one page each."""
    free = struct.pack("<QHHI", 2, FREE, 0, 0)
    root = leaf(rows, 3) if isinstance(rows, list) else rows
    whole = b"".join(page.ljust(-(-len(page) // PAGE) * PAGE, b"\0") for page in (free, root, *pages))
    count = 2 + len(whole) // PAGE
    return meta(0, 3, count, 7) + meta(1, 3, count, 6) + whole


def containerd(images):
    """Return what containerd keeps of images by name space, each with the bucket of its target."""
    spaces = {
        name.encode(): {b"images": {image.encode(): {b"target": {b"digest": b"sha256:0"}} for image in names}, b"labels": {}}
        for name, names in images.items()
    }
    return database([(b"v1", {**spaces, b"version": b"\3"})])
