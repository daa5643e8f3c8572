from scanner.formats.extension_text import LONGEST, MARKED, text_ids, without_marks


def test_a_text_is_kept_as_far_as_it_says_what_an_extension_is():
    assert text_ids("Talks.") == (("extension-word", "Talks."),)
    assert text_ids("") == ()
    assert text_ids("x" * 1000) == (("extension-word", "x" * LONGEST),)


def test_marks_of_html_take_no_place_of_a_text():
    assert without_marks("<h3>Probe</h3>\n  <ul><li>Talks&nbsp;with <b>AI</b>.</li>") == "Probe Talks with AI ."
    assert without_marks("a < b") == "a < b"
    assert len(without_marks("<" * 10 * MARKED)) == MARKED
