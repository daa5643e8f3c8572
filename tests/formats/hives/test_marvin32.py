import pytest

from scanner.formats.hives.marvin32 import marvin32

FIRST, SECOND = 0x004FB61A001BDBCC, 0x804FB61A001BDBCC


# From the tests of the .NET runtime, which hashes its strings so.
@pytest.mark.parametrize(
    ("seed", "content", "expected"),
    [
        (FIRST, "", 0x30ED35C100CD3C7D),
        (FIRST, "af", 0x48E73FC77D75DDC1),
        (FIRST, "e70f", 0xB5F6E1FC485DBFF8),
        (FIRST, "37f495", 0xF0B07C789B8CF7E8),
        (FIRST, "8642dc59", 0x7008F2E87E9CF556),
        (FIRST, "153fb79826", 0xE6C08C6DA2AFA997),
        (FIRST, "ab427ea8d10fc7", 0xE11847E4F0678C41),
        (SECOND, "", 0x10A9D5D3996FD65D),
        (SECOND, "8642dc59", 0x36289D9654FB49F6),
    ],
)
def test_known_checksums(seed, content, expected):
    assert marvin32(bytes.fromhex(content), seed) == expected
