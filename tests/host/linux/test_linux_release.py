import pytest

from scanner.host.linux.linux_release import linux_domain


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("pc-1.office.example", "office.example"),
        ("pc-1", ""),
        ("", ""),
        ("pc-1.local", ""),
        ("localhost.localdomain", ""),
        ("10.0.0.7", ""),
        ("pc-1.", ""),
    ],
)
def test_the_domain_of_a_full_name(name, expected):
    assert linux_domain(name) == expected
