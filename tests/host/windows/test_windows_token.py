import sys

import pytest

from scanner.host.windows.windows_token import own_sid, remote


@pytest.mark.skipif(sys.platform == "win32", reason="other systems have no SIDs and no drives")
def test_elsewhere_there_is_nothing_to_tell():
    assert (own_sid(), remote("H:/x")) == ("", False)


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has SIDs and drives")
def test_our_own_sid_is_one():
    assert own_sid().startswith("S-1-5-")
    assert not remote("C:/x")
