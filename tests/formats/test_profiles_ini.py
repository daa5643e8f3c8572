import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.formats.profiles_ini import ProfilePath, profile_paths


def test_relative_and_absolute_profiles_and_nothing_of_their_names():
    content = (
        b"\xef\xbb\xbf[Install4F96]\r\nDefault=x.default\r\n\r\n[Profile1]\r\nName=Alice\r\nIsRelative=1\r\nPath=Profiles/x.default\r\n"
        b"[Profile0]\nPath=C:\\Work\\p\nIsRelative=0\n[General]\nPath=trap\n[Profile2]\nName=without\n"
    )

    assert profile_paths(content) == [
        ProfilePath("Profiles/x.default", relative=True),
        ProfilePath("C:\\Work\\p", relative=False),
    ]


LIST = "[Profile0]\nName=a\nIsRelative=1\nPath=a.default\n"


@pytest.mark.parametrize("content", [LIST.encode(), LIST.encode("utf-8-sig"), b"\xff\xfe" + LIST.encode("utf-16-le") + b"x"])
def test_every_encoding_that_gecko_reads(content):
    assert profile_paths(content) == [ProfilePath("a.default", relative=True)]


def test_lines_comments_and_sections_are_geckos():
    content = (
        b"[Profile0]\rPath=a\x0bb\n;Path=c\n#Path=d\n[Profile1]more\nPath=e\n[Profile0]\n Path= f\nIsRelative=0\n[Profile2\nPath=g\xff"
    )

    assert profile_paths(content) == [ProfilePath(" f", relative=False), ProfilePath("g\udcff", relative=True)]


def test_more_than_two_hundred_are_cut_off_so_that_it_shows():
    assert len(profile_paths(b"".join(b"[Profile%d]\nPath=p\n" % number for number in range(10_000)))) == 201


@settings(max_examples=100)
@given(st.binary(max_size=300) | st.text(alphabet="[Profile]Path=\nIsRelative01", max_size=100).map(str.encode))
def test_any_bytes_give_paths(content):
    assert all(isinstance(one, ProfilePath) for one in profile_paths(content))
