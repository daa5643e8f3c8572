import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.formats.yaml_document import LARGEST, yaml_document
from scanner.model import Malformed, Reason, Unreadable

SECRET = "hunter2"
BOMB = "a0: &a0 {k0: 1}\n" + "".join(
    f"a{n}: &a{n} {{<<: [{f'*a{n - 1} , ' * 5}], {', '.join(f'k{n}_{m}: 1' for m in range(9))}}}\n" for n in range(1, 34)
)


def test_mappings_lists_and_merges():
    assert yaml_document(b"a: &x {b: 1}\nc:\n  <<: *x\n  d: [yes, 'no']\n") == {"a": {"b": 1}, "c": {"b": 1, "d": [True, "no"]}}


def test_a_tag_of_another_program_costs_its_value_alone():
    assert yaml_document(b"a: !secret x\nb: !!python/object/apply:os.system ['false']\nc: 1\n") == {"a": None, "b": None, "c": 1}


@pytest.mark.parametrize(
    "content", [b"a: [" + SECRET.encode(), b"\x00", b"{" * 1000, b"x: *y", b"a: 2001-99-99", b"x: " + b"9" * 5000, b"? [a]\n: b"]
)
def test_what_is_no_yaml_is_said_and_not_quoted(content):
    with pytest.raises(Malformed) as error:
        yaml_document(content)

    assert SECRET not in str(error.value)


@pytest.mark.parametrize(("content", "said"), [(b"a: 1\nb: [", "expected YAML: broken at line 2"), (b"a: 2001-99-99", "expected YAML")])
def test_where_it_breaks_is_said_as_far_as_it_is_known(content, said):
    with pytest.raises(Malformed) as error:
        yaml_document(content)

    assert error.value.detail == said


def test_more_aliases_than_anybody_writes_are_refused():
    with pytest.raises(Malformed):
        yaml_document(b"a: &a b\nc: [" + b"*a , " * 1000 + b"]")


def test_merges_of_merges_do_not_multiply():
    assert len(yaml_document(BOMB.encode())["a33"]) == 33 * 9 + 1


@pytest.mark.parametrize("content", [b"a" * (LARGEST + 1), b"[" * 100_000, b"{" * 100_000])
def test_a_file_that_would_take_long_is_not_begun(content):
    with pytest.raises(Unreadable) as error:
        yaml_document(content)

    assert error.value.reason is Reason.TOO_LARGE


@given(st.binary(max_size=200))
def test_any_bytes_are_a_value_or_unreadable(content):
    try:
        yaml_document(content)
    except Unreadable:
        return
