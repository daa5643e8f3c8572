import pytest

from scanner.formats.registry_values import Values
from scanner.formats.windows_version import version


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"DisplayVersion": "1.2.3", "VersionMajor": 9, "Version": 0x01020003}, "1.2.3"),
        ({"DisplayVersion": "", "VersionMajor": 9, "VersionMinor": 1}, "9.1"),
        ({"VersionMajor": 9}, "9"),
        ({"VersionMajor": 0, "VersionMinor": 5}, "0.5"),
        ({"VersionMajor": "10", "VersionMinor": "0"}, "10.0"),
        ({"VersionMajor": 9, "MajorVersion": 7}, "9"),
        ({"MajorVersion": 7, "MinorVersion": 2, "Version": 1}, "7.2"),
        ({"Version": 0x0A140003}, "10.20.3"),
        ({"Version": -2046817228}, "134.0.3124"),  # Microsoft Edge's, whose highest bit was taken for a sign
        ({"Version": "4.5 beta"}, "4.5 beta"),
        ({"Version": 0}, ""),
        ({"DisplayVersion": 3, "VersionMajor": b"9", "Version": ["1"]}, ""),
        ({}, ""),
    ],
)
def test_the_version_ladder(values, expected):
    assert version(Values(values)) == expected
