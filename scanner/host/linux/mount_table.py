"""What is mounted where, from the text of /proc/self/mountinfo: see proc(5)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.host.budget import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

REMOTE = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "autofs",
        "afs",
        "ceph",
        "9p",
        "ncpfs",
        "davfs",
        "lustre",
        "gpfs",
        "beegfs",
        "orangefs",
        "coda",
    }
    | {f"fuse.{kind}" for kind in ("sshfs", "rclone", "s3fs", "goofys", "mount-s3", "gcsfuse", "davfs2", "curlftpfs", "gvfsd-fuse")}
    | {f"fuse.{kind}" for kind in ("glusterfs", "ceph", "ceph-fuse", "smbnetfs", "onedriver", "google-drive-ocamlfuse", "mfs", "juicefs")}
)
ESCAPED = r"\\([0-7]{3})"
FIELDS = 5  # of which the mount point is the last


def mount_table(text: str) -> dict[str, str]:
    """Return the kind of file system by mount point; of two at one point the later one is seen."""
    table: dict[str, str] = {}
    for line in text.split("\n"):  # the one sign that the kernel writes out in names
        left, _, right = line.partition(" - ")
        fields = left.split(" ")
        if len(fields) >= FIELDS and right:
            point = fields[FIELDS - 1]
            if "\\" in point:
                point = re.sub(ESCAPED, lambda found: chr(int(found[1], 8)), point)
            table[point.rstrip("/")] = right.split(" ")[0]
    return table


def on_network(home: str, table: Mapping[str, str]) -> str:
    """Return the file system's kind when a home is on the network, else nothing."""
    kind = nearest(table, home) or table.get("", "")
    return kind if kind in REMOTE else ""
