"""What the system that runs the tests lets them make; where it does not, what they are about cannot be there."""

import os
import tempfile

import pytest


def _makes_links():
    """Try it: Windows wants a right for it that few accounts have, and Wine says that it made one and did not."""
    with tempfile.TemporaryDirectory() as folder:
        link = os.path.join(folder, "link")
        try:
            os.symlink(folder, link)
        except OSError:
            return False
        return os.path.islink(link)


needs_links = pytest.mark.skipif(not _makes_links(), reason="no symbolic links can be made here")
needs_fifos = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")
