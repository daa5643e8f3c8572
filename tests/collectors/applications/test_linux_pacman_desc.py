from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.collectors.applications.linux_pacman_desc import database_path, description


def test_the_first_line_of_each_section():
    text = "%NAME%\nbash\n\n%VERSION%\n5.2.037-5\n\n%DESC%\n%NAME%\n\n%DEPENDS%\nreadline\nglibc\n\n"

    assert description(text) == {"NAME": "bash", "VERSION": "5.2.037-5", "DESC": "%NAME%", "DEPENDS": "readline"}


def test_a_section_without_a_value_and_other_lines():
    assert description("%NAME%\n\nnonsense\nmore\n") == {}


def test_the_first_database_path_counts():
    text = "[options]\n#DBPath = /no/\n  DBPath=  /srv/my pacman/ \nDBPath = /later\n"

    assert database_path(text) == "/srv/my pacman"


def test_no_database_path():
    assert database_path("[options]\n#DBPath = /var/lib/pacman/\nDBPathX = /x\n") == ""
    assert database_path("DBPath =\nHoldPkg = pacman\n") == ""


@settings(max_examples=100)
@given(st.text(alphabet="%NAME\n\r \t=DBPath/"))
def test_any_text_gives_text(text):
    assert "\n" not in "".join((*description(text), *description(text).values()))
    assert "\n" not in database_path(text)
