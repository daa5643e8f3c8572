"""How much memory a scan takes, as the system measures it in a process of its own."""

import subprocess
import sys

import pytest

from tests.trees import tree

MEBIBYTE = 1 << 20
PACKAGES = 60_000
STANZA = """Package: package-{0}
Status: install ok installed
Priority: optional
Section: libs
Maintainer: Maintainer {1} <maintainer-{1}@lists.example.org>
Architecture: amd64
Version: 1:{0}.2.3-4+deb12u1
Depends: libc6 (>= 2.36), libpackage-{0} (= 1:{0}.2.3-4), {2}
Description: what package {0} is for
 {2}
 {2}

"""
# The process that starts it must be small: a child's peak begins at what its parent holds.
WAITS = """
import os, sys
_, status, used = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ), 0)
print(os.waitstatus_to_exitcode(status), used.ru_maxrss)
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux gives a child's peak in KiB")


def peak(*arguments):
    """Return the exit code of a call and the most memory it took, in bytes."""
    call = [sys.executable, "-I", "-S", "-c", WAITS, sys.executable, "-m", "scanner", *arguments]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    code, size = done.stdout.splitlines()[-1].split()
    return int(code), int(size) * 1024


def test_sixty_thousand_packages_take_at_most_100_mebibytes(tmp_path):
    status = "".join(STANZA.format(number, number % 1500, "x" * 100) for number in range(PACKAGES))
    code, most = peak("scan", "--quiet", "--root", tree(tmp_path, {"var/lib/dpkg/status": status}))

    assert code == 0
    assert len(status) > 30 * MEBIBYTE
    assert most < 100 * MEBIBYTE
