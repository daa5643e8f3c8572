import os
import sys

import pytest

from scanner.host.configuration_folder import configuration_folder


@pytest.mark.skipif(os.name == "nt", reason="Windows is asked")
@pytest.mark.parametrize(("system", "folder"), [("linux", "/etc/scanner"), ("darwin", "/Library/Application Support/scanner")])
def test_the_folder_is_the_systems(monkeypatch, system, folder):
    monkeypatch.setattr(sys, "platform", system)

    assert configuration_folder() == folder


@pytest.mark.skipif(os.name != "nt", reason="only Windows is asked")
def test_the_environment_does_not_name_it(monkeypatch):
    for name in ("ProgramData", "ALLUSERSPROFILE"):
        monkeypatch.setenv(name, r"C:\theirs")

    assert configuration_folder().casefold() == r"c:\programdata\scanner"
