from scanner.reports.stable_id import make_id


def test_an_id_depends_on_every_word_and_on_their_order_and_limits():
    assert len({make_id("a", "b"), make_id("b", "a"), make_id("ab"), make_id("a", "b", ""), make_id("a")}) == 5


def test_an_id_is_that_of_the_words_as_a_report_shows_them():
    assert make_id("\x1b", 7) == make_id("\\x1b", "7")
    assert len(make_id("\ud800")) == 32
