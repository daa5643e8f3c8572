from scanner.formats.extension_text import LONGEST, text_ids


def test_a_text_is_kept_as_far_as_it_says_what_an_extension_is():
    assert text_ids("Talks.") == (("extension-word", "Talks."),)
    assert text_ids("") == ()
    assert text_ids("x" * 1000) == (("extension-word", "x" * LONGEST),)
