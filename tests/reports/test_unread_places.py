from scanner.language import english
from scanner.model import Problem, Reason, Status
from scanner.reports.terminal.layout import bullets
from scanner.reports.unread_places import MOST_UNREAD, describe_unread
from tests.reports.scans import run, scan

LOCKED = Problem(Reason.LOCKED, "in use", "/a", "alice", "c")


def lines(*problems, width=80, status=Status.PARTIAL):
    sentences = describe_unread(scan(runs=[run("c", status, problems=problems)]), english)
    return list(bullets([*sentences], width, english, most_lines=MOST_UNREAD))


def test_the_same_reason_place_and_collector_are_one_line_with_a_count():
    assert lines(LOCKED, LOCKED._replace(detail="again", user="bob"), LOCKED._replace(location="/b")) == [
        "- locked: /a (c, 2 times): in use",
        "- locked: /b (c): in use",
    ]


def test_thirty_lines_are_enough_and_the_rest_is_counted():
    shown = lines(*[LOCKED._replace(location=f"/{number:04}") for number in range(1000)])

    assert len(shown) == 31
    assert shown[-1] == "... and 970 more; HTML, JSON and TOML reports list all of them"


def test_exactly_thirty_need_no_count():
    shown = lines(*[LOCKED._replace(location=f"/{number:04}") for number in range(30)])

    assert (len(shown), shown[-1]) == (30, "- locked: /0029 (c): in use")


def test_a_run_that_was_skipped_without_a_word_is_told():
    assert lines(status=Status.SKIPPED) == ["- skipped (c)"]
    assert lines(status=Status.TIMED_OUT) == ["- timed out (c)"]


def test_what_is_absent_is_silent():
    assert lines(status=Status.ABSENT) == lines(status=Status.OK) == []


def test_a_problem_without_a_place():
    assert lines(Problem(Reason.INTERNAL_ERROR, "KeyError: 'x'", collector="c")) == ["- internal error (c): KeyError: 'x'"]


def test_a_long_place_is_whole_but_one_without_end():
    assert "".join(lines(LOCKED._replace(location="/" + "a" * 300), width=200)).count("a") == 300
    assert len("".join(lines(LOCKED._replace(location="/" + "a" * 5000), width=200))) < 500
