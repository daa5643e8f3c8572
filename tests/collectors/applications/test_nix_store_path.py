import pytest

from scanner.collectors.applications.nix_store_path import package

HASH = "wbhg2ga8f3h87s9h5k0slxk0m81m4cxl"


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("zoom-us-5.3.469451.0927", ("zoom-us", "5.3.469451.0927")),
        ("hello-2.12.1/bin/hello", ("hello", "2.12.1")),
        ("git-2.44.0-man", ("git", "2.44.0")),
        ("python3.11-requests-2.31.0", ("python3.11-requests", "2.31.0")),
        ("vscode-unwrapped", ("vscode-unwrapped", "")),
        ("nixos-system-host-24.05pre", ("nixos-system-host", "24.05pre")),
    ],
)
def test_name_and_version(rest, expected):
    assert package(f"/nix/store/{HASH}-{rest}") == expected


OTHERS = ["", "/usr/bin/x", "/nix/store/short-x-1", f"/nix/store/{HASH}", f"/nix/store/{HASH}-", f"x/nix/store/{HASH}-a-1"]


@pytest.mark.parametrize("path", OTHERS)
def test_other_paths_are_no_package(path):
    assert package(path) == ("", "")
