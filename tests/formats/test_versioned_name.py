import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.formats.versioned_name import split


@pytest.mark.parametrize(
    ("stem", "name", "version"),
    [
        ("PeerProbe-7.8.9-x86_64", "PeerProbe", "7.8.9"),
        ("Cursor-0.42.3", "Cursor", "0.42.3"),
        ("Obsidian-1.5.3_0123456789abcdef0123456789abcdef", "Obsidian", "1.5.3"),
        ("nvim-linux-x86_64", "nvim", ""),
        ("Jan-linux-x86_64-0.5.1", "Jan", "0.5.1"),
        ("LM-Studio-0.3.5-8-x64", "LM-Studio", "0.3.5-8"),
        ("app_1.2.3_amd64", "app", "1.2.3"),
        ("Some App 2.0", "Some App", "2.0"),
        ("Tool_V1.2", "Tool", "1.2"),
        ("node-v20.1.0-linux-x64", "node", "20.1.0"),
        ("idea-IU-241.14494.240", "idea-IU", "241.14494.240"),
        ("tool-1.2.3-beta.1+build", "tool", "1.2.3-beta.1+build"),
        ("Cursor-1.7.38-x86_64 (1)", "Cursor", "1.7.38"),
        ("Cursor(12)", "Cursor", ""),
        ("(1)", "(1)", ""),
        ("Studio-3", "Studio-3", ""),
        ("2048", "2048", ""),
        ("1.2.3", "1.2.3", ""),
        ("linux-wallet", "linux-wallet", ""),
        ("arm64", "arm64", ""),
        ("", "", ""),
    ],
)
def test_name_and_version(stem, name, version):
    assert split(stem) == (name, version)


@given(st.text(alphabet="a1.-_ v", max_size=300))
def test_a_name_is_never_lost(stem):
    name, version = split(stem)

    assert bool(name) == bool(stem)
    assert name + version == "" or len(name + version) <= len(stem)
