"""Why something that is there was not read: the codes of problems, which reports and scripts rely on."""

from __future__ import annotations

from enum import StrEnum


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
