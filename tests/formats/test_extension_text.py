import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.formats.extension_text import LONGEST, MARKED, SHOWN, page_texts, text_ids, without_marks


def test_a_text_is_kept_as_far_as_it_says_what_an_extension_is():
    assert text_ids("Talks.") == (("extension-word", "Talks."),)
    assert text_ids("") == ()
    assert text_ids("x" * 2000) == (("extension-word", "x" * LONGEST),)


def test_marks_of_html_take_no_place_of_a_text():
    assert without_marks("<h3>Probe</h3>\n  <ul><li>Talks&nbsp;with <b>AI</b>.</li>") == "Probe Talks with AI ."
    assert without_marks("a < b") == "a < b"
    assert len(without_marks("<" * 10 * MARKED)) == MARKED


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("", ("", "")),
        ('<TITLE lang="en">Writes</TITLE><body>', ("Writes", "")),
        ("<title>Writes<body>", ("", "")),
        ("<body><!-- <p>not yet</p> > -->Writes", ("", "Writes")),
        ("<body><!-- Writes", ("", "")),
        ("<body><script>1</script >Writes<SCRIPT>2</SCRIPT> well", ("", "Writes well")),
        (
            "<html><head><title>Notes &amp; more</title><style>p {}</style></head><body class=x><p>Writes</p></body>",
            ("Notes more", "Writes"),
        ),
        (
            "<body><script>let a = 1</script>Before<style>b {}</style> and <!-- a remark -->after<script src=x></script>",
            ("", "Before and after"),
        ),
        ("<p>Without a body", ("", "Without a body")),
        ("<title>never closed<body>Text<script>never closed", ("", "Text")),
        ("<body><scripted>Text</scripted>", ("", "Text")),
    ],
)
def test_what_a_page_shows_first(page, texts):
    assert page_texts(page) == texts


def test_of_a_page_less_is_kept_than_of_a_description():
    assert [len(text) for text in page_texts(f"<title>{'x' * 1000}</title><body>{'y' * 1000}")] == [SHOWN, SHOWN]


@given(st.text(alphabet="<>/script style!-abody title&;", max_size=200))
def test_pages_of_any_kind(page):
    assert all(len(text) <= SHOWN for text in page_texts(page))
