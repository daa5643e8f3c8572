"""What stands in place of a record, or of the folder in which it lies: anything but a file with bytes in it."""

import os
import shutil
import socket
import stat

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
SPARSE = 3 << 30
SELF_LINKS = 3
MANY_NAMES = 50
STRANGE_NAMES = (
    "\x1b[31mred\x1b]0;x\x07",
    "two\nlines",
    "back\rwards",
    "\u202egpj.exe",
    "a\udcff\udcfe",
    "%s%n{0}",
    "x" * 250,
    "-rf",
    "CON",
    " ",
    "a\\b",
    "$(id)",
    "\u0130\u0131\ufb01",
)


def fifo(place, neighbours):
    os.mkfifo(place)


def unix_socket(place, neighbours):
    """Make a socket; its address may have no more than some hundred letters, so it is made in its folder."""
    before = os.open(".", os.O_RDONLY)
    os.chdir(place.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(place.name[:90])
        os.rename(place.name[:90], place.name)
    finally:
        os.fchdir(before)
        os.close(before)


def device(place, neighbours):
    os.mknod(place, stat.S_IFCHR | 0o666, os.makedev(1, 5))  # /dev/zero


def folder(place, neighbours):
    (place / place.name).mkdir(parents=True)


def file(place, neighbours):
    place.write_bytes(b"not a folder")


def link_to(target):
    return lambda place, neighbours: place.symlink_to(target)


def link_loop(place, neighbours):
    other = place.with_name(place.name + ".loop")
    other.symlink_to(place.name)
    place.symlink_to(other.name)


def long_chain(place, neighbours):
    """Link to what was there by way of fifty links, ten more than a kernel follows."""
    at = place.with_name(place.name + ".0")
    at.write_bytes(b"{}")
    for number in range(1, 51):
        nearer = place.with_name(f"{place.name}.{number}")
        nearer.symlink_to(at.name)
        at = nearer
    place.symlink_to(at.name)


def link_to_neighbours(place, neighbours):
    place.symlink_to(neighbours)


def sparse(place, neighbours):
    with open(place, "wb") as made:
        made.truncate(SPARSE)


def self_links(place, neighbours):
    """Make a folder of links to itself: whoever follows them walks for ever."""
    place.mkdir()
    for number in range(SELF_LINKS):
        (place / f"{number}").symlink_to(".")


def self_link(place, neighbours):
    place.symlink_to(place.name)


def strange_names(place, neighbours):
    place.mkdir()
    for name in STRANGE_NAMES:
        (place / name).mkdir()


def many_names(place, neighbours):
    place.mkdir()
    for number in range(MANY_NAMES):
        (place / f"{number:0200}").touch()


CLOSED_LINKS = {  # somebody's link leads where it must not, or nowhere and back: that must be said
    "a link to itself": self_link,
    "links in a circle": link_loop,
    "fifty links": long_chain,
}
ABSENT_LINKS = {  # nothing is there at its end, as a mounted system sees it
    "a link to nothing": link_to("gone"),
    "a link out of the system": link_to("../" * 20 + "etc/hostname-of-ours"),
    "a link to /dev/zero": link_to("/dev/zero"),
    "a link to /proc/self/mem": link_to("/proc/self/mem"),
}
NO_FILES = {"a FIFO": fifo, "a socket": unix_socket, **({"a device": device} if IS_ROOT else {})}
FOLDERS = {"a folder": folder, "a folder of links to itself": self_links, "a folder of strange names": strange_names}
INSTEAD_OF_A_FILE = {
    **ABSENT_LINKS,
    **NO_FILES,
    **CLOSED_LINKS,
    "a link to the neighbour's": link_to_neighbours,
    **FOLDERS,
    "three gigabytes of nothing": sparse,
}
INSTEAD_OF_A_FOLDER = {**CLOSED_LINKS, "a link to the neighbour's": link_to_neighbours}
NOTHING_LEFT = {
    "a link to nothing": link_to("gone"),
    "a FIFO": fifo,
    "a file": file,
    "a folder of links to itself": self_links,
    "a folder of strange names": strange_names,
    "a folder of many names": many_names,
}


def put(make, place, neighbours):
    """Put something in place of what stands at a path."""
    if place.is_symlink() or not place.is_dir():
        place.unlink(missing_ok=True)
    else:
        shutil.rmtree(place)
    make(place, neighbours)
