"""The Windows build on a Windows with an account that is logged off, whose registry alone tells of TikTok."""

import pytest

from tests.builds.built import FOLDER, need, program, report
from tests.hives import hive
from tests.windows.test_hives import ROW, TIKTOK, profile, said

pytestmark = pytest.mark.windows


def test_a_banned_program_in_the_hive_of_an_account_that_is_logged_off_is_found(tmp_path):
    build = need(FOLDER) / program()
    with profile(tmp_path, keys=hive({ROW: TIKTOK})):
        code, found = report(build)

    assert code == 1
    assert said(found) == ([("tiktok", "application")], ["38.1"], [])
