import pytest

from scanner.matching.versions import MOST_DIGITS, numbers, within


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("128.5.0", (128, 5, 0)),
        ("1:128.5.0esr-1~deb12u1", (128, 5, 0)),
        ("v1.2", (1, 2)),
        ("", ()),
        ("unknown", ()),
        ("9" * MOST_DIGITS, (int("9" * MOST_DIGITS),)),
        ("9" * (MOST_DIGITS + 1), ()),
        ("1." + "9" * (MOST_DIGITS + 1), ()),
    ],
)
def test_the_leading_numbers_of_a_version_without_its_epoch(version, expected):
    assert numbers(version) == expected


@pytest.mark.parametrize(
    ("version", "expected"),
    [("139.9", False), ("140", True), ("140.0.1", True), ("149.9.9", True), ("150", False), ("150.0", False), ("", True), ("any", True)],
)
def test_the_first_version_of_a_range_belongs_to_it_and_its_end_does_not(version, expected):
    assert within(version, "140", "150") is expected


def test_a_range_may_be_open_at_either_end():
    assert [within(version, "", "150") for version in ("1", "150")] == [True, False]
    assert [within(version, "140", "") for version in ("139", "999")] == [False, True]
    assert within("1", "", "")
