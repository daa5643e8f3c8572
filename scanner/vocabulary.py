"""The closed lists of words that reports rely on: marks of items, reasons of problems, forms of devices; the others are in `model`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.stdlib.str_enum import StrEnum

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class Ordered(StrEnum):
    """Words that know their `place` in their list, counted from 0: no second table says which of two is the stronger."""

    def __init__(self, _: str) -> None:
        """Take the next place."""
        self.place = len(type(self).__members__)


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


class Reason(StrEnum):
    """Why a record that is there was not read, or not wholly."""

    PERMISSION_DENIED = "permission-denied"
    REFUSED_BY_SYSTEM = "refused-by-system"  # EPERM: macOS privacy protection, not file permissions
    LOCKED = "locked"
    MALFORMED = "malformed"
    UNSUPPORTED_ENCODING = "unsupported-encoding"
    UNSUPPORTED_FORMAT = "unsupported-format"
    LINK_LEAVES = "link-leaves"  # a link out of the home or the mounted root: not followed
    LINK_LOOP = "link-loop"
    NOT_A_FILE = "not-a-file"  # a FIFO, a device, a socket or a folder where a file belongs
    TOO_LARGE = "too-large"
    CAPPED = "capped"  # more entries than we are willing to read; the first ones were
    CHANGED = "changed-while-read"
    TIMED_OUT = "timed-out"
    BUDGET_SPENT = "budget-spent"  # of an account: what one account may cost a scan
    NETWORK_HOME = "network-home"
    HOME_ABSENT = "home-absent"  # mounted when its account logs in, on another disk, or removed by hand
    CLOUD_ONLY = "cloud-only"  # opening it would fetch it from the network
    READ_ERROR = "read-error"
    WRONG_CLOCK = "wrong-clock"  # the day of the machine is before that of what it is judged by
    CATALOGUE_REFUSED = "catalogue-refused"  # the signed one; the one that comes with the program was used
    INTERNAL_ERROR = "internal-error"


class DeviceForm(StrEnum):
    """What the machine is to hold in the hand or to sit at. Some policies speak of some forms alone."""

    DESKTOP = "desktop"
    LAPTOP = "laptop"
    TABLET = "tablet"
    PHONE = "phone"
    SERVER = "server"
    VIRTUAL = "virtual"
    COMPUTER = "computer"  # a desktop or a laptop: all that some systems tell
    PORTABLE = "portable"  # a laptop or a tablet, or both in one
    UNKNOWN = "unknown"


# What a machine may be of which no more is known; the other forms are themselves.
MAY_BE: Mapping[DeviceForm, frozenset[DeviceForm]] = {
    DeviceForm.COMPUTER: frozenset({DeviceForm.DESKTOP, DeviceForm.LAPTOP}),
    DeviceForm.PORTABLE: frozenset({DeviceForm.LAPTOP, DeviceForm.TABLET}),
    DeviceForm.UNKNOWN: frozenset(DeviceForm) - {DeviceForm.COMPUTER, DeviceForm.PORTABLE, DeviceForm.UNKNOWN},
}
DEVICE_FORMS = tuple(form for form in DeviceForm if form not in MAY_BE)  # that a rule may name


def is_meant(form: DeviceForm, named: Collection[DeviceForm]) -> bool | None:
    """Tell whether a device is of a form that a rule names; None where that is not known."""
    possible = MAY_BE.get(form, frozenset({form}))
    if possible <= set(named):
        return True
    return False if possible.isdisjoint(named) else None
