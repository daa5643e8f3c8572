import base64
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.collectors.applications.linux_rpm_header import RpmPackage, rpm_package
from scanner.collectors.applications.linux_rpm_ndb import ndb_headers
from scanner.model import Malformed, Problem, Reason, Unreadable
from tests.rpm_databases import header, ndb

# Written by rpm 4.18's own lib/backend/ndb/rpmpkg.c, from headers of rpmbuild: three packages put, the first deleted.
WRITTEN_BY_RPM = zlib.decompress(
    base64.b64decode("""
eNrtmEuIHEUYgKv3kaxBJWuCm4jiKDnsEqaprkd3dZD4WCMrxrhu4rKCga3qqpptMzszzszKGoJE8ORBBA/xoKDg0aPgWQ+eg3rwoHiJkMRHNvgMJsbq6X
9XtzBqTvHQP1RXf/3Xq2tqvkPPdZZnkYtRVwJXRtDmONxs930ecvWcazwHPOzqdx3PX6N9xRVXXHHFFVdcccUVV1xxxRVXfGO5iiqqqKKKv4+Hmupw8b2z
KJfLj6NTjrSr73dlK0LBh67e7krxbAy6BQgNn3X1Fuha8DngMeDzwDcDf+vqm1y5Ffg74HuBv4fPswz4AvQXwBchPwP8M+QPAv8CPAv8K4z/JPAVyB8F/h
04K3lkJ/CzwBPwLi8C74L5X3Zl2N3uhvxrwHcAfwU8CeP9BP0XoP9l4KfL9gHs54gq2wdbgDXwLcAG+DZgCzwB3ATeXfKO18v5Agz8MeRhf3ecgfn3AX8N
7U8An4P8yZID+HwefAY8Cufj8/J8DNZZjH8W8uMlD43Dfq+V/YeOwHpvB14AbgA/A7wEvFjwNOo0Zd5COExRhB6sdWR2TDZMzba7tb7p9XvoULu/lLcatb
xXy1u1vB+iY8HFGbWSN3VoVuVyp2ng8D7+qFvCU61ex2S5zY1Gzby1sopabdnNlsp56m6eehT2ulnY7SzD3G5R29aLe9rM1eR0e7nTNb2e0Y/kTXNILpve
FIJc8eThvFEsbuPZrHyh2ZaDxr0Z+byZ7Rqbr04hGuKQ1SPEwjjEg7q8RiIsfj40NlgPqj9BavUGyjp5GzWO5x2Uwqrr2qhcturlm5QxttK3dYGkpamJsi
iVliVCGptITJVJhbEy1amSkhBhVWpTaqhgRMc6URGTEYu5ZDwtxyJUY0aIYtZI1zxJIiMSkrBIKZrgJMWKZhpzKoy0isURodQIgpVgiieSDLZ+IJSrV6+s
gVDcz3vPJ4ud5/afef+u84dnpxb2X2rxlBMqEmOUpCJSmnJ3zRLCLFeKRxpHVLs2ERKZjZkyWGUYU6oSpizXVKoktppryd36VUwyLYg0KaeJ0NIQzjLOqd
sIxd3sxflwVXHeh+F+EB99GjQKFzo3Hij8OFz+oZEYHaT3ujN58i9+/PI6/bjN8+O6D78BP2z3fLnT8+Wk58v7PF8+4Ply3Yc/QP6I58/M82fD8+eS58++
58/jnj9f8vx5yvPn254/3/P8+dtmfwbjm/0Z7PL8eafnzz2eP/d6/sSeP7nnz8Tz50HPn7OeP+c9f77h+fNNz59rnj9/3OzPoRHPn3XPnx3Pn33Pn6ueP0
+U/lx3YBQSRAd/vv9mUXRNjx4oqTZvWrrd/RetQlcnVVKnG2LdGPBGupXtGyzqeuz6v3Xr6T/devSVt05PnLq0eKG357Gt73wQTqfcRmkkTGYjkhoraEZZ
TCyX2nkWJ0xgkkYklihmhIlEZE6VSgiFVRJFmlmMBdMZ16lQOqHFe5DYYKHilGmcYCYx45aL+J/cWsSrX9w9cGnh1z8AhrpZ0w==
""")
)
MADE = ndb(header("a"), header("b", vendor="B"), header("c"))


def bad(found):
    return Problem(Reason.MALFORMED, f"expected a package of an ndb database, found {found}")


def test_a_database_that_rpm_wrote():
    assert [rpm_package(found) for found in ndb_headers(WRITTEN_BY_RPM)] == [
        RpmPackage("plain", "0.9-1", ""),
        RpmPackage("example", "4:1.2-3", "Example Vendor"),
    ]


def test_the_made_up_databases_of_these_tests_read_like_it():
    assert list(ndb_headers(MADE)) == [header("a"), header("b", vendor="B"), header("c")]


def test_an_empty_database():
    assert list(ndb_headers(ndb())) == []


def test_more_than_one_page_of_slots():
    assert list(ndb_headers(ndb(*[header(f"p{number}") for number in range(300)], pages=2)))[-1] == header("p299")


def test_a_bad_package_costs_itself_alone():
    broken = MADE.replace(b"BlbS\2", b"BlbS\7")

    assert list(ndb_headers(broken)) == [header("a"), bad("unexpected bytes in place of package 2"), header("c")]


def test_a_slot_that_claims_the_whole_file_costs_itself_alone():
    broken = bytearray(MADE)
    broken[32 + 12 : 32 + 16] = b"\xff\xff\xff\xff"

    assert list(ndb_headers(bytes(broken))) == [bad("package 1 outside the file"), header("b", vendor="B"), header("c")]


def test_a_cut_file_keeps_what_is_left():
    assert list(ndb_headers(MADE[:-16])) == [header("a"), header("b", vendor="B"), bad("package 3 outside the file")]


def test_a_slot_without_its_mark():
    broken = bytearray(MADE)
    broken[48:52] = b"Slop"

    assert list(ndb_headers(bytes(broken))) == [header("a"), bad("a slot without its magic number"), header("c")]


def test_slots_that_share_their_blocks_do_not_multiply_the_work():
    shared = bytearray(MADE)
    shared[32:4096] = shared[32:48] * 254
    headers = ndb_headers(bytes(shared))

    with pytest.raises(Malformed, match="side by side"):
        list(headers)


@pytest.mark.parametrize("content", [b"", b"RpmP", b"x" * 5000, MADE[:4095]])
def test_what_is_no_such_database(content):
    with pytest.raises(Malformed):
        list(ndb_headers(content))


def test_a_later_version_is_named_as_such():
    with pytest.raises(Unreadable) as caught:
        list(ndb_headers(MADE[:4] + b"\1" + MADE[5:]))

    assert caught.value.reason is Reason.UNSUPPORTED_FORMAT


def outcome(content):
    try:
        return [found for found in ndb_headers(content) if not isinstance(found, bytes | Problem)]
    except Unreadable:
        return []


@settings(max_examples=100)
@given(st.binary(), st.booleans())
def test_any_bytes_give_headers_or_problems(content, marked):
    assert outcome(MADE[:4096] * marked + content) == []


@settings(max_examples=100)
@given(st.lists(st.tuples(st.integers(0, 200) | st.integers(4096, len(WRITTEN_BY_RPM) - 1), st.integers(0, 255)), max_size=5))
def test_any_changed_bytes_give_headers_or_problems(changes):
    changed = bytearray(WRITTEN_BY_RPM)
    for at, byte in changes:
        changed[at] = byte

    assert outcome(bytes(changed)) == []
