"""Every package name that Debian offers, held against the catalogue: only those that really are a product of ours may match."""

import subprocess

import pytest

from scanner.catalogue.load import load_catalogue
from scanner.collectors.applications.linux_dpkg import LinuxDpkg
from scanner.host.mounted.mounted_host import mounted_host
from scanner.matching.matcher import Matcher
from tests.fake_host import said
from tests.real.parts import need

pytestmark = pytest.mark.real

ENOUGH = 30_000  # packages; without its lists apt knows what is installed and little more
PACKAGE = "Package: {Package}\nStatus: install ok installed\nVersion: {Version}\nMaintainer: {Maintainer}\n"
PRODUCTS = {
    "telegram-desktop": "telegram",  # Telegram's own program, which Debian builds from its source
}


def offered():
    """Return the fields of every package that apt can install, the first of a name."""
    need("apt-cache")
    said_by_apt = subprocess.run(["apt-cache", "dumpavail"], check=True, capture_output=True, text=True).stdout
    found = {}
    for paragraph in said_by_apt.strip().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in paragraph.splitlines() if ": " in line and line[0] != " ")
        found.setdefault(fields["Package"], fields)
    if len(found) < ENOUGH:
        pytest.skip("apt has no lists of packages; `apt-get update` fetches them")
    return found


def test_of_all_packages_of_debian_only_those_that_are_products_match(tmp_path):
    packages = offered()
    status = tmp_path / "var/lib/dpkg/status"
    status.parent.mkdir(parents=True)
    status.write_text("\n".join(PACKAGE.format(**fields) for fields in packages.values()))

    items = said(mounted_host(str(tmp_path)), LinuxDpkg())
    found = Matcher(load_catalogue().products.values()).match(items)

    assert {item.name for item in items} == packages.keys()
    assert [(evidence.item.name, product.id) for product, evidence in found] == [*PRODUCTS.items()]
