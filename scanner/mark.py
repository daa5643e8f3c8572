"""What else a record says of an item than its name and its ids."""

from __future__ import annotations

from enum import StrEnum


class Mark(StrEnum):
    """What else the record says of an item; hidden things are kept, matched and marked, never dropped."""

    HIDDEN = "hidden"  # the system does not show it to its user
    BUILT_IN = "built-in"  # part of the browser or system that holds it
    STORE = "store"  # came from the vendor's store
    POLICY = "policy"  # put there by an administrator's policy
    UNPACKED = "unpacked"  # loaded from a folder, by a developer or by --load-extension
    SIDELOADED = "sideloaded"  # put there by another program or a package
    NOT_LOADED = "not-loaded"  # on the disk, and refused or not used by the program that would run it
    AUTOSTART = "autostart"
    BLOCKED = "blocked"  # switched off or kept out by an administrator's policy
    OTHER_USER_DATA = "user-data-dir"  # a profile outside the usual place, named by a running browser, by what starts one, or by a policy
    UNSUPPORTED = "unsupported"  # the program that holds it no longer runs this sort of thing
    KERNEL = "kernel"  # a thread of the kernel, not a program
    CHILD = "child"  # a part of another program, which has an item of its own
    UPDATE = "update"  # a correction of another program
    IGNORED = "ignored"  # a setting that the program does not obey, or no longer
    LOOK_ALIKE = "look-alike"  # its name only looks like the product's
    CLAIMED = "claimed"  # its place is in another account's home, as this one's own record says
