import pytest

from scanner.matching.web_app_id import web_app_id


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://chatgpt.com/", "cadlkienfkclaiaibeoongdcgmdikeeg"),
        ("https://www.youtube.com/?feature=ytca", "agimnkijcaahngcdmfeangaknmldooml"),
        ("https://chat.deepseek.com/", "hmjcdonmhijmnefklekckjkeoknbiipb"),
    ],
)
def test_ids_that_browsers_gave(url, expected):
    assert web_app_id(url) == expected
