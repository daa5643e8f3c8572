"""What dpkg says of this machine, and what we say."""

import subprocess
from collections import Counter

import pytest

from scanner.collectors.applications.linux_dpkg import LinuxDpkg
from scanner.host.live import live_host
from scanner.model import Rung
from tests.fake_host import said
from tests.real.parts import need

pytestmark = pytest.mark.real
FORMAT = "${db:Status-Status}\t${Package}\t${Version}\t${Maintainer}\n"


def test_every_package_that_dpkg_lists_as_installed_is_found_with_its_version_and_maintainer():
    need("dpkg-query")
    lines = subprocess.run(["dpkg-query", "-W", "-f", FORMAT], check=True, capture_output=True, text=True).stdout.splitlines()
    theirs = [line.split("\t")[1:] for line in lines if line.startswith("installed\t")]
    removed = [line.split("\t")[1] for line in lines if line.startswith("config-files\t")]
    found = said(live_host(all_users=False), LinuxDpkg())
    ours = [item for item in found if item.rung is Rung.INSTALLED]

    assert len(theirs) > 50
    assert Counter((item.name, item.version, item.publisher) for item in ours) == Counter(map(tuple, theirs))
    assert Counter(item.name for item in found if item.rung is Rung.RESIDUE) == Counter(removed)
    assert all(item.ids == (("deb", item.name),) for item in ours)
