import struct

import pytest
from hypothesis import given
from hypothesis import strategies as some

from scanner.host.windows.windows_access_list import Access, Grant, access
from scanner.model import Malformed

SYSTEM = bytes.fromhex("010100000000000512000000")
USERS = bytes.fromhex("01020000000000052000000021020000")


def entry(sid, rights, kind=0, flags=0):
    return struct.pack("<BBHI", kind, flags, 8 + len(sid), rights) + sid


def descriptor(*entries, control=0x8004, owner=SYSTEM):
    body = b"".join(entries)
    head = struct.pack("<BxHIIII", 1, control, 20, 0, 0, 20 + len(owner))
    return head + owner + struct.pack("<BxHHxx", 2, 8 + len(body), len(entries)) + body


def test_the_owner_and_what_is_granted():
    content = descriptor(entry(SYSTEM, 0x1F01FF), entry(USERS, 0x1200A9, flags=0x13))

    assert access(content) == Access("S-1-5-18", (Grant("S-1-5-18", 0x1F01FF), Grant("S-1-5-32-545", 0x1200A9)))


def test_what_is_denied_or_meant_for_what_is_made_later_is_no_grant():
    content = descriptor(entry(USERS, 2, kind=1), entry(USERS, 2, flags=0x0B), entry(USERS, 4, kind=9))

    assert access(content).grants == (Grant("S-1-5-32-545", 4),)


def test_an_empty_list_grants_nothing_and_no_list_everything():
    assert access(descriptor()).grants == ()
    assert access(descriptor(control=0x8000)).grants is None
    assert access(struct.pack("<BxHIIII", 1, 0x8004, 20, 0, 0, 0) + SYSTEM).grants is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        descriptor()[:24],
        descriptor(entry(USERS, 2))[:-4],
        descriptor(entry(USERS, 2, kind=5)),
        struct.pack("<BxHIIII", 1, 0, 0, 0, 0, 0),
    ],
)
def test_what_is_cut_or_not_known_is_malformed(content):
    with pytest.raises(Malformed):
        access(content)


@given(some.binary(max_size=120), some.integers(0, 120))
def test_any_bytes_are_read_or_malformed(noise, cut):
    for content in (noise, descriptor(entry(USERS, 2), entry(SYSTEM, 4))[:cut] + noise):
        try:
            assert isinstance(access(content), Access)
        except Malformed:
            continue
