"""How much memory a scan takes, as the system measures it in a process of its own."""

import subprocess
import sys

import pytest

from scanner.formats.json_file import most_values
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


SIXTEEN = 16 * MEBIBYTE
LOCAL_STATE = '{"profile": {"info_cache": {"Default": {}}}}'


@pytest.mark.parametrize(("last", "width"), [("", 1), ("\u00e9", 1), ("\u4e2d", 2), ("\U0001f600", 4)])
def test_sixteen_megabytes_of_settings_take_at_most_200(tmp_path, last, width):
    """As many values as are held, each of the kind that takes most: the widest letter tells how large the whole text is."""
    most = most_values(SIXTEEN * width)
    rows = ",".join(f'{{"{number}":{number + 999}}}' for number in range(most // 2 - 9))
    text = f'{{"extensions":{{}},"a":[{rows}],"b":"{last}'
    content = f'{text}{"x" * (SIXTEEN - len(text.encode()) - 2)}"}}'
    folder = "home/alice/.config/google-chrome"
    passwd = "alice:x:1000:1000::/home/alice:/bin/sh\n"
    root = tree(tmp_path, {"etc/passwd": passwd, f"{folder}/Local State": LOCAL_STATE, f"{folder}/Default/Preferences": content})

    code, most = peak("scan", "--quiet", "--root", root)

    assert code == 0
    assert SIXTEEN - 4 < len(content.encode()) <= SIXTEEN
    assert most < 200 * MEBIBYTE
